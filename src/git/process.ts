import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { getExecOutput } from '@actions/exec'

/** Runs git in one repository. */
export interface GitRunner {
  /**
   * Runs a command that soon ends by itself, and returns its stdout.
   *
   * Throws git's own message if the command fails.
   */
  run(args: readonly string[]): Promise<string>
  /** Runs a command that can take long: the end of the run kills it. Otherwise the same as `run`. */
  runCancellable(args: readonly string[], stdin?: string): Promise<string>
  /** Starts a command that stays: the end of the run kills it. */
  start(args: readonly string[]): ChildProcessWithoutNullStreams
}

export type GitRunnerOptions = Readonly<{
  cwd: string
  env: Readonly<Record<string, string>>
  /** Kills all processes of `runCancellable` and `start`. */
  signal: AbortSignal
  /** Reports each command with its result and milliseconds. */
  debug: (message: string) => void
}>

export function createGitRunner({ cwd, env, signal, debug }: GitRunnerOptions): GitRunner {
  const report = (args: readonly string[], start: number, result: string) => {
    debug(`git ${args.join(' ')}: ${result}, ${Math.round(performance.now() - start)} ms`)
  }
  const start = (args: readonly string[]) => {
    const startTime = performance.now()
    const git = spawn('git', args, { cwd, env, signal })
    git.on('close', (code, killedBy) =>
      report(args, startTime, `${killedBy ?? `exit code ${code}`}`),
    )
    return git
  }
  return {
    start,
    async run(args) {
      const startTime = performance.now()
      const options = { cwd, env, silent: true, ignoreReturnCode: true }
      const { exitCode, stdout, stderr } = await getExecOutput('git', [...args], options)
      report(args, startTime, `exit code ${exitCode}`)
      if (exitCode !== 0) throw new Error(stderr.trim())
      return stdout
    },
    async runCancellable(args, stdin = '') {
      const git = start(args)
      // If git ends before it has read everything, its exit code tells why.
      git.stdin.on('error', () => undefined)
      git.stdin.end(stdin)
      return await outputOf(git)
    },
  }
}

/** The stdout of a process. Throws its stderr if it fails. */
export async function outputOf(git: ChildProcessWithoutNullStreams): Promise<string> {
  const [stdout, stderr] = [git.stdout, git.stderr].map((stream) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    return chunks
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    git.on('error', reject)
    git.on('close', resolve)
  })
  if (code !== 0) throw new Error(textOf(stderr).trim())
  return textOf(stdout)
}

function textOf(chunks: readonly Buffer[] = []): string {
  return Buffer.concat(chunks).toString('utf8')
}

import { ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { getExecOutput } from '@actions/exec'
import { stoppedError, uptimeMs } from '../runner/stop.ts'
import type { Messages } from '../text/message.ts'
import { safeOptions } from './environment.ts'

/** Runs git in one repository. */
export interface GitRunner {
  /**
   * Runs a local command that ends by itself at once, and returns its stdout.
   *
   * Throws a `GitError` with git's own message if the command fails.
   */
  run(args: readonly string[]): Promise<string>
  /** Starts a local command. The end of the run kills it. */
  start(args: readonly string[]): ChildProcessWithoutNullStreams
  /** The same for a command that may use the network. */
  startWithNetwork(args: readonly string[]): ChildProcessWithoutNullStreams
}

const unknownFeature =
  /unknown repository extension|invalid value for 'extensions\.|expected git repo version/i

/** What the user can do about an error of git. `usual` is the advice if git is new enough. */
export function gitAdvice(reason: string, usual = 'Check the repository out again.'): string {
  return unknownFeature.test(reason)
    ? 'The repository uses a feature that this git does not know. Install a newer git in the job before this step.'
    : usual
}

/** A git command failed. */
export class GitError extends Error {
  readonly exitCode: number
  constructor(message: string, exitCode: number) {
    super(message || 'it did not say why')
    this.exitCode = exitCode
  }
}

type Environment = Readonly<Record<string, string>>

export type GitRunnerOptions = Readonly<{
  /** The absolute path of git. */
  executable: string
  cwd: string
  localEnv: Environment
  networkEnv: () => Environment
  /** Kills all started processes. */
  signal: AbortSignal
  /** Reports each command with its result and milliseconds. */
  debug: Messages['debug']
}>

export function createGitRunner(options: GitRunnerOptions): GitRunner {
  const { executable, cwd, localEnv, networkEnv, signal, debug } = options
  const report = (args: readonly string[], startTime: number, result: string) => {
    debug(`git ${args.join(' ')}: ${result}, ${Math.round(uptimeMs() - startTime)} ms`)
  }
  const start = (args: readonly string[], env: Environment) => {
    if (signal.aborted) throw stoppedError(signal, 'while git was read.')
    const startTime = uptimeMs()
    // A process group of its own: git's helper processes end with it.
    const detached = process.platform !== 'win32'
    const git = spawn(executable, [...safeOptions, ...args], { cwd, env, detached })
    requirePipes(git)
    const kill = () => killGroup(git)
    signal.addEventListener('abort', kill, { once: true })
    git.on('close', (code, killedBy) => {
      signal.removeEventListener('abort', kill)
      report(args, startTime, killedBy ?? `exit code ${code}`)
    })
    return git
  }
  return {
    async run(args) {
      const startTime = uptimeMs()
      const stopWatching = killOnAbort(signal)
      const { exitCode, stdout, stderr } = await getExecOutput(
        // @actions/exec splits this text at blanks.
        `"${executable}"`,
        [...safeOptions, ...args],
        { cwd, env: localEnv, silent: true, ignoreReturnCode: true, delay: maxDelayMs },
      ).finally(stopWatching)
      report(args, startTime, `exit code ${exitCode}`)
      if (exitCode !== 0) throw new GitError(stderr.trim(), exitCode)
      return stdout
    },
    start: (args) => start(args, localEnv),
    startWithNetwork: (args) => start(args, networkEnv()),
  }
}

/** Node.js makes no pipes, against its own types, if it has no file descriptor left. */
function requirePipes(git: Readonly<{ stdout?: unknown }> & Pick<ChildProcess, 'on'>): void {
  if (git.stdout !== undefined) return
  // Node.js reports the error once more, later.
  git.on('error', () => undefined)
  throw new Error(
    'The job has no file descriptors left (EMFILE). Raise its limit with `ulimit -n`.',
  )
}

/** The time that @actions/exec waits for the output of a process that has ended. */
const maxDelayMs = 1000

/**
 * Ends the processes of @actions/exec with the run: a git that hangs must not hold up a job. The package has no function for
 * this, but Node.js reports each new process (its documentation, "diagnostics_channel", built-in channels).
 */
function killOnAbort(signal: AbortSignal): () => void {
  const onProcess = (message: unknown) => {
    if (typeof message !== 'object' || message === null || !('process' in message)) return
    const { process: child } = message
    if (!(child instanceof ChildProcess)) return
    const kill = () => {
      child.kill('SIGKILL')
      for (const pipe of [child.stdin, child.stdout, child.stderr]) pipe?.destroy()
    }
    signal.addEventListener('abort', kill, { once: true })
    child.on('close', () => signal.removeEventListener('abort', kill))
  }
  subscribe('child_process', onProcess)
  return () => void unsubscribe('child_process', onProcess)
}

/** Ends a process, its helper processes, and the reading of its output. */
export function killGroup(git: ChildProcessWithoutNullStreams): void {
  const { pid } = git
  try {
    if (pid !== undefined && process.platform !== 'win32') process.kill(-pid, 'SIGKILL')
    else git.kill('SIGKILL')
  } catch {
    // It has already ended.
  }
  // A helper process can keep the pipes open.
  for (const pipe of [git.stdin, git.stdout, git.stderr]) pipe.destroy()
}

/** The stdout of a process in chunks. Throws its stderr if it fails. */
export async function* outputOf(git: ChildProcessWithoutNullStreams): AsyncGenerator<string> {
  let stderr = ''
  git.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (stderr.length < maxErrorLength) stderr += text
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    git.on('error', reject)
    git.on('close', resolve)
  })
  // The error is thrown below.
  ended.catch(() => undefined)
  yield* git.stdout.setEncoding('utf8')
  if ((await ended) !== 0) throw new Error(stderr.trim() || 'it did not say why')
}

/** The lines of an output, many at once: an iteration for each line would take seconds for a long history. */
export async function* linesOf(output: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let rest = ''
  for await (const text of output) {
    const lines = `${rest}${text}`.split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > maxLineLength) throw new Error('git printed a line that is too long')
    yield lines
  }
  if (rest !== '') yield [rest]
}

/** The maximum length of a line. Names of refs are shorter. */
const maxLineLength = 1024 ** 2

/** git repeats some messages very often. In UTF-16 units. */
export const maxErrorLength = 10_000

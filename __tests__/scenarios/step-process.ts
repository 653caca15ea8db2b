import { type ChildProcessWithoutNullStreams, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Command, prepareStep, type Step } from '../../sandbox/runner.ts'

/** A step whose process a test controls. */
export type RunningStep = Readonly<{
  child: ChildProcessWithoutNullStreams
  /** The text that the step printed so far. */
  printed(): string
  /** Waits for the end of the process: its exit code, or the signal that killed it. */
  ended: Promise<number | string>
}>

/** Changes the command of a step, and how it is started. `folder` contains the runner's files. */
export type Wrap = (command: Command, folder: string) => Partial<Command & SpawnOptions>

/** Starts a step, and calls `use` with it. The process and its folder are removed afterwards. */
export async function withStep<Value>(
  step: Step,
  use: (running: RunningStep, folder: string) => Promise<Value>,
  wrap: Wrap = () => ({}),
): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'log-revision-step-'))
  const command = await prepareStep(step, folder)
  const { program, args, ...options } = { ...command, ...wrap(command, folder) }
  const child = spawn(program, args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8')
    })
  }
  const ended = once(child, 'exit').then(([code, signal]) =>
    typeof code === 'number' ? code : String(signal),
  )

  try {
    return await use({ child, printed: () => text, ended }, folder)
  } finally {
    child.kill('SIGKILL')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Waits until a file exists and is not empty, and returns its text. */
export async function waitForFile(file: string): Promise<string> {
  for (;;) {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
    if (text !== '') return text
    await sleep(20)
  }
}

export const isLinux = process.platform === 'linux'

/** A process whose current folder is inside a given folder (Linux). */
export type FoundProcess = Readonly<{ pid: number; command: string; memoryMegabytes: number }>

/** The processes whose current folder is inside `folder` (Linux). */
export function processesIn(folder: string): readonly FoundProcess[] {
  return readdirSync('/proc').flatMap((pid) => {
    try {
      if (!/^\d+$/.test(pid) || !readlinkSync(`/proc/${pid}/cwd`).startsWith(folder)) return []
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      const [, kilobytes] =
        /^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
      // A process that ended but that nobody waited for has no memory.
      if (kilobytes === undefined) return []
      return [{ pid: Number(pid), command, memoryMegabytes: Number(kilobytes) / 1024 }]
    } catch {
      return []
    }
  })
}

/** The commands of these processes after a moment in which killed processes end. */
export async function processesLeftIn(folder: string): Promise<readonly string[]> {
  for (let attempts = 0; attempts < 50 && processesIn(folder).length > 0; attempts++) {
    await sleep(20)
  }
  return processesIn(folder).map(({ command }) => command)
}

/** Watches the memory of a step and of its git processes, in megabytes. 0 if this is not Linux. */
export function watchMemory(workspace: string): Readonly<{ stop(): number }> {
  let peak = 0
  const timer = setInterval(() => {
    const used = processesIn(workspace).map(({ memoryMegabytes }) => memoryMegabytes)
    peak = Math.max(
      peak,
      used.reduce((sum, each) => sum + each, 0),
    )
  }, 20)
  if (!isLinux) clearInterval(timer)
  return {
    stop() {
      clearInterval(timer)
      return peak
    },
  }
}

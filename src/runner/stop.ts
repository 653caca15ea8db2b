import { setMaxListeners } from 'node:events'
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import { messageOf } from '../text/message.ts'

/** The run ended before it was done: the job was cancelled, or the time limit was reached. */
export class StoppedError extends Error {}

export type Stop = Readonly<{
  signal: AbortSignal
  /** Ends the run. `reason` begins a sentence: `The job was cancelled`. Only the first call counts. */
  stop(reason: string): void
}>

export function createStop(): Stop {
  const controller = new AbortController()
  // Each request in progress listens. Node would warn about more than ten listeners.
  setMaxListeners(0, controller.signal)
  return {
    signal: controller.signal,
    stop(reason) {
      if (!controller.signal.aborted) controller.abort(reason)
    },
  }
}

/** Why the run was stopped. `where` continues the sentence. */
export function stoppedError(signal: AbortSignal, where: string): StoppedError {
  return new StoppedError(`${messageOf(signal.reason)} ${where}`)
}

/** The time after which a loop over data yields to the event loop, in milliseconds. */
const turnMs = 20

/** Milliseconds since the start of the process. (Node.js would load a module for `performance`.) */
export function uptimeMs(): number {
  return process.uptime() * 1000
}

/**
 * Returns a function for long loops over data. After some time it yields to the event loop, so that timers and signals are
 * handled. It throws if the run was stopped. `where` continues the sentence of the error.
 */
export function createCheckpoint(signal: AbortSignal, where: string): () => Promise<void> {
  let lastTurn = uptimeMs()
  return async () => {
    if (uptimeMs() - lastTurn >= turnMs) {
      await setImmediate()
      lastTurn = uptimeMs()
    }
    if (signal.aborted) throw stoppedError(signal, where)
  }
}

/** Waits for some milliseconds, or until the run is stopped. False if it was stopped. */
export async function waitUnlessStopped(
  signal: AbortSignal,
  milliseconds: number,
): Promise<boolean> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined)
  return !signal.aborted
}

/** The result of the work, or undefined if the run is stopped first and `graceMs` milliseconds have passed. */
export async function raceWithStop<Value>(
  signal: AbortSignal,
  work: Promise<Value>,
  graceMs = 0,
): Promise<Value | undefined> {
  let startGrace: () => void = () => undefined
  let timer: NodeJS.Timeout | undefined
  const graceIsOver = new Promise<undefined>((resolve) => {
    startGrace = () => {
      timer = setTimeout(resolve, graceMs, undefined)
    }
    if (signal.aborted) startGrace()
    else signal.addEventListener('abort', startGrace, { once: true })
  })
  try {
    return await Promise.race([work, graceIsOver])
  } finally {
    signal.removeEventListener('abort', startGrace)
    clearTimeout(timer)
    // The work goes on, but nothing waits for it.
    work.catch(() => undefined)
  }
}

import { setMaxListeners } from 'node:events'
import { messageOf } from '../text/neutralize.ts'

/** Why a run ends before it is done. */
export class StoppedError extends Error {}

/** What ends a run early: the runner, which cancels the job, or the time that it may take. */
export type Stop = Readonly<{
  signal: AbortSignal
  /** Ends the run. `reason` begins a sentence: `The job was cancelled`. Only the first one counts. */
  stop(reason: string): void
}>

export function createStop(): Stop {
  const controller = new AbortController()
  // Each request that is under way listens, and there may be many. Node would warn of more than ten.
  setMaxListeners(0, controller.signal)
  return {
    signal: controller.signal,
    stop(reason) {
      if (!controller.signal.aborted) controller.abort(reason)
    },
  }
}

/** Why the run was stopped, and `where`, which goes on with the sentence. */
export function stoppedError(signal: AbortSignal, where: string): StoppedError {
  return new StoppedError(`${messageOf(signal.reason)} ${where}`)
}

/** What the work gives, or undefined where the run is stopped first, or was `grace` milliseconds ago. */
export async function raceWithStop<Value>(
  signal: AbortSignal,
  work: Promise<Value>,
  grace = 0,
): Promise<Value | undefined> {
  let begin: () => void = () => undefined
  let clock: NodeJS.Timeout | undefined
  const end = new Promise<undefined>((resolve) => {
    begin = () => {
      clock = setTimeout(resolve, grace, undefined)
    }
    if (signal.aborted) begin()
    else signal.addEventListener('abort', begin, { once: true })
  })
  try {
    return await Promise.race([work, end])
  } finally {
    signal.removeEventListener('abort', begin)
    clearTimeout(clock)
    // It goes on, and no one waits for it.
    work.catch(() => undefined)
  }
}

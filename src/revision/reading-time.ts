import type { Git } from '../git/repository.ts'
import { uptimeMs } from '../runner/stop.ts'

/** Does the work of reading one revision. */
export type ReadInTime = <Value>(work: () => Promise<Value>) => Promise<Value>

/** The part of the time limit that one of several revisions can take, and the least time in milliseconds. */
const revisionShare = 0.1
const minLimitMs = 10_000

/**
 * Keeps one revision from using up the time of the others. `timeout` is the time limit of the step in seconds, `share` the
 * part of it after which no further work is started, and `count` the number of revisions. A single one can take all the
 * time.
 *
 * The function throws if the work takes too long, or if it was too late to start it.
 */
export function createReadingTime(
  git: Pick<Git, 'within'>,
  { timeout, share, count }: Readonly<{ timeout: number; share: number; count: number }>,
): ReadInTime {
  const start = uptimeMs()
  let isFirst = true
  const limitMs = Math.max(minLimitMs, timeout * revisionShare * 1000)
  return async (work) => {
    if (count === 1) return await work()
    if (!isFirst && uptimeMs() - start > share * timeout * 1000) {
      throw new Error(
        `It was not read, because the other revisions took too much of the time limit (timeout: ${timeout} seconds). Increase timeout, or log this revision in its own step.`,
      )
    }
    isFirst = false
    return await git.within(limitMs, work)
  }
}

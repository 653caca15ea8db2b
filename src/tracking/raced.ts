import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Does the work, and does it again where another job got in its way: after a while that grows, and that is not
 * the same for all. `attempts` is how often it is done at most.
 */
export async function retryOnConflict<Value>(
  attempts: number,
  isConflict: (error: unknown) => boolean,
  work: () => Promise<Value>,
): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!isConflict(error) || attempt === attempts) throw error
      await sleep(200 * attempt * (1 + Math.random()))
    }
  }
}

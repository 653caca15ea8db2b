import { setTimeout as sleep } from 'node:timers/promises'

/** Works on up to `limit` items at a time, started in order. The results have the order of the items. */
export async function mapWithConcurrency<Item, Value>(
  limit: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Value>,
): Promise<readonly Value[]> {
  const values: Value[] = []
  const remaining = items.entries()
  const workers = Array.from({ length: limit }, async () => {
    for (const [index, item] of remaining) values[index] = await work(item)
  })
  await Promise.all(workers)
  return values
}

/** Waits until all promises are settled, then returns their values or throws the first error. */
export async function allSettledOrThrow<const Works extends readonly unknown[]>(works: Works) {
  await Promise.allSettled(works)
  return await Promise.all(works)
}

/**
 * Does the work, and repeats it if another job caused a conflict, up to `attempts` times. The delays grow and are
 * random, so that two jobs do not conflict again.
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

/** The delays of `pollUntil` in milliseconds. The last one repeats. */
const pollDelaysMs = [250, 500, 1000, 2000]

/**
 * Reads until the value is as wanted, for up to `limitMs` milliseconds: a server can show late what it has accepted. The
 * first read is immediate. Returns the last value. `wait` waits for milliseconds, and is false if the run was stopped.
 */
export async function pollUntil<Value>(
  read: () => Promise<Value>,
  isWanted: (value: Value) => boolean,
  wait: (milliseconds: number) => Promise<boolean>,
  limitMs: number,
): Promise<Value> {
  let value = await read()
  let waited = 0
  for (let round = 0; !isWanted(value); round++) {
    const delay = pollDelaysMs[Math.min(round, pollDelaysMs.length - 1)] ?? 0
    waited += delay
    if (waited > limitMs || !(await wait(delay))) return value
    value = await read()
  }
  return value
}

/**
 * Runs work one piece at a time, in the order of the calls to `enqueue`. Servers number what they receive: with a queue,
 * several revisions can be in progress and still be numbered in order.
 */
export class OrderedQueue {
  #last: Promise<void> = Promise.resolve()

  /** A slot at the end of the queue. It must be run or released: until then, later slots wait. */
  enqueue(): QueueSlot {
    const previous = this.#last
    let finish: () => void = () => undefined
    this.#last = new Promise((resolve) => {
      finish = resolve
    })
    return {
      run: (work) => previous.then(work).finally(finish),
      release: () => void previous.then(finish),
    }
  }
}

export type QueueSlot = Readonly<{
  /** Runs the work after all earlier slots, and returns its result. */
  run<Value>(work: () => Promise<Value>): Promise<Value>
  /** Leaves the queue. Does nothing if the slot was run. */
  release(): void
}>

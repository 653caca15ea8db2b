/**
 * Lets work through one piece at a time, in the order in which the tickets were taken. Servers number what
 * they are given as it comes: so several pieces can be under way, and still be numbered in their order.
 */
export class OrderedQueue {
  #last: Promise<void> = Promise.resolve()

  /** A place at the end of the line. It must be used or given back, or no one behind it gets on. */
  enqueue(): QueueSlot {
    const before = this.#last
    let leave: () => void = () => undefined
    this.#last = new Promise((resolve) => {
      leave = resolve
    })
    return {
      pass: (work) => before.then(work).finally(leave),
      release: () => void before.then(leave),
    }
  }
}

export type QueueSlot = Readonly<{
  /** Does the work when all before it are done, and gives what it gives. */
  pass<Value>(work: () => Promise<Value>): Promise<Value>
  /** Leaves the line. Nothing happens where the ticket was used. */
  release(): void
}>

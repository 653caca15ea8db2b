import { TimeLimitError } from '../git/git-object.ts'

/** Values that revisions share, by key. Overlapping calls share the value. A cache that becomes too large is emptied. */
export class SharedCache<Value> {
  readonly #maxWeight: number
  readonly #weigh: (value: Value) => number
  readonly #values = new Map<string, Promise<Value>>()
  #weight = 0

  /** `weigh` estimates the memory of a value in bytes. */
  constructor(maxWeight: number, weigh: (value: Value) => number) {
    this.#maxWeight = maxWeight
    this.#weigh = weigh
  }

  /** The value of a key. If there is none, it is created. */
  get(key: string, create: () => Promise<Value>): Promise<Value> {
    const found = this.#values.get(key)
    if (found !== undefined) return found
    const value = create()
    this.#values.set(key, value)
    value.then(
      (created) => this.#add(this.#weigh(created)),
      // The time for one revision was over. Another one can have more.
      (error: unknown) => error instanceof TimeLimitError && this.#values.delete(key),
    )
    return value
  }

  #add(weight: number): void {
    this.#weight += weight
    if (this.#weight <= this.#maxWeight) return
    this.#values.clear()
    this.#weight = 0
  }
}

/**
 * A set of texts that are searched for together. The time of a search does not depend on their number (Aho and Corasick,
 * "Efficient string matching", 1975). A state stands for the longest beginning of a pattern that the text so far ends
 * with. State 0 stands for no beginning.
 */
export class PatternSet {
  readonly patterns: readonly string[]
  /** The states after one UTF-16 unit. */
  readonly #first = new Int32Array(0x10000)
  /** The states of the patterns' first units. */
  readonly #firstStates: number[] = []
  /** For each state: its last unit, its first longer state, and the next state that has the same shorter state. */
  readonly #unit: Uint16Array
  readonly #child: Int32Array
  readonly #sibling: Int32Array
  /** For each state: the longest other state that it ends with. */
  readonly #fallback: Int32Array
  readonly #length: Int32Array
  /** For each state: the length of the longest pattern that it ends with, or 0. */
  readonly #match: Int32Array

  constructor(patterns: readonly string[]) {
    this.patterns = patterns
    const size = patterns.reduce((sum, { length }) => sum + length, 1)
    this.#unit = new Uint16Array(size)
    this.#child = new Int32Array(size)
    this.#sibling = new Int32Array(size)
    this.#fallback = new Int32Array(size)
    this.#length = new Int32Array(size)
    this.#match = new Int32Array(size)
    let states = 1
    for (const pattern of patterns) states = this.#add(pattern, states)
    this.#addFallbacks(states)
  }

  /** The state after one more unit of the text. */
  next(state: number, unit: number): number {
    for (let shorter = state; shorter !== 0; shorter = this.#fallback[shorter] ?? 0) {
      const longer = this.#longer(shorter, unit)
      if (longer !== 0) return longer
    }
    return this.#first[unit] ?? 0
  }

  /** The length of the longest pattern that the text so far ends with, or 0. */
  matchLength(state: number): number {
    return this.#match[state] ?? 0
  }

  /** The length of the longest beginning of a pattern that the text so far ends with. */
  beginningLength(state: number): number {
    return this.#length[state] ?? 0
  }

  #longer(state: number, unit: number): number {
    if (state === 0) return this.#first[unit] ?? 0
    let child = this.#child[state] ?? 0
    while (child !== 0 && this.#unit[child] !== unit) child = this.#sibling[child] ?? 0
    return child
  }

  /** Adds the states of a pattern, the first with this number. Returns the next number that is free. */
  #add(pattern: string, firstFree: number): number {
    let free = firstFree
    let state = 0
    for (let index = 0; index < pattern.length; index++) {
      const unit = pattern.charCodeAt(index)
      let longer = this.#longer(state, unit)
      if (longer === 0) {
        longer = free++
        this.#unit[longer] = unit
        this.#length[longer] = index + 1
        if (state === 0) {
          this.#first[unit] = longer
          this.#firstStates.push(longer)
        } else {
          this.#sibling[longer] = this.#child[state] ?? 0
          this.#child[state] = longer
        }
      }
      state = longer
    }
    this.#match[state] = pattern.length
    return free
  }

  /** Sets the fallbacks, those of shorter states first. */
  #addFallbacks(states: number): void {
    const queue = new Int32Array(states)
    queue.set(this.#firstStates)
    let end = this.#firstStates.length
    for (let index = 0; index < end; index++) {
      const state = queue[index] ?? 0
      const shorter = this.#fallback[state] ?? 0
      for (let child = this.#child[state] ?? 0; child !== 0; child = this.#sibling[child] ?? 0) {
        const fallback = this.next(shorter, this.#unit[child] ?? 0)
        this.#fallback[child] = fallback
        if (this.#match[child] === 0) this.#match[child] = this.#match[fallback] ?? 0
        queue[end++] = child
      }
    }
  }
}

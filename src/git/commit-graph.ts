import { LimitError, limits } from '../limits.ts'

/** The number of commits between two checkpoints. */
const commitsPerCheckpoint = 1000

/**
 * Commits and their parents. A history can have a million commits, so each commit is a number, and the numbers of the
 * parents are in one list.
 */
export class CommitGraph {
  readonly #numbers = new Map<string, number>()
  readonly #ids: string[] = []
  /** For each commit, where its parents start in `#parents`, and their number. */
  readonly #starts: number[] = []
  readonly #counts: number[] = []
  readonly #parents: number[] = []
  #current = 0

  /** The following parents are those of this commit. Throws a `LimitError` if there are too many commits. */
  addCommit(id: string): void {
    this.#current = this.#numberOf(id)
    this.#starts[this.#current] = this.#parents.length
  }

  /** Throws a `LimitError` if there are too many commits or parents. */
  addParent(id: string): void {
    this.#parents.push(this.#numberOf(id))
    this.#counts[this.#current] = (this.#counts[this.#current] ?? 0) + 1
    checkCount(this.#parents.length, 'parents', limits.historyParents)
  }

  /**
   * Visits these commits and all their ancestors, each one once and after its parents. Commits that do not descend from each
   * other keep the order of the request.
   */
  async visitParentsFirst(
    commits: readonly string[],
    visit: (commit: string, parents: () => Iterable<string>) => void,
    checkpoint: () => Promise<void>,
  ): Promise<void> {
    // The number of parents that were visited, from 1.
    const progress = new Int32Array(this.#ids.length)
    let visited = 0
    for (const start of commits) {
      const path = [this.#numbers.get(start) ?? -1].filter((each) => progress[each] === 0)
      for (let commit = path.at(-1); commit !== undefined; commit = path.at(-1)) {
        const parent = this.#nextParent(commit, progress)
        if (parent !== undefined) path.push(parent)
        else {
          path.pop()
          visit(this.#ids[commit] ?? '', () => this.#parentsOf(commit))
          if (++visited % commitsPerCheckpoint === 0) await checkpoint()
        }
      }
    }
  }

  /** The next parent that was not visited, or undefined. */
  #nextParent(commit: number, progress: Int32Array): number | undefined {
    const [start, count] = [this.#starts[commit] ?? 0, this.#counts[commit] ?? 0]
    for (let index = progress[commit] ?? 0; index < count; index++) {
      const parent = this.#parents[start + index] ?? 0
      progress[commit] = index + 1
      if (progress[parent] === 0) return parent
    }
    progress[commit] = count + 1
    return undefined
  }

  *#parentsOf(commit: number): Iterable<string> {
    const start = this.#starts[commit] ?? 0
    for (let index = start; index < start + (this.#counts[commit] ?? 0); index++) {
      yield this.#ids[this.#parents[index] ?? 0] ?? ''
    }
  }

  #numberOf(id: string): number {
    const known = this.#numbers.get(id)
    if (known !== undefined) return known
    const number = this.#ids.length
    this.#numbers.set(id, number)
    this.#ids.push(id)
    checkCount(this.#ids.length, 'commits', limits.historyCommits)
    return number
  }
}

function checkCount(count: number, what: string, limit: number): void {
  if (count > limit) throw new LimitError('The history', `more than ${limit} ${what}`, limit)
}

/**
 * Reads the output of `git rev-list --parents`. Each line is the id of a commit and those of its parents. A line can have
 * many megabytes.
 */
export async function readCommitGraph(output: AsyncIterable<string>): Promise<CommitGraph> {
  const graph = new CommitGraph()
  let isLineStart = true
  let rest = ''
  const add = (id: string) => {
    if (isLineStart) graph.addCommit(id)
    else graph.addParent(id)
    isLineStart = false
  }
  for await (const text of output) {
    const lines = `${rest}${text}`.split('\n')
    const incomplete = (lines.pop() ?? '').split(' ')
    rest = incomplete.pop() ?? ''
    for (const line of lines) {
      line.split(' ').forEach(add)
      isLineStart = true
    }
    incomplete.forEach(add)
  }
  return graph
}

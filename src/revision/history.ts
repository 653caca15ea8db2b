import type { Git } from '../git/repository.ts'
import { byCodePoint } from '../text/json.ts'
import { type Messages, messageOf } from '../text/message.ts'
import { type Dated, readTags } from './dated-tags.ts'
import { reliableDate } from './resolve.ts'
import { sortInSteps } from './sort-in-steps.ts'

/** Where a revision stands among the tags of its repository. */
export type Standing = Readonly<{
  /** The number of tags up to and including this one, in the order of their commits. 0 if it is unknown. */
  position: number
  /** The newest tag of the same commit or of an ancestor, or undefined if there is none. */
  previous: Readonly<{ name: string; commit: string }> | undefined
}>

/** The time in which all tags must be read. One object can be stored so that git needs many seconds for it. */
const readingLimitMs = 30_000

const unknownStanding: Standing = { position: 0, previous: undefined }

export type HistorySource = Pick<Git, 'isShallow' | 'tags' | 'read' | 'commitGraph' | 'checkpoint'>

/**
 * The order of revisions and of all tags. Two git processes serve any number of revisions. They start at once, so that
 * git lists the history while other objects are read.
 */
export class History<Revision extends Dated> {
  readonly #git: HistorySource
  readonly #revisions: readonly Revision[]
  readonly #warn: Messages['warn']
  /** Undefined if they are unknown. */
  readonly #tags: Promise<readonly Dated[] | undefined>
  readonly #compare: Promise<Comparator>
  readonly #standings: Promise<ReadonlyMap<string, Standing>>

  constructor(git: HistorySource, revisions: readonly Revision[], warn: Messages['warn']) {
    this.#git = git
    this.#revisions = revisions
    this.#warn = warn
    this.#tags = git.isShallow ? Promise.resolve(undefined) : this.#readTags()
    this.#compare = this.#tags.then((tags = []) => this.#createComparator([...tags, ...revisions]))
    this.#standings = this.#readStandings()
    // A rejected promise that nobody reads yet must not end the process. Its readers get the error.
    for (const result of [this.#compare, this.#standings]) result.catch(() => undefined)
  }

  /**
   * The revisions in the order in which the dataset grew: by commit date, then ancestors before descendants. Tags of
   * one commit are ordered by the date of the tag, then by name (`v9` before `v10`).
   */
  async oldestFirst(): Promise<readonly Revision[]> {
    if (this.#revisions.length < 2) return this.#revisions
    return await sortInSteps(this.#revisions, await this.#compare, this.#git.checkpoint)
  }

  /** Waits until the history is read. */
  async ready(): Promise<void> {
    await this.#standings
  }

  /** Unknown if the history of the checkout is incomplete, or cannot be read. */
  async standingOf(name: string): Promise<Standing> {
    return (await this.#standings).get(name) ?? unknownStanding
  }

  async #readTags(): Promise<readonly Dated[] | undefined> {
    const signal = AbortSignal.timeout(readingLimitMs)
    try {
      return await readTags(this.#git, signal)
    } catch (error) {
      if (!signal.aborted) throw error
      const reason = `git needs more than ${readingLimitMs / 1000} s to read all tags`
      await this.#warnOfHistory(new Error(reason), 'Positions and changes are not recorded')
      return undefined
    }
  }

  async #readStandings(): Promise<ReadonlyMap<string, Standing>> {
    const unordered = await this.#tags
    if (unordered === undefined) return new Map()
    const tags = await sortInSteps(unordered, await this.#compare, this.#git.checkpoint)
    const positions = new TagPositions(tags)
    try {
      const ancestors =
        tags.length < 2
          ? new Map<string, number>()
          : await newestTagBefore(this.#git, this.#revisions, positions)
      const standings = this.#revisions.map((revision): [string, Standing] => {
        const previous = positions.previousOfSameCommit(revision) ?? ancestors.get(revision.commit)
        const position = positions.of(revision)
        return [revision.name, { position, previous: tags[(previous ?? 0) - 1] }]
      })
      return new Map(standings)
    } catch (error) {
      await this.#warnOfHistory(error, 'Positions and changes are not recorded')
      return new Map()
    }
  }

  /** Throws if the run was stopped: that ended the reading. */
  async #warnOfHistory(error: unknown, outcome: string): Promise<void> {
    await this.#git.checkpoint()
    const reason = messageOf(error).replace(/\.$/, '')
    this.#warn(`The history cannot be read: ${reason}. ${outcome}.`)
  }

  /** Reads the history only if commits share a date. */
  async #createComparator(items: readonly Dated[]): Promise<Comparator> {
    const dates = new Map(items.map((item) => [item.commit, commitDate(item)]))
    const tagDates = new Map(items.map((item) => [item, taggedDate(item)]))
    const byTag = (a: Dated, b: Dated) =>
      byDate(tagDates.get(a) ?? '', tagDates.get(b) ?? '') || byName(a.name, b.name)
    const generations = new Map<string, number>()
    if (new Set(dates.values()).size < dates.size) {
      // Commits that do not descend from each other keep the order of the request: it must be a fixed one.
      const oldest = await sortInSteps(items, byTag, this.#git.checkpoint)
      const commits = new Set(oldest.map(({ commit }) => commit))
      const visit = (commit: string) => {
        if (commits.has(commit)) generations.set(commit, generations.size)
      }
      try {
        const graph = await this.#git.commitGraph([...commits])
        await graph.visitParentsFirst([...commits], visit, this.#git.checkpoint)
      } catch (error) {
        await this.#warnOfHistory(error, 'Commits of the same date are ordered by their tags')
      }
    }
    const generation = ({ commit }: Dated) => generations.get(commit) ?? 0
    return (a, b) =>
      byDate(dates.get(a.commit) ?? '', dates.get(b.commit) ?? '') ||
      generation(a) - generation(b) ||
      byTag(a, b)
  }
}

/** The positions of all tags, from 1, in their order. */
class TagPositions {
  readonly #tags: readonly Dated[]
  readonly #byName: ReadonlyMap<string, number>
  /** In ascending order. */
  readonly #byCommit = new Map<string, number[]>()

  constructor(tags: readonly Dated[]) {
    this.#tags = tags
    this.#byName = new Map(tags.map(({ name }, index) => [name, index + 1]))
    for (const [index, { commit }] of tags.entries()) {
      const positions = this.#byCommit.get(commit)
      if (positions === undefined) this.#byCommit.set(commit, [index + 1])
      else positions.push(index + 1)
    }
  }

  /** The position of a tag. For a commit, this is the number of tags that are not newer. */
  of(revision: Dated): number {
    const isNewer = (index: number) => {
      const tag = this.#tags[index]
      return tag !== undefined && commitDate(tag) > commitDate(revision)
    }
    return this.#byName.get(revision.name) ?? firstIndex(this.#tags.length, isNewer)
  }

  /** The position of the tag before this one on the same commit. */
  previousOfSameCommit({ name, commit }: Dated): number | undefined {
    const positions = this.#byCommit.get(commit) ?? []
    const own = this.#byName.get(name) ?? Number.POSITIVE_INFINITY
    return positions[firstIndex(positions.length, (index) => (positions[index] ?? 0) >= own) - 1]
  }

  /** The position of the newest tag of a commit, or 0. */
  newestOf(commit: string): number {
    return this.#byCommit.get(commit)?.at(-1) ?? 0
  }
}

/** The first index of which something is true that is true of all later ones, by binary search. */
function firstIndex(length: number, isTrue: (index: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isTrue(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** For the commit of each revision, the highest position of its ancestors' tags, or 0. */
async function newestTagBefore(
  git: HistorySource,
  revisions: readonly Dated[],
  positions: TagPositions,
): Promise<ReadonlyMap<string, number>> {
  const wanted = new Set(revisions.map(({ commit }) => commit))
  const newestBefore = new Map<string, number>()
  const newestUpTo = new Map<string, number>()
  const graph = await git.commitGraph([...wanted])
  const visit = (commit: string, parents: () => Iterable<string>) => {
    let newest = 0
    for (const parent of parents()) newest = Math.max(newest, newestUpTo.get(parent) ?? 0)
    if (wanted.has(commit)) newestBefore.set(commit, newest)
    newestUpTo.set(commit, Math.max(newest, positions.newestOf(commit)))
  }
  await graph.visitParentsFirst([...wanted], visit, git.checkpoint)
  return newestBefore
}

type Comparator = (a: Dated, b: Dated) => number

/** A date that is not reliable counts as the oldest. */
function commitDate({ committedAt }: Dated): string {
  return reliableDate(committedAt, Date.now())
}

function taggedDate({ tag }: Dated): string {
  return reliableDate(tag?.date ?? '', Date.now())
}

/** Dates are ASCII text of one length. */
function byDate(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function byName(a: string, b: string): number {
  return byNumbers(a, b) || byCodePoint(a, b)
}

let collator: Intl.Collator | undefined

function byNumbers(a: string, b: string): number {
  // Creating a collator takes 12 milliseconds, and few runs need one.
  collator ??= new Intl.Collator('en', { numeric: true })
  return collator.compare(a, b)
}

import type { Git } from '../git/repository.ts'
import { byCodePoint } from '../text/json.ts'

/** The facts that decide the order. Each revision has them. */
export type Dated = Readonly<{
  name: string
  commit: string
  /** ISO 8601, UTC. */
  committedAt: string
  tag: Readonly<{ kind: string; date?: string }> | null
}>

/** Where a revision stands among the tags of its repository. */
export type Standing = Readonly<{
  /** The number of tags up to and including this one, in the order of their commits. 0 if it is unknown. */
  position: number
  /** The newest tag of the same commit or of an ancestor, or undefined if there is none. */
  previous: Readonly<{ name: string; commit: string }> | undefined
}>

const unknownStanding: Standing = { position: 0, previous: undefined }

/**
 * The order of revisions and of all tags. Two git processes serve any number of revisions. They start at once, so that
 * git lists the history while other objects are read.
 */
export class History<Revision extends Dated> {
  readonly #git: HistorySource
  readonly #revisions: readonly Revision[]
  readonly #tags: Promise<readonly Dated[]>
  readonly #compare: Promise<Comparator>
  readonly #standings: Promise<ReadonlyMap<string, Standing>>

  constructor(git: HistorySource, revisions: readonly Revision[]) {
    this.#git = git
    this.#revisions = revisions
    this.#tags = git.isShallow ? Promise.resolve([]) : readTags(git)
    this.#compare = this.#tags.then((tags) => createComparator(git, [...tags, ...revisions]))
    this.#standings = this.#readStandings()
    // Whoever asks for the order or a standing gets the error.
    for (const result of [this.#compare, this.#standings]) result.catch(() => undefined)
  }

  /**
   * The revisions in the order in which the dataset grew: by commit date, then ancestors before descendants. Tags of
   * one commit are ordered by the date of the tag, then by name (`v9` before `v10`).
   */
  async oldestFirst(): Promise<readonly Revision[]> {
    if (this.#revisions.length < 2) return this.#revisions
    return [...this.#revisions].sort(await this.#compare)
  }

  /** Unknown if the history of the checkout is incomplete. */
  async standingOf(name: string): Promise<Standing> {
    return (await this.#standings).get(name) ?? unknownStanding
  }

  async #readStandings(): Promise<ReadonlyMap<string, Standing>> {
    if (this.#git.isShallow) return new Map()
    const tags = [...(await this.#tags)].sort(await this.#compare)
    const positions = new Map(tags.map(({ name }, index) => [name, index + 1]))
    const positionsByCommit = new Map<string, number[]>()
    for (const [index, { commit }] of tags.entries()) {
      const others = positionsByCommit.get(commit)
      if (others === undefined) positionsByCommit.set(commit, [index + 1])
      else others.push(index + 1)
    }
    const beforeCommit =
      tags.length < 2
        ? new Map<string, number>()
        : await newestTagBefore(this.#git, this.#revisions, positionsByCommit)
    const standingOf = ({ name, commit, committedAt }: Dated): Standing => {
      const own = positions.get(name)
      const sibling = positionsByCommit
        .get(commit)
        ?.findLast((each) => own === undefined || each < own)
      const previous = sibling ?? beforeCommit.get(commit) ?? 0
      const position = own ?? tags.filter((tag) => tag.committedAt <= committedAt).length
      return { position, previous: tags[previous - 1] }
    }
    return new Map(this.#revisions.map((revision) => [revision.name, standingOf(revision)]))
  }
}

export type HistorySource = Pick<Git, 'isShallow' | 'taggedCommits' | 'newestFirst' | 'ancestry'>

async function readTags(git: HistorySource): Promise<readonly Dated[]> {
  const tags = await git.taggedCommits()
  return tags.map((tag) => ({ ...tag, tag: { kind: 'tag', date: tag.taggedAt } }))
}

/** For the commit of each revision, the highest position of its ancestors' tags, or 0. */
async function newestTagBefore(
  git: HistorySource,
  revisions: readonly Dated[],
  positionsByCommit: ReadonlyMap<string, readonly number[]>,
): Promise<ReadonlyMap<string, number>> {
  const wanted = new Set(revisions.map(({ commit }) => commit))
  const newestBefore = new Map<string, number>()
  const newestUpTo = new Map<string, number>()
  await git.ancestry([...wanted], (commit, parents) => {
    let newest = 0
    for (const parent of parents) newest = Math.max(newest, newestUpTo.get(parent) ?? 0)
    if (wanted.has(commit)) newestBefore.set(commit, newest)
    newestUpTo.set(commit, Math.max(newest, positionsByCommit.get(commit)?.at(-1) ?? 0))
  })
  return newestBefore
}

type Comparator = (a: Dated, b: Dated) => number

/**
 * Reads the history only if commits share a date. git keeps the order of the request for commits that do not descend
 * from each other: the request has a fixed order.
 */
async function createComparator(
  git: Pick<Git, 'newestFirst'>,
  items: readonly Dated[],
): Promise<Comparator> {
  const dates = new Map(items.map(({ commit, committedAt }) => [commit, committedAt]))
  const generations = new Map<string, number>()
  if (new Set(dates.values()).size < dates.size) {
    const commits = new Set([...items].sort((a, b) => byTag(b, a)).map(({ commit }) => commit))
    const newestFirst = await git.newestFirst([...commits])
    for (const [index, commit] of newestFirst.entries()) generations.set(commit, -index)
  }
  const generation = ({ commit }: Dated) => generations.get(commit) ?? 0
  return (a, b) =>
    byCodePoint(a.committedAt, b.committedAt) || generation(a) - generation(b) || byTag(a, b)
}

function byTag(a: Dated, b: Dated): number {
  return (
    byCodePoint(a.tag?.date ?? '', b.tag?.date ?? '') ||
    byNumbers(a.name, b.name) ||
    byCodePoint(a.name, b.name)
  )
}

let collator: Intl.Collator | undefined

function byNumbers(a: string, b: string): number {
  // Creating a collator takes 12 milliseconds, and few runs need one.
  collator ??= new Intl.Collator('en', { numeric: true })
  return collator.compare(a, b)
}

import type { Git } from '../git/repository.ts'
import { type Dated, oldestFirst } from './order.ts'

/** Where a revision stands among the tags of its repository. */
export type Standing = Readonly<{
  /** How many tags there are up to it, itself included, in the order of their commits: 0 where that is not known. */
  position: number
  /** The newest tag that its commit descends from, or has as well: undefined where there is none. */
  previous: Readonly<{ name: string; commit: string }> | undefined
}>

/**
 * Tells for each revision, by its name, where it stands. Two git processes serve any number of them. In a
 * checkout whose history is cut off, nothing is known.
 */
export async function historyOf(
  git: Git,
  revisions: readonly Dated[],
): Promise<ReadonlyMap<string, Standing>> {
  if (git.isShallow) {
    return new Map(revisions.map(({ name }) => [name, { position: 0, previous: undefined }]))
  }
  const found = (await git.taggedCommits()).map((tag) => ({
    ...tag,
    tag: { kind: 'tag', date: tag.taggedAt },
  }))
  const tags = await oldestFirst(git, found)
  const positions = new Map(tags.map(({ name }, index) => [name, index + 1]))
  const siblings = new Map<string, number[]>()
  for (const [index, { commit }] of tags.entries()) {
    siblings.set(commit, [...(siblings.get(commit) ?? []), index + 1])
  }
  const newest = tags.length < 2 ? new Map() : await newestBefore(git, revisions, siblings)
  const standing = ({ name, commit, committedAt }: Dated): Standing => {
    const own = positions.get(name)
    const sibling = siblings.get(commit)?.findLast((each) => own === undefined || each < own)
    const previous = sibling ?? newest.get(commit) ?? 0
    const position = own ?? tags.filter((tag) => tag.committedAt <= committedAt).length
    return { position, previous: tags[previous - 1] }
  }
  return new Map(revisions.map((revision) => [revision.name, standing(revision)]))
}

/** For each revision's commit, the highest position of the tags of its ancestors: 0 where there are none. */
async function newestBefore(
  git: Git,
  revisions: readonly Dated[],
  positions: ReadonlyMap<string, readonly number[]>,
): Promise<ReadonlyMap<string, number>> {
  const asked = new Set(revisions.map(({ commit }) => commit))
  const newest = new Map<string, number>()
  const reached = new Map<string, number>()
  await git.ancestry([...asked], (commit, parents) => {
    const before = Math.max(0, ...parents.map((parent) => reached.get(parent) ?? 0))
    if (asked.has(commit)) newest.set(commit, before)
    reached.set(commit, Math.max(before, positions.get(commit)?.at(-1) ?? 0))
  })
  return newest
}

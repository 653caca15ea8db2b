import type { Git } from '../git/repository.ts'
import { byCodePoint } from '../text/neutralize.ts'

/** What the order goes by. A revision has it. */
export type Dated = Readonly<{
  name: string
  commit: string
  committedAt: string
  tag: Readonly<{ kind: string; date?: string }> | null
}>

/**
 * The revisions as the dataset grew: by commit date, then an ancestor before its descendants, then, for
 * tags of one commit, by the date of the tag and by name (`v9` before `v10`).
 */
export async function oldestFirst<Each extends Dated>(
  git: Pick<Git, 'newestFirst'>,
  revisions: readonly Each[],
): Promise<readonly Each[]> {
  const generations = await generationsOf(git, revisions)
  const generation = ({ commit }: Dated) => generations.get(commit) ?? 0
  return [...revisions].sort(
    (a, b) =>
      byCodePoint(a.committedAt, b.committedAt) || generation(a) - generation(b) || byTag(a, b),
  )
}

function byTag(a: Dated, b: Dated): number {
  return (
    byCodePoint(tagDate(a), tagDate(b)) ||
    numerically(a.name, b.name) ||
    byCodePoint(a.name, b.name)
  )
}

let collator: Intl.Collator | undefined

function numerically(a: string, b: string): number {
  // To make one takes 12 milliseconds, and few runs need it.
  collator ??= new Intl.Collator('en', { numeric: true })
  return collator.compare(a, b)
}

/**
 * The history is only asked for where commits share their date. Of those that do not descend from each
 * other, git keeps the order in which it is asked for them: so that one is always the same.
 */
async function generationsOf(
  git: Pick<Git, 'newestFirst'>,
  revisions: readonly Dated[],
): Promise<ReadonlyMap<string, number>> {
  const dates = new Map(revisions.map(({ commit, committedAt }) => [commit, committedAt]))
  if (new Set(dates.values()).size === dates.size) return new Map()
  const newestTagFirst = [...revisions].sort((a, b) => byTag(b, a))
  const commits = new Set(newestTagFirst.map(({ commit }) => commit))
  const newestFirst = await git.newestFirst([...commits])
  return new Map(newestFirst.map((commit, index) => [commit, -index]))
}

function tagDate({ tag }: Dated): string {
  return tag?.date ?? ''
}

import { byCodePoint } from '../text.ts'
import type { Git } from './git.ts'
import type { Revision } from './tag.ts'

/**
 * The revisions as the dataset grew: by commit date, then an ancestor before its descendants, then, for
 * tags of one commit, by the date of the tag and by name (`v9` before `v10`).
 */
export async function oldestFirst<Each extends Revision>(
  git: Pick<Git, 'newestFirst'>,
  revisions: readonly Each[],
): Promise<readonly Each[]> {
  const generations = await generationsOf(git, revisions)
  const generation = ({ commit }: Revision) => generations.get(commit) ?? 0
  return [...revisions].sort(
    (a, b) =>
      byCodePoint(a.committedAt, b.committedAt) ||
      generation(a) - generation(b) ||
      byCodePoint(tagDate(a), tagDate(b)) ||
      numerically.compare(a.name, b.name) ||
      byCodePoint(a.name, b.name),
  )
}

const numerically = new Intl.Collator('en', { numeric: true })

/** The history is only asked for where commits share their date. */
async function generationsOf(
  git: Pick<Git, 'newestFirst'>,
  revisions: readonly Revision[],
): Promise<ReadonlyMap<string, number>> {
  const commits = new Map(revisions.map(({ commit, committedAt }) => [commit, committedAt]))
  if (new Set(commits.values()).size === commits.size) return new Map()
  const newestFirst = await git.newestFirst([...commits.keys()])
  return new Map(newestFirst.map((commit, index) => [commit, -index]))
}

function tagDate({ tag }: Revision): string {
  return tag?.kind === 'annotated' ? tag.date : ''
}

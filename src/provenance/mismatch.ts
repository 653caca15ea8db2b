import { posix } from 'node:path'
import type { Git } from '../git/repository.ts'
import { lookUp } from '../git/tree.ts'
import { joinFirst } from '../text/neutralize.ts'
import type { LexiconTree } from './lexicons.ts'

/** Of more than this, there is only how many. */
export const mostNames = 10

/**
 * Why the lexicons may not be those of the manifest, as sentences: what has changed among them since the
 * commit that last changed the manifest, by name, and what git stores in another form than a checkout.
 */
export async function whyMismatch(
  git: Git,
  commit: string,
  manifest: string,
  { id, oddities }: LexiconTree,
): Promise<string> {
  const reasons = [await changesSince(git, commit, manifest, id)]
  if (oddities.length > 0) {
    reasons.push(`Files are hashed as git stores them: ${joinFirst(oddities, mostNames)}.`)
  }
  return reasons.join(' ')
}

async function changesSince(git: Git, commit: string, manifest: string, now: string) {
  const last = git.isShallow ? undefined : await git.lastChange(commit, manifest)
  if (last === undefined) {
    return 'What has changed cannot be told without the history (actions/checkout with "fetch-depth: 0").'
  }
  const root = posix.join(posix.dirname(manifest), 'pub/layers')
  const tree = await git.read(`${last}^{tree}`)
  const before = tree === undefined ? undefined : await lookUp(git, tree.id, root)
  const changes: string[] = []
  if (before?.kind === 'folder') {
    await git.changes(before.id, now, ({ path, status }) => {
      if (path.endsWith('.json')) changes.push(`${path} was ${status}`)
    })
  }
  if (changes.length > 0)
    return `Since commit ${last}, which last changed the manifest: ${joinFirst(changes, mostNames)}.`
  return (
    `They are as they were in commit ${last}, which last changed the manifest: its hash was wrong from the beginning, ` +
    'or is that of files which git changes when it checks them out (.gitattributes, line ends).'
  )
}

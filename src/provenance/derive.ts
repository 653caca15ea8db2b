import type { Git } from '../revision/git.ts'
import { repositoryUrl } from '../revision/origin.ts'
import type { Restored } from '../revision/restore.ts'
import { lookUp } from '../revision/tree.ts'
import { messageOf } from '../text.ts'
import { type ProvenanceBundle, pin } from './bundle.ts'
import { findManifest } from './manifest.ts'

/** What deriving takes of the inputs. */
export type Asked = Readonly<{
  manifest: string | undefined
  workflow: Readonly<{ serverUrl: string; repository: string }>
}>

/** A revision with what it pins, or with the reason why it pins nothing. */
export type Pinned = Readonly<{ revision: Restored; bundle: ProvenanceBundle }>
export type Unpinned = Readonly<{ revision: Restored; reason: string }>

/**
 * Derives what each revision pins, from git objects alone. `packaged` is the text of the manifest that
 * comes with the action.
 *
 * Throws where that can be told of none of them.
 */
export async function deriveAll(
  git: Git,
  asked: Asked,
  packaged: string,
  revisions: readonly Restored[],
  warn: (message: string) => void,
): Promise<Readonly<{ pinned: readonly Pinned[]; unpinned: readonly Unpinned[] }>> {
  const pinned: Pinned[] = []
  const unpinned: Unpinned[] = []
  for (const revision of revisions) {
    try {
      pinned.push({ revision, bundle: await derive(git, asked, packaged, revision, warn) })
    } catch (error) {
      unpinned.push({ revision, reason: messageOf(error) })
    }
  }
  const reasons = new Set(unpinned.map(({ reason }) => reason))
  if (pinned.length === 0 && reasons.size > 0) {
    throw new AggregateError([...reasons].map((reason) => new Error(reason)))
  }
  return { pinned, unpinned }
}

async function derive(
  git: Git,
  { manifest, workflow }: Asked,
  packaged: string,
  revision: Restored,
  warn: (message: string) => void,
): Promise<ProvenanceBundle> {
  if ((await lookUp(git, revision.tree, git.prefix))?.kind !== 'folder') {
    throw new Error(
      `working-directory: there is no folder "${git.prefix.slice(0, -1)}" in commit ${revision.commit}. ` +
        'What is recorded comes from the commit, not from the files beside it.',
    )
  }
  const found = await findManifest(git, revision, manifest, packaged)
  if (found.missing.length > 0) {
    warn(`The manifest (${found.source}) does not say: ${found.missing.join(', ')}.`)
  }
  const repository = repositoryUrl(git.origin) ?? `${workflow.serverUrl}/${workflow.repository}`
  return pin(revision, found, { repository, prefix: git.prefix })
}

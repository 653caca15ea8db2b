import { parseCommit } from '../git/objects.ts'
import type { Git } from '../git/repository.ts'
import { lookUp, readObject } from '../git/tree.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { AnnotatedRevision } from '../revision/annotations.ts'
import type { History } from '../revision/history.ts'
import type { FailedRevision } from '../revision/read.ts'
import { messageOf } from '../text/message.ts'
import { createBundle, type ProvenanceBundle } from './bundle.ts'
import { changesBetween } from './dataset/changes.ts'
import { DatasetReader } from './dataset/dataset.ts'
import type { LairsRepository } from './dataset/locate.ts'
import type { Growth } from './growth.ts'
import { LexiconReader } from './lexicons.ts'
import { findManifest } from './manifest.ts'
import { verifyLexicons } from './verify-lexicons.ts'

/** A revision and what it pins. */
export type Pinned = Readonly<{
  bundle: ProvenanceBundle
  growth: Growth
  /** GitHub's verification of the tag's signature, or ''. */
  verification: string
}>

export type PinnedRevisions = Readonly<{
  pinned: readonly Pinned[]
  failed: readonly FailedRevision[]
}>

/** What the revisions of a run share. */
export type PinSource = Readonly<{
  git: Git
  inputs: Inputs
  /** URL of the repository. */
  repository: string
  history: History<AnnotatedRevision>
  warn: (message: string) => void
}>

type Readers = Readonly<{ lexicons: LexiconReader; datasets: DatasetReader }>

/**
 * Finds what each revision pins, from git objects alone. If one revision cannot be pinned, only that one fails.
 * `unreadable` are the revisions that failed before.
 *
 * Throws if no revision can be pinned.
 */
export async function pinAll(
  source: PinSource,
  revisions: readonly AnnotatedRevision[],
  unreadable: readonly FailedRevision[],
): Promise<PinnedRevisions> {
  const { git, warn } = source
  const readers = { lexicons: new LexiconReader(git), datasets: new DatasetReader(git, warn) }
  const pinned: Pinned[] = []
  const failed = [...unreadable]
  for (const revision of revisions) {
    try {
      pinned.push(await pinOne(source, readers, revision))
    } catch (error) {
      failed.push({ name: revision.name, commit: revision.commit, error })
    }
  }
  if (pinned.length === 0 && failed.length > 0) {
    // Several tags can fail for the same reason.
    const errors = new Map(failed.map(({ error }) => [messageOf(error), error]))
    throw new AggregateError(errors.values())
  }
  return { pinned, failed }
}

async function pinOne(
  source: PinSource,
  { lexicons, datasets }: Readers,
  revision: AnnotatedRevision,
): Promise<Pinned> {
  const { git, inputs, repository, warn } = source
  const folder = await lookUp(git, revision.tree, git.prefix)
  if (folder?.kind !== 'folder') {
    throw new Error(
      `working-directory: there is no folder "${git.prefix.slice(0, -1)}" in commit ${revision.commit}. ` +
        'What is recorded comes from the commit, not from the files beside it.',
    )
  }
  const manifest = await findManifest(git, revision, inputs)
  if (manifest.missing.length > 0) {
    warn(`The manifest (${manifest.source}) does not say: ${manifest.missing.join(', ')}.`)
  }
  const verified = await verifyLexicons({ git, inputs, lexicons, warn }, revision, manifest)
  const tagName = revision.tag === null ? undefined : revision.name
  const found = await datasets.read(folder.id, git.prefix, tagName)
  const bundle = createBundle(revision, {
    manifest,
    repository,
    prefix: git.prefix,
    lexicons: verified,
    dataset: found?.dataset ?? null,
  })
  const growth = await readGrowth(source, datasets, revision, found?.repository)
  return { bundle, growth, verification: revision.verification }
}

/** How the dataset has changed since the previous tag. */
async function readGrowth(
  { git, history, warn }: PinSource,
  datasets: DatasetReader,
  revision: AnnotatedRevision,
  current: LairsRepository | undefined,
): Promise<Growth> {
  const { position, previous } = await history.standingOf(revision.name)
  const growth = { position, previous: previous?.name, changes: undefined }
  if (current === undefined || previous === undefined) return growth
  try {
    const commit = await readObject(git, previous.commit, 'the commit of the tag before')
    const folder = await lookUp(git, parseCommit(commit).tree, git.prefix)
    const before =
      folder?.kind === 'folder' ? await datasets.find(folder.id, git.prefix) : undefined
    if (before === undefined) return growth
    return { ...growth, changes: await changesBetween(git, before, current) }
  } catch (error) {
    const reason = messageOf(error).replace(/\.$/, '')
    warn(`The records cannot be compared with those of ${previous.name}: ${reason}.`)
    return growth
  }
}

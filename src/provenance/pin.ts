import { parseCommit } from '../git/objects.ts'
import type { Git } from '../git/repository.ts'
import { lookUp, readObject } from '../git/tree.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { Budget, limits } from '../limits.ts'
import type { AnnotatedRevision } from '../revision/annotations.ts'
import type { History } from '../revision/history.ts'
import type { FailedRevision } from '../revision/read.ts'
import { createReadingTime } from '../revision/reading-time.ts'
import { type Messages, messageOf } from '../text/message.ts'
import { createBundle, type ProvenanceBundle } from './bundle.ts'
import { datasetAdvice } from './dataset/advice.ts'
import { DatasetReader, type DatasetRevision } from './dataset/dataset.ts'
import type { Located } from './dataset/locate.ts'
import type { Growth } from './growth.ts'
import { LexiconReader } from './lexicons.ts'
import { type FoundManifest, findManifest } from './manifest.ts'
import { verifyLexicons } from './verify-lexicons.ts'

/** A revision and what it pins. */
export type Pinned = Readonly<{
  bundle: ProvenanceBundle
  growth: Growth
  /** GitHub's verification of the tag's signature, or ''. */
  verification: string
  /** The number of warnings about the revision. */
  warnings: number
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
  warn: Messages['warn']
  notice: Messages['notice']
}>

/** The part of the time limit for reading what the revisions pin. */
const readingShare = 0.4

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
  const { git } = source
  let warnings = 0
  const counting = {
    ...source,
    warn(message: string) {
      warnings++
      source.warn(message)
    },
  }
  const readers = { lexicons: new LexiconReader(git), datasets: new DatasetReader(git, counting) }
  const pinned: Pinned[] = []
  const failed = [...unreadable]
  const budget = new Budget('This step')
  const time = { timeout: source.inputs.timeout, share: readingShare, count: revisions.length }
  const inTime = createReadingTime(git, time)
  // The history is not the work of one revision.
  if (revisions.length > 1) await source.history.ready()
  for (const revision of revisions) {
    try {
      const warningsBefore = warnings
      const facts = await inTime(() => pinOne(counting, readers, revision))
      const each = { ...facts, warnings: warnings - warningsBefore }
      countCollections(budget, each)
      pinned.push(each)
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

/** Throws a `LimitError` if the revisions of the step have too many collections to keep in memory. */
export function countCollections(budget: Budget, { bundle, growth }: Pinned): void {
  const names = [
    ...Object.keys(bundle.dataset?.collections ?? {}),
    ...(growth.changes?.collections?.keys() ?? []),
  ]
  budget.add(names.length, limits.stepCollections, 'collections in its revisions')
  const length = names.reduce((sum, name) => sum + name.length, 0)
  budget.add(length, limits.stepCollectionNames, 'characters of collections')
}

async function pinOne(
  source: PinSource,
  readers: Readers,
  revision: AnnotatedRevision,
): Promise<Pinned> {
  const { git, inputs, repository, warn } = source
  const located = await locateDatasets(source, readers.datasets, revision)
  for (const advice of await datasetAdvice(git, located)) source.notice(advice)
  const manifest = await findManifest(git, revision, inputs, located.repositories.length > 0)
  reportManifest(source, manifest)
  const lexicons = await verifyLexicons(
    { git, inputs, lexicons: readers.lexicons, warn },
    revision,
    manifest,
  )
  const current = datasetRevisionOf(located, revision)
  // The error about a part that is missing comes before the comparison with the previous tag, which needs it, too.
  if (current !== undefined) await readers.datasets.openStore(current)
  // First, because the comparison of large datasets also counts their records.
  const growth = await readGrowth(source, readers.datasets, revision, current)
  const dataset = current === undefined ? null : await readers.datasets.read(current)
  const { prefix } = git
  const bundle = createBundle(revision, { manifest, repository, prefix, lexicons, dataset })
  return { bundle, growth, verification: revision.verification, warnings: 0 }
}

/** Throws if the commit has no such working directory. */
async function locateDatasets(
  { git }: PinSource,
  datasets: DatasetReader,
  { tree, commit }: AnnotatedRevision,
): Promise<Located> {
  const folder = await lookUp(git, tree, git.prefix)
  if (folder?.kind === 'folder') return await datasets.locate(folder.id, git.prefix)
  throw new Error(
    `working-directory: there is no folder "${git.prefix.slice(0, -1)}" in commit ${commit}. ` +
      'The action reads the commit, not the files on the runner. Give a folder of this commit.',
  )
}

/** The only lairs Repository of a revision. */
function datasetRevisionOf(
  { repositories: [repository, other] }: Located,
  { name, tag }: Pick<AnnotatedRevision, 'name' | 'tag'>,
): DatasetRevision | undefined {
  if (repository === undefined || other !== undefined) return undefined
  return { repository, tag: tag === null ? undefined : name }
}

function reportManifest({ inputs, warn, notice }: PinSource, manifest: FoundManifest): void {
  if (manifest.missing.length > 0) {
    warn(
      `The manifest (${manifest.source}) has no value for: ${manifest.missing.join(', ')}. Add the values, so that the record contains them.`,
    )
  }
  if (manifest.source === 'packaged' && inputs.manifest === undefined) {
    const { layers_version } = manifest.manifest
    notice(
      `The commit has no lexicons/MANIFEST.toml. The record names the lexicons that are packaged with the action: Layers ${layers_version}. ` +
        "To record the dataset's own lexicons, commit lairs' lexicons/MANIFEST.toml.",
    )
  }
}

/** How the dataset has changed since the previous tag. */
async function readGrowth(
  source: PinSource,
  datasets: DatasetReader,
  revision: AnnotatedRevision,
  current: DatasetRevision | undefined,
): Promise<Growth> {
  const { position, previous } = await source.history.standingOf(revision.name)
  const growth = { position, previous: previous?.name, changes: undefined }
  if (current === undefined || previous === undefined) return growth
  try {
    const before = await findDataset(source, datasets, previous)
    if (before === undefined) return growth
    return { ...growth, changes: await datasets.changes(before, current) }
  } catch (error) {
    const reason = messageOf(error).replace(/\.$/, '')
    source.warn(`The records cannot be compared with those of ${previous.name}: ${reason}.`)
    return growth
  }
}

/** The dataset of another tag. */
async function findDataset(
  { git }: PinSource,
  datasets: DatasetReader,
  { name, commit }: Readonly<{ name: string; commit: string }>,
): Promise<DatasetRevision | undefined> {
  const { tree } = parseCommit(
    await readObject(git, commit, 'commit', 'the commit of the tag before'),
  )
  const folder = await lookUp(git, tree, git.prefix)
  if (folder?.kind !== 'folder') return undefined
  const located = await datasets.locate(folder.id, git.prefix)
  return datasetRevisionOf(located, { name, tag: { kind: 'lightweight' } })
}

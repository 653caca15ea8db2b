import { repositoryUrl } from '../git/remote-url.ts'
import type { Git } from '../git/repository.ts'
import { lookUp, readObject } from '../git/tree.ts'
import type { AnnotatedRevision } from '../revision/annotations.ts'
import { historyOf, type Standing } from '../revision/history.ts'
import { messageOf } from '../text/neutralize.ts'
import { type ProvenanceBundle, createBundle } from './bundle.ts'
import { changesBetween } from './dataset/changes.ts'
import { DatasetReader } from './dataset/dataset.ts'
import type { Place } from './dataset/locate.ts'
import type { Growth } from './growth.ts'
import { LexiconReader } from './lexicons.ts'
import { findManifest } from './manifest.ts'
import { verifyLexicons } from './verify-lexicons.ts'

/** What deriving takes of the inputs. */
export type Asked = Readonly<{
  manifest: string | undefined
  verifyLexicons: boolean
  workflow: Readonly<{ serverUrl: string; repository: string }>
}>

/** A revision with what it pins, or with the reason why it pins nothing. */
export type Pinned = Readonly<{ revision: AnnotatedRevision; bundle: ProvenanceBundle; growth: Growth }>
export type Unpinned = Readonly<{ revision: AnnotatedRevision; error: unknown }>

/** What is shared by all revisions of a run. */
type Source = Readonly<{
  git: Git
  asked: Asked
  /** The text of the manifest that comes with the action. */
  packaged: string
  lexicons: LexiconReader
  datasets: DatasetReader
  warn: (message: string) => void
}>

/**
 * Derives what each revision pins, from git objects alone. `packaged` is the text of the manifest that
 * comes with the action.
 *
 * Throws where that can be told of none of them.
 */
export async function pinAll(
  git: Git,
  asked: Asked,
  packaged: string,
  revisions: readonly AnnotatedRevision[],
  warn: (message: string) => void,
): Promise<Readonly<{ pinned: readonly Pinned[]; unpinned: readonly Unpinned[] }>> {
  const lexicons = new LexiconReader(git)
  const source = { git, asked, packaged, lexicons, datasets: new DatasetReader(git, warn), warn }
  // git lists the history while the objects are read.
  const standings = historyOf(git, revisions)
  standings.catch(() => undefined)
  const pinned: Pinned[] = []
  const unpinned: Unpinned[] = []
  for (const revision of revisions) {
    try {
      pinned.push(await pinOne(source, revision, standings))
    } catch (error) {
      unpinned.push({ revision, error })
    }
  }
  if (pinned.length === 0 && unpinned.length > 0) {
    // Several tags may fail for one reason.
    const errors = new Map(unpinned.map(({ error }) => [messageOf(error), error]))
    throw new AggregateError(errors.values())
  }
  return { pinned, unpinned }
}

async function pinOne(
  source: Source,
  revision: AnnotatedRevision,
  standings: Promise<ReadonlyMap<string, Standing>>,
): Promise<Pinned> {
  const { git, asked, packaged, warn } = source
  const folder = await lookUp(git, revision.tree, git.prefix)
  if (folder?.kind !== 'folder') {
    throw new Error(
      `working-directory: there is no folder "${git.prefix.slice(0, -1)}" in commit ${revision.commit}. ` +
        'What is recorded comes from the commit, not from the files beside it.',
    )
  }
  const manifest = await findManifest(git, revision, asked.manifest, packaged)
  if (manifest.missing.length > 0) {
    warn(`The manifest (${manifest.source}) does not say: ${manifest.missing.join(', ')}.`)
  }
  const lexicons = await verifyLexicons(git, source.lexicons, revision, manifest, asked.verifyLexicons, warn)
  const tag = revision.tag === null ? undefined : revision.name
  const found = await source.datasets.read(folder.id, git.prefix, tag)
  const { serverUrl, repository } = asked.workflow
  const bundle = createBundle(revision, manifest, {
    repository: repositoryUrl(git.origin) ?? `${serverUrl}/${repository}`,
    prefix: git.prefix,
    lexicons,
    dataset: found?.dataset ?? null,
  })
  const standing = (await standings).get(revision.name)
  return { revision, bundle, growth: await grow(source, found?.place, standing) }
}

/** How the dataset has changed since the tag before it. */
async function grow(
  { git, datasets, warn }: Source,
  place: Place | undefined,
  standing: Standing | undefined,
): Promise<Growth> {
  const { position = 0, previous } = standing ?? {}
  const growth = { position, previous: previous?.name, changes: undefined }
  if (place === undefined || previous === undefined) return growth
  try {
    const { id } = await readObject(git, `${previous.commit}^{tree}`, 'the tree of the tag before')
    const folder = await lookUp(git, id, git.prefix)
    const before =
      folder?.kind === 'folder' ? await datasets.find(folder.id, git.prefix) : undefined
    if (before === undefined) return growth
    return { ...growth, changes: await changesBetween(git, before, place) }
  } catch (error) {
    const why = messageOf(error).replace(/\.$/, '')
    warn(`The records cannot be compared with those of ${previous.name}: ${why}.`)
    return growth
  }
}

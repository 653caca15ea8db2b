import type { Tag } from '../git/objects.ts'
import { isSameRepository } from '../git/remote-url.ts'
import type { Revision } from '../revision/resolve.ts'
import { inlineJson, isObject } from '../text/json.ts'
import type { Dataset } from './dataset/dataset.ts'
import type { FoundManifest } from './manifest.ts'
import type { Lexicons } from './verify-lexicons.ts'

/**
 * What a revision pins. The first four fields are those of lairs' own `ProvenanceBundle`, under the same names, so that
 * readers of lairs' runs can read these runs.
 */
export type ProvenanceBundle = Readonly<{
  /** The tag's name, or the full commit id. */
  revision: string
  lexicon_tree_hash: string
  layers_version: string
  /** The dataset's folder in the repository, with forward slashes: '.' for the top. */
  working_dir: string
  commit: string
  committed_at: string
  tree: string
  tag: Tag | null
  /** URL of the repository. */
  repository: string
  layers_git_sha: string
  vendored_at: string
  /** `dataset:<path in the repository>`, `packaged` with the action, or `none`. */
  manifest_source: string
  /** The lexicons in the tagged tree, or null if there are none. */
  lexicons: Lexicons | null
  /** The lairs Repository in the tagged tree, or null if there is none. */
  dataset: Dataset | null
}>

/** What was found for a revision. */
export type Found = Readonly<{
  manifest: Pick<FoundManifest, 'manifest' | 'source'>
  /** URL of the repository. */
  repository: string
  /** The working directory in the repository: '' or ending in '/'. */
  prefix: string
  lexicons: Lexicons | null
  dataset: Dataset | null
}>

export function createBundle(revision: Revision, found: Found): ProvenanceBundle {
  const { manifest, source } = found.manifest
  return {
    revision: revision.name,
    lexicon_tree_hash: manifest.lexicon_tree_hash,
    layers_version: manifest.layers_version,
    working_dir: found.prefix.replace(/\/$/, '') || '.',
    commit: revision.commit,
    committed_at: revision.committedAt,
    tree: revision.tree,
    tag: revision.tag,
    repository: found.repository,
    layers_git_sha: manifest.layers_git_sha,
    vendored_at: manifest.vendored_at,
    manifest_source: source,
    lexicons: found.lexicons,
    dataset: found.dataset,
  }
}

/** True for a commit without a manifest and without a lairs Repository, such as one of CSV files. */
export function isPlainFiles({ dataset, manifest_source }: ProvenanceBundle): boolean {
  return dataset === null && manifest_source === 'none'
}

/** True if this run does not know whether the tag is annotated. A record may know it. */
export function isTagUnknown({ tag }: ProvenanceBundle): boolean {
  return tag?.kind === 'unknown'
}

/** The facts that come from the manifest. */
const manifestFacts = [
  'manifest_source',
  'lexicon_tree_hash',
  'layers_version',
  'layers_git_sha',
  'vendored_at',
] as const

/**
 * What a record of the bundle must contain. It keeps its spelling of the repository's URL: older versions had others. It
 * keeps its manifest facts if neither of the two manifests is part of the commit, because the packaged manifest depends on
 * the version of the action.
 */
export function withRecordedFacts(
  bundle: ProvenanceBundle,
  recorded: Readonly<Record<string, unknown>>,
): ProvenanceBundle {
  const { repository } = recorded
  const isSpelling =
    typeof repository === 'string' && isSameRepository(repository, bundle.repository)
  const expected = isSpelling ? { ...bundle, repository } : bundle
  const isOutside = (source: unknown) => source === 'packaged' || source === 'none'
  if (!isOutside(bundle.manifest_source) || !isOutside(recorded['manifest_source'])) return expected
  const facts = manifestFacts.flatMap((name) => {
    const value = recorded[name]
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  return { ...expected, ...Object.fromEntries(facts) }
}

/** Says that a record has other manifest facts (`kept`) than the bundle. '' if they are the same. */
export function recordedManifestText(bundle: ProvenanceBundle, kept: ProvenanceBundle): string {
  if (manifestFacts.every((name) => kept[name] === bundle[name])) return ''
  const textOf = ({ manifest_source, layers_version }: ProvenanceBundle) =>
    manifest_source === 'none' ? 'no manifest' : `the packaged manifest of Layers ${layers_version}`
  return (
    `${bundle.revision} was recorded with ${textOf(kept)}. This run would use ${textOf(bundle)}. ` +
    'Neither is part of the commit, so the record stays valid.'
  )
}

export type BundleDifference = Readonly<{ field: string; recorded: string; expected: string }>

/**
 * The fields in which a recorded bundle differs from the expected one. A nested field is named `tag.message`. Extra
 * fields of the record are ignored, and so is a tag that this run does not know.
 */
export function bundleDifferences(
  recorded: Readonly<Record<string, unknown>>,
  expected: Readonly<Record<string, unknown>>,
  prefix = '',
): readonly BundleDifference[] {
  return Object.entries(expected).flatMap(([key, value]) => {
    const field = `${prefix}${key}`
    const recordedValue = recorded[key]
    if (field === 'tag' && isObject(value) && value['kind'] === 'unknown') return []
    if (isObject(recordedValue) && isObject(value)) {
      return bundleDifferences(recordedValue, value, `${field}.`)
    }
    const [recordedText, expectedText] = [inlineJson(recordedValue), inlineJson(value)]
    if (recordedText === expectedText) return []
    return [{ field, recorded: recordedText, expected: expectedText }]
  })
}

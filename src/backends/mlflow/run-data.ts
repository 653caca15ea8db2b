import { hash } from 'node:crypto'
import { limits } from '../../limits.ts'
import { isPlainFiles, type ProvenanceBundle } from '../../provenance/bundle.ts'
import { type Growth, metricsOf } from '../../provenance/growth.ts'
import { reliableDate } from '../../revision/resolve.ts'
import { canonicalJson } from '../../text/json.ts'

/** A tag or a param. */
export type KeyValue = Readonly<{ key: string; value: string }>

export function findValue(entries: readonly KeyValue[], key: string): string | undefined {
  return entries.find((entry) => entry.key === key)?.value
}

/** In characters (mlflow/store/tracking/dbmodels/models.py). */
const maxRunNameLength = 250

/** In characters (mlflow/utils/validation.py). */
const maxMetricKeyLength = 250

/** In characters. A page with many runs must stay small. */
const maxProfileLength = 64 * 1024

/**
 * The params of a run: what the revision pins. Facts about this workflow run are not among them, because a param cannot
 * be changed. All values are strings: the server answers 200 to a number and stores "".
 */
export function paramsOf(bundle: ProvenanceBundle): readonly KeyValue[] {
  const { lexicons, dataset, ...facts } = bundle
  const params = {
    ...facts,
    'lexicons.verified': lexicons?.verified,
    'dataset.path': dataset?.path,
    'dataset.store_commit': dataset?.store_commit,
    'dataset.records': dataset?.records,
  }
  return Object.entries(params).flatMap(([key, value]) =>
    value === undefined || value === null || typeof value === 'object'
      ? []
      : [{ key, value: String(value) }],
  )
}

/** The params of a run, by name. */
export function paramsByName(params: readonly KeyValue[]): Readonly<Record<string, string>> {
  return Object.fromEntries(params.map(({ key, value }) => [key, value]))
}

/** `timestamp` is in milliseconds since 1970. */
export type Metric = Readonly<{ key: string; value: number; timestamp: number; step: number }>

/**
 * The metrics of a run. Their step is the tag's position in the history and their time is the tag's date, so that a
 * chart of several runs shows how the dataset grows. A collection whose name MLflow does not accept in a key is only counted
 * in `revision.json`, and so are those above the limit. Without a reliable date, the time is now.
 */
export function metricPointsOf(bundle: ProvenanceBundle, growth: Growth): readonly Metric[] {
  const now = Date.now()
  const taggedAt = bundle.tag?.kind === 'annotated' ? reliableDate(bundle.tag.date, now) : ''
  const timestamp = Date.parse(taggedAt || reliableDate(bundle.committed_at, now)) || now
  const collections = new Set<string>()
  const isBelowLimit = (key: string) => {
    const [, ...name] = key.split('/')
    const collection = name.join('/')
    if (collections.size < limits.metricCollections && name.length > 0) collections.add(collection)
    return name.length === 0 || collections.has(collection)
  }
  return [...metricsOf(bundle, growth)]
    .filter(([key]) => isMetricKey(key) && isBelowLimit(key))
    .map(([key, value]) => ({ key, value, timestamp, step: growth.position }))
}

/**
 * True if every server accepts the key of a metric: letters, digits, `_`, `-`, `.`, blanks and slashes, and no path that
 * `normpath` would change (mlflow/utils/validation.py). Python's `\w` has no combining marks.
 */
function isMetricKey(key: string): boolean {
  const segments = key.split('/')
  return (
    key.length <= maxMetricKeyLength &&
    segments.every((segment) => /^[\p{L}\p{N}_. -]+$/u.test(segment) && !/^\.\.?$/.test(segment))
  )
}

/** The name of a run: the revision, truncated if it is too long. */
export function runName({ revision }: ProvenanceBundle): string {
  return [...revision].slice(0, maxRunNameLength).join('')
}

/**
 * The dataset input of a run. MLflow identifies a dataset by name and digest. A digest has at most 36 characters: this
 * one is the first 32 hex digits of the SHA-256 of `revision.json`. The source type is `http`: the UI shows its `url` as a
 * link, and `mlflow.data.get_source()` returns that and nothing else. The schema describes the lexicons. The UI shows the
 * profile as text.
 */
export function datasetOf(bundle: ProvenanceBundle) {
  const digest = hash('sha256', canonicalJson(bundle)).slice(0, 32)
  const { repository: git, revision: ref, commit, working_dir: path } = bundle
  const folder = path === '.' ? [] : path.split('/').map(encodeURIComponent)
  const description = descriptionOf(bundle)
  return {
    name: new URL(git).pathname.slice(1, 501) || git.slice(0, 500),
    digest,
    source_type: 'http',
    source: JSON.stringify({
      url: [`${git}/tree/${commit}`, ...folder].join('/'),
      ...{ git, ref, commit, path, description },
    }),
    schema: JSON.stringify(schemaOf(bundle)),
    profile: profileOf(bundle, description),
  }
}

function schemaOf(bundle: ProvenanceBundle) {
  if (isPlainFiles(bundle)) return { files: 'plain', tree: bundle.tree }
  const { layers_version, lexicon_tree_hash, layers_git_sha, lexicons } = bundle
  return { layers_version, lexicon_tree_hash, layers_git_sha, ...lexicons }
}

/** The first line of the tag's message or, if there is none, the names of the tag and the dataset. */
function descriptionOf({ tag, revision, repository }: ProvenanceBundle): string {
  const [line = ''] = tag?.kind === 'annotated' ? tag.message.split('\n') : []
  return line.slice(0, 500).toWellFormed().trim() || `Revision ${revision} of ${repository}`
}

function profileOf({ commit, dataset }: ProvenanceBundle, description: string): string {
  const facts = { description, commit }
  if (dataset === null) return JSON.stringify(facts)
  const { records, collections } = dataset
  const profile = JSON.stringify({ ...facts, records, collections })
  if (profile.length <= maxProfileLength) return profile
  return JSON.stringify({ ...facts, records })
}

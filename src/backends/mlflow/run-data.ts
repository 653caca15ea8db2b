import { createHash } from 'node:crypto'
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
 * in `revision.json`. Without a reliable date, the time is now.
 */
export function metricPointsOf(bundle: ProvenanceBundle, growth: Growth): readonly Metric[] {
  const now = Date.now()
  const taggedAt = bundle.tag?.kind === 'annotated' ? reliableDate(bundle.tag.date, now) : ''
  const timestamp = Date.parse(taggedAt || reliableDate(bundle.committed_at, now)) || now
  return [...metricsOf(bundle, growth)]
    .filter(([key]) => isMetricKey(key))
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
 * one is the first 32 hex digits of the SHA-256 of `revision.json`. The source type is `http`, for which the UI shows a
 * link. The schema describes the lexicons, and the profile has the record counts. Plain files have neither.
 */
export function datasetOf(bundle: ProvenanceBundle) {
  const digest = createHash('sha256').update(canonicalJson(bundle)).digest('hex').slice(0, 32)
  const { repository: url, revision: ref, commit, dataset, lexicons } = bundle
  const schema = isPlainFiles(bundle)
    ? { files: 'plain', tree: bundle.tree }
    : {
        layers_version: bundle.layers_version,
        lexicon_tree_hash: bundle.lexicon_tree_hash,
        layers_git_sha: bundle.layers_git_sha,
        ...lexicons,
      }
  const path = ref.split('/').map(encodeURIComponent).join('/')
  return {
    name: new URL(url).pathname.slice(1, 501) || url.slice(0, 500),
    digest,
    source_type: 'http',
    source: JSON.stringify({ url: `${url}/tree/${path}`, ref, commit }),
    schema: JSON.stringify(schema),
    ...(dataset && {
      profile: JSON.stringify({ records: dataset.records, collections: dataset.collections }),
    }),
  }
}

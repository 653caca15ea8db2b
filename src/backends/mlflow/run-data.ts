import { createHash } from 'node:crypto'
import { canonicalJson, type ProvenanceBundle } from '../../provenance/bundle.ts'
import { type Growth, metricsOf } from '../../provenance/growth.ts'
import type { RunContext } from '../../tracking/backend.ts'

export type Pair = Readonly<{ key: string; value: string }>

/** The tag by which lairs marks a run that logs a revision. Its value is the revision. */
export const revisionTag = 'lairs-revision'
export const repositoryTag = 'lairs-revision.repository'
export const commitTag = 'lairs-revision.commit'
/** Its value is the id of the run that logs the revision now, its tag having been moved. */
export const supersededTag = 'lairs-revision.superseded-by'

/** What a run of this action is, for MLflow. A run that only uses a revision has another source. */
const sourceType = 'JOB'

/** A run's name has at most this many characters (mlflow/store/tracking/dbmodels/models.py). */
const longestName = 250

/** The tags by which a run that logs a revision is found. */
export function identityTags({ revision, repository, commit }: ProvenanceBundle): readonly Pair[] {
  return [
    { key: revisionTag, value: revision },
    { key: repositoryTag, value: repository },
    { key: commitTag, value: commit },
  ]
}

/** Whether a run with these tags logs a revision of the repository, as its whole purpose. */
export function isRecordOf(repository: string, tags: readonly Pair[]): boolean {
  const wanted = {
    [repositoryTag]: repository,
    'mlflow.source.type': sourceType,
    'mlflow.source.name': repository,
  }
  return Object.entries(wanted).every(([key, value]) =>
    tags.some((tag) => tag.key === key && tag.value === value),
  )
}

/**
 * The params of a run: what the revision pins, and nothing that is only true of this workflow run, as
 * params cannot be changed. All are strings: the server answers 200 to a number and stores "".
 */
export function paramsOf(bundle: ProvenanceBundle): readonly Pair[] {
  const { lexicons, dataset, ...facts } = bundle
  const parts = {
    ...facts,
    'lexicons.verified': lexicons?.verified,
    'dataset.path': dataset?.path,
    'dataset.store_commit': dataset?.store_commit,
    'dataset.records': dataset?.records,
  }
  return Object.entries(parts).flatMap(([key, value]) =>
    value === undefined || value === null || typeof value === 'object'
      ? []
      : [{ key, value: String(value) }],
  )
}

export type Metric = Readonly<{ key: string; value: number; timestamp: number; step: number }>

/**
 * The metrics of a run: the counts, at the tag's position in history and its date, so that the charts of
 * several runs together show how the dataset grows. A key has 250 characters at most
 * (mlflow/utils/validation.py): a collection with a longer name is counted in `revision.json` alone.
 */
export function pointsOf(bundle: ProvenanceBundle, growth: Growth): readonly Metric[] {
  const tagged = bundle.tag?.kind === 'annotated' ? bundle.tag.date : ''
  const timestamp = Date.parse(tagged || bundle.committed_at) || 0
  return [...metricsOf(bundle, growth)]
    .filter(([key]) => key.length <= 250)
    .map(([key, value]) => ({ key, value, timestamp, step: growth.position }))
}

/** The name of a run: the revision, cut where it is too long for one. */
export function runName({ revision }: ProvenanceBundle): string {
  return [...revision].slice(0, longestName).join('')
}

/**
 * The tags of a run, all of which go into its creation, so that it can be found from its first moment.
 * `mlflow.*` are MLflow's own; its UI makes links of them, and lists the others.
 */
export function tagsOf(bundle: ProvenanceBundle, context: RunContext): readonly Pair[] {
  const tags = {
    'mlflow.runName': runName(bundle),
    'mlflow.user': context.actor,
    'mlflow.note.content': `Dataset revision, logged by ${context.runUrl}`,
    'mlflow.source.type': sourceType,
    // Never the workflow run's URL: the UI would make it a link to a folder of that name.
    'mlflow.source.name': bundle.repository,
    'mlflow.source.git.commit': bundle.commit,
    // The UI's links to the source use the branch as their ref: the tag is what they must show.
    'mlflow.source.git.branch': bundle.revision,
    'mlflow.source.git.repoURL': bundle.repository,
    'github.repository': context.workflowRepository,
    'github.run_url': context.runUrl,
    'github.event_name': context.event,
    'github.ref': context.ref,
    'github.actor': context.actor,
    ...(context.tagVerification === ''
      ? {}
      : { 'github.tag_verification': context.tagVerification }),
  }
  return [...identityTags(bundle), ...Object.entries(tags).map(([key, value]) => ({ key, value }))]
}

/**
 * The dataset that a run has as its input. MLflow knows a dataset by name and digest, and takes 36
 * characters for the digest at most: the first 32 of the SHA-256 of `revision.json`. For a source of
 * type `http`, its UI shows a link. Its schema is the lexicons', its profile the counts.
 */
export function datasetOf(bundle: ProvenanceBundle) {
  const digest = createHash('sha256').update(canonicalJson(bundle)).digest('hex').slice(0, 32)
  const { repository: url, revision: ref, commit, dataset, lexicons } = bundle
  const schema = {
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

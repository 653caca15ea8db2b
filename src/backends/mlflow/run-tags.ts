import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import { truncationMark } from '../../text/neutralize.ts'
import type { RunContext } from '../../tracking/backend.ts'
import { relationOf } from '../../tracking/identity.ts'
import type { Run } from './run.ts'
import { findValue, type KeyValue, runName } from './run-data.ts'

/** The tag with which lairs marks a run that logs a revision. Its value is the revision. */
export const revisionTag = 'lairs-revision'
export const repositoryTag = 'lairs-revision.repository'
export const commitTag = 'lairs-revision.commit'
/** Marks a run that is no record any more. Its value is the id of the run that logs the revision now. */
export const supersededTag = 'lairs-revision.superseded-by'

/** A random id of the job that created the run. The jobs of a matrix have the same URL. */
export const jobTag = 'lairs-revision.job'
/** The dataset's folder in the repository. Version 0.1.0 wrote it only as a param. */
const folderTag = 'lairs-revision.working_dir'
const artifactNameTag = 'lairs-revision.artifact-name'
/** What a run is to its revision. Version 0.1.0 did not write it. */
export const roleTag = 'lairs-revision.role'

/** A `record` logs a revision. Any other run that names one, such as a training run, has a `use` for it. */
export type Role = 'record' | 'use'

/** MLflow's type for the runs of this action. */
const sourceType = 'JOB'

/** The tags that say which revision of which dataset a run is about. */
function identityTags(
  { revision, repository, commit, working_dir }: ProvenanceBundle,
  artifactName: string,
  role: Role,
): readonly KeyValue[] {
  return [
    { key: revisionTag, value: revision },
    { key: repositoryTag, value: repository },
    { key: commitTag, value: commit },
    { key: folderTag, value: working_dir },
    { key: artifactNameTag, value: artifactName },
    { key: roleTag, value: role },
  ]
}

/** Begins the names of the tags with the annotation. */
export const annotationPrefix = 'lairs-revision.tag.'

/** In characters. MLflow before 2.17 cuts or refuses a longer tag (mlflow/utils/validation.py). */
const maxTagLength = 5000

/** The annotation of the revision's tag. The server may not store `revision.json`, which has it too. */
function annotationTags({ tag }: ProvenanceBundle): readonly KeyValue[] {
  if (tag === null || tag.kind === 'unknown') return []
  return Object.entries(tag).flatMap(([name, text]) => {
    // PostgreSQL stores no NUL. MLflow answers 200 to an empty value and stores none.
    const value = (text ?? '').replaceAll('\0', '\ufffd').toWellFormed()
    const isLong = value.length > maxTagLength
    const end = `${truncationMark}${value.length} characters)`
    const fitting = isLong ? `${value.slice(0, maxTagLength - 50).toWellFormed()}${end}` : value
    return value === '' ? [] : [{ key: `${annotationPrefix}${name}`, value: fitting }]
  })
}

/** All tags that follow from the revision. */
export function revisionTags(
  bundle: ProvenanceBundle,
  artifactName: string,
  role: Role,
): readonly KeyValue[] {
  return [...identityTags(bundle, artifactName, role), ...annotationTags(bundle)]
}

/** Those of the tags that a run of its version has: version 0.1.0 wrote the first three. */
export function comparableTags(run: Run, tags: readonly KeyValue[]): readonly KeyValue[] {
  return findValue(run.data.tags, roleTag) === undefined ? tags.slice(0, 3) : tags
}

/**
 * True if this action created the run to log a revision of the bundle's dataset under the artifact name. Records of version
 * 0.1.0 have no artifact name, and count for all.
 */
export function isRecordOf({ data }: Run, bundle: ProvenanceBundle, artifactName: string): boolean {
  const tag = (key: string) => findValue(data.tags, key)
  const repository = tag(repositoryTag) ?? ''
  const isRecord =
    (tag(roleTag) ?? 'record') === 'record' &&
    tag('mlflow.source.name') === repository &&
    tag('mlflow.source.type') === sourceType
  // An interrupted run of version 0.1.0 can have no params.
  const folder = tag(folderTag) ?? findValue(data.params, 'working_dir') ?? bundle.working_dir
  const recorded = {
    repository,
    working_dir: folder,
    revision: tag(revisionTag) ?? '',
    commit: tag(commitTag) ?? '',
  }
  return (
    isRecord &&
    (tag(artifactNameTag) ?? artifactName) === artifactName &&
    relationOf(recorded, bundle) !== 'other dataset'
  )
}

/**
 * The tags of a run. All are part of its creation, so that the run can be found from its first moment. The tags
 * `mlflow.*` are MLflow's own: its UI shows them as links. It lists the other tags.
 */
export function tagsOf(
  bundle: ProvenanceBundle,
  artifactName: string,
  context: RunContext,
): readonly KeyValue[] {
  const tags = {
    'mlflow.runName': runName(bundle),
    'mlflow.user': context.actor,
    'mlflow.note.content': `Dataset revision, logged by ${context.runUrl || 'log-revision'}`,
    'mlflow.source.type': sourceType,
    // Not the URL of the workflow run: the UI would show it as a link to a folder with that name.
    'mlflow.source.name': bundle.repository,
    'mlflow.source.git.commit': bundle.commit,
    // The UI's links to the source use the branch as their ref. They must show the tag.
    'mlflow.source.git.branch': bundle.revision,
    'mlflow.source.git.repoURL': bundle.repository,
    'github.repository': context.workflowRepository,
    'github.run_url': context.runUrl,
    'github.event_name': context.event,
    'github.ref': context.ref,
    'github.actor': context.actor,
    'github.tag_verification': context.tagVerification,
  }
  const known = Object.entries(tags).filter(([, value]) => value !== '')
  return [
    ...revisionTags(bundle, artifactName, 'record'),
    ...known.map(([key, value]) => ({ key, value })),
  ]
}

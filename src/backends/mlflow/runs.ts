import { randomUUID } from 'node:crypto'
import { type ProvenanceBundle, withRecordedFacts } from '../../provenance/bundle.ts'
import { byCodePoint } from '../../text/json.ts'
import type { LoggedRevision, RecordedTag, RunContext } from '../../tracking/backend.ts'
import { runUrl } from './addresses.ts'
import type { MlflowClient } from './client.ts'
import { OneRun, type Run } from './run.ts'
import { datasetOf, findValue, paramsByName, runName } from './run-data.ts'
import {
  commitTag,
  isRecordOf,
  jobTag,
  repositoryTag,
  revisionTag,
  supersededTag,
  tagsOf,
} from './run-tags.ts'
import { filterCondition, type Lifecycle, repositoryCondition, searchRuns } from './search.ts'
import type { MlflowSettings } from './settings.ts'

/**
 * The runs that log revisions of the bundle's dataset: all of them or, if `revision` is set, those of one revision. Runs
 * that only use a revision (a training run) are left out.
 *
 * Throws if one of the runs is too large.
 */
export async function findRuns(
  client: MlflowClient,
  experiment: string,
  bundle: ProvenanceBundle,
  artifactName: string,
  revision?: string,
  lifecycle: Lifecycle = 'ACTIVE_ONLY',
): Promise<readonly Run[]> {
  const conditions = [repositoryCondition(bundle.repository)]
  if (revision !== undefined) conditions.push(filterCondition(revisionTag, revision))
  const runs = await searchRuns(client, experiment, conditions.join(' AND '), lifecycle)
  // The search finds more runs than the filter means: its patterns have no escapes. Records of version 0.1.0 lack the
  // other tags.
  return runs
    .filter((run) => isRecordOf(run, bundle, artifactName))
    .filter(({ data }) => revision === undefined || findValue(data.tags, revisionTag) === revision)
}

/** The runs of a revision at one time. */
export type RevisionRuns = Readonly<{
  /** The run that logs the bundle's commit. Of several, all jobs choose the one with the lowest id. */
  record: Run | undefined
  /** Runs for the same commit that did not finish, or not yet. */
  unfinished: readonly Run[]
  /** Runs that log other commits. */
  others: readonly Run[]
}>

export function classifyRuns(runs: readonly Run[], bundle: ProvenanceBundle): RevisionRuns {
  const isFinished = ({ info }: Run) => info.status === 'FINISHED'
  const unfinished = new Set(runs.filter((run) => !isFinished(run)).map(({ info }) => info.run_id))
  // A run that did not finish supersedes nothing.
  const current = runs.filter(({ data }) => {
    const successor = findValue(data.tags, supersededTag)
    return successor === undefined || unfinished.has(successor)
  })
  const hasCommit = ({ data }: Run) => findValue(data.tags, commitTag) === bundle.commit
  const ofCommit = current
    .filter(hasCommit)
    .sort((a, b) => byCodePoint(a.info.run_id, b.info.run_id))
  return {
    record: ofCommit.find(isFinished),
    unfinished: ofCommit.filter((run) => !isFinished(run)),
    others: current.filter((run) => !hasCommit(run)),
  }
}

/** What a run must contain: the bundle, with the facts that a record keeps from the time when it was created. */
export function expectedBundle(run: Run, bundle: ProvenanceBundle): ProvenanceBundle {
  // If the dataset input is that of the bundle, the params must be too.
  if (hasDatasetInput(run, bundle)) return bundle
  const repository = findValue(run.data.tags, repositoryTag)
  return withRecordedFacts(bundle, { repository, ...paramsByName(run.data.params) })
}

/** True if the dataset input of a run is that of the bundle. */
export function hasDatasetInput({ inputs }: Run, bundle: ProvenanceBundle): boolean {
  const { name, digest } = datasetOf(bundle)
  const datasets = inputs?.dataset_inputs ?? []
  return datasets.some(({ dataset }) => dataset.name === name && dataset.digest === digest)
}

/**
 * Creates a run with all its tags. Before each retry and after the last failure, `findRevisionRuns` looks for the run: the
 * server may have created it although no response came.
 */
export async function createRun(
  client: MlflowClient,
  experiment: string,
  bundle: ProvenanceBundle,
  artifactName: string,
  context: RunContext,
  findRevisionRuns: () => Promise<readonly Run[]>,
): Promise<Run> {
  const job = randomUUID()
  const body = {
    experiment_id: experiment,
    user_id: context.actor.slice(0, 256),
    run_name: runName(bundle),
    start_time: Date.now(),
    tags: [...tagsOf(bundle, artifactName, context), { key: jobTag, value: job }],
  }
  const findCreated = async () => {
    // Another job's run is no substitute: that job can delete it.
    const runs = await findRevisionRuns()
    return runs.find(({ data }) => findValue(data.tags, jobTag) === job)
  }
  // Found once, it counts: another job can delete it at any time, and the next write tells.
  let created: Run | undefined
  const mayRetry = async () => {
    created = await findCreated()
    return created === undefined
  }
  try {
    const { run } = await client.post('runs/create', body, OneRun, { mayRetry })
    return run
  } catch (error) {
    created ??= await findCreated().catch(() => undefined)
    if (created === undefined) throw error
    return created
  }
}

/** What a run says about its tag. */
export function recordedTag(settings: MlflowSettings, { info, data }: Run): RecordedTag {
  return {
    commit: findValue(data.tags, commitTag) ?? 'unknown',
    committedAt: findValue(data.params, 'committed_at') ?? '',
    url: runUrl(settings, info),
  }
}

export function loggedRun(
  settings: MlflowSettings,
  { info }: Run,
  created: boolean,
): LoggedRevision {
  const url = runUrl(settings, info)
  return { created, url, outputs: { 'mlflow-run-id': info.run_id, 'mlflow-run-url': url } }
}

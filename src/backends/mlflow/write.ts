import * as v from 'valibot'
import { limits } from '../../limits.ts'
import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import { canonicalJson } from '../../text/json.ts'
import type { BackendTools } from '../../tracking/backend.ts'
import { allSettledOrThrow } from '../../tracking/concurrency.ts'
import { artifactUrl } from './addresses.ts'
import type { MlflowClient } from './client.ts'
import { retryConflicts } from './conflict.ts'
import { MlflowError } from './refusal.ts'
import type { Run } from './run.ts'
import { datasetOf, type KeyValue, type Metric, paramsOf } from './run-data.ts'
import { supersededTag } from './run-tags.ts'
import type { MlflowSettings } from './settings.ts'

/** A run that is written to. `fileUrl` is the URL of its `revision.json`, or undefined if the file cannot be stored. */
export type RunTarget = Readonly<{ runId: string; fileUrl: string | undefined }>

export function targetOf({ trackingUri }: MlflowSettings, { info }: Run): RunTarget {
  const fileUrl = artifactUrl(trackingUri, info.artifact_uri, 'revision.json')
  return { runId: info.run_id, fileUrl }
}

/** The response has no information that is needed. */
const Ignored = v.looseObject({})

/**
 * Writes the content of a run in parallel: params, metrics, the given tags, the dataset input and `revision.json`. All
 * of it can be repeated.
 */
export async function writeRun(
  client: MlflowClient,
  { runId, fileUrl }: RunTarget,
  bundle: ProvenanceBundle,
  { metrics, tags, params = paramsOf(bundle) }: RunFacts,
  { warn }: BackendTools,
): Promise<void> {
  const [hasDatasetInputs] = await allSettledOrThrow([
    logDataset(client, runId, bundle),
    logBatches(client, runId, { params, tags, metrics }),
    fileUrl === undefined ? undefined : client.upload(fileUrl, canonicalJson(bundle)),
  ])
  const { length } = Object.keys(bundle.dataset?.collections ?? {})
  if (length > limits.metricCollections) {
    warn(
      `MLflow has metrics for ${limits.metricCollections} of the ${length} collections. revision.json has all of them (docs/limits.md).`,
    )
  }
  if (!hasDatasetInputs) {
    warn('This MLflow server is older than 2.4 and has no dataset inputs: none was logged.')
  }
  if (fileUrl === undefined) {
    warn(
      'revision.json was not stored in MLflow: the server does not pass artifacts on (mlflow server --serve-artifacts). The run still has its facts as params, tags and metrics.',
    )
  }
}

type RunFacts = Readonly<{
  /** By default, those of the bundle. */
  params?: readonly KeyValue[]
  tags: readonly KeyValue[]
  metrics: readonly Metric[]
}>

/** A batch has at most 1000 params, tags and metrics together (mlflow/utils/validation.py). */
const metricsPerBatch = 800

async function logBatches(
  client: MlflowClient,
  run_id: string,
  { params, tags, metrics }: Required<RunFacts>,
): Promise<void> {
  const post = (batch: Readonly<Record<string, unknown>>) =>
    retryConflicts(() => client.post('runs/log-batch', { run_id, ...batch }, Ignored))
  await post({ params, tags, metrics: metrics.slice(0, metricsPerBatch) })
  for (let start = metricsPerBatch; start < metrics.length; start += metricsPerBatch) {
    await post({ metrics: metrics.slice(start, start + metricsPerBatch) })
  }
}

/** False if the server has no dataset inputs. */
async function logDataset(
  client: MlflowClient,
  run_id: string,
  bundle: ProvenanceBundle,
): Promise<boolean> {
  const tags = [{ key: 'mlflow.data.context', value: 'revision' }]
  const body = { run_id, datasets: [{ tags, dataset: datasetOf(bundle) }] }
  try {
    await retryConflicts(() => client.post('runs/log-inputs', body, Ignored))
    return true
  } catch (error) {
    if (error instanceof MlflowError && [404, 405, 501].includes(error.status)) return false
    throw error
  }
}

/** Marks a run that is no record any more. `successorId` is the run that logs the tag now. */
export async function markSuperseded(
  client: MlflowClient,
  runId: string,
  successorId: string,
): Promise<void> {
  const body = { run_id: runId, key: supersededTag, value: successorId }
  await retryConflicts(() => client.post('runs/set-tag', body, Ignored))
}

export async function endRun(
  client: MlflowClient,
  runId: string,
  status: 'FINISHED' | 'FAILED' | 'KILLED',
): Promise<void> {
  const body = { run_id: runId, status, end_time: Date.now() }
  await client.post('runs/update', body, Ignored, { cleansUp: status !== 'FINISHED' })
}

/** Deletes a run. If the user may write but not delete, marks the run as superseded and killed instead. */
export async function discardRun(
  client: MlflowClient,
  runId: string,
  successorId: string,
): Promise<void> {
  try {
    await client.post('runs/delete', { run_id: runId }, Ignored)
  } catch (error) {
    if (!(error instanceof MlflowError) || error.status !== 403) throw error
    await markSuperseded(client, runId, successorId)
    await endRun(client, runId, 'KILLED')
  }
}

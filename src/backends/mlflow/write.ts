import * as v from 'valibot'
import { limits } from '../../limits.ts'
import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import { canonicalJson } from '../../text/json.ts'
import type { BackendTools } from '../../tracking/backend.ts'
import { allSettledOrThrow } from '../../tracking/concurrency.ts'
import { artifactUrl, readArtifactUrl } from './addresses.ts'
import type { MlflowClient } from './client.ts'
import { retryConflicts } from './conflict.ts'
import { MlflowError } from './refusal.ts'
import type { Run } from './run.ts'
import { datasetOf, type KeyValue, type Metric, paramsOf } from './run-data.ts'
import { supersededTag } from './run-tags.ts'
import type { MlflowSettings } from './settings.ts'
import { fileName, type StoredRun, storeFile } from './stored-file.ts'

/**
 * A run that is written to. `uploadUrl` is where the server stores its `revision.json`, or undefined if the server does
 * not pass artifacts on.
 */
export type RunTarget = StoredRun & Readonly<{ uploadUrl: string | undefined; downloadUrl: string }>

export function targetOf({ trackingUri, host }: MlflowSettings, { info }: Run): RunTarget {
  const { run_id: runId, artifact_uri: artifactUri } = info
  const uploadUrl = artifactUrl(trackingUri, artifactUri, fileName)
  const downloadUrl = uploadUrl ?? readArtifactUrl(trackingUri, runId, fileName)
  return { runId, host, artifactUri, uploadUrl, downloadUrl }
}

/** The response has no information that is needed. */
const Ignored = v.looseObject({})

/**
 * Writes the content of a run in parallel: params, metrics, the given tags, the dataset input and `revision.json`. All
 * of it can be repeated.
 */
export async function writeRun(
  client: MlflowClient,
  target: RunTarget,
  bundle: ProvenanceBundle,
  { metrics, tags, params = paramsOf(bundle) }: RunFacts,
  { warn }: BackendTools,
): Promise<void> {
  const { runId, uploadUrl } = target
  const content = canonicalJson(bundle)
  const [hasDatasetInputs, , fileWarning] = await allSettledOrThrow([
    logDataset(client, runId, bundle),
    logBatches(client, runId, { params, tags, metrics }),
    uploadUrl === undefined
      ? storeFile(client, target, content)
      : client.upload(uploadUrl, content),
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
  if (fileWarning !== undefined) warn(fileWarning)
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

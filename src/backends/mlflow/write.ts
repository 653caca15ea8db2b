import * as v from 'valibot'
import { canonicalJson, type ProvenanceBundle } from '../../provenance/bundle.ts'
import type { LoggedRevision, Tools } from '../../tracking/backend.ts'
import { retryOnConflict } from '../../tracking/raced.ts'
import { allSettledOrThrow } from '../../tracking/together.ts'
import { runUrl } from './addresses.ts'
import { artifactUrl } from './artifact-url.ts'
import { type MlflowClient, MlflowError } from './client.ts'
import { datasetOf, type Metric, type Pair, paramsOf, supersededTag } from './run-data.ts'
import type { Run } from './runs.ts'
import type { MlflowInputs } from './settings.ts'

const Empty = v.looseObject({})

/** A run that is written to. `url` is where its `revision.json` is stored, if it can be. */
export type Target = Readonly<{ runId: string; url: string | undefined }>

/** Where a run is written to. */
export function targetOf({ trackingUri }: MlflowInputs, { info }: Run): Target {
  return { runId: info.run_id, url: artifactUrl(trackingUri, info.artifact_uri, 'revision.json') }
}

/** A batch holds 1000 params, tags and metrics in all (mlflow/utils/validation.py). */
const perBatch = 800

/**
 * Writes what the run holds, all at once: params, metrics, the `tags` given, the dataset input and
 * `revision.json`. All of it can be repeated.
 */
export async function writeRun(
  client: MlflowClient,
  { runId, url }: Target,
  bundle: ProvenanceBundle,
  { metrics, tags }: Readonly<{ metrics: readonly Metric[]; tags: readonly Pair[] }>,
  { warn }: Tools,
): Promise<void> {
  const [hasDatasets] = await allSettledOrThrow([
    logDataset(client, runId, bundle),
    logFacts(client, runId, { params: paramsOf(bundle), tags, metrics }),
    url === undefined ? undefined : client.put(url, canonicalJson(bundle)),
  ])
  if (!hasDatasets) {
    warn('This MLflow server is older than 2.4 and has no dataset inputs: none was logged.')
  }
  if (url === undefined) {
    warn(
      'revision.json was not stored in MLflow: the server does not pass artifacts on (mlflow server --serve-artifacts). The params hold the same facts.',
    )
  }
}

type Facts = Readonly<{
  params: readonly Pair[]
  tags: readonly Pair[]
  metrics: readonly Metric[]
}>

async function logFacts(
  client: MlflowClient,
  run_id: string,
  { params, tags, metrics }: Facts,
): Promise<void> {
  const first = { params, tags, metrics: metrics.slice(0, perBatch) }
  await retryOnConflict(attempts, isConflict, () =>
    client.post('runs/log-batch', { run_id, ...first }, Empty),
  )
  for (let from = perBatch; from < metrics.length; from += perBatch) {
    const more = metrics.slice(from, from + perBatch)
    await client.post('runs/log-batch', { run_id, metrics: more }, Empty)
  }
}

/** false where the server has no dataset inputs. */
async function logDataset(
  client: MlflowClient,
  run_id: string,
  bundle: ProvenanceBundle,
): Promise<boolean> {
  const tags = [{ key: 'mlflow.data.context', value: 'revision' }]
  const body = { run_id, datasets: [{ tags, dataset: datasetOf(bundle) }] }
  try {
    await retryOnConflict(attempts, isConflict, () => client.post('runs/log-inputs', body, Empty))
    return true
  } catch (error) {
    if (error instanceof MlflowError && [404, 405, 501].includes(error.status)) return false
    throw error
  }
}

/**
 * Two jobs that write the same params or the same new dataset at once fail one another in the server's
 * database: for one of them it is there the next time. (Seen on MLflow 3.11: HTTP 400 with an
 * IntegrityError.)
 */
function isConflict(error: unknown): boolean {
  return error instanceof MlflowError && error.message.includes('IntegrityError')
}

const attempts = 4

/** Marks a run as no longer true of its tag. The run stays. */
export async function supersede(client: MlflowClient, run: string, by: string): Promise<void> {
  await client.post('runs/set-tag', { run_id: run, key: supersededTag, value: by }, Empty)
}

/** Ends a run. */
export async function endRun(
  client: MlflowClient,
  runId: string,
  status: 'FINISHED' | 'FAILED' | 'KILLED',
): Promise<void> {
  const body = { run_id: runId, status, end_time: Date.now() }
  await client.post('runs/update', body, Empty, { cleansUp: status !== 'FINISHED' })
}

/** Deletes a run, or, where the user may write but not delete, marks it as killed. */
export async function discardRun(client: MlflowClient, runId: string): Promise<void> {
  try {
    await client.post('runs/delete', { run_id: runId }, Empty)
  } catch (error) {
    if (!(error instanceof MlflowError) || error.status !== 403) throw error
    await endRun(client, runId, 'KILLED')
  }
}

/** A run as the rest of the action speaks of it. */
export function loggedRun(inputs: MlflowInputs, run: Run, created: boolean): LoggedRevision {
  const url = runUrl(inputs, run)
  return {
    created,
    url,
    outputs: { 'mlflow-run-id': run.info.run_id, 'mlflow-run-url': url },
  }
}

import { setTimeout as sleep } from 'node:timers/promises'
import * as v from 'valibot'
import type { MlflowInputs } from '../../inputs/mlflow.ts'
import { canonicalJson, type ProvenanceBundle } from '../../provenance/bundle.ts'
import type { Backend, LoggedRevision, Tools } from '../backend.ts'
import { artifactUrl } from './artifact.ts'
import { createMlflowClient, type MlflowClient, MlflowError } from './client.ts'
import { experimentId } from './experiment.ts'
import { datasetOf, paramsOf, revisionTag } from './facts.ts'
import { createRun, findRun, type Run, readRun, valueIn } from './run.ts'

const Empty = v.looseObject({})

/** Logs a revision as a run of an experiment. A run that logs it already is left as it is. */
export function mlflow(inputs: MlflowInputs, tools: Tools): Backend {
  const client = createMlflowClient(tools.http, inputs)
  const urlOf = ({ info }: Run) =>
    `${inputs.trackingUri}/#/experiments/${info.experiment_id}/runs/${info.run_id}`
  return {
    name: 'mlflow',
    async log(bundle, circumstances) {
      const experiment = await experimentId(client, inputs.experiment)
      const find = () => findRun(client, experiment, bundle, urlOf)
      const found = await find()
      if (found?.info.status === 'FINISHED') {
        compare(found, bundle, tools)
        return describe(found, urlOf(found), false)
      }
      // A run that was interrupted is carried on with: everything that follows can be repeated.
      const run = found ?? (await createRun(client, experiment, bundle, circumstances, find))
      try {
        const url = artifactUrl(inputs.trackingUri, run.info.artifact_uri, 'revision.json')
        const hasDataset = await fill(client, run, bundle, url, tools)
        await end(client, run, 'FINISHED')
        await verify(client, run, bundle, url, hasDataset)
        return describe(run, urlOf(run), true)
      } catch (error) {
        await end(client, run, 'FAILED').catch(() => undefined)
        throw error
      }
    },
  }
}

/** Writes what the run holds. false where the dataset input had to be left out. */
async function fill(
  client: MlflowClient,
  run: Run,
  bundle: ProvenanceBundle,
  url: string | undefined,
  { warn }: Tools,
): Promise<boolean> {
  const run_id = run.info.run_id
  await client.post('runs/log-batch', { run_id, params: paramsOf(bundle) }, Empty)
  const hasDataset = await logDataset(client, run_id, bundle)
  if (!hasDataset) {
    warn('This MLflow server is older than 2.4 and has no dataset inputs: none was logged.')
  }
  if (url === undefined) {
    warn(
      'revision.json was not stored in MLflow: the server does not pass artifacts on (mlflow server --serve-artifacts). The params hold the same facts.',
    )
  } else {
    await client.put(url, canonicalJson(bundle))
  }
  return hasDataset
}

/** false where the server has no dataset inputs. */
async function logDataset(
  client: MlflowClient,
  run_id: string,
  bundle: ProvenanceBundle,
): Promise<boolean> {
  const tags = [{ key: 'mlflow.data.context', value: 'revision' }]
  const body = { run_id, datasets: [{ tags, dataset: datasetOf(bundle) }] }
  for (let attempt = 1; ; attempt++) {
    try {
      await client.post('runs/log-inputs', body, Empty)
      return true
    } catch (error) {
      if (!(error instanceof MlflowError)) throw error
      if ([404, 405, 501].includes(error.status)) return false
      // Two jobs that log the same new dataset at once: for one of them it is there the next time.
      if (!error.message.includes('IntegrityError') || attempt === 4) throw error
      await sleep(200 * attempt * (1 + Math.random()))
    }
  }
}

async function end(client: MlflowClient, run: Run, status: 'FINISHED' | 'FAILED'): Promise<void> {
  const body = { run_id: run.info.run_id, status, end_time: Date.now() }
  await client.post('runs/update', body, Empty)
}

/** Throws where the run, read back, is not the one that was asked for. */
async function verify(
  client: MlflowClient,
  { info }: Run,
  bundle: ProvenanceBundle,
  url: string | undefined,
  withDataset: boolean,
): Promise<void> {
  const [run, stored] = await Promise.all([
    readRun(client, info.run_id),
    url === undefined ? undefined : client.download(url),
  ])
  const { name, digest } = datasetOf(bundle)
  const hasDataset = run.inputs.dataset_inputs.some(
    ({ dataset }) => dataset.name === name && dataset.digest === digest,
  )
  const tagged = valueIn(run.data.tags, revisionTag) === bundle.revision
  const faults = [
    run.info.status === 'FINISHED' ? '' : `its status is ${run.info.status}`,
    tagged ? '' : `its tag ${revisionTag} is another`,
    ...differingParams(run, bundle).map((key) => `its param ${key} is another`),
    hasDataset || !withDataset ? '' : 'it lacks the dataset input',
    stored === undefined || stored === canonicalJson(bundle) ? '' : 'its revision.json is another',
  ].filter(Boolean)
  if (faults.length > 0) {
    throw new Error(`MLflow does not hold the run as it was logged: ${faults.join('; ')}.`)
  }
}

function compare(run: Run, bundle: ProvenanceBundle, { warn }: Tools): void {
  const differing = differingParams(run, bundle)
  if (differing.length > 0) {
    warn(
      `MLflow holds this revision of the same commit with other params: ${differing.join(', ')}. The record stays as it is.`,
    )
  }
}

function differingParams(run: Run, bundle: ProvenanceBundle): readonly string[] {
  return paramsOf(bundle).flatMap(({ key, value }) =>
    valueIn(run.data.params, key) === value ? [] : [key],
  )
}

function describe({ info }: Run, url: string, created: boolean): LoggedRevision {
  return {
    backend: 'mlflow',
    created,
    url,
    outputs: { 'mlflow-run-id': info.run_id, 'mlflow-run-url': url },
  }
}

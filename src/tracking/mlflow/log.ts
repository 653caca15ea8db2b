import type { MlflowInputs } from '../../inputs/mlflow.ts'
import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import { printable } from '../../text.ts'
import {
  type Backend,
  type Circumstances,
  type LoggedRevision,
  movedTag,
  type Tools,
} from '../backend.ts'
import { runUrl } from './address.ts'
import { artifactUrl } from './artifact.ts'
import { authorize } from './auth.ts'
import { createMlflowClient, type MlflowClient, MlflowError } from './client.ts'
import { experimentId } from './experiment.ts'
import { commitTag, markOf, revisionTag } from './facts.ts'
import { createRun, findRun, type Run, readRun, valueIn } from './run.ts'
import { differences, faultsOf } from './verify.ts'
import { discardRun, endRun, type Target, writeRun } from './write.ts'

/**
 * Logs a revision as a run of an experiment, or into the run that the inputs name. What is logged
 * already is left as it is.
 */
export function mlflow(inputs: MlflowInputs, tools: Tools): Backend {
  return {
    name: 'mlflow',
    async log(bundle, circumstances) {
      const client = createMlflowClient(tools.http, inputs, await authorize(inputs, tools))
      return inputs.runId === undefined
        ? await logRun(client, inputs, bundle, circumstances, tools)
        : await logInto(client, inputs, inputs.runId, bundle, tools)
    },
  }
}

async function logRun(
  client: MlflowClient,
  inputs: MlflowInputs,
  bundle: ProvenanceBundle,
  circumstances: Circumstances,
  tools: Tools,
): Promise<LoggedRevision> {
  const experiment = await experimentId(client, inputs.experiment)
  const find = () => findRun(client, experiment, bundle, (run) => runUrl(inputs, run))
  const found = await find()
  if (found?.info.status === 'FINISHED') {
    compare(found, bundle, tools)
    return describe(inputs, found, false)
  }
  // A run that was interrupted is carried on with: everything that follows can be repeated.
  const run = found ?? (await createRun(client, experiment, bundle, circumstances, find))
  const target = targetOf(inputs, run)
  try {
    const dataset = await writeRun(client, target, bundle, [], tools)
    const oldest = await find()
    if (oldest !== undefined && oldest.info.run_id !== target.runId) {
      // Another job logged the same at the same time, and began first: one record stays.
      await discardRun(client, target.runId)
      return await logRun(client, inputs, bundle, circumstances, tools)
    }
    await endRun(client, target.runId, 'FINISHED')
    refuse(await faultsOf(client, target, bundle, { dataset, status: 'FINISHED' }))
    return describe(inputs, run, true)
  } catch (error) {
    await endRun(client, target.runId, 'FAILED').catch(() => undefined)
    throw error
  }
}

/** Pins the revision in a run that someone else began, and will end. */
async function logInto(
  client: MlflowClient,
  inputs: MlflowInputs,
  runId: string,
  bundle: ProvenanceBundle,
  tools: Tools,
): Promise<LoggedRevision> {
  const run = await readRun(client, runId).catch((error: unknown) => {
    if (!(error instanceof MlflowError) || error.status !== 404) throw error
    throw new Error(`mlflow-run-id: there is no run "${runId}" on ${inputs.trackingUri}.`)
  })
  const pinned = valueIn(run.data.tags, revisionTag)
  checkPinned(run, bundle, runUrl(inputs, run))
  const target = targetOf(inputs, run)
  if (pinned !== undefined) {
    const faults = await faultsOf(client, target, bundle, { dataset: true })
    if (faults.length === 0) return describe(inputs, run, false)
  }
  const dataset = await writeRun(client, target, bundle, markOf(bundle), tools)
  refuse(await faultsOf(client, target, bundle, { dataset }))
  return describe(inputs, run, true)
}

/** Throws where a run pins another revision already, or the same tag of another commit. */
function checkPinned({ info, data }: Run, bundle: ProvenanceBundle, url: string): void {
  const other = markOf(bundle).find(({ key, value }) => {
    const held = valueIn(data.tags, key)
    return held !== undefined && held !== value
  })
  if (other === undefined) return
  const held = printable(valueIn(data.tags, other.key) ?? '')
  if (other.key === commitTag) throw movedTag(bundle, { commit: held, url })
  throw new Error(
    `mlflow-run-id: the run ${info.run_id} pins a revision already (${url}): its ${other.key} is "${held}", and not "${other.value}". Nothing was written.`,
  )
}

function targetOf({ trackingUri }: MlflowInputs, { info }: Run): Target {
  return { runId: info.run_id, url: artifactUrl(trackingUri, info.artifact_uri, 'revision.json') }
}

/** Throws where there are faults. */
function refuse(faults: readonly string[]): void {
  if (faults.length > 0) {
    throw new Error(`MLflow does not hold the run as it was logged: ${faults.join('; ')}.`)
  }
}

/** Warns where a run that logs the revision of the same commit holds something else. */
function compare(run: Run, bundle: ProvenanceBundle, { warn }: Tools): void {
  const others = differences(run, bundle)
  if (others.length === 0) return
  warn(
    `MLflow holds this revision of the same commit, and otherwise: ${others.join('; ')}. The record stays as it is.`,
  )
}

function describe(inputs: MlflowInputs, run: Run, created: boolean): LoggedRevision {
  const url = runUrl(inputs, run)
  return {
    backend: 'mlflow',
    created,
    url,
    outputs: { 'mlflow-run-id': run.info.run_id, 'mlflow-run-url': url },
  }
}

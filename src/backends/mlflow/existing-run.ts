import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import { printable } from '../../text/neutralize.ts'
import {
  type Circumstances,
  type Finding,
  type LoggedRevision,
  MovedTag,
  moved,
  Taken,
  type Tools,
} from '../../tracking/backend.ts'
import { runUrl } from './addresses.ts'
import { type MlflowClient, MlflowError } from './client.ts'
import { commitTag, markOf, pointsOf, revisionTag } from './run-data.ts'
import { heldBy, type Run, readRun, valueIn } from './runs.ts'
import type { MlflowInputs } from './settings.ts'
import { faultsOf, refuse } from './verify.ts'
import { describe, targetOf, writeRun } from './write.ts'

/** Pins the revision in a run that someone else began, and will end. */
export async function logInto(
  client: MlflowClient,
  inputs: MlflowInputs,
  runId: string,
  bundle: ProvenanceBundle,
  { growth }: Circumstances,
  tools: Tools,
): Promise<LoggedRevision> {
  const run = await existingRun(client, inputs, runId)
  const pinned = valueIn(run.data.tags, revisionTag)
  checkPinned(run, bundle, runUrl(inputs, run))
  const target = targetOf(inputs, run)
  const metrics = pointsOf(bundle, growth)
  if (pinned !== undefined) {
    const faults = await faultsOf(client, target, bundle)
    if (faults.length === 0) return describe(inputs, run, false)
  }
  await writeRun(client, target, bundle, { metrics, tags: markOf(bundle) }, tools)
  refuse(await faultsOf(client, target, bundle, { metrics }))
  return describe(inputs, run, true)
}

async function existingRun(
  client: MlflowClient,
  { trackingUri }: MlflowInputs,
  runId: string,
): Promise<Run> {
  try {
    return await readRun(client, runId)
  } catch (error) {
    if (!(error instanceof MlflowError) || error.status !== 404) throw error
    throw new Error(`mlflow-run-id: there is no run "${runId}" on ${trackingUri}.`)
  }
}

/** Throws where a run pins another revision already, or the same tag of another commit. */
function checkPinned(run: Run, bundle: ProvenanceBundle, url: string): void {
  const { info, data } = run
  const other = markOf(bundle).find(({ key, value }) => {
    const held = valueIn(data.tags, key)
    return held !== undefined && held !== value
  })
  if (other === undefined) return
  const held = printable(valueIn(data.tags, other.key) ?? '')
  if (other.key === commitTag) {
    const advice = 'What a run pins stays: log the tag as it is now into another run.'
    throw new MovedTag(bundle, heldBy(run, url), advice)
  }
  throw new Taken(
    `mlflow-run-id: the run ${info.run_id} pins a revision already (${url}): its ${other.key} is "${held}", and not "${other.value}". Nothing was written.`,
  )
}

/** Compares the run that the inputs name with the bundle. */
export async function auditIn(
  client: MlflowClient,
  inputs: MlflowInputs,
  runId: string,
  bundle: ProvenanceBundle,
): Promise<Finding> {
  const run = await existingRun(client, inputs, runId)
  const url = runUrl(inputs, run)
  const [pinned, commit] = [revisionTag, commitTag].map((key) => valueIn(run.data.tags, key))
  if (pinned === undefined) return { status: 'missing', url, details: [] }
  if (pinned === bundle.revision && commit !== undefined && commit !== bundle.commit) {
    return { status: 'moved', url, details: [moved(bundle, heldBy(run, url))] }
  }
  const details = await faultsOf(client, targetOf(inputs, run), bundle)
  return { status: details.length === 0 ? 'matches' : 'differs', url, details }
}

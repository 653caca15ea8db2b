import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import { printable } from '../../text/neutralize.ts'
import {
  type RunContext,
  type VerifyResult,
  type LoggedRevision,
  MovedTagError,
  moved,
  ConflictError,
  type Tools,
} from '../../tracking/backend.ts'
import { runUrl } from './addresses.ts'
import { type MlflowClient, MlflowError } from './client.ts'
import { commitTag, identityTags, pointsOf, revisionTag } from './run-data.ts'
import { heldRevision, type Run, readRun, valueIn } from './runs.ts'
import type { MlflowInputs } from './settings.ts'
import { runProblems, throwIfAny } from './verify.ts'
import { loggedRun, targetOf, writeRun } from './write.ts'

/** Pins the revision in a run that someone else began, and will end. */
export async function logIntoExistingRun(
  client: MlflowClient,
  inputs: MlflowInputs,
  runId: string,
  bundle: ProvenanceBundle,
  { growth }: RunContext,
  tools: Tools,
): Promise<LoggedRevision> {
  const run = await existingRun(client, inputs, runId)
  const pinned = valueIn(run.data.tags, revisionTag)
  checkPinned(run, bundle, runUrl(inputs, run))
  const target = targetOf(inputs, run)
  const metrics = pointsOf(bundle, growth)
  if (pinned !== undefined) {
    const faults = await runProblems(client, target, bundle)
    if (faults.length === 0) return loggedRun(inputs, run, false)
  }
  await writeRun(client, target, bundle, { metrics, tags: identityTags(bundle) }, tools)
  throwIfAny(await runProblems(client, target, bundle, { metrics }))
  return loggedRun(inputs, run, true)
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
  const other = identityTags(bundle).find(({ key, value }) => {
    const held = valueIn(data.tags, key)
    return held !== undefined && held !== value
  })
  if (other === undefined) return
  const held = printable(valueIn(data.tags, other.key) ?? '')
  if (other.key === commitTag) {
    const advice = 'What a run pins stays: log the tag as it is now into another run.'
    throw new MovedTagError(bundle, heldRevision(run, url), advice)
  }
  throw new ConflictError(
    `mlflow-run-id: the run ${info.run_id} pins a revision already (${url}): its ${other.key} is "${held}", and not "${other.value}". Nothing was written.`,
  )
}

/** Compares the run that the inputs name with the bundle. */
export async function verifyExistingRun(
  client: MlflowClient,
  inputs: MlflowInputs,
  runId: string,
  bundle: ProvenanceBundle,
): Promise<VerifyResult> {
  const run = await existingRun(client, inputs, runId)
  const url = runUrl(inputs, run)
  const [pinned, commit] = [revisionTag, commitTag].map((key) => valueIn(run.data.tags, key))
  if (pinned === undefined) return { status: 'missing', url, details: [] }
  if (pinned === bundle.revision && commit !== undefined && commit !== bundle.commit) {
    return { status: 'moved', url, details: [moved(bundle, heldRevision(run, url))] }
  }
  const details = await runProblems(client, targetOf(inputs, run), bundle)
  return { status: details.length === 0 ? 'matches' : 'differs', url, details }
}

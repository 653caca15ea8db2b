import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import { printable } from '../../text/neutralize.ts'
import {
  type BackendTools,
  ConflictError,
  type LoggedRevision,
  MovedTagError,
  movedTagText,
  type RunContext,
  type VerifyResult,
} from '../../tracking/backend.ts'
import { runUrl } from './addresses.ts'
import { type MlflowClient, MlflowError } from './client.ts'
import { type Run, readRun } from './run.ts'
import { findValue, type KeyValue, metricPointsOf } from './run-data.ts'
import { commitTag, identityTags, isRecordOf, revisionTag } from './run-tags.ts'
import { expectedBundle, loggedRun, recordedTag } from './runs.ts'
import type { MlflowSettings } from './settings.ts'
import { pollUntilShown } from './settle.ts'
import { keepManifest, rejectProblems, runProblems } from './verify.ts'
import { targetOf, writeRun } from './write.ts'

/** The run in the input `mlflow-run-id`. */
export type ExistingRun = Readonly<{
  client: MlflowClient
  settings: MlflowSettings
  runId: string
  artifactName: string
}>

/** Logs a revision into a run that another job started and will end. */
export async function logIntoExistingRun(
  existing: ExistingRun,
  pinned: ProvenanceBundle,
  { growth }: RunContext,
  tools: BackendTools,
): Promise<LoggedRevision> {
  const { client, settings } = existing
  const run = await readExistingRun(existing)
  checkRecordedRevision(
    settings,
    run,
    expectedBundle(run, pinned),
    expectedTags(existing, run, pinned),
  )
  // Params cannot be changed: an interrupted job is continued with the manifest facts that it recorded.
  const bundle = keepManifest(run, pinned, tools.info)
  const target = targetOf(settings, run)
  const metrics = metricPointsOf(bundle, growth)
  const tags = expectedTags(existing, run, bundle)
  if (findValue(run.data.tags, revisionTag) !== undefined) {
    const problems = await runProblems(client, target, bundle, { tags })
    if (problems.length === 0) return loggedRun(settings, run, false)
  }
  await writeRun(client, target, bundle, { metrics, tags }, tools)
  const problems = await pollUntilShown(
    () => runProblems(client, target, bundle, { tags, metrics }),
    ({ length }) => length === 0,
    tools,
  )
  rejectProblems(problems)
  return loggedRun(settings, run, true)
}

/** The run can be the record itself, if an earlier step logged the revision. */
function expectedTags(
  { artifactName }: ExistingRun,
  run: Run,
  pinned: ProvenanceBundle,
): readonly KeyValue[] {
  const role = isRecordOf(run, pinned, artifactName) ? 'record' : 'use'
  return identityTags(expectedBundle(run, pinned), artifactName, role)
}

async function readExistingRun({ client, settings, runId }: ExistingRun): Promise<Run> {
  try {
    return await readRun(client, runId)
  } catch (error) {
    if (!(error instanceof MlflowError) || error.status !== 404) throw error
    throw new Error(`mlflow-run-id: there is no run "${runId}" on ${settings.trackingUri}.`)
  }
}

/** Throws if the run already records another revision, or the same tag for another commit. */
function checkRecordedRevision(
  settings: MlflowSettings,
  run: Run,
  bundle: ProvenanceBundle,
  tags: readonly KeyValue[],
): void {
  const { info, data } = run
  const different = tags.find(({ key, value }) => (findValue(data.tags, key) ?? value) !== value)
  if (different === undefined) return
  const recorded = recordedTag(settings, run)
  if (different.key === commitTag) {
    const advice = 'What a run pins stays: log the tag as it is now into another run.'
    throw new MovedTagError(bundle, recorded, advice)
  }
  const value = printable(findValue(data.tags, different.key) ?? '')
  throw new ConflictError(
    `mlflow-run-id: the run ${info.run_id} pins a revision already (${recorded.url}): its ${different.key} is "${value}", and not "${different.value}". Nothing was written.`,
  )
}

/** Compares the run with the bundle. */
export async function verifyExistingRun(
  existing: ExistingRun,
  bundle: ProvenanceBundle,
  info: BackendTools['info'],
): Promise<VerifyResult> {
  const { client, settings } = existing
  const run = await readExistingRun(existing)
  const url = runUrl(settings, run.info)
  const [revision, commit] = [revisionTag, commitTag].map((key) => findValue(run.data.tags, key))
  if (revision === undefined) return { status: 'missing', url, details: [] }
  if (revision === bundle.revision && commit !== undefined && commit !== bundle.commit) {
    return { status: 'moved', url, details: [movedTagText(bundle, recordedTag(settings, run))] }
  }
  const expected = keepManifest(run, bundle, info)
  const tags = expectedTags(existing, run, bundle)
  const details = await runProblems(client, targetOf(settings, run), expected, { tags })
  return { status: details.length === 0 ? 'matches' : 'differs', url, details }
}

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
import type { MlflowClient } from './client.ts'
import { MlflowError } from './refusal.ts'
import { type Run, readRun } from './run.ts'
import { findValue, type KeyValue, metricPointsOf, paramsOf } from './run-data.ts'
import {
  annotationPrefix,
  commitTag,
  isRecordOf,
  repositoryTag,
  revisionTag,
  revisionTags,
  roleTag,
} from './run-tags.ts'
import { expectedBundle, loggedRun, recordedTag } from './runs.ts'
import type { MlflowSettings } from './settings.ts'
import { pollUntilShown } from './settle.ts'
import {
  contentProblems,
  deletedText,
  isAnswered,
  keepManifest,
  type Problem,
  rejectProblems,
  runProblems,
} from './verify.ts'
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
  if (isDeleted(run)) throw new Error(`mlflow-run-id: ${deletedText(run)}.`)
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
  const params = expectedParams(run, bundle)
  const before = [...contentProblems(run, bundle, { tags, params, metrics })]
  if (findValue(run.data.tags, revisionTag) !== undefined) {
    const problems = await runProblems(client, target, bundle, { tags, params })
    if (problems.length === 0) return loggedRun(settings, run, false)
    before.push(...problems)
  }
  await writeRun(client, target, bundle, { metrics, tags, params }, tools)
  // What was there before can still be shown for a while.
  const isOld = ({ text }: Problem) => before.some((each) => each.text === text)
  const problems = await pollUntilShown(
    () => runProblems(client, target, bundle, { tags, params, metrics }),
    (now) => isAnswered(now.map((each) => (isOld(each) ? { ...each, isMissing: true } : each))),
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
  return revisionTags(expectedBundle(run, pinned), artifactName, role)
}

/** Facts that lairs leaves empty without a manifest. */
const manifestParams: readonly string[] = ['lexicon_tree_hash', 'layers_version']

/**
 * The params of the bundle, without those of a run of lairs that cannot be changed: its folder is the path by which the
 * dataset was opened. The tags have the folder in the repository.
 */
function expectedParams({ data }: Run, bundle: ProvenanceBundle): readonly KeyValue[] {
  const isOfLairs =
    findValue(data.tags, revisionTag) !== undefined &&
    // Runs of version 0.1.0 have the folder only as a param.
    (findValue(data.tags, repositoryTag) === undefined || findValue(data.tags, roleTag) === 'use')
  return paramsOf(bundle).filter(({ key }) => {
    const recorded = findValue(data.params, key)
    const isKept = key === 'working_dir' || (manifestParams.includes(key) && recorded === '')
    return !isOfLairs || recorded === undefined || !isKept
  })
}

async function readExistingRun({ client, settings, runId }: ExistingRun): Promise<Run> {
  try {
    return await readRun(client, runId)
  } catch (error) {
    if (!(error instanceof MlflowError)) throw error
    // basic-auth gives nobody but an administrator a 404 (mlflow/server/auth).
    const isDenied = error.status === 403 && /permission denied/i.test(error.message)
    if (error.status !== 404 && !isDenied) throw error
    const reason = isDenied ? ', or the user may not read it (HTTP 403)' : ''
    throw new Error(
      `mlflow-run-id: there is no run "${runId}" on ${settings.trackingUri}${reason}. Check the id, and that the run is on this server.`,
    )
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
  const identity = tags.filter(({ key }) => !key.startsWith(annotationPrefix))
  const different = identity.find(
    ({ key, value }) => (findValue(data.tags, key) ?? value) !== value,
  )
  if (different === undefined) return
  const recorded = recordedTag(settings, run)
  if (different.key === commitTag) {
    const advice = 'A run keeps its revision. Log the moved tag into another run.'
    throw new MovedTagError(bundle, recorded, advice)
  }
  const value = printable(findValue(data.tags, different.key) ?? '')
  throw new ConflictError(
    `mlflow-run-id: the run ${info.run_id} already has another revision${recorded.url && ` (${recorded.url})`}: its ${different.key} is "${value}", and not "${different.value}". Nothing was written. Log into another run.`,
  )
}

function isDeleted({ info }: Run): boolean {
  return info.lifecycle_stage === 'deleted'
}

/** Compares the run with the bundle. */
export async function verifyExistingRun(
  existing: ExistingRun,
  bundle: ProvenanceBundle,
  info: BackendTools['info'],
): Promise<VerifyResult> {
  const { client, settings } = existing
  const run = await readExistingRun(existing)
  if (isDeleted(run)) return { status: 'missing', url: '', details: [deletedText(run)] }
  const url = runUrl(settings, run.info)
  const [revision, commit] = [revisionTag, commitTag].map((key) => findValue(run.data.tags, key))
  if (revision === undefined) return { status: 'missing', url, details: [] }
  if (revision === bundle.revision && commit !== undefined && commit !== bundle.commit) {
    return {
      status: 'moved',
      url,
      details: [
        `${movedTagText(bundle, recordedTag(settings, run))}. Log the moved tag into another run`,
      ],
    }
  }
  const expected = keepManifest(run, bundle, info)
  const tags = expectedTags(existing, run, bundle)
  const params = expectedParams(run, expected)
  const problems = await runProblems(client, targetOf(settings, run), expected, { tags, params })
  const details = problems.map(({ text }) => text)
  return { status: details.length === 0 ? 'matches' : 'differs', url, details }
}

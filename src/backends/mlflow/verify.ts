import {
  bundleDifferences,
  isTagUnknown,
  type ProvenanceBundle,
  recordedManifestText,
} from '../../provenance/bundle.ts'
import { unknownGrowth } from '../../provenance/growth.ts'
import { canonicalJson, parseJson } from '../../text/json.ts'
import {
  type BackendTools,
  differenceText,
  movedTagText,
  type VerifyResult,
} from '../../tracking/backend.ts'
import { allSettledOrThrow } from '../../tracking/concurrency.ts'
import { runUrl } from './addresses.ts'
import type { MlflowClient } from './client.ts'
import { charactersHint } from './hints.ts'
import { isMissingInStore, MlflowError } from './refusal.ts'
import { type Run, readRun } from './run.ts'
import {
  datasetOf,
  findValue,
  type KeyValue,
  type Metric,
  metricPointsOf,
  paramsOf,
} from './run-data.ts'
import { comparableTags, revisionTags } from './run-tags.ts'
import { classifyRuns, expectedBundle, findRuns, hasDatasetInput, recordedTag } from './runs.ts'
import type { MlflowSettings } from './settings.ts'
import { isInStore } from './stored-file.ts'
import { type RunTarget, targetOf } from './write.ts'

/** What a run must have. */
type ExpectedRun = Readonly<{
  tags: readonly KeyValue[]
  /** By default, those of the bundle. */
  params?: readonly KeyValue[]
  status?: 'FINISHED'
  metrics?: readonly Metric[]
}>

/** Reads a run back and returns how it differs from what was asked for. */
export async function runProblems(
  client: MlflowClient,
  target: RunTarget,
  bundle: ProvenanceBundle,
  expected: ExpectedRun,
): Promise<readonly string[]> {
  const reading = readRun(client, target.runId)
  const [run, inFile] = await allSettledOrThrow([
    reading,
    fileProblems(client, target, bundle, () => reading),
  ])
  return [...contentProblems(run, bundle, expected), ...inFile]
}

/** Throws if there are problems. */
export function rejectProblems(problems: readonly string[]): void {
  if (problems.length > 0) {
    throw new Error(`The run in MLflow does not match what was logged: ${problems.join('; ')}.`)
  }
}

/** An experiment to compare with. */
export type Verifier = Readonly<{
  client: MlflowClient
  settings: MlflowSettings
  artifactName: string
  /** Its id. */
  experiment: string
}>

/** Compares the runs of a revision, if there are any, with the bundle. */
export async function verifyRun(
  verifier: Verifier,
  runs: readonly Run[],
  bundle: ProvenanceBundle,
  info: BackendTools['info'],
): Promise<VerifyResult> {
  const { client, settings, artifactName } = verifier
  const { record, unfinished, others } = classifyRuns(runs, bundle)
  const run = record ?? unfinished[0]
  if (run === undefined) {
    const [other] = others
    if (other === undefined) return await missingResult(verifier, bundle)
    const recorded = recordedTag(settings, other)
    return { status: 'moved', url: recorded.url, details: [movedTagText(bundle, recorded)] }
  }
  const expected = keepManifest(run, bundle, info)
  // How the records changed depends on the checkout. Only the counts follow from the revision.
  const metrics = metricPointsOf(expected, unknownGrowth)
  const tags = revisionTags(expected, artifactName, 'record')
  const inFile = await fileProblems(client, targetOf(settings, run), expected, async () => run)
  const content = contentProblems(run, expected, { tags, status: 'FINISHED', metrics })
  const details = [...content, ...inFile]
  return {
    status: details.length === 0 ? 'matches' : 'differs',
    url: runUrl(settings, run.info),
    details,
  }
}

/** Says if the record was deleted. MLflow keeps deleted runs for a while. */
async function missingResult(
  { client, experiment, artifactName }: Verifier,
  bundle: ProvenanceBundle,
): Promise<VerifyResult> {
  const { revision } = bundle
  const deleted = await findRuns(client, experiment, bundle, artifactName, revision, 'DELETED_ONLY')
  const { record } = classifyRuns(deleted, bundle)
  return { status: 'missing', url: '', details: record === undefined ? [] : [deletedText(record)] }
}

/** Says that a run was deleted, and how it can be restored. */
export function deletedText({ info: { run_id } }: Run): string {
  return `The run ${run_id} was deleted. "mlflow runs restore --run-id ${run_id}" restores it`
}

/** What a run must contain. `info` receives the manifest facts that are not those of the bundle. */
export function keepManifest(
  run: Run,
  bundle: ProvenanceBundle,
  info: BackendTools['info'],
): ProvenanceBundle {
  const expected = expectedBundle(run, bundle)
  const text = recordedManifestText(bundle, expected)
  if (text !== '') info(`MLflow: ${text}`)
  return expected
}

/** How a run differs from what was asked for. */
export function contentProblems(
  run: Run,
  bundle: ProvenanceBundle,
  { tags, params, status, metrics = [] }: ExpectedRun,
): readonly string[] {
  return [
    ...(status === undefined ? [] : compareField('status', run.info.status, status)),
    ...runDifferences(run, bundle, tags, params),
    ...missingMetrics(run, metrics),
  ]
}

/** How the tags, the params and the dataset input of a run differ from the bundle. */
export function runDifferences(
  run: Run,
  bundle: ProvenanceBundle,
  tags: readonly KeyValue[],
  params = paramsOf(bundle),
): readonly string[] {
  const { data } = run
  return [
    ...compareFields('tag', data.tags, comparableTags(run, tags)),
    ...compareFields('param', data.params, params),
    ...datasetDifference(run, bundle),
  ]
}

function datasetDifference(run: Run, bundle: ProvenanceBundle): readonly string[] {
  // The digest covers the tag.
  if (run.inputs === undefined || isTagUnknown(bundle) || hasDatasetInput(run, bundle)) return []
  const { name, digest } = datasetOf(bundle)
  const recorded = run.inputs.dataset_inputs
    .map(({ dataset }) => `${dataset.name} ${dataset.digest}`)
    .join(', ')
  return [differenceText('the dataset input', recorded || 'missing', `${name} ${digest}`)]
}

/** Metrics that are missing or have another value. */
function missingMetrics({ data }: Run, metrics: readonly Metric[]): readonly string[] {
  const recorded = new Map(data.metrics.map(({ key, value }) => [key, String(value)]))
  return metrics.flatMap(({ key, value }) =>
    compareField(`metric ${key}`, recorded.get(key), String(value)),
  )
}

function compareFields(
  kind: 'tag' | 'param',
  recorded: readonly KeyValue[],
  expected: readonly KeyValue[],
): readonly string[] {
  return expected.flatMap(({ key, value }) =>
    compareField(`${kind} ${key}`, findValue(recorded, key), value),
  )
}

function compareField(
  field: string,
  recorded: string | undefined,
  expected: string,
): readonly string[] {
  if (recorded === expected) return []
  // Some databases store a question mark for a character that they do not have.
  const isReplaced = recorded === expected.replace(/\P{ASCII}/gu, '?')
  const hint = isReplaced ? ` (${charactersHint.slice(0, -1)})` : ''
  return [`${differenceText(field, recorded ?? 'missing', expected)}${hint}`]
}

/** How the `revision.json` of a run differs from the bundle. Not each server can store the file. */
export async function fileProblems(
  client: MlflowClient,
  { runId, uploadUrl, downloadUrl }: RunTarget,
  bundle: ProvenanceBundle,
  read: () => Promise<Run> = () => readRun(client, runId),
): Promise<readonly string[]> {
  if (uploadUrl === undefined && !isInStore((await read()).data.tags)) return []
  const text = await downloadFile(client, downloadUrl)
  if (text === canonicalJson(bundle)) return []
  if (text === undefined) return ['revision.json is missing']
  const recorded = parseJson(text)
  if (typeof recorded !== 'object' || recorded === null) return ['revision.json is not readable']
  const differences = bundleDifferences({ ...recorded }, bundle)
  if (differences.length === 0 && isTagUnknown(bundle)) return []
  if (differences.length === 0) return ['revision.json has another format']
  return differences.map(({ field, ...values }) =>
    differenceText(`revision.json: ${field}`, values.recorded, values.expected),
  )
}

async function downloadFile(client: MlflowClient, url: string): Promise<string | undefined> {
  try {
    return await client.download(url)
  } catch (error) {
    if (!(error instanceof MlflowError)) throw error
    if (error.status === 404 || isMissingInStore(error.message)) return undefined
    throw error
  }
}

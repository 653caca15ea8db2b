import {
  bundleDifferences,
  isTagUnknown,
  type ProvenanceBundle,
  recordedManifestText,
} from '../../provenance/bundle.ts'
import { unknownGrowth } from '../../provenance/growth.ts'
import { canonicalJson, parseJson } from '../../text/json.ts'
import { printable } from '../../text/neutralize.ts'
import {
  type BackendTools,
  differenceText,
  type VerifyResult,
  verifyMovedText,
} from '../../tracking/backend.ts'
import { allSettledOrThrow } from '../../tracking/concurrency.ts'
import { runUrl } from './addresses.ts'
import type { MlflowClient } from './client.ts'
import { charactersHint } from './hints.ts'
import { isMissingInStore, MlflowError } from './refusal.ts'
import { type Run, readRun } from './run.ts'
import { datasetOf, type KeyValue, type Metric, metricPointsOf, paramsOf } from './run-data.ts'
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

/** How a run differs from what was asked for. If something is missing, the server can still show it. */
export type Problem = Readonly<{ text: string; isMissing: boolean }>

/** Reads a run back and returns how it differs from what was asked for. */
export async function runProblems(
  client: MlflowClient,
  target: RunTarget,
  bundle: ProvenanceBundle,
  expected: ExpectedRun,
): Promise<readonly Problem[]> {
  const reading = readRun(client, target.runId)
  const [run, inFile] = await allSettledOrThrow([
    reading,
    fileProblems(client, target, bundle, () => reading),
  ])
  return [...contentProblems(run, bundle, expected), ...inFile]
}

/** True if the server shows all that was asked for, or something else: only what is missing can still come. */
export function isAnswered(problems: readonly Problem[]): boolean {
  return problems.length === 0 || problems.some(({ isMissing }) => !isMissing)
}

/** Throws if there are problems. */
export function rejectProblems(problems: readonly Problem[]): void {
  if (problems.length === 0) return
  const texts = problems.map(({ text }) => text).join('; ')
  throw new Error(`The run in MLflow does not match what was logged: ${texts}.`)
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
    return { status: 'moved', url: recorded.url, details: [verifyMovedText(bundle, recorded)] }
  }
  const expected = keepManifest(run, bundle, info)
  // How the records changed depends on the checkout. Only the counts follow from the revision.
  const metrics = metricPointsOf(expected, unknownGrowth)
  const tags = revisionTags(expected, artifactName, 'record')
  const inFile = await fileProblems(client, targetOf(settings, run), expected, async () => run)
  const content = contentProblems(run, expected, { tags, status: 'FINISHED', metrics })
  const details = [...content, ...inFile].map(({ text }) => text)
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
): readonly Problem[] {
  const metricValues = (values: readonly Readonly<{ key: string; value: number }>[]) =>
    values.map(({ key, value }) => ({ key, value: String(value) }))
  return [
    ...(status === undefined ? [] : statusProblem(run, status)),
    ...runDifferences(run, bundle, tags, params),
    ...compareFields('metric', metricValues(run.data.metrics), metricValues(metrics)),
  ]
}

/** How the tags, the params and the dataset input of a run differ from the bundle. */
export function runDifferences(
  run: Run,
  bundle: ProvenanceBundle,
  tags: readonly KeyValue[],
  params = paramsOf(bundle),
): readonly Problem[] {
  const { data } = run
  return [
    ...compareFields('tag', data.tags, comparableTags(run, tags)),
    ...compareFields('param', data.params, params),
    ...datasetDifference(run, bundle),
  ]
}

/** A run that is still open can end at any time. */
function statusProblem({ info: { status } }: Run, expected: string): readonly Problem[] {
  if (status === expected) return []
  const isMissing = ['', 'RUNNING', 'SCHEDULED'].includes(status)
  return [{ text: differenceText('status', status, expected), isMissing }]
}

function datasetDifference(run: Run, bundle: ProvenanceBundle): readonly Problem[] {
  // The digest covers the tag.
  if (run.inputs === undefined || isTagUnknown(bundle) || hasDatasetInput(run, bundle)) return []
  const { name, digest } = datasetOf(bundle)
  const recorded = run.inputs.dataset_inputs
    .map(({ dataset }) => `${dataset.name} ${dataset.digest}`)
    .join(', ')
  const text = differenceText('the dataset input', recorded || 'missing', `${name} ${digest}`)
  return [{ text, isMissing: recorded === '' }]
}

/** A key that the server shows with several values is a problem, whatever they are. */
function compareFields(
  kind: 'tag' | 'param' | 'metric',
  recorded: readonly KeyValue[],
  expected: readonly KeyValue[],
): readonly Problem[] {
  const values = new Map<string, string[]>()
  for (const { key, value } of recorded) {
    values.set(key, [...(values.get(key) ?? []), value])
  }
  return expected.flatMap(({ key, value }) => {
    const [first, ...more] = values.get(key) ?? []
    if (more.length === 0) return compareField(`${kind} ${key}`, first, value)
    const all = [first, ...more].map((each) => `"${printable(each ?? '', 200)}"`).join(' and ')
    return [
      { text: `${kind} ${key} is stored ${more.length + 1} times, as ${all}`, isMissing: false },
    ]
  })
}

function compareField(
  field: string,
  recorded: string | undefined,
  expected: string,
): readonly Problem[] {
  if (recorded === expected) return []
  // Some databases store a question mark for a character that they do not have.
  const isReplaced = recorded === expected.replace(/\P{ASCII}/gu, '?')
  const hint = isReplaced ? ` (${charactersHint.slice(0, -1)})` : ''
  const text = `${differenceText(field, recorded ?? 'missing', expected)}${hint}`
  return [{ text, isMissing: recorded === undefined }]
}

/** How the `revision.json` of a run differs from the bundle. Not each server can store the file. */
export async function fileProblems(
  client: MlflowClient,
  { runId, uploadUrl, downloadUrl }: RunTarget,
  bundle: ProvenanceBundle,
  read: () => Promise<Run> = () => readRun(client, runId),
): Promise<readonly Problem[]> {
  if (uploadUrl === undefined && !isInStore((await read()).data.tags)) return []
  const file = await downloadFile(client, downloadUrl)
  if (file === canonicalJson(bundle)) return []
  if (file === undefined) return [{ text: 'revision.json is missing', isMissing: true }]
  return fileDifferences(file, bundle).map((text) => ({ text, isMissing: false }))
}

function fileDifferences(file: string, bundle: ProvenanceBundle): readonly string[] {
  const recorded = parseJson(file)
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

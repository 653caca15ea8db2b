import {
  differences as bundleDifferences,
  canonicalJson,
  type ProvenanceBundle,
} from '../../provenance/bundle.ts'
import { parseJson } from '../../text/neutralize.ts'
import { difference, type VerifyResult, moved } from '../../tracking/backend.ts'
import { allSettledOrThrow } from '../../tracking/together.ts'
import { runUrl } from './addresses.ts'
import { type MlflowClient, MlflowError } from './client.ts'
import { datasetOf, type Metric, identityTags, type Pair, paramsOf, pointsOf } from './run-data.ts'
import { heldRevision, type Run, readRun, classifyRuns, valueIn } from './runs.ts'
import type { MlflowInputs } from './settings.ts'
import { type Target, targetOf } from './write.ts'

/**
 * In what a run, read back, is not the one that was asked for: nothing where it is. `expected` says
 * what it must have besides params and tags.
 */
export async function runProblems(
  client: MlflowClient,
  { runId, url }: Target,
  bundle: ProvenanceBundle,
  expected: Readonly<{
    metrics?: readonly Metric[]
    status?: 'FINISHED'
  }> = {},
): Promise<readonly string[]> {
  const [run, stored] = await allSettledOrThrow([
    readRun(client, runId),
    url === undefined ? undefined : download(client, url),
  ])
  return [
    ...(expected.status === undefined
      ? []
      : differing('', [['status', run.info.status, expected.status]])),
    ...differences(run, bundle),
    ...lacking(run, expected.metrics ?? []),
    ...storedFaults(bundle, url, stored),
  ]
}

/** What a revision pins are its own counts, and not how they have changed. */
const unknownGrowth = { position: 0, previous: undefined, changes: undefined }

/** Throws where there are faults. */
export function throwIfAny(faults: readonly string[]): void {
  if (faults.length > 0) {
    throw new Error(`MLflow does not hold the run as it was logged: ${faults.join('; ')}.`)
  }
}

/** Compares a run, or that there is none, with the bundle. */
export async function verifyRun(
  client: MlflowClient,
  inputs: MlflowInputs,
  runs: readonly Run[],
  bundle: ProvenanceBundle,
): Promise<VerifyResult> {
  const { same: whole, broken, others } = classifyRuns(runs, bundle)
  const [other] = others
  const same = whole ?? broken[0]
  if (same === undefined) {
    if (other === undefined) return { status: 'missing', url: '', details: [] }
    const held = heldRevision(other, runUrl(inputs, other))
    return { status: 'moved', url: held.url, details: [moved(bundle, held)] }
  }
  const { url } = targetOf(inputs, same)
  const stored = url === undefined ? undefined : await download(client, url)
  const details = [
    ...differing('', [['status', same.info.status, 'FINISHED']]),
    ...differences(same, bundle),
    ...lacking(same, pointsOf(bundle, unknownGrowth)),
    ...storedFaults(bundle, url, stored),
  ]
  return {
    status: details.length === 0 ? 'matches' : 'differs',
    url: runUrl(inputs, same),
    details,
  }
}

/** In what a run, as it was read, does not hold the bundle, its files aside: nothing where it does. */
export function differences(run: Run, bundle: ProvenanceBundle): readonly string[] {
  const { name, digest } = datasetOf(bundle)
  const datasets = run.inputs?.dataset_inputs.map(({ dataset }) => dataset)
  const held = datasets?.find((dataset) => dataset.name === name && dataset.digest === digest)
  const others = datasets?.map((dataset) => `${dataset.name} ${dataset.digest}`).join(', ')
  const lacking = datasets !== undefined && held === undefined
  return [
    ...differing('tag ', compare(identityTags(bundle), run.data.tags)),
    ...differing('param ', compare(paramsOf(bundle), run.data.params)),
    ...(lacking ? [difference('the dataset input', others || 'missing', `${name} ${digest}`)] : []),
  ]
}

/** Metrics that a run does not show as they were logged. */
function lacking({ data }: Run, metrics: readonly Metric[]): readonly string[] {
  const held = new Map(data.metrics.map(({ key, value }) => [key, value]))
  return metrics.flatMap(({ key, value }) =>
    held.get(key) === value
      ? []
      : [difference(`metric ${key}`, String(held.get(key) ?? 'missing'), String(value))],
  )
}

type Compared = readonly [field: string, held: string | undefined, wanted: string]

function compare(wanted: readonly Pair[], held: readonly Pair[]): readonly Compared[] {
  return wanted.map(({ key, value }) => [key, valueIn(held, key), value])
}

function differing(kind: string, compared: readonly Compared[]): readonly string[] {
  return compared.flatMap(([field, held, wanted]) =>
    held === wanted ? [] : [difference(`${kind}${field}`, held ?? 'missing', wanted)],
  )
}

/** In what the file that is stored is not the bundle. */
function storedFaults(
  bundle: ProvenanceBundle,
  url: string | undefined,
  stored: string | undefined,
): readonly string[] {
  if (url === undefined || stored === canonicalJson(bundle)) return []
  if (stored === undefined) return ['revision.json is missing']
  const record = recordOf(stored)
  if (record === undefined) return ['revision.json is not readable']
  const found = bundleDifferences(record, bundle)
  if (found.length === 0) return ['revision.json is written otherwise']
  return found.map(({ field, logged, derived }) =>
    difference(`revision.json: ${field}`, logged, derived),
  )
}

function recordOf(text: string): Readonly<Record<string, unknown>> | undefined {
  const value = parseJson(text)
  return typeof value === 'object' && value !== null ? { ...value } : undefined
}

async function download(client: MlflowClient, url: string): Promise<string | undefined> {
  try {
    return await client.download(url)
  } catch (error) {
    if (error instanceof MlflowError && error.status === 404) return undefined
    throw error
  }
}

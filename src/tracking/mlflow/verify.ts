import { canonicalJson, type ProvenanceBundle } from '../../provenance/bundle.ts'
import { type MlflowClient, MlflowError } from './client.ts'
import { datasetOf, markOf, type Pair, paramsOf } from './facts.ts'
import { type Run, readRun, valueIn } from './run.ts'
import type { Target } from './write.ts'

/**
 * In what a run, read back, is not the one that was asked for: nothing where it is. `expected` says
 * what it must have besides params and tags.
 */
export async function faultsOf(
  client: MlflowClient,
  { runId, url }: Target,
  bundle: ProvenanceBundle,
  expected: Readonly<{ dataset: boolean; status?: 'FINISHED' }>,
): Promise<readonly string[]> {
  const [run, stored] = await Promise.all([
    readRun(client, runId),
    url === undefined ? undefined : download(client, url),
  ])
  const { status } = run.info
  return [
    expected.status === undefined || expected.status === status ? '' : `its status is ${status}`,
    ...differences(run, bundle, expected.dataset),
    url === undefined || stored === canonicalJson(bundle) ? '' : 'its revision.json is another',
  ].filter(Boolean)
}

/** In what a run, as it was read, does not hold the bundle, its files aside: nothing where it does. */
export function differences(
  run: Run,
  bundle: ProvenanceBundle,
  withDataset = true,
): readonly string[] {
  const { name, digest } = datasetOf(bundle)
  const hasDataset = run.inputs.dataset_inputs.some(
    ({ dataset }) => dataset.name === name && dataset.digest === digest,
  )
  return [
    ...differing('tag', markOf(bundle), run.data.tags),
    ...differing('param', paramsOf(bundle), run.data.params),
    ...(hasDataset || !withDataset ? [] : ['it lacks the dataset input']),
  ]
}

function differing(what: string, wanted: readonly Pair[], held: readonly Pair[]): string[] {
  return wanted.flatMap(({ key, value }) =>
    valueIn(held, key) === value ? [] : [`its ${what} ${key} is another`],
  )
}

async function download(client: MlflowClient, url: string): Promise<string | undefined> {
  try {
    return await client.download(url)
  } catch (error) {
    if (error instanceof MlflowError && error.status === 404) return undefined
    throw error
  }
}

import { canonicalJson, type ProvenanceBundle } from '../../provenance/bundle.ts'
import { type MlflowClient, MlflowError } from './client.ts'
import { datasetOf, markOf, paramsOf } from './facts.ts'
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
  const { name, digest } = datasetOf(bundle)
  const hasDataset = run.inputs.dataset_inputs.some(
    ({ dataset }) => dataset.name === name && dataset.digest === digest,
  )
  const { status } = run.info
  const tags = markOf(bundle).filter(({ key, value }) => valueIn(run.data.tags, key) !== value)
  return [
    expected.status === undefined || expected.status === status ? '' : `its status is ${status}`,
    ...tags.map(({ key }) => `its tag ${key} is another`),
    ...differingParams(run, bundle).map((key) => `its param ${key} is another`),
    hasDataset || !expected.dataset ? '' : 'it lacks the dataset input',
    url === undefined || stored === canonicalJson(bundle) ? '' : 'its revision.json is another',
  ].filter(Boolean)
}

/** The params of a run that are not those of the bundle, by key. */
export function differingParams(run: Run, bundle: ProvenanceBundle): readonly string[] {
  return paramsOf(bundle).flatMap(({ key, value }) =>
    valueIn(run.data.params, key) === value ? [] : [key],
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

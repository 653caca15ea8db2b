import { runStep } from '../sandbox/runner.ts'
import type { Checkout } from '../sandbox/sample.ts'
import type { Backend, Servers } from './servers.ts'
import { pushStep, uniqueName } from './steps.ts'

type Purpose = Readonly<{
  /** The name that the stand-in gives the request. */
  name: string
  /** Restricts the entry to requests that are sent after this one. */
  after?: string
  purpose: string
}>

/** If a request has several purposes, the first entry that matches counts. */
const purposes: Readonly<Record<Backend, readonly Purpose[]>> = {
  wandb: [
    { name: 'Viewer', purpose: 'finds the entity of the API key if `wandb-entity` is empty' },
    {
      name: 'LoggedRevisions',
      purpose: 'finds the existing versions of all tags, and the version with the alias `latest`',
    },
    {
      name: 'CreateArtifact',
      purpose:
        'creates the run, and in it the version with its metadata and aliases, or finds one with the same content',
    },
    {
      name: 'CreateArtifactManifest',
      purpose: 'creates the manifest, still without a digest, because the file must name one',
    },
    {
      name: 'CreateArtifactFiles',
      purpose:
        'sets the digest of the manifest, and returns the signed URLs of `revision.json` and of the manifest',
    },
    { name: 'storage/put', purpose: 'uploads `revision.json` or the manifest' },
    { name: 'CommitArtifact', purpose: 'makes the version visible and gives it a number' },
    { name: 'file_stream', purpose: 'ends the run and sends the record counts as its summary' },
    {
      name: 'ReadArtifact',
      purpose: 'reads the version and the end of the run back to check them',
    },
    { name: 'AddAliases', purpose: 'adds aliases to the version' },
    { name: 'CollectionVersions', purpose: 'finds the newest version for the alias `latest`' },
    { name: 'VersionMetadata', purpose: 'reads the metadata of the versions that differ' },
    { name: 'FindRun', purpose: 'reads the run that `wandb-run-id` names' },
    { name: 'UseArtifact', purpose: 'records that the run uses the version' },
    { name: 'RunInputs', purpose: 'reads back that the run uses the version' },
    { name: 'UpdateArtifact', purpose: 'updates the metadata of an existing version' },
  ],
  mlflow: [
    { name: 'experiments/get-by-name', purpose: 'finds the ID of the experiment' },
    { name: 'experiments/create', purpose: 'creates the experiment if it does not exist' },
    {
      name: 'runs/search',
      after: 'runs/create',
      purpose: 'checks that no other job logged the revision: MLflow run names are not unique',
    },
    { name: 'runs/search', purpose: 'finds the existing runs of all tags' },
    { name: 'runs/create', purpose: 'creates the run with all its tags' },
    { name: 'runs/log-batch', purpose: 'logs all params and metrics' },
    { name: 'runs/log-inputs', purpose: 'logs the dataset input, which no other request accepts' },
    { name: 'artifacts/put', purpose: 'uploads `revision.json`' },
    { name: 'runs/set-tag', purpose: 'marks the run of the old commit as superseded' },
    { name: 'runs/delete', purpose: 'deletes a run that another job has replaced' },
    { name: 'runs/update', purpose: 'ends the run' },
    { name: 'runs/get', purpose: 'reads the run back to check it' },
    { name: 'artifacts/get', purpose: 'reads `revision.json` back to check it' },
  ],
}

/** The requests that a step sends to one backend, in order of arrival. */
export type RequestSequence = Readonly<{
  backend: Backend
  title: string
  requests: ReturnType<typeof describeRequests>
}>

/** Adds its purpose to each request. Throws if a request has none. */
export function describeRequests(
  backend: Backend,
  names: readonly string[],
): readonly Readonly<{ name: string; purpose: string }>[] {
  return names.map((name, index) => {
    const earlier = names.slice(0, index)
    const entry = purposes[backend].find(
      (each) => each.name === name && (each.after === undefined || earlier.includes(each.after)),
    )
    if (entry !== undefined) return { name, purpose: entry.purpose }
    throw new Error(`bench/requests.ts has no purpose for the request ${name} to ${backend}.`)
  })
}

/**
 * Logs the tag `v1` three times and collects the requests: a first log, a repeated log, and a log after the tag
 * was moved. Leaves the tag moved.
 *
 * Throws if a step fails or a request has no purpose.
 */
export async function collectRequests(
  sample: Checkout,
  servers: Servers,
): Promise<readonly RequestSequence[]> {
  const name = uniqueName()
  const urls = { wandb: servers.wandb.url, mlflow: servers.mlflow.url }
  const sequences: RequestSequence[] = []
  const log = async (title: string, inputs: Readonly<Record<string, string>> = {}) => {
    const { wandb, mlflow } = servers
    const before = { wandb: wandb.received.length, mlflow: mlflow.received.length }
    const step = pushStep(sample.path, 'v1', urls, name)
    const { code, stdout } = await runStep({ ...step, inputs: { ...step.inputs, ...inputs } })
    if (code !== 0) throw new Error(`${title}: the step failed: ${stdout}`)
    for (const backend of ['wandb', 'mlflow'] as const) {
      const names = servers[backend].received.slice(before[backend]).map((each) => each.name)
      sequences.push({ backend, title, requests: describeRequests(backend, names) })
    }
  }
  await log('first log')
  await log('repeated log')
  sample.git('tag', '--force', 'v1', 'v2^{commit}')
  await log('moved tag with `if-moved: relog`', { 'if-moved': 'relog' })
  return sequences.toSorted((a, b) => Number(b.backend === 'wandb') - Number(a.backend === 'wandb'))
}

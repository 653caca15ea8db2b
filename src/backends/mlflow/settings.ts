import type { TlsFiles } from '../../http/messages.ts'
import { baseUrlOf, readServerUrl } from '../../http/url.ts'
import { emptySecretHint, type InputSource, noRepositoryHint } from '../../inputs/source.ts'
import { readApiGateway, readAwsCredentials, readSagemaker } from './aws.ts'
import {
  type MlflowCredential,
  type MlflowSecrets,
  readAzureCredential,
  readDatabricksCredential,
  readSecrets,
  readServerCredential,
} from './credential.ts'
import { readTlsFiles } from './tls.ts'

export type MlflowSettings = Server &
  Readonly<{
    workspace: string | undefined
    /** Id of the experiment, or undefined to find it by its name. */
    experimentId: string | undefined
    /** An existing run to log into, or undefined for a new run. */
    runId: string | undefined
    /** Files of MLflow's own TLS variables. */
    tls?: TlsFiles | undefined
  }>

type Server = Readonly<{
  /** Address of the tracking server with its path, without a final slash: '' if nothing is sent. */
  trackingUri: string
  /** What kind of server it is: their web apps have different addresses. */
  host: 'mlflow' | 'databricks' | 'azureml' | 'sagemaker'
  /** Headers of each request, in addition to those of the credential. */
  headers?: Readonly<Record<string, string>>
  credential: MlflowCredential
  /** Name of the experiment: '' if only its id is given. On Databricks, its path in the workspace. */
  experiment: string
}>

/** Reads the inputs `mlflow-*`. Throws at the first that is missing or wrong. */
export function readMlflowSettings(source: InputSource): MlflowSettings {
  const secrets = readSecrets(source)
  const address = source.get('mlflow-tracking-uri', 'MLFLOW_TRACKING_URI')
  if (address === '') {
    source.reportMissing(
      `mlflow-tracking-uri: no address is given. Set it to the address of your MLflow server (https://host/path). ${emptySecretHint}`,
    )
  }
  rejectUnsupported(address)
  return {
    ...readKind(source, address, secrets),
    experimentId: readExperimentId(source),
    workspace: readWorkspace(source.get('mlflow-workspace', 'MLFLOW_WORKSPACE')),
    runId: readRunId(source.get('mlflow-run-id', 'MLFLOW_RUN_ID')),
    tls: readTlsFiles(source),
  }
}

function readKind(source: InputSource, address: string, secrets: MlflowSecrets): Server {
  if (address === 'databricks') return readDatabricks(source, secrets)
  if (!address.startsWith('arn:')) return readServer(source, address, secrets)
  const { scope, ...server } = readSagemaker(source, address)
  const credential = { kind: 'aws', scope, credentials: readAwsCredentials(source) } as const
  return { ...server, host: 'sagemaker', credential, experiment: readExperiment(source) }
}

function readServer(source: InputSource, address: string, secrets: MlflowSecrets): Server {
  if (address === '') {
    const credential = { kind: 'header', authorization: undefined } as const
    return { trackingUri: '', host: 'mlflow', credential, experiment: readExperiment(source) }
  }
  const isAzure = /^(azureml:\/\/|https:\/\/[\w.-]+\.api\.azureml\.ms\/mlflow\/)/.test(address)
  const url = readServerUrl('mlflow-tracking-uri', isAzure ? azureAddress(address) : address)
  const server = { trackingUri: baseUrlOf(url), experiment: readExperiment(source) }
  if (isAzure) {
    return { ...server, host: 'azureml', credential: readAzureCredential(source, url, secrets) }
  }
  const scope = readApiGateway(source, url)
  const credential: MlflowCredential =
    scope === undefined
      ? readServerCredential(source, url, secrets)
      : { kind: 'aws', scope, credentials: readAwsCredentials(source) }
  return { ...server, host: 'mlflow', credential }
}

/** The portal shows an address with v1.0. Azure's plugin uses v2.0 (azureml/mlflow/_store/azureml_reststore.py). */
function azureAddress(address: string): string {
  return address.replace(/^azureml:/, 'https:').replace('/mlflow/v1.0/', '/mlflow/v2.0/')
}

/** The address of a workspace is in DATABRICKS_HOST, with or without its scheme, as for Databricks' own tools. */
function readDatabricks(source: InputSource, secrets: MlflowSecrets): Server {
  const host = source.variable('DATABRICKS_HOST')
  if (host === '') {
    source.reportMissing(
      'mlflow-tracking-uri: "databricks" needs the address of the workspace in the variable DATABRICKS_HOST.',
    )
  }
  const address = host.includes('://') ? host : `https://${host}`
  const url = host === '' ? undefined : readServerUrl('DATABRICKS_HOST', address)
  const trackingUri = url === undefined ? '' : baseUrlOf(url)
  const workspaceId = readWorkspaceId(source, url)
  return {
    trackingUri,
    host: 'databricks',
    headers: workspaceId === '' ? {} : { 'x-databricks-org-id': workspaceId },
    credential: readDatabricksCredential(source, trackingUri, secrets),
    experiment: readDatabricksExperiment(source),
  }
}

/** An address can have several workspaces. Both spellings are those of databricks-sdk-py (config.py). */
function readWorkspaceId({ variable }: InputSource, url: URL | undefined): string {
  const id = variable('DATABRICKS_WORKSPACE_ID') || (url?.searchParams.get('o') ?? '')
  if (/^\d*$/.test(id)) return id
  throw new Error(
    `DATABRICKS_WORKSPACE_ID: "${id}" is not the id of a workspace. Give an id of digits only.`,
  )
}

/** Throws for addresses that MLflow's own client accepts, but that a workflow cannot reach or must not write to. */
function rejectUnsupported(address: string): void {
  const unsupported = [
    [
      /^(uc|databricks-uc)\b/,
      'this is the address of a model registry. Give "databricks", and the host in DATABRICKS_HOST.',
    ],
    [
      /^databricks:/,
      'this action does not read profiles. Give "databricks", and the host in DATABRICKS_HOST.',
    ],
    [
      /^(file|sqlite|postgresql|mysql|mssql)\b|^[./]/,
      'this is the address of a store. Start "mlflow server" for this store, and give the http(s) address of the server.',
    ],
  ] as const
  for (const [pattern, advice] of unsupported) {
    if (pattern.test(address)) throw new Error(`mlflow-tracking-uri: ${advice}`)
  }
}

function readExperiment(source: InputSource): string {
  const name = source.get('mlflow-experiment', 'MLFLOW_EXPERIMENT_NAME')
  if (name === '' && readExperimentId(source) !== undefined) return ''
  return checkExperimentName(name || source.repositoryName)
}

function checkExperimentName(name: string): string {
  if (name === '') throw new Error(`mlflow-experiment: no name is given. ${noRepositoryHint}`)
  if (name.length <= 256) return name
  throw new Error(
    `mlflow-experiment: the name has ${name.length} characters; MLflow accepts at most 256. Give a shorter name.`,
  )
}

/** On Databricks an experiment is in a folder of the workspace. The API omits the prefix /Workspace. */
function readDatabricksExperiment(source: InputSource): string {
  const path = source.get('mlflow-experiment', 'MLFLOW_EXPERIMENT_NAME')
  if (path === '' && readExperimentId(source) !== undefined) return ''
  if (path.startsWith('/')) return path.replace(/^\/Workspace(?=\/)/, '')
  throw new Error(
    `mlflow-experiment: "${path}" is not the path of an experiment on Databricks. Give an absolute path: /Shared/corpus.`,
  )
}

/** A number, or a GUID on Azure ML. */
function readExperimentId({ variable }: InputSource): string | undefined {
  const id = variable('MLFLOW_EXPERIMENT_ID')
  if (/^[\w-]{0,128}$/.test(id)) return id || undefined
  throw new Error(
    `MLFLOW_EXPERIMENT_ID: "${id}" is not the id of an experiment. Copy it from the URL of the experiment.`,
  )
}

/** (mlflow/utils/workspace_utils.py) */
function readWorkspace(value: string): string | undefined {
  if (value === '' || /^(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(value)) {
    return value || undefined
  }
  throw new Error(
    `mlflow-workspace: "${value}" is not a valid workspace name. Use lowercase letters, digits and single hyphens.`,
  )
}

function readRunId(value: string): string | undefined {
  if (/^[\w-]{0,128}$/.test(value)) return value || undefined
  throw new Error(
    `mlflow-run-id: "${value}" is not the id of a run. Copy the last part of the run's URL.`,
  )
}

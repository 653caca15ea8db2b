import { bare, decode, readServerUrl } from '../../http/url.ts'
import { basicAuthorization, checkToken, type Source, whyEmpty } from '../../inputs/source.ts'
import { readDatabricks } from './databricks.ts'

export type MlflowInputs = Readonly<{
  /** Address of the tracking server, with its path, without a slash at its end. */
  trackingUri: string
  /** Whose server it is: their web apps lie at different addresses. */
  host: 'mlflow' | 'databricks' | 'azureml'
  credential: MlflowCredential
  experiment: string
  workspace: string | undefined
  /** A run to log into, which someone else began and ends; undefined for a run of its own. */
  runId: string | undefined
}>

export type MlflowCredential =
  /** The value of the `Authorization` header, or undefined for an open server. */
  | Readonly<{ kind: 'header'; authorization: string | undefined }>
  /** A service principal of Databricks: `authorization` is that of the token endpoint. */
  | Readonly<{ kind: 'client'; authorization: string }>
  /** GitHub's OIDC token, to be exchanged for one of Databricks. */
  | Readonly<{ kind: 'identity'; clientId: string; audience: string }>

/** Reads the inputs `mlflow-*`. Throws at the first that is missing or wrong. */
export function readMlflow(source: Source): MlflowInputs {
  const token = checkToken(
    'mlflow-token',
    source.getSecret('mlflow-token', 'MLFLOW_TRACKING_TOKEN'),
  )
  const password = source.getSecret('mlflow-password', 'MLFLOW_TRACKING_PASSWORD')
  const address = source.get('mlflow-tracking-uri', 'MLFLOW_TRACKING_URI')
  if (address === '') {
    source.lacks(
      `mlflow-tracking-uri: no address is given. Set it to that of your MLflow server (https://host/path). ${whyEmpty}`,
    )
  }
  checkKind(address)
  return {
    ...(address === 'databricks'
      ? readDatabricks(source, token)
      : readServer(source, address, password, token)),
    workspace: readWorkspace(source.get('mlflow-workspace', 'MLFLOW_WORKSPACE')),
    runId: readRunId(source.get('mlflow-run-id', 'MLFLOW_RUN_ID')),
  }
}

export type Server = Omit<MlflowInputs, 'workspace' | 'runId'>

/** For a dry run, which needs no address. */
const nowhere = {
  trackingUri: '',
  host: 'mlflow',
  credential: { kind: 'header', authorization: undefined },
} as const

function readServer(source: Source, address: string, password: string, token: string): Server {
  const azure = address.startsWith('azureml://')
  if (address === '') return { ...nowhere, experiment: readExperiment(source) }
  const url = readServerUrl('mlflow-tracking-uri', address.replace(/^azureml:/, 'https:'))
  const own = { user: decode(url.username), password: decode(url.password) }
  const user = source.get('mlflow-username', 'MLFLOW_TRACKING_USERNAME') || own.user
  const authorization = authorizationHeader(source, user, password || own.password, token)
  if (azure && token === '') {
    source.lacks(
      'mlflow-token: Azure ML needs a token. Log in with azure/login and set it to the output of "az account get-access-token".',
    )
  }
  return {
    trackingUri: bare(url),
    host: azure ? 'azureml' : 'mlflow',
    credential: { kind: 'header', authorization },
    experiment: readExperiment(source),
  }
}

/** A user with a password goes before a token, as in MLflow's own client (mlflow/utils/rest_utils.py). */
function authorizationHeader(source: Source, user: string, password: string, token: string) {
  if (user !== '' && password !== '') return basicAuthorization(source, user, password)
  if (user !== '' || password !== '') {
    const [given, missing] = user === '' ? ['password', 'username'] : ['username', 'password']
    throw new Error(
      `mlflow-${missing}: it is empty, and mlflow-${given} is given. Set both, or neither. ${whyEmpty}`,
    )
  }
  return token === '' ? undefined : `Bearer ${token}`
}

/** Throws for what MLflow's own client takes, and a workflow cannot reach or must not write. */
function checkKind(address: string): void {
  const instead = [
    [
      /^arn:/,
      'SageMaker takes requests that AWS keys sign, which is not supported. Log to W&B, or to a server of your own.',
    ],
    [
      /^(uc|databricks-uc)\b/,
      'this is the address of a model registry. Give "databricks", and the host in DATABRICKS_HOST.',
    ],
    [
      /^databricks:/,
      'profiles lie in a file that a runner does not have. Give "databricks", and the host in DATABRICKS_HOST.',
    ],
    [
      /^(file|sqlite|postgresql|mysql|mssql)\b|^[./]/,
      'this is a store, which only a server may write to. Run "mlflow server" on it, and give the http(s) address of that.',
    ],
  ] as const
  for (const [kind, advice] of instead) {
    if (kind.test(address)) throw new Error(`mlflow-tracking-uri: ${advice}`)
  }
}

function readExperiment({ get, repositoryName }: Source): string {
  const name = get('mlflow-experiment', 'MLFLOW_EXPERIMENT_NAME') || repositoryName
  if (name.length <= 256) return name
  throw new Error(
    `mlflow-experiment: the name has ${name.length} characters; MLflow keeps at most 256.`,
  )
}

/** (mlflow/utils/workspace_utils.py) */
function readWorkspace(value: string): string | undefined {
  if (value === '' || /^(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(value)) {
    return value || undefined
  }
  throw new Error(
    `mlflow-workspace: "${value}" is not the name of a workspace. It has small letters, digits and single hyphens.`,
  )
}

function readRunId(value: string): string | undefined {
  if (/^[\w-]{0,128}$/.test(value)) return value || undefined
  throw new Error(
    `mlflow-run-id: "${value}" is not the id of a run. It is the last part of the run's URL.`,
  )
}

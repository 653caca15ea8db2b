import {
  basicAuthorization,
  checkToken,
  exchangeToken,
  requestIdToken,
  type SignInTools,
} from '../../http/authorization.ts'
import { type AwsCredentials, type AwsScope, createAwsSigner } from '../../http/aws-signature.ts'
import type { SignRequest } from '../../http/messages.ts'
import { percentDecode } from '../../http/url.ts'
import { emptySecretHint, type InputSource } from '../../inputs/source.ts'

/** Prints a token of Azure alone. Without a query, az prints JSON. */
export const azCommand = 'az account get-access-token --query accessToken -o tsv'

/** How to sign in to a server. */
export type MlflowCredential =
  /** The value of the `Authorization` header, or undefined for a server without authentication. */
  | Readonly<{ kind: 'header'; authorization: string | undefined }>
  /** The secret of a Databricks service principal, as the `Authorization` header for the token endpoint. */
  | Readonly<{ kind: 'client-secret'; authorization: string }>
  /** GitHub's OIDC token for this audience, which Databricks exchanges for an access token. */
  | Readonly<{ kind: 'identity'; clientId: string; audience: string }>
  /** Keys that sign each request. */
  | Readonly<{ kind: 'aws'; credentials: AwsCredentials; scope: AwsScope }>

/** What proves to the server who sends a request. It is empty for a server without authentication. */
export type Authentication = Readonly<{ authorization?: string | undefined; sign?: SignRequest }>

/** The secret inputs: '' if they are not set. */
export type MlflowSecrets = Readonly<{ token: string; password: string }>

/** Reads and masks the secret inputs. Throws if the token cannot be part of a header. */
export function readSecrets(source: InputSource): MlflowSecrets {
  const token = source.getSecret('mlflow-token', 'MLFLOW_TRACKING_TOKEN')
  rejectTokenJson(source, token)
  checkToken('mlflow-token', token)
  return { token, password: source.getSecret('mlflow-password', 'MLFLOW_TRACKING_PASSWORD') }
}

/** Throws if the token is the JSON that az prints, whole or in part. Masks the token in it. */
function rejectTokenJson({ hide }: InputSource, text: string): void {
  const [, token] = /^\{[\s\S]*?"accessToken"\s*:\s*"([^"]*)/.exec(text) ?? []
  if (token === undefined) return
  hide(token)
  throw new Error(
    `mlflow-token: this is the JSON that az prints. Give only the token: ${azCommand}`,
  )
}

/**
 * Reads the credential for a tracking server. A user with a password takes precedence over a token, as in MLflow's own
 * client (mlflow/utils/rest_utils.py). Both can be part of the server's URL.
 *
 * Throws if only one of user and password is set.
 */
export function readServerCredential(
  source: InputSource,
  url: URL,
  secrets: MlflowSecrets,
): MlflowCredential {
  const user =
    source.get('mlflow-username', 'MLFLOW_TRACKING_USERNAME') || percentDecode(url.username)
  const password = secrets.password || percentDecode(url.password)
  if (user !== '' && password !== '') {
    return { kind: 'header', authorization: basicAuthorization(source, user, password) }
  }
  if (user !== '' || password !== '') {
    const [given, missing] = user === '' ? ['password', 'username'] : ['username', 'password']
    throw new Error(
      `mlflow-${missing}: this input is empty, but mlflow-${given} is set. Set both, or neither. ${emptySecretHint}`,
    )
  }
  const { token } = secrets
  return { kind: 'header', authorization: token === '' ? undefined : `Bearer ${token}` }
}

/** The same for Azure ML. Throws if there is no token. */
export function readAzureCredential(
  source: InputSource,
  url: URL,
  secrets: MlflowSecrets,
): MlflowCredential {
  const credential = readServerCredential(source, url, secrets)
  if (secrets.token === '') {
    source.reportMissing(
      'mlflow-token: Azure ML needs a token. Log in with azure/login and set it to the output of: ' +
        azCommand,
    )
  }
  return credential
}

/**
 * Reads the variables with which Databricks' own tools sign in: a token, or a service principal with a secret. A
 * service principal without a secret uses GitHub's OIDC token. `host` is the address of the workspace.
 *
 * Throws if none is set.
 */
export function readDatabricksCredential(
  source: InputSource,
  host: string,
  secrets: MlflowSecrets,
): MlflowCredential {
  const databricksToken = source.variable('DATABRICKS_TOKEN')
  source.hide(databricksToken)
  const token = secrets.token || checkToken('DATABRICKS_TOKEN', databricksToken)
  if (token !== '') return { kind: 'header', authorization: `Bearer ${token}` }
  const clientId = source.variable('DATABRICKS_CLIENT_ID')
  if (clientId === '') {
    source.reportMissing(
      'mlflow-token: Databricks needs a way to sign in: a token (mlflow-token or DATABRICKS_TOKEN), ' +
        'or a service principal (DATABRICKS_CLIENT_ID, with DATABRICKS_CLIENT_SECRET or "permissions: id-token: write").',
    )
  }
  const clientSecret = source.variable('DATABRICKS_CLIENT_SECRET')
  source.hide(clientSecret)
  if (clientSecret !== '') {
    const authorization = basicAuthorization(source, clientId, clientSecret)
    return { kind: 'client-secret', authorization }
  }
  const audience = source.variable('DATABRICKS_TOKEN_AUDIENCE') || `${host}/oidc/v1/token`
  return { kind: 'identity', clientId, audience }
}

/**
 * Signs in. A Databricks service principal first gets an access token (databricks-sdk-py, credentials_provider.py and
 * oidc.py).
 *
 * Throws if the server refuses.
 */
export async function signIn(
  { credential, trackingUri }: Readonly<{ credential: MlflowCredential; trackingUri: string }>,
  tools: SignInTools,
): Promise<Authentication> {
  if (credential.kind === 'header') return { authorization: credential.authorization }
  if (credential.kind === 'aws') {
    return { sign: createAwsSigner(credential.credentials, credential.scope) }
  }
  return { authorization: await requestDatabricksToken(credential, trackingUri, tools) }
}

async function requestDatabricksToken(
  credential: Extract<MlflowCredential, { kind: 'client-secret' | 'identity' }>,
  trackingUri: string,
  tools: SignInTools,
): Promise<string> {
  const endpoint = {
    ...{ server: 'Databricks', input: 'DATABRICKS_HOST' },
    url: `${trackingUri}/oidc/v1/token`,
  }
  if (credential.kind === 'client-secret') {
    return await exchangeToken(tools, {
      ...endpoint,
      form: { grant_type: 'client_credentials', scope: 'all-apis' },
      authorization: credential.authorization,
      hint: 'Check DATABRICKS_CLIENT_ID and DATABRICKS_CLIENT_SECRET.',
    })
  }
  return await exchangeToken(tools, {
    ...endpoint,
    form: {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      subject_token: await requestIdToken(tools, credential.audience),
      client_id: credential.clientId,
      scope: 'all-apis',
    },
    hint: "Check DATABRICKS_CLIENT_ID, and that the service principal's federation policy has this job's issuer, subject and audience.",
  })
}

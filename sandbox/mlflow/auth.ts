import { randomBytes } from 'node:crypto'
import { json, type ReceivedRequest, type Reply } from '../http.ts'
import { audienceOf, isJwt } from '../jwt.ts'
import { type AwsOptions, signatureError } from './aws.ts'
import { strict } from './errors.ts'

/** The credentials that the server requires. */
export type AuthOptions = Readonly<{
  /** Headers with which each request names the server behind a shared address. */
  headers?: Readonly<Record<string, string>>
  /** Signatures of AWS. */
  aws?: AwsOptions
  /** Basic authentication. */
  username?: string
  password?: string
  /** A Bearer token. */
  token?: string
  /** For a Databricks workspace. It requires a token and names experiments by paths. */
  databricks?: DatabricksOptions
}>

/** The service principal of a Databricks workspace. */
type DatabricksOptions = Readonly<{
  clientId: string
  /** Without a secret, the service principal must use an identity token. */
  clientSecret?: string
  /** The audience of identity tokens. The default is the URL of the token endpoint. */
  audience?: string
}>

/** The endpoint of a Databricks workspace that issues access tokens. */
export interface TokenEndpoint {
  /** The access tokens issued so far. */
  readonly tokens: ReadonlySet<string>
  answer(request: ReceivedRequest): Reply
}

type ServicePrincipal = DatabricksOptions & Readonly<{ audience: string }>

type TokenRequest = Readonly<{
  form: URLSearchParams
  /** The sorted names of the form's fields, separated by commas. */
  names: string
  authorization: string | undefined
}>

export const TOKEN_PATH = '/oidc/v1/token'

const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'
const JWT = 'urn:ietf:params:oauth:token-type:jwt'
const LIFETIME_SECONDS = 3600

/** Returns the error for a request without valid credentials, or undefined. */
export function authenticationError(
  options: AuthOptions,
  endpoint: TokenEndpoint | undefined,
  request: ReceivedRequest,
): Reply | undefined {
  const { authorization = '' } = request.headers
  const expected = Object.entries(options.headers ?? {})
  const missing = expected.find(([name, value]) => request.headers[name] !== value)
  if (missing !== undefined) return json(400, { message: strict(`${missing[0]} is not sent`) })
  if (options.aws !== undefined) return signatureError(options.aws, request)
  const accepted = acceptedHeaders(options)
  if (endpoint === undefined) {
    return accepted.length === 0 || accepted.includes(authorization) ? undefined : MLFLOW_ERROR
  }
  const issued = authorization.startsWith('Bearer ') && endpoint.tokens.has(authorization.slice(7))
  return issued || accepted.includes(authorization) ? undefined : DATABRICKS_ERROR
}

function acceptedHeaders({ username, password, token }: AuthOptions): string[] {
  const accepted: string[] = []
  if (token !== undefined) accepted.push(`Bearer ${token}`)
  if (username !== undefined || password !== undefined) {
    const credentials = Buffer.from(`${username ?? ''}:${password ?? ''}`)
    accepted.push(`Basic ${credentials.toString('base64')}`)
  }
  return accepted
}

/** Plain text with the content type of HTML. */
const MLFLOW_ERROR: Reply = {
  status: 401,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'www-authenticate': 'Basic realm="mlflow"',
  },
  body: 'You are not authenticated. Please see https://www.mlflow.org/docs/latest/auth/index.html#authenticating-to-mlflow on how to authenticate.',
}

/** MLflow's JSON form, but with a number as the code. */
const DATABRICKS_ERROR = json(401, {
  error_code: 401,
  message: 'Credential was not sent or was of an unsupported type for this API.',
})

/** Creates the token endpoint of the Databricks workspace at that URL. */
export function createTokenEndpoint(options: DatabricksOptions, url: string): TokenEndpoint {
  const tokens = new Set<string>()
  const principal = { audience: `${url}${TOKEN_PATH}`, ...options }
  return {
    tokens,
    answer({ headers, body }) {
      if (headers['content-type']?.split(';')[0]?.trim() !== 'application/x-www-form-urlencoded') {
        return oauthError('invalid_request', 'The request is no form')
      }
      const form = new URLSearchParams(body.toString())
      const names = [...form.keys()].sort().join()
      const error = tokenError(principal, { form, names, authorization: headers.authorization })
      if (error !== undefined) return error
      const token = randomBytes(24).toString('base64url')
      tokens.add(token)
      return json(200, { access_token: token, token_type: 'Bearer', expires_in: LIFETIME_SECONDS })
    },
  }
}

function tokenError(principal: ServicePrincipal, request: TokenRequest): Reply | undefined {
  const grant = request.form.get('grant_type')
  if (request.form.get('scope') !== 'all-apis') {
    return oauthError('invalid_scope', 'The scope is not all-apis')
  }
  if (grant === 'client_credentials') return clientSecretError(principal, request)
  if (grant === TOKEN_EXCHANGE) return identityTokenError(principal, request)
  return oauthError('unsupported_grant_type', `The grant type ${grant} is not known`)
}

function clientSecretError(principal: ServicePrincipal, { names, authorization }: TokenRequest) {
  if (names !== 'grant_type,scope') return oauthError('invalid_request', `Not just: ${names}`)
  const { clientId, clientSecret } = principal
  const expected = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
  if (clientSecret !== undefined && authorization === `Basic ${expected}`) return undefined
  return oauthError('invalid_client', 'Client authentication failed')
}

function identityTokenError(
  { clientId, audience }: ServicePrincipal,
  { form, names, authorization }: TokenRequest,
) {
  if (names !== 'client_id,grant_type,scope,subject_token,subject_token_type') {
    return oauthError('invalid_request', `Not just: ${names}`)
  }
  if (authorization !== undefined) {
    return oauthError('invalid_request', 'The client authenticates in two ways')
  }
  if (form.get('client_id') !== clientId) {
    return oauthError('invalid_client', 'Client authentication failed')
  }
  const token = form.get('subject_token') ?? ''
  if (form.get('subject_token_type') !== JWT || !isJwt(token)) {
    return oauthError('invalid_request', 'The subject token is no JWT')
  }
  const actual = audienceOf(token)
  if (actual === audience) return undefined
  return oauthError('invalid_grant', `The audience of the token is ${actual}, not ${audience}`)
}

function oauthError(error: string, description: string): Reply {
  const status = error === 'invalid_client' ? 401 : 400
  return json(status, { error, error_description: description })
}

import { json, type ReceivedRequest, type Reply } from '../http.ts'
import type { Issuer } from './databricks.ts'
import type { MlflowOptions } from './options.ts'

/** What the server answers a request without the credentials required, and nothing otherwise. */
export function unauthenticated(
  options: MlflowOptions,
  issuer: Issuer | undefined,
  { headers: { authorization = '' } }: ReceivedRequest,
): Reply | undefined {
  const accepted = acceptedBy(options)
  if (issuer === undefined) {
    return accepted.length === 0 || accepted.includes(authorization) ? undefined : MLFLOW
  }
  const issued = authorization.startsWith('Bearer ') && issuer.tokens.has(authorization.slice(7))
  return issued || accepted.includes(authorization) ? undefined : DATABRICKS
}

function acceptedBy({ username, password, token }: MlflowOptions): string[] {
  const accepted: string[] = []
  if (token !== undefined) accepted.push(`Bearer ${token}`)
  if (username !== undefined || password !== undefined) {
    const credentials = Buffer.from(`${username ?? ''}:${password ?? ''}`)
    accepted.push(`Basic ${credentials.toString('base64')}`)
  }
  return accepted
}

/** Text under an HTML type, not JSON. */
const MLFLOW: Reply = {
  status: 401,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'www-authenticate': 'Basic realm="mlflow"',
  },
  body: 'You are not authenticated. Please see https://www.mlflow.org/docs/latest/auth/index.html#authenticating-to-mlflow on how to authenticate.',
}

/** MLflow's envelope, but with a number for the code. */
const DATABRICKS = json(401, {
  error_code: 401,
  message: 'Credential was not sent or was of an unsupported type for this API.',
})

import type { Received, Reply } from '../http.ts'

/** The credentials required, if any: Basic for a user, Bearer for a token. */
export type MlflowOptions = Readonly<{ username?: string; password?: string; token?: string }>

/** Whether a request carries credentials that the server takes. */
export function authenticated(options: MlflowOptions, { headers }: Received): boolean {
  const { username, password, token } = options
  const accepted: string[] = []
  if (token !== undefined) accepted.push(`Bearer ${token}`)
  if (username !== undefined || password !== undefined) {
    const credentials = Buffer.from(`${username ?? ''}:${password ?? ''}`)
    accepted.push(`Basic ${credentials.toString('base64')}`)
  }
  return accepted.length === 0 || accepted.includes(headers.authorization ?? '')
}

/** What a request without them is answered: text under an HTML type, not JSON. */
export const UNAUTHENTICATED: Reply = {
  status: 401,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'www-authenticate': 'Basic realm="mlflow"',
  },
  body: 'You are not authenticated. Please see https://www.mlflow.org/docs/latest/auth/index.html#authenticating-to-mlflow on how to authenticate.',
}

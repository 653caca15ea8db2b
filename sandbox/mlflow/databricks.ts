import { randomBytes } from 'node:crypto'
import { json, type ReceivedRequest, type Reply } from '../http.ts'
import { audienceOf, isJwt } from '../jwt.ts'
import type { DatabricksOptions } from './options.ts'

/** Where a Databricks workspace gives access tokens. */
export const TOKEN_PATH = '/oidc/v1/token'

const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'
const JWT = 'urn:ietf:params:oauth:token-type:jwt'
const LIFETIME_SECONDS = 3600

/** The service principal of the workspace, and the audience that its identity tokens need. */
type Principal = DatabricksOptions & Readonly<{ audience: string }>
type Asked = Readonly<{ form: URLSearchParams; names: string; authorization: string | undefined }>

export interface Issuer {
  /** The access tokens given so far. */
  readonly tokens: ReadonlySet<string>
  /** Answers a request for an access token. */
  exchange(request: ReceivedRequest): Reply
}

/** The part of the Databricks workspace at that URL that gives access tokens. */
export function startIssuer(options: DatabricksOptions, url: string): Issuer {
  const tokens = new Set<string>()
  const principal = { audience: `${url}${TOKEN_PATH}`, ...options }
  return {
    tokens,
    exchange({ headers, body }) {
      if (headers['content-type']?.split(';')[0]?.trim() !== 'application/x-www-form-urlencoded') {
        return rejection('invalid_request', 'The request is no form')
      }
      const form = new URLSearchParams(body.toString())
      const names = [...form.keys()].sort().join()
      const refused = refusal(principal, { form, names, authorization: headers.authorization })
      if (refused !== undefined) return refused
      const token = randomBytes(24).toString('base64url')
      tokens.add(token)
      return json(200, { access_token: token, token_type: 'Bearer', expires_in: LIFETIME_SECONDS })
    },
  }
}

function refusal(principal: Principal, asked: Asked): Reply | undefined {
  const grant = asked.form.get('grant_type')
  if (asked.form.get('scope') !== 'all-apis') {
    return rejection('invalid_scope', 'The scope is not all-apis')
  }
  if (grant === 'client_credentials') return refusalOfSecret(principal, asked)
  if (grant === TOKEN_EXCHANGE) return refusalOfIdentity(principal, asked)
  return rejection('unsupported_grant_type', `The grant type ${grant} is not known`)
}

function refusalOfSecret(principal: Principal, { names, authorization }: Asked) {
  if (names !== 'grant_type,scope') return rejection('invalid_request', `Not just: ${names}`)
  const { clientId, clientSecret } = principal
  const wanted = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
  if (clientSecret !== undefined && authorization === `Basic ${wanted}`) return undefined
  return rejection('invalid_client', 'Client authentication failed')
}

function refusalOfIdentity(principal: Principal, { form, names, authorization }: Asked) {
  if (names !== 'client_id,grant_type,scope,subject_token,subject_token_type') {
    return rejection('invalid_request', `Not just: ${names}`)
  }
  if (authorization !== undefined) {
    return rejection('invalid_request', 'The client authenticates in two ways')
  }
  if (form.get('client_id') !== principal.clientId) {
    return rejection('invalid_client', 'Client authentication failed')
  }
  const token = form.get('subject_token') ?? ''
  if (form.get('subject_token_type') !== JWT || !isJwt(token)) {
    return rejection('invalid_request', 'The subject token is no JWT')
  }
  const { audience } = principal
  const given = audienceOf(token)
  if (given === audience) return undefined
  return rejection('invalid_grant', `The audience of the token is ${given}, not ${audience}`)
}

function rejection(error: string, description: string): Reply {
  const status = error === 'invalid_client' ? 401 : 400
  return json(status, { error, error_description: description })
}

import { randomBytes } from 'node:crypto'
import { json, type ReceivedRequest, type Reply } from '../http.ts'
import { audienceOf, isJwt } from '../jwt.ts'

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const LIFETIME_SECONDS = 3600

export interface Auth {
  /** True if the request has the API key or an access token. */
  accepts(request: ReceivedRequest): boolean
  /** Exchanges an identity token for an access token. */
  exchange(request: ReceivedRequest): Reply
}

/** Creates the authentication. Without `audience`, an identity token may have any audience. */
export function createAuth(apiKey: string, audience?: string): Auth {
  const basic = `Basic ${Buffer.from(`api:${apiKey}`).toString('base64')}`
  const tokens = new Set<string>()

  return {
    accepts({ headers: { authorization = '' } }) {
      return authorization === basic || tokens.has(authorization)
    },

    exchange({ headers, body }) {
      const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase()
      const form = new URLSearchParams(body.toString())
      const names = [...form.keys()].sort().join()
      if (type !== 'application/x-www-form-urlencoded' || names !== 'assertion,grant_type') {
        return oauthError('invalid_request')
      }
      if (headers.authorization !== undefined) return oauthError('invalid_request')
      if (form.get('grant_type') !== JWT_BEARER) return oauthError('unsupported_grant_type')
      const assertion = form.get('assertion') ?? ''
      if (!isJwt(assertion)) return oauthError('invalid_grant')
      const actual = audienceOf(assertion)
      if (audience !== undefined && actual !== audience) {
        return oauthError('invalid_grant', `the token's audience is ${actual}, not ${audience}`)
      }
      const token = randomBytes(24).toString('base64url')
      tokens.add(`Bearer ${token}`)
      return json(200, { access_token: token, expires_in: LIFETIME_SECONDS })
    },
  }
}

function oauthError(error: string, error_description?: string): Reply {
  return json(400, { error, error_description })
}

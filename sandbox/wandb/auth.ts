import { randomBytes } from 'node:crypto'
import { json, type ReceivedRequest, type Reply } from '../http.ts'
import { audienceOf, isJwt } from '../jwt.ts'

const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const LIFETIME_SECONDS = 3600

export interface Auth {
  /** Whether the request carries the key, or a token got for an identity. */
  accepts(request: ReceivedRequest): boolean
  /** Exchanges an identity token for an access token. */
  exchange(request: ReceivedRequest): Reply
}

/** Who may in: the holder of the key, and of any token from the exchange. */
export function startAuth(apiKey: string, audience?: string): Auth {
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
        return rejection('invalid_request')
      }
      if (headers.authorization !== undefined) return rejection('invalid_request')
      if (form.get('grant_type') !== GRANT) return rejection('unsupported_grant_type')
      const assertion = form.get('assertion') ?? ''
      if (!isJwt(assertion)) return rejection('invalid_grant')
      const given = audienceOf(assertion)
      if (audience !== undefined && given !== audience) {
        return rejection('invalid_grant', `the token's audience is ${given}, not ${audience}`)
      }
      const token = randomBytes(24).toString('base64url')
      tokens.add(`Bearer ${token}`)
      return json(200, { access_token: token, expires_in: LIFETIME_SECONDS })
    },
  }
}

function rejection(error: string, error_description?: string): Reply {
  return json(400, { error, error_description })
}

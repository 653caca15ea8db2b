const PATTERN = /^[\w-]+\.([\w-]+)\.[\w-]+$/

/** Creates a token with that payload. Its signature is not valid. */
export function makeJwt(payload: Readonly<Record<string, unknown>>): string {
  const header = { alg: 'RS256', typ: 'JWT' }
  return [JSON.stringify(header), JSON.stringify(payload), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.')
}

/** True if the text has the three parts of a token. The parts themselves are not checked. */
export function isJwt(token: string): boolean {
  return PATTERN.test(token)
}

/** The audience of a token: undefined if the token has none, more than one, or no readable payload. */
export function audienceOf(token: string): string | undefined {
  const [, payload = ''] = PATTERN.exec(token) ?? []
  try {
    const value: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString())
    if (typeof value !== 'object' || value === null || !('aud' in value)) return undefined
    return typeof value.aud === 'string' ? value.aud : undefined
  } catch {
    return undefined
  }
}

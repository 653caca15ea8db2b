const SHAPE = /^[\w-]+\.([\w-]+)\.[\w-]+$/

/** A token in three parts around that payload. Its signature is no signature. */
export function makeJwt(payload: Readonly<Record<string, unknown>>): string {
  const header = { alg: 'RS256', typ: 'JWT' }
  return [JSON.stringify(header), JSON.stringify(payload), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.')
}

/** Whether it has a token's three parts, whatever is in them. */
export function isJwt(token: string): boolean {
  return SHAPE.test(token)
}

/** The audience that a token names as its only one. */
export function audienceOf(token: string): string | undefined {
  const [, payload = ''] = SHAPE.exec(token) ?? []
  try {
    const value: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString())
    if (typeof value !== 'object' || value === null || !('aud' in value)) return undefined
    return typeof value.aud === 'string' ? value.aud : undefined
  } catch {
    return undefined
  }
}

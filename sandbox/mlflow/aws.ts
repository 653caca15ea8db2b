import { createHash, createHmac } from 'node:crypto'
import { json, type ReceivedRequest, type Reply } from '../http.ts'

/** The credentials and the scope of AWS Signature Version 4 that a server requires. */
export type AwsOptions = Readonly<{
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
  service: string
  region: string
}>

export type SignedRequest = Pick<ReceivedRequest, 'method' | 'target' | 'headers' | 'body'>

/** A signature is valid for 5 minutes. */
const LIFETIME_MS = 300_000

/**
 * Returns the error for a request without a valid signature, or undefined. The errors have AWS's form. SageMaker's own
 * errors were not seen.
 */
export function signatureError(options: AwsOptions, request: SignedRequest): Reply | undefined {
  const { authorization = '', ...headers } = request.headers
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^/]*)\/([^,]*), SignedHeaders=([^,]*), Signature=([0-9a-f]{64})$/.exec(
      authorization,
    )
  if (match === null)
    return awsError('MissingAuthenticationTokenException', 'Missing Authentication Token')
  const [, key, scope, names = '', given] = match
  const date = String(headers['x-amz-date'])
  if (key !== options.accessKeyId || headers['x-amz-security-token'] !== options.sessionToken) {
    return awsError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    )
  }
  const time = Date.parse(date.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5'))
  if (!(Math.abs(time - Date.now()) < LIFETIME_MS)) {
    return awsError(
      'InvalidSignatureException',
      `Signature expired: ${date} is now earlier than the limit`,
    )
  }
  if (scope !== scopeOf(options, date)) {
    return awsError(
      'InvalidSignatureException',
      `Credential should be scoped to ${scopeOf(options, date)}`,
    )
  }
  const missing = requiredHeaders(request).filter((name) => !names.split(';').includes(name))
  if (missing.length > 0) {
    return awsError('InvalidSignatureException', `Strict: not signed: ${missing.join()}`)
  }
  const isBodySigned = headers['x-amz-content-sha256'] === sha256(request.body)
  if (isBodySigned && given === signatureOf(options, request, names.split(';'))) return undefined
  return awsError(
    'InvalidSignatureException',
    `The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details. The Canonical String for this request should have been '${canonicalRequest(request, names.split(';'))}'`,
  )
}

function requiredHeaders({ headers }: SignedRequest): string[] {
  const always = ['host', 'x-amz-date', 'x-amz-content-sha256']
  return Object.keys(headers).filter(
    (name) => always.includes(name) || /^(content-type|x-.*)$/.test(name),
  )
}

function awsError(type: string, message: string): Reply {
  const reply = json(403, { __type: type, message })
  return { ...reply, headers: { ...reply.headers, 'x-amzn-errortype': type } }
}

function scopeOf({ region, service }: AwsOptions, date: string): string {
  return [date.slice(0, 8), region, service, 'aws4_request'].join('/')
}

/** The signature of a request over these headers. */
export function signatureOf(
  options: AwsOptions,
  request: SignedRequest,
  names: readonly string[],
): string {
  const date = String(request.headers['x-amz-date'])
  const scope = scopeOf(options, date)
  const text = ['AWS4-HMAC-SHA256', date, scope, sha256(canonicalRequest(request, names))].join(
    '\n',
  )
  const key = scope
    .split('/')
    .reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${options.secretAccessKey}`)
  return hmac(key, text).toString('hex')
}

function canonicalRequest(
  { method, target, headers, body }: SignedRequest,
  names: readonly string[],
): string {
  const [path = '', query = ''] = target.split('?')
  // Both are signed as they arrive: a query that is not encoded as RFC 3986 demands gets another signature.
  const pairs = query.split('&').filter(Boolean).sort().map(encodedPair)
  const lines = names.map((name) => `${name}:${String(headers[name]).trim().replace(/ +/g, ' ')}`)
  const signedPath = path.split('/').map(encode).join('/')
  const signedNames = names.join(';')
  return [method, signedPath, pairs.join('&'), ...lines, '', signedNames, sha256(body)].join('\n')
}

/** AWS decodes a query and encodes it again. A plus sign stands for itself. */
function encodedPair(pair: string): string {
  const [name = '', ...value] = pair.split('=')
  return [name, value.join('=')].map((part) => encode(decodeURIComponent(part))).join('=')
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

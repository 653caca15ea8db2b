import { createHmac, randomBytes } from 'node:crypto'
import { type LoopbackServer, listen, type ReceivedRequest, type Reply } from '../http.ts'

type Method = 'GET' | 'PUT'

/** A stand-in for S3 that accepts only signed addresses. */
export interface ObjectStore extends LoopbackServer {
  /** By path: `/bucket/<key>`. */
  readonly objects: ReadonlyMap<string, Buffer>
  /** The headers that an upload must have. They are part of the signature. */
  readonly uploadHeaders: Readonly<Record<string, string>>
  /** An address of an object for one method. */
  sign(method: Method, path: string, expiresInSeconds: number): string
}

/** Headers that every client sends. Each other one must be signed: credentials, and names of the tracking server, are not. */
const COMMON = ['host', 'connection', 'user-agent', 'content-length', 'accept', 'accept-encoding']

export async function startObjectStore(
  uploadHeaders: Readonly<Record<string, string>> = { 'Content-Type': 'application/json' },
): Promise<ObjectStore> {
  const objects = new Map<string, Buffer>()
  const secret = randomBytes(32)
  const signature = (method: string, path: string, expires: string) =>
    createHmac('sha256', secret).update([method, path, expires].join('\n')).digest('hex')

  function answer(request: ReceivedRequest): Reply {
    const { method, path, query, headers, body } = request
    const expires = query.get('X-Amz-Expires-At') ?? ''
    if (query.get('X-Amz-Signature') !== signature(method, path, expires)) {
      return storeError(403, 'SignatureDoesNotMatch')
    }
    if (Number(expires) < Date.now()) return storeError(403, 'AccessDenied', 'Request has expired')
    const wrong = wrongHeader(headers, method === 'PUT' ? lowerCase(uploadHeaders) : {})
    if (wrong !== undefined) return storeError(400, 'InvalidArgument', `The header ${wrong}`)
    if (method === 'PUT') {
      objects.set(path, body)
      return { status: 200 }
    }
    const stored = objects.get(path)
    return stored === undefined ? storeError(404, 'NoSuchKey') : { status: 200, body: stored }
  }

  const server = await listen(() => ({ name: ({ method }) => method, answer }))
  return {
    ...server,
    objects,
    uploadHeaders,
    sign(method, path, expiresInSeconds) {
      const expires = String(Date.now() + expiresInSeconds * 1000)
      const query = {
        'X-Amz-Expires-At': expires,
        'X-Amz-Signature': signature(method, path, expires),
      }
      return `${server.url}${path}?${new URLSearchParams(query)}`
    },
  }
}

/** The name of a header that was not signed, or that differs from the signed one. */
function wrongHeader(
  headers: ReceivedRequest['headers'],
  expected: Readonly<Record<string, string>>,
): string | undefined {
  return Object.keys({ ...headers, ...expected }).find((name) =>
    expected[name] === undefined ? !COMMON.includes(name) : headers[name] !== expected[name],
  )
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
}

/** An error as S3 sends it (docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html). */
function storeError(status: number, code: string, message = code): Reply {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  }
}

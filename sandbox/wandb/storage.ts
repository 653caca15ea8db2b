import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { ReceivedRequest, Reply } from '../http.ts'
import type { Blob, WandbStore } from './store.ts'

type Method = 'GET' | 'PUT'

/** Returns a signed URL of a blob. The URL is valid for one method only. */
export type SignUrl = (method: Method, blob: Blob) => string

export interface ObjectStorage {
  readonly signUrl: SignUrl
  /** Answers a request below `/storage/`. */
  answer(request: ReceivedRequest): Reply
}

/** Creates the object storage of the server. Its URLs are signed, so it accepts no credentials. */
export function createStorage(store: WandbStore, url: string): ObjectStorage {
  const secret = randomBytes(32)
  const signature = (method: string, path: string) =>
    createHmac('sha256', secret).update(`${method}\n${path}`).digest('hex')

  function answer(request: ReceivedRequest): Reply {
    const { method, headers, query, path } = request
    const blob = store.blobs.get(path.replace('/storage/', ''))
    const given = Buffer.from(query.get('Signature') ?? '')
    const expected = Buffer.from(blob === undefined ? '' : signature(method, blob.path))
    if (
      blob === undefined ||
      given.length !== expected.length ||
      !timingSafeEqual(given, expected)
    ) {
      return xmlError(403, 'SignatureDoesNotMatch', 'The signature is not that of the request')
    }
    if (headers.authorization !== undefined) {
      return xmlError(400, 'InvalidArgument', 'Only one auth mechanism allowed')
    }
    if (method === 'PUT' && store.behavior.expiringUploads > 0) {
      store.behavior.expiringUploads -= 1
      return xmlError(403, 'AccessDenied', 'Request has expired')
    }
    return method === 'PUT' ? put(blob, request) : get(blob)
  }

  return {
    signUrl: (method, blob) =>
      `${url}/storage/${blob.path}?Expires=86400&Signature=${signature(method, blob.path)}`,
    answer,
  }
}

function put(blob: Blob, { headers, body }: ReceivedRequest): Reply {
  const signedHeaders = new Map(blob.uploadHeaders.map(splitHeader))
  for (const [name, value] of signedHeaders) {
    if (headers[name] !== value) {
      return xmlError(403, 'SignatureDoesNotMatch', `${name} was signed as ${value}`)
    }
  }
  // URLs of run files sign no headers, and the Python SDK guesses the content type.
  const type = headers['content-type']
  if (blob.md5 !== undefined && type !== undefined && !signedHeaders.has('content-type')) {
    return xmlError(403, 'SignatureDoesNotMatch', `content-type was not signed, but is ${type}`)
  }
  if (headers['content-length'] === undefined) {
    return xmlError(411, 'MissingContentLength', 'Content-Length is required')
  }
  if (blob.md5 !== undefined && blob.md5 !== base64MD5(body)) {
    return xmlError(400, 'BadDigest', 'Content-MD5 is not that of the body')
  }
  blob.bytes = body
  return { status: 200, headers: { etag: `"${hexMD5(body)}"` } }
}

function get({ bytes }: Blob): Reply {
  if (bytes === undefined) return xmlError(404, 'NoSuchKey', 'Nothing was uploaded here')
  return {
    status: 200,
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': String(bytes.length),
      etag: `"${hexMD5(bytes)}"`,
    },
    body: bytes,
  }
}

function splitHeader(header: string): [name: string, value: string] {
  const colon = header.indexOf(':')
  return [header.slice(0, colon).toLowerCase(), header.slice(colon + 1).trim()]
}

/** Object storages return errors in XML, not in JSON like the server. */
function xmlError(status: number, code: string, message: string): Reply {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  }
}

/** MD5 in base64, the form in `Content-MD5` and in manifests. */
export function base64MD5(bytes: string | Uint8Array): string {
  return createHash('md5').update(bytes).digest('base64')
}

/** MD5 in lower-case hexadecimal, the form of an artifact's digest. */
export function hexMD5(bytes: string | Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex')
}

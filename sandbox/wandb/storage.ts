import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { ReceivedRequest, Reply } from '../http.ts'
import { base64MD5, hexMD5 } from './digest.ts'
import type { Blob, WandbStore } from './store.ts'

type Verb = 'GET' | 'PUT'

/** Makes the signed URL of a blob, good for that method only. */
export type Sign = (verb: Verb, blob: Blob) => string

export interface Storage {
  readonly sign: Sign
  /** Answers a request below `/storage/`. */
  receive(request: ReceivedRequest): Reply
}

/** The object storage behind the server: its URLs are signed, so it takes no credentials. */
export function startStorage(store: WandbStore, url: string): Storage {
  const secret = randomBytes(32)
  const signature = (verb: string, path: string) =>
    createHmac('sha256', secret).update(`${verb}\n${path}`).digest('hex')

  function receive(request: ReceivedRequest): Reply {
    const { method, headers, query, path } = request
    const blob = store.blobs.get(path.replace('/storage/', ''))
    const given = Buffer.from(query.get('Signature') ?? '')
    const wanted = Buffer.from(blob === undefined ? '' : signature(method, blob.path))
    if (blob === undefined || given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
      return failure(403, 'SignatureDoesNotMatch', 'The signature is not that of the request')
    }
    if (headers.authorization !== undefined) {
      return failure(400, 'InvalidArgument', 'Only one auth mechanism allowed')
    }
    return method === 'PUT' ? put(blob, request) : get(blob)
  }

  return {
    sign: (verb, blob) =>
      `${url}/storage/${blob.path}?Expires=86400&Signature=${signature(verb, blob.path)}`,
    receive,
  }
}

function put(blob: Blob, { headers, body }: ReceivedRequest): Reply {
  const asked = new Map(blob.uploadHeaders.map(splitHeader))
  for (const [name, value] of asked) {
    if (headers[name] !== value) {
      return failure(403, 'SignatureDoesNotMatch', `${name} was signed as ${value}`)
    }
  }
  // Files of runs have nothing signed, and the Python SDK guesses their types.
  const type = headers['content-type']
  if (blob.md5 !== undefined && type !== undefined && !asked.has('content-type')) {
    return failure(403, 'SignatureDoesNotMatch', `content-type was not signed, but is ${type}`)
  }
  if (headers['content-length'] === undefined) {
    return failure(411, 'MissingContentLength', 'Content-Length is required')
  }
  if (blob.md5 !== undefined && blob.md5 !== base64MD5(body)) {
    return failure(400, 'BadDigest', 'Content-MD5 is not that of the body')
  }
  blob.bytes = body
  return { status: 200, headers: { etag: `"${hexMD5(body)}"` } }
}

function get({ bytes }: Blob): Reply {
  if (bytes === undefined) return failure(404, 'NoSuchKey', 'Nothing was uploaded here')
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

/** Object storages answer in XML, not in the server's JSON. */
function failure(status: number, code: string, message: string): Reply {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  }
}

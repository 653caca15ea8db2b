import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { limits } from '../limits.ts'
import { codeOf, messageOf } from '../text/message.ts'
import { printable } from '../text/neutralize.ts'
import { ResponseTooLargeError, UnacceptableResponseError } from './messages.ts'

/** Codings that change nothing, or that Node.js has decoded. Servers and AWS use some that are not registered. */
const noCompression = /^(|identity|chunked|none|binary|utf-?8|aws-chunked|amz-1\.0)$/

/** The codings of one response. More than one is legal and never seen. */
const maxCodings = 3

/**
 * The text of a response. A server or a proxy can compress it although that was not asked for.
 *
 * Throws a `ResponseTooLargeError` if it is larger than 8 MiB, and an `UnacceptableResponseError` if it cannot be
 * decompressed.
 */
export async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message) {
    chunks.push(chunk)
    size += chunk.length
    if (size > limits.responseBytes) throw tooLargeError()
  }
  const { 'content-encoding': content = '', 'transfer-encoding': transfer = '' } = message.headers
  const body = await decompress(Buffer.concat(chunks), `${content},${transfer}`)
  return body.toString('utf8')
}

async function decompress(body: Buffer, header: string): Promise<Buffer> {
  const codings = header.toLowerCase().split(/[\s,]+/)
  const applied = codings.filter((coding) => !noCompression.test(coding))
  if (applied.length === 0 || body.length === 0) return body
  const name = printable(applied.join(', '), 50)
  if (applied.length > maxCodings) throw new UnacceptableResponseError(unreadable(name))
  let content = body
  for (const coding of applied.toReversed()) content = await decode(content, coding, name)
  return content
}

async function decode(body: Buffer, coding: string, name: string): Promise<Buffer> {
  const { brotliDecompress, gunzip, inflate, inflateRaw } = await import('node:zlib')
  const options = { maxOutputLength: limits.responseBytes }
  // Some servers send deflate without the header of zlib, whose first four bits are 1000.
  const hasZlibHeader = ((body[0] ?? 0) & 0x0f) === 8
  const decoders: Readonly<Record<string, () => Promise<Buffer>>> = {
    gzip: () => promisify(gunzip)(body, options),
    'x-gzip': () => promisify(gunzip)(body, options),
    deflate: () => promisify(hasZlibHeader ? inflate : inflateRaw)(body, options),
    br: () => promisify(brotliDecompress)(body, options),
  }
  const decoder = Object.hasOwn(decoders, coding) ? decoders[coding] : undefined
  if (decoder === undefined) throw new UnacceptableResponseError(unreadable(name))
  try {
    return await decoder()
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') throw tooLargeError()
    const message = `${unreadable(name)}: ${messageOf(error)}`
    // A body that ends too early can be an accident.
    throw codeOf(error) === 'Z_BUF_ERROR'
      ? new Error(message)
      : new UnacceptableResponseError(message)
  }
}

function tooLargeError(): ResponseTooLargeError {
  return new ResponseTooLargeError(`${limits.responseBytes} bytes`)
}

function unreadable(codings: string): string {
  return `the answer has the compression "${codings}", which was not asked for and cannot be read`
}

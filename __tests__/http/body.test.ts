import { createServer, type ServerResponse } from 'node:http'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { ResponseTooLargeError, UnacceptableResponseError } from '../../src/http/messages.ts'
import { createTransport, type Transport } from '../../src/http/transport.ts'
import { limits } from '../../src/limits.ts'
import { lowerLimits } from '../lower-limits.ts'
import { listen } from './proxy.ts'

lowerLimits({ responseBytes: 64 * 1024 })

/* Responses that are compressed, although the request asks for none that is. */

let url: string
let transport: Transport
let respond: (response: ServerResponse) => void
let close: () => void
let asked: string | undefined
beforeEach(async () => {
  const server = createServer((request, response) => {
    asked = request.headers['accept-encoding']
    respond(response)
  })
  url = `http://127.0.0.1:${await listen(server)}`
  transport = createTransport({ timeLimitMs: 5000, env: {} })
  close = () => {
    transport.close()
    server.close()
    server.closeAllConnections()
  }
})
afterEach(() => close())

function send(coding: string, body: Buffer | string, status = 200) {
  respond = (response) => response.writeHead(status, { 'content-encoding': coding }).end(body)
  return transport.send({ name: 'test', method: 'GET', url })
}

const text = 'ä text, and the same text'

test.each<[coding: string, body: Buffer | string]>([
  ['gzip', gzipSync(text)],
  ['x-gzip', gzipSync(text)],
  ['GZIP', gzipSync(text)],
  ['deflate', deflateSync(text)],
  ['deflate', deflateRawSync(text)],
  ['br', brotliCompressSync(text)],
  ['identity', text],
  ['none', text],
  ['utf-8', text],
  ['aws-chunked', text],
  ['', text],
  ['deflate, gzip', gzipSync(deflateSync(text))],
  ['gzip,identity,br', brotliCompressSync(gzipSync(text))],
])('the coding "%s" is read', async (coding, body) => {
  expect(await send(coding, body)).toMatchObject({ status: 200, body: text })
  expect(await send(coding, body, 503)).toMatchObject({ status: 503, body: text })
  expect(asked).toBe('identity')
})

test('a coding of the transfer is read', async () => {
  const body = gzipSync(text)
  const head = `HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked\r\n\r\n${body.length.toString(16)}\r\n`
  respond = ({ socket }) => {
    socket?.write(head)
    socket?.write(body)
    socket?.end('\r\n0\r\n\r\n')
  }
  const response = await transport.send({ name: 'test', method: 'GET', url })
  expect(response).toMatchObject({ body: text })
})

test('an empty body needs no decompression', async () => {
  expect(await send('gzip', '')).toMatchObject({ body: '' })
  expect(await send('zstd', '', 204)).toMatchObject({ body: '' })
})

describe('an answer that cannot be read', () => {
  const error = (name: string) =>
    `the answer has the compression "${name}", which was not asked for and cannot be read`

  test.each([
    ['zstd', text, error('zstd')],
    ['toString', text, error('tostring')],
    ['gzip', text, 'incorrect header check'],
    ['deflate', 'x'.repeat(30), `${error('deflate')}: `],
    ['br', text, `${error('br')}: `],
    ['gzip, gzip, gzip, gzip', gzipSync(text), error('gzip, gzip, gzip, gzip')],
  ])('%j', async (coding, body, message) => {
    const sent = send(coding, body)
    await expect(sent).rejects.toThrow(UnacceptableResponseError)
    await expect(sent).rejects.toThrow(message)
  })

  test('a body that ends too early can come in full the next time', async () => {
    const failure = await send('gzip', gzipSync(text).subarray(0, 20)).catch((error) => error)
    expect(failure).not.toBeInstanceOf(UnacceptableResponseError)
    expect(String(failure)).toMatch('unexpected end of file')
  })

  test.each(['gzip', 'deflate', 'br'])('%s of more than the limit', async (coding) => {
    const compress = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync }[coding]
    const bodyOf = (size: number) => compress?.(Buffer.alloc(size)) ?? ''
    expect((await send(coding, bodyOf(limits.responseBytes))).body).toHaveLength(
      limits.responseBytes,
    )
    await expect(send(coding, bodyOf(limits.responseBytes + 1))).rejects.toThrow(
      ResponseTooLargeError,
    )
  })
})

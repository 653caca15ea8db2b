import type { ServerResponse } from 'node:http'
import { describe, expect, test } from '@jest/globals'
import { createHttp } from '../../src/http/client.ts'
import { askMlflow, askWandb, type Respond, reply, useAnsweringServer } from './answering-server.ts'

const server = useAnsweringServer()
const get = () => server.http.send({ name: 'test', method: 'GET', url: server.url })
const anEntity = reply(200, { data: { viewer: { entity: 'ada' } } })

test('a failure behind a proxy names the proxy once', async () => {
  const proxied = (http_proxy: string) =>
    createHttp({
      ...{ info: () => undefined, debug: () => undefined, redact: (text) => text },
      ...{ signal: new AbortController().signal, wait: async () => undefined },
      env: { http_proxy },
    })
  const request = { name: 'test', method: 'GET', url: 'http://far.invalid/' } as const
  server.responses = [
    (response) => response.writeHead(200, { 'content-encoding': 'zstd' }).end('x'),
  ]
  await expect(proxied(server.url).send(request)).rejects.toThrow(
    `test: no answer from http://far.invalid, through the proxy ${server.url} (http_proxy), tried once: the answer has`,
  )
  server.responses = [(response) => response.writeHead(407).end()]
  await expect(proxied(server.url).send(request)).rejects.toThrow(
    `test: no answer from http://far.invalid, tried once: the proxy ${server.url} (http_proxy) refused`,
  )
  await expect(proxied('ftp://x').send(request)).rejects.toThrow(
    'test: no answer from http://far.invalid, tried once: http_proxy is not the address of a proxy',
  )
})

describe('waiting', () => {
  test('is as long as the server asks, and at most a quarter longer', async () => {
    server.responses = [reply(503, {}, { 'retry-after': '2.5' }), reply(200, {})]
    expect(await get()).toMatchObject({ status: 200 })
    expect(server.waits).toHaveLength(1)
    expect(server.waits[0]).toBeGreaterThanOrEqual(2500)
    expect(server.waits[0]).toBeLessThanOrEqual(3125)
  })

  test('that would be too long ends the attempts', async () => {
    server.responses = [reply(429, {}, { 'retry-after': '60.1' })]
    expect(await get()).toMatchObject({ status: 429, requestedDelayMs: 60_100 })
    expect([server.requests, server.waits]).toEqual([1, []])
  })

  test('that would be too long is part of the error', async () => {
    server.responses = [
      reply(503, { message: 'busy' }, { 'ratelimit-reset': '600', 'retry-after': '600' }),
    ]
    const advice = 'The server asks to wait 10 minutes. Start the job again later.'
    await expect(askWandb(server)).rejects.toThrow(advice)
    await expect(askMlflow(server)).rejects.toThrow(advice)
    expect(server.requests).toBe(2)
  })
})

describe('what cannot succeed is not sent again', () => {
  const type = { 'content-type': 'application/json' }
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
  const write = (bytes: string) => (response: ServerResponse) => void response.socket?.end(bytes)

  test.each<[what: string, respond: Respond, error: string]>([
    [
      'a response of more than 8 MiB',
      (response) => response.writeHead(200).end(Buffer.alloc(9 * 1024 * 1024)),
      'the answer has more than 8388608 bytes',
    ],
    [
      'a body in chunks without an end',
      (response) => {
        const writeMore = () => {
          while (response.write(Buffer.alloc(1024 * 1024)));
        }
        response.on('drain', writeMore)
        writeMore()
      },
      'the answer has more than 8388608 bytes',
    ],
    [
      'an unknown compression',
      (response) => response.writeHead(200, { 'content-encoding': 'zstd' }).end('x'),
      'the answer has the compression "zstd"',
    ],
    [
      'another protocol',
      write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
      'the answer has HTTP 101, which cannot end a request',
    ],
    [
      'another protocol that is not named',
      write('HTTP/1.1 101 Switching Protocols\r\n\r\n'),
      'the answer has HTTP 101, which cannot end a request',
    ],
    ['no status', write('HTTP/1.1 099 x\r\ncontent-length: 0\r\n\r\n'), 'the answer has HTTP 99,'],
    ['too high a status', write('HTTP/1.1 600 x\r\ncontent-length: 0\r\n\r\n'), 'HTTP 600,'],
    ['something that is not HTTP', write('SSH-2.0-OpenSSH_9.6\r\n'), 'No web server'],
    [
      'an alert of TLS',
      write('\x15\x03\x03\0\x02\x02\x46'),
      'This port speaks https: write https:// in',
    ],
    [
      'two lengths',
      write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\nok'),
      'Duplicate Content-Length. Check its address, and any proxy in front of the server.',
    ],
    [
      'a header without an end',
      (response) => void response.socket?.write(`HTTP/1.1 200 x\r\n${'x: y\r\n'.repeat(20_000)}`),
      'Parse Error: Header overflow',
    ],
    [
      'JSON that is nested too deep',
      (response) => response.writeHead(200, type).end(nested(501)),
      'the answer has more than 500 levels',
    ],
    [
      'JSON that is nested much too deep, in an error',
      (response) => response.writeHead(500, type).end(`{"errors":${nested(2_000_000)}}`),
      'the answer has more than 500 levels',
    ],
  ])('%s', async (_, answer, error) => {
    server.responses = [answer]
    const { origin } = new URL(server.url)
    await expect(get()).rejects.toThrow(`test: no answer from ${origin}, tried once: `)
    await expect(get()).rejects.toThrow(error)
    expect([server.requests, server.waits]).toEqual([2, []])
  })

  test.each([
    ['nested as deep as allowed', nested(500)],
    ['after a byte order mark', '\ufeff{"a":1}'],
    ['with brackets in its strings', `{"text":"${'[{'.repeat(500)}\\"${'['.repeat(500)}"}`],
    ['that is wide', `[${'[],{},'.repeat(1000)}0]`],
  ])('JSON %s is read', async (_, body) => {
    server.responses = [(response) => response.writeHead(200, type).end(body)]
    expect((await get()).json).toEqual(JSON.parse(body.replace('\ufeff', '')))
  })

  test.each(['100 Continue', '103 Early Hints', '199 x'])(
    'HTTP %s is no answer',
    async (status) => {
      server.responses = [
        write(`HTTP/1.1 ${status}\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok`),
      ]
      expect(await get()).toMatchObject({ status: 200, body: 'ok' })
    },
  )
})

describe('a rate limit that W&B reports with HTTP 200', () => {
  test.each([
    { message: 'Rate limit exceeded' },
    { message: 'rateLimit' },
    { message: 'filestream: Too Many Requests' },
    { message: 'slow down', extensions: { code: 429 } },
    { message: 'slow down', code: '429' },
  ])('%j is waited out', async (error) => {
    server.responses = [
      reply(200, { errors: [error], data: null }, { 'ratelimit-reset': '7' }),
      anEntity,
    ]
    expect(await askWandb(server)).toEqual({ viewer: { entity: 'ada' } })
    expect(server.waits.map((milliseconds) => milliseconds >= 7000)).toEqual([true])
  })

  test.each([
    { message: 'project not found', extensions: { code: 4291 } },
    { message: 'project not found', path: ['429'] },
  ])('%j is another error', async (error) => {
    server.responses = [reply(200, { errors: [error] })]
    await expect(askWandb(server)).rejects.toThrow('project not found')
    expect(server.requests).toBe(1)
  })

  test('is an error after five attempts', async () => {
    server.responses = [reply(200, { errors: [{ message: 'rate limit exceeded' }] })]
    await expect(askWandb(server)).rejects.toThrow(
      'W&B refused Viewer (HTTP 200): rate limit exceeded.',
    )
    expect(server.requests).toBe(5)
  })
})

describe('an error code of MLflow', () => {
  test.each([
    [200, 'REQUEST_LIMIT_EXCEEDED', 2],
    [200, 'RESOURCE_EXHAUSTED', 2],
    [200, 'TEMPORARILY_UNAVAILABLE', 2],
    [400, 'REQUEST_LIMIT_EXCEEDED', 2],
    [500, 'INTERNAL_ERROR', 2],
    [200, 'RESOURCE_DOES_NOT_EXIST', 1],
    [400, 'INVALID_PARAMETER_VALUE', 1],
    [500, 'FEATURE_DISABLED', 1],
    [500, 'INVALID_STATE', 1],
  ])('HTTP %i and %s: %i requests', async (status, error_code, count) => {
    server.responses = [reply(status, { error_code, message: 'no' }), reply(200, { ok: true })]
    await askMlflow(server).catch(() => undefined)
    expect(server.requests).toBe(count)
  })
})

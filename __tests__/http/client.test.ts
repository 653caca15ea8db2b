import { createServer, type ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import * as v from 'valibot'
import { createMlflowClient } from '../../src/backends/mlflow/client.ts'
import { createWandbClient } from '../../src/backends/wandb/client.ts'
import { viewer } from '../../src/backends/wandb/queries.ts'
import { createHttp, type Http } from '../../src/http/client.ts'
import { listen } from './proxy.ts'

type Respond = (response: ServerResponse) => void

/** The server gives these responses, one for each request. The last one is repeated. */
let responses: Respond[]
let requests: number
let waits: number[]
let url: string
let http: Http
const closers: (() => void)[] = []
beforeEach(async () => {
  requests = 0
  waits = []
  const server = createServer((_, response) => {
    const respond = responses[Math.min(requests++, responses.length - 1)]
    if (respond === undefined) response.destroy()
    else respond(response)
  })
  url = `http://127.0.0.1:${await listen(server)}`
  http = createHttp({
    info: () => undefined,
    debug: () => undefined,
    redact: (text) => text,
    signal: new AbortController().signal,
    wait: async (_, milliseconds) => waits.push(milliseconds),
  })
  closers.push(() => {
    http.close()
    server.close()
    server.closeAllConnections()
  })
})
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

const reply =
  (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Respond =>
  (response) =>
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(value))

const get = () => http.send({ name: 'test', method: 'GET', url })
const anEntity = reply(200, { data: { viewer: { entity: 'ada' } } })
const askWandb = () =>
  createWandbClient({ http, hide: () => undefined }, url, 'Basic x').execute(viewer, {})
const connectMlflow = () => {
  const credential = { kind: 'header', authorization: undefined } as const
  const settings = { trackingUri: url, workspace: undefined, host: 'mlflow', credential } as const
  return createMlflowClient({ http, hide: () => undefined }, settings, {})
}
const askMlflow = () => connectMlflow().get('runs/get', {}, v.unknown())

test('a failure behind a proxy names the proxy once', async () => {
  const proxied = (http_proxy: string) =>
    createHttp({
      ...{ info: () => undefined, debug: () => undefined, redact: (text) => text },
      ...{ signal: new AbortController().signal, wait: async () => undefined },
      env: { http_proxy },
    })
  const request = { name: 'test', method: 'GET', url: 'http://far.invalid/' } as const
  responses = [(response) => response.writeHead(200, { 'content-encoding': 'zstd' }).end('x')]
  await expect(proxied(url).send(request)).rejects.toThrow(
    `test: no answer from http://far.invalid, through the proxy ${url} (http_proxy), tried once: the answer has`,
  )
  responses = [(response) => response.writeHead(407).end()]
  await expect(proxied(url).send(request)).rejects.toThrow(
    `test: no answer from http://far.invalid, tried once: the proxy ${url} (http_proxy) refused`,
  )
  await expect(proxied('ftp://x').send(request)).rejects.toThrow(
    'test: no answer from http://far.invalid, tried once: http_proxy is not the address of a proxy',
  )
})

describe('waiting', () => {
  test('is as long as the server asks, and at most a quarter longer', async () => {
    responses = [reply(503, {}, { 'retry-after': '2.5' }), reply(200, {})]
    expect(await get()).toMatchObject({ status: 200 })
    expect(waits).toHaveLength(1)
    expect(waits[0]).toBeGreaterThanOrEqual(2500)
    expect(waits[0]).toBeLessThanOrEqual(3125)
  })

  test('that would be too long ends the attempts', async () => {
    responses = [reply(429, {}, { 'retry-after': '60.1' })]
    expect(await get()).toMatchObject({ status: 429, requestedDelayMs: 60_100 })
    expect([requests, waits]).toEqual([1, []])
  })

  test('that would be too long is part of the error', async () => {
    responses = [
      reply(503, { message: 'busy' }, { 'ratelimit-reset': '600', 'retry-after': '600' }),
    ]
    const advice = 'The server asks to wait 10 minutes. Start the job again later.'
    await expect(askWandb()).rejects.toThrow(advice)
    await expect(askMlflow()).rejects.toThrow(advice)
    expect(requests).toBe(2)
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
    responses = [answer]
    const { origin } = new URL(url)
    await expect(get()).rejects.toThrow(`test: no answer from ${origin}, tried once: `)
    await expect(get()).rejects.toThrow(error)
    expect([requests, waits]).toEqual([2, []])
  })

  test.each([
    ['nested as deep as allowed', nested(500)],
    ['after a byte order mark', '\ufeff{"a":1}'],
    ['with brackets in its strings', `{"text":"${'[{'.repeat(500)}\\"${'['.repeat(500)}"}`],
    ['that is wide', `[${'[],{},'.repeat(1000)}0]`],
  ])('JSON %s is read', async (_, body) => {
    responses = [(response) => response.writeHead(200, type).end(body)]
    expect((await get()).json).toEqual(JSON.parse(body.replace('\ufeff', '')))
  })

  test.each(['100 Continue', '103 Early Hints', '199 x'])(
    'HTTP %s is no answer',
    async (status) => {
      responses = [
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
    responses = [reply(200, { errors: [error], data: null }, { 'ratelimit-reset': '7' }), anEntity]
    expect(await askWandb()).toEqual({ viewer: { entity: 'ada' } })
    expect(waits.map((milliseconds) => milliseconds >= 7000)).toEqual([true])
  })

  test.each([
    { message: 'project not found', extensions: { code: 4291 } },
    { message: 'project not found', path: ['429'] },
  ])('%j is another error', async (error) => {
    responses = [reply(200, { errors: [error] })]
    await expect(askWandb()).rejects.toThrow('project not found')
    expect(requests).toBe(1)
  })

  test('is an error after five attempts', async () => {
    responses = [reply(200, { errors: [{ message: 'rate limit exceeded' }] })]
    await expect(askWandb()).rejects.toThrow('W&B refused Viewer (HTTP 200): rate limit exceeded.')
    expect(requests).toBe(5)
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
    responses = [reply(status, { error_code, message: 'no' }), reply(200, { ok: true })]
    await askMlflow().catch(() => undefined)
    expect(requests).toBe(count)
  })
})

describe('an answer that comes from a gateway or another server', () => {
  const page = (status: number, body: string): Respond => {
    return (response) => response.writeHead(status, { 'content-type': 'text/html' }).end(body)
  }
  const noRetry = { 'retry-after': '61' }
  const wandbHint =
    'This answer comes from a gateway or another server, not from W&B: check wandb-base-url'
  const mlflowHint =
    'This answer comes from a gateway or another server, not from MLflow: check mlflow-tracking-uri'

  test.each<[what: string, respond: Respond]>([
    ['a page with HTTP 403', page(403, '<h1>Blocked</h1>')],
    ['a page with HTTP 405', page(405, '<html><h1>Not allowed</h1></html>')],
    ['a page with HTTP 502', page(502, '<html><h1>Bad gateway</h1></html>')],
    ['a page without a type', (response) => response.writeHead(403).end(' <!DOCTYPE html><h1>No')],
    ["another server's JSON", reply(403, { detail: 'no' })],
    ["another server's JSON", reply(405, { message: 'no route' })],
    ["another server's JSON", reply(503, { status: 'down' }, noRetry)],
  ])('%s', async (_, respond) => {
    responses = [respond]
    const [wandb, mlflow] = await Promise.all(
      [askWandb, askMlflow].map((ask) => ask().catch(String)),
    )
    expect(wandb).toMatch(wandbHint)
    expect(mlflow).toMatch(mlflowHint)
    expect(`${wandb} ${mlflow}`).not.toMatch(/wandb-entity|wandb-project|mlflow-experiment/)
  })

  test('is said with the address and the number of attempts', async () => {
    responses = [page(404, '<h1>Not Found</h1>')]
    const address = (input: string, times: string) => `${input} (${url}, tried ${times})`
    await expect(askWandb()).rejects.toThrow(address('check wandb-base-url', 'once'))
    await expect(askMlflow()).rejects.toThrow(
      address('no MLflow API at mlflow-tracking-uri', 'once'),
    )
    responses = [page(502, '<h1>Bad gateway</h1>')]
    await expect(askWandb()).rejects.toThrow(address('check wandb-base-url', '5 times'))
    await expect(askMlflow()).rejects.toThrow(address('check mlflow-tracking-uri', '5 times'))
  })

  // nginx, AWS, Go, Apache and Tomcat.
  test.each([
    '<html><title>400 The plain HTTP request was sent to HTTPS port</title></html>',
    'Client sent an HTTP request to an HTTPS server.\n',
    "<p>Reason: You're speaking plain HTTP to an SSL-enabled server port.<br />",
    'Bad Request\r\nThis combination of host and port requires TLS.\r\n',
  ])('about http on a port for https: %j', async (body) => {
    responses = [page(400, body)]
    const advice = (input: string) => `This port speaks https: write https:// in ${input} (${url}).`
    await expect(askWandb()).rejects.toThrow(advice('wandb-base-url'))
    await expect(askMlflow()).rejects.toThrow(advice('mlflow-tracking-uri'))
    responses = [(response) => response.writeHead(400).end(body)]
    await expect(askWandb()).rejects.toThrow(advice('wandb-base-url'))
    await expect(askMlflow()).rejects.toThrow(advice('mlflow-tracking-uri'))
  })

  test('about http, if the server redirects to https', async () => {
    const to = (location: string) => {
      responses = [(response) => response.writeHead(301, { location }).end()]
    }
    to('https://127.0.0.1/graphql?a=b')
    const advice = (input: string) =>
      `The server requires https: write https:// in ${input} (${url}).`
    await expect(askWandb()).rejects.toThrow(advice('wandb-base-url'))
    await expect(askMlflow()).rejects.toThrow(advice('mlflow-tracking-uri'))
    for (const location of ['https://login.example.org/', 'http://127.0.0.1/', '/', 'https://[']) {
      to(location)
      await expect(askWandb()).rejects.toThrow('this action does not follow redirects')
    }
  })

  test.each(['No required SSL certificate was sent', 'The SSL certificate error'])(
    'about a client certificate: %s',
    async (text) => {
      responses = [page(400, `<html><title>400 ${text}</title></html>`)]
      const advice = 'The server may require a client certificate'
      await expect(askWandb()).rejects.toThrow(`${advice}, which is not supported here.`)
      await expect(askMlflow()).rejects.toThrow(
        `${advice}: name its file in MLFLOW_TRACKING_CLIENT_CERT_PATH.`,
      )
    },
  )

  test('with HTTP 401, it can still be about the credentials', async () => {
    responses = [page(401, '<h1>401 Authorization Required</h1>')]
    await expect(askWandb()).rejects.toThrow('Check wandb-api-key')
    await expect(askMlflow()).rejects.toThrow(
      `Check mlflow-username and mlflow-password, or mlflow-token. ${mlflowHint}`,
    )
  })

  test.each([
    [403, 'Permission denied'],
    [401, 'You are not authenticated. Please see https://mlflow.org'],
    [403, 'Invalid Host header - possible DNS rebinding attack detected'],
    [404, '<!doctype html><title>404 Not Found</title><h1>Not Found</h1>'],
    [
      500,
      '<!doctype html><title>500 Internal Server Error</title><p>The server encountered an internal error and was unable to complete your request.',
    ],
  ])('is not a text that MLflow itself sends: HTTP %i %s', async (status, body) => {
    responses = [page(status, body)]
    const message = await askMlflow().catch(String)
    expect(message).toMatch(`HTTP ${status}`)
    expect(message).not.toMatch('from a gateway')
  })

  test('with HTTP 200 is not taken for a stored file', async () => {
    responses = [page(200, '<h1>Sign in</h1>')]
    const mlflow = connectMlflow()
    await expect(mlflow.upload(`${url}/x`, '{}')).rejects.toThrow(mlflowHint)
    await expect(mlflow.download(`${url}/x`)).rejects.toThrow(mlflowHint)
    const wandb = createWandbClient({ http, hide: () => undefined }, url, 'Basic x')
    const target = { uploadUrl: `${url}/x`, uploadHeaders: [] }
    await expect(wandb.upload('a file', target, '{}')).rejects.toThrow(wandbHint)
  })
})

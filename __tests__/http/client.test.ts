import { createServer, type ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import * as v from 'valibot'
import { createMlflowClient } from '../../src/backends/mlflow/client.ts'
import { createWandbClient } from '../../src/backends/wandb/client.ts'
import { viewer } from '../../src/backends/wandb/operations.ts'
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
    wait: async (milliseconds) => void waits.push(milliseconds),
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
const askMlflow = () => {
  const settings = { trackingUri: url, workspace: undefined }
  return createMlflowClient(http, settings, undefined).get('runs/get', {}, v.unknown())
}

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
    const advice = 'The server asks for a wait of 10 minutes: start the job again later.'
    await expect(askWandb()).rejects.toThrow(advice)
    await expect(askMlflow()).rejects.toThrow(advice)
    expect(requests).toBe(2)
  })
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

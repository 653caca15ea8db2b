import { createServer } from 'node:http'
import type { LookupFunction } from 'node:net'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createHttp } from '../../src/http/client.ts'
import { ForbiddenNetworkError, type Network } from '../../src/http/network.ts'
import { createTransport } from '../../src/http/transport.ts'
import { listen } from './proxy.ts'
import { useProxyProcess } from './proxy-process.ts'

const proxy = useProxyProcess()
let port: number
let received: string[]
let connections: number
/** The addresses that the name server gives, one after the other. It repeats the last. */
let answers: string[]
let lookups: number
const closers: (() => void)[] = []

beforeEach(async () => {
  received = []
  connections = 0
  lookups = 0
  answers = ['127.0.0.1']
  const server = createServer((request, response) => {
    received.push(`${request.method} ${request.headers.host}`)
    response.end('ok')
  })
  server.on('connection', () => connections++)
  port = await listen(server)
  closers.push(() => {
    server.close()
    server.closeAllConnections()
  })
})
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

const lookup: LookupFunction = (_, { all }, callback) => {
  const address = answers[Math.min(lookups++, answers.length - 1)] ?? ''
  if (all) callback(null, [{ address, family: address.includes(':') ? 6 : 4 }])
  else callback(null, address, address.includes(':') ? 6 : 4)
}

function open(env: NodeJS.ProcessEnv = {}) {
  const transport = createTransport({ timeLimitMs: 5000, env, lookup })
  closers.push(() => transport.close())
  return transport
}

const put = (host: string, networks?: readonly Network[]) => ({
  name: 'test',
  method: 'PUT' as const,
  url: `http://${host}:${port}/`,
  ...(networks && { networks: new Set(networks) }),
})

test.each(['127.0.0.1', '2130706433', '[::ffff:127.0.0.1]', 'localhost'])(
  'a request to %s is refused before it connects, if it may not reach loopback',
  async (host) => {
    await expect(open().send(put(host, ['private']))).rejects.toThrow(ForbiddenNetworkError)
    expect(connections).toBe(0)
    expect(await open().send(put('127.0.0.1', ['loopback']))).toMatchObject({ body: 'ok' })
    expect(await open().send(put('127.0.0.1'))).toMatchObject({ body: 'ok' })
  },
)

test('a name that leads to a network that is not allowed is refused before it connects', async () => {
  await expect(open().send(put('store.example.org', []))).rejects.toThrow(
    new ForbiddenNetworkError(
      'the host store.example.org leads to 127.0.0.1, which is in the loopback network',
    ),
  )
  expect(connections).toBe(0)
  expect(await open().send(put('store.example.org'))).toMatchObject({ body: 'ok' })
})

test('the address that is checked is the one of the connection: there is no second lookup', async () => {
  answers = ['127.0.0.1', '169.254.169.254']
  const transport = open()
  const response = await transport.send(put('store.example.org', ['loopback']))

  expect(response).toMatchObject({ body: 'ok', address: '127.0.0.1' })
  expect(lookups).toBe(1)
  transport.close()
  // The name leads elsewhere by now. The new connection is checked too.
  await expect(open().send(put('store.example.org', ['loopback']))).rejects.toThrow(
    'leads to 169.254.169.254, which is in the link-local network',
  )
  expect(received).toHaveLength(1)
})

test('an open connection of another request is not used', async () => {
  const transport = open()
  await transport.send(put('store.example.org'))
  await transport.send(put('store.example.org', ['loopback']))

  await expect(transport.send(put('store.example.org', []))).rejects.toThrow(ForbiddenNetworkError)
  await expect(transport.send(put('store.example.org', ['private']))).rejects.toThrow(
    ForbiddenNetworkError,
  )
  expect(connections).toBe(2)
})

test('each request is in the debug log, with its status and without its query', async () => {
  const lines: string[] = []
  const http = createHttp({
    info: () => undefined,
    debug: (line) => lines.push(line),
    redact: (text) => text,
    signal: new AbortController().signal,
    lookup,
  })
  closers.push(() => http.close())
  const request = put('store.example.org', ['loopback'])
  await http.send({ ...request, url: `${request.url}?token=secret` })
  expect(lines).toEqual([
    expect.stringMatching(/^\S.*: PUT http:\/\/store\.example\.org:\d+\/\S*: 200, \d+ ms$/),
  ])
  expect(lines.join()).not.toContain('secret')
})

test('a refused request is not sent again', async () => {
  answers = ['10.0.0.1', '127.0.0.1']
  const lines: string[] = []
  const http = createHttp({
    info: (line) => lines.push(line),
    debug: () => undefined,
    redact: (text) => text,
    signal: new AbortController().signal,
    wait: async () => undefined,
    lookup,
  })
  closers.push(() => http.close())

  await expect(http.send(put('store.example.org', ['loopback']))).rejects.toThrow(
    ForbiddenNetworkError,
  )
  expect(lines).toEqual([])
  expect(received).toEqual([])
})

test('behind a proxy, an address in the URL is refused and a name is not looked up', async () => {
  answers = ['10.0.0.1']
  await proxy.behave({ targetPort: port })
  const env = { http_proxy: `http://${proxy.host('http')}` }

  for (const host of ['169.254.169.254', '[::ffff:a00:1]', '0xa.1', 'localhost.']) {
    await expect(open(env).send(put(host, []))).rejects.toThrow(ForbiddenNetworkError)
  }
  expect(await proxy.requests()).toEqual([])
  const response = await open(env).send(put('store.example.org', []))
  expect(response).toMatchObject({ body: 'ok', address: undefined })
  expect(await proxy.requests()).toEqual([`PUT http://store.example.org:${port}/`])
  expect(lookups).toBe(0)
})

test('behind a SOCKS proxy, a name that this machine looks up is checked', async () => {
  await proxy.behave({ targetPort: port })
  const send = async (scheme: string) =>
    await open({ http_proxy: `${scheme}://${proxy.host('socks')}` }).send(
      put('store.example.org', []),
    )
  await expect(send('socks5')).rejects.toThrow(ForbiddenNetworkError)
  expect(await proxy.requests()).toEqual([])
  expect(await send('socks5h')).toMatchObject({ body: 'ok' })
})

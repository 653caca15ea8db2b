import { createServer, type IncomingMessage } from 'node:http'
import { afterEach, describe, expect, test } from '@jest/globals'
import { isFinalFailure } from '../../src/http/failures.ts'
import { createTransport, type Transport } from '../../src/http/transport.ts'
import { messageOf } from '../../src/text/message.ts'
import { useServer } from './proxy.ts'
import { type Broken, useProxyProcess } from './proxy-process.ts'

const proxy = useProxyProcess()
const received: IncomingMessage[] = []
const server = createServer((request, response) => {
  received.push(request)
  request.pipe(response.setHeader('server', 'test'))
})
const origin = useServer(server)
const open: Transport[] = []
afterEach(() => {
  received.length = 0
  for (const transport of open.splice(0)) transport.close()
})

function transportWith(env: NodeJS.ProcessEnv, timeLimitMs = 5000): Transport {
  const transport = createTransport({ timeLimitMs, env })
  open.push(transport)
  return transport
}

const put = (url: string) => ({ name: 'test', method: 'PUT' as const, url, body: 'content' })
const credentials = `Basic ${Buffer.from('ada:p@ss w').toString('base64')}`

describe('a request for http', () => {
  test('goes to an http proxy with the full address, and leaves no connection open', async () => {
    await proxy.behave({ targetPort: origin.port })
    const transport = transportWith({ http_proxy: `http://ada:p%40ss%20w@${proxy.host('http')}` })
    for (const path of ['/path?a=b#c', '/']) {
      const response = await transport.send(put(`http://mlflow.invalid:5000${path}`))
      expect(response).toMatchObject({ status: 200, body: 'content', address: undefined })
    }
    expect(await proxy.requests()).toEqual([
      `PUT http://mlflow.invalid:5000/path?a=b ${credentials}`,
      `PUT http://mlflow.invalid:5000/ ${credentials}`,
    ])
    expect(received.map(({ url, headers }) => [url, headers.host])).toEqual([
      ['/path?a=b', 'mlflow.invalid:5000'],
      ['/', 'mlflow.invalid:5000'],
    ])
    await proxy.closed()
  })

  test('goes through a SOCKS proxy, with the name (socks5h) and the user', async () => {
    await proxy.behave({ targetPort: origin.port })
    const transport = transportWith({ ALL_PROXY: `socks5h://ada:p%40ss@${proxy.host('socks')}` })
    for (const path of ['/a', '/b']) {
      const response = await transport.send(put(`http://mlflow.invalid:5000${path}`))
      expect(response).toMatchObject({ status: 200, body: 'content', address: undefined })
    }
    expect(await proxy.requests()).toEqual(['USER ada:p@ss', 'SOCKS mlflow.invalid:5000'])
  })

  test('goes through a SOCKS proxy with the address that is looked up here (socks5)', async () => {
    await proxy.behave({ targetPort: origin.port })
    const env = { http_proxy: `socks5://${proxy.host('socks')}` }
    const transport = createTransport({
      ...{ timeLimitMs: 5000, env },
      lookup: (_, __, callback) => callback(null, '192.0.2.7', 4),
    })
    open.push(transport)
    expect(await transport.send(put('http://mlflow.invalid'))).toMatchObject({ status: 200 })
    expect(await proxy.requests()).toEqual(['SOCKS 192.0.2.7:80'])
  })
})

const http = () => ({ http_proxy: `http://${proxy.host('http')}` })
const https = () => ({ https_proxy: `http://${proxy.host('http')}` })
const url = 'http://mlflow.invalid:5000/'

describe('a refusal of the proxy', () => {
  test.each([
    [403, 'Forbidden). Allow this host in the proxy, or add the host to no_proxy', true],
    [407, 'Proxy Authentication Required). Add the user and the password of the proxy', true],
    [502, 'Bad Gateway). The proxy cannot reach the host', false],
    [504, 'Gateway Timeout). The proxy cannot reach the host', false],
    [400, 'Bad Request)', true],
  ] as const)('with %i is reported with its address', async (status, words, isFinal) => {
    await proxy.behave({ status })
    const failureOf = async (env: NodeJS.ProcessEnv, target: string) => {
      const failure = transportWith(env).send(put(target))
      const message = await failure.then(() => 'none', messageOf)
      const isPermanent = await failure.then(() => undefined, isFinalFailure)
      return [message.replace(proxy.host('http'), 'HOST'), isPermanent]
    }
    expect(await failureOf(https(), 'https://far.invalid')).toEqual([
      expect.stringContaining(
        `the proxy http://HOST (https_proxy) refused to connect to far.invalid:443 (HTTP ${status} ${words}`,
      ),
      isFinal,
    ])
    // The server can be the one that answers 400.
    if (status === 400) return
    expect(await failureOf(http(), url)).toEqual([
      expect.stringContaining(
        `the proxy http://HOST (http_proxy) refused the request for mlflow.invalid:5000 (HTTP ${status} ${words}`,
      ),
      isFinal,
    ])
  })

  test.each([
    [403, { server: 'squid/5.7' }, 'own'],
    [403, { server: 'gunicorn', 'x-squid-error': 'ERR_ACCESS_DENIED 0' }, 'own'],
    [403, { 'content-type': 'application/json', 'proxy-status': 'x; error=y' }, 'own'],
    [403, { server: 'gunicorn' }, 'of the server'],
    [403, { 'content-type': 'application/json' }, 'of the server'],
    // Tinyproxy's answers to a wrong password, and if it does not reach the host.
    [401, { server: 'tinyproxy/1.11.1' }, 'own'],
    [500, { server: 'tinyproxy/1.11.1' }, 'own'],
    [401, { server: 'oauth2-proxy' }, 'of the server'],
    [200, { server: 'tinyproxy/1.11.1' }, 'of the server'],
  ])('with %i and the headers %j is its %s', async (status, headers, whose) => {
    await proxy.behave({ status, headers })
    const result = transportWith(http()).send(put(url))
    if (whose === 'own') await expect(result).rejects.toThrow('refused the request')
    else expect(await result).toMatchObject({ status, body: 'nobody may' })
  })

  test.each([
    ['\x05\x00', 2, 'NotAllowed. Allow this host in the proxy', true],
    ['\x05\x00', 4, 'HostUnreachable. The proxy cannot reach the host', false],
    ['\x05\x00', 1, 'Failure', false],
    ['\x05\xff', 0, 'type). Add the user and the password of the proxy to all_proxy', true],
  ])('of SOCKS (%j, %i) is reported with its address', async (method, reply, words, isFinal) => {
    const all_proxy = `socks5h://${proxy.host('socks')}`
    const answer = `${method}\x05${String.fromCharCode(reply)}\0\x01\0\0\0\0\0\0`
    await proxy.behave({ broken: { layer: 'tcp', text: answer, end: 'stay' } })
    const failure = transportWith({ all_proxy }).send(put('https://far.invalid'))
    const start = `the proxy ${all_proxy} (all_proxy) made no connection: `
    await expect(failure).rejects.toThrow(start)
    await expect(failure).rejects.toThrow(words)
    expect(await failure.then(() => undefined, isFinalFailure)).toBe(isFinal)
  })
})

const ok = 'HTTP/1.1 200 Connection Established\r\n\r\n'
const faults: readonly (readonly [string, Broken])[] = [
  ['ends at once', { layer: 'tcp', isAtOnce: true, end: 'close' }],
  ['resets at once', { layer: 'tcp', isAtOnce: true, end: 'reset' }],
  ['ends after the request', { layer: 'tcp', end: 'close' }],
  ['resets after the request', { layer: 'tcp', end: 'reset' }],
  ['sends half a header', { layer: 'tcp', text: 'HTTP/1.1 200 Con', end: 'close' }],
  ['sends half a header and resets', { layer: 'tcp', text: 'HTTP/1.1 2', end: 'reset', delay: 9 }],
  ['is no web server', { layer: 'tcp', text: 'SSH-2.0-x\r\n\r\n', end: 'stay' }],
  ['speaks first', { layer: 'tcp', isAtOnce: true, text: '220 mail\r\n', end: 'stay' }],
  ['sends a bad header', { layer: 'tcp', text: 'HTTP/1.1 200 OK\r\nx\r\n\r\n', end: 'stay' }],
  [
    'switches protocols',
    {
      layer: 'tcp',
      text: 'HTTP/1.1 101 S\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
      end: 'stay',
    },
  ],
]
const tunnelFaults: readonly (readonly [string, Broken])[] = [
  ['ends after 200', { layer: 'tcp', text: ok, end: 'close' }],
  ['resets after 200', { layer: 'tcp', text: ok, end: 'reset', delay: 9 }],
  ['resets with 200', { layer: 'tcp', text: ok, end: 'reset' }],
  ['sends 200 and garbage', { layer: 'tcp', text: `${ok}garbage`, end: 'stay' }],
  [
    'sends 200 and half of TLS',
    { layer: 'tcp', text: `${ok}\x16\x03\x03`, end: 'close', delay: 9 },
  ],
]
const tlsFaults: readonly (readonly [string, Broken])[] = [
  ['speaks http', { layer: 'tcp', text: 'HTTP/1.1 400 No\r\n\r\n', end: 'close' }],
  ['sends a TLS alert', { layer: 'tcp', text: '\x15\x03\x03\x00\x02\x02\x28', end: 'close' }],
]

describe('a proxy that', () => {
  /** The message of the error. An uncaught exception would fail the test. */
  async function failureOf(env: NodeJS.ProcessEnv, target: string, broken: Broken) {
    await proxy.behave({ targetPort: origin.port, broken })
    const failure = await transportWith(env, 2000)
      .send(put(target))
      .then(() => 'none', String)
    // Late events of the connection.
    await new Promise((resolve) => setTimeout(resolve, 30))
    return failure
  }

  test.each(faults)('%s fails the request, and is named', async (_, broken) => {
    const title = `the proxy http://${proxy.host('http')}`
    expect(await failureOf(http(), url, broken)).toContain(title)
    expect(await failureOf(https(), 'https://far.invalid', broken)).toContain(title)
  })

  test.each(tunnelFaults)('%s fails the request', async (_, broken) => {
    const failure = await failureOf(https(), 'https://far.invalid', broken)
    expect(failure).not.toMatch(/^none|no complete/)
  })

  test.each([...faults, ...tlsFaults])(
    '%s in place of TLS fails the request',
    async (_, broken) => {
      const address = `https://${proxy.host('https')}`
      for (const [env, target] of [
        [{ http_proxy: address }, url],
        [{ https_proxy: address }, 'https://far.invalid'],
      ] as const) {
        expect(await failureOf(env, target, broken)).toContain(`the proxy ${address}`)
      }
    },
  )

  test.each(['http', 'https', 'socks'] as const)(
    'hangs (%s) fails the request, and its connection is closed',
    async (kind) => {
      await proxy.behave({ broken: { layer: 'tcp', end: 'stay' } })
      const scheme = kind === 'socks' ? 'socks5h' : kind
      const transport = transportWith({ all_proxy: `${scheme}://${proxy.host(kind)}` }, 200)
      for (const target of [url, 'https://far.invalid']) {
        await expect(transport.send(put(target))).rejects.toThrow('no complete response')
      }
      await proxy.closed()
    },
  )

  test('cannot be reached is named', async () => {
    const https_proxy = 'http://127.0.0.1:9'
    await expect(transportWith({ https_proxy }).send(put('https://far.invalid'))).rejects.toThrow(
      'the proxy http://127.0.0.1:9 (https_proxy) made no connection: Error: connect ECONNREFUSED',
    )
  })
})

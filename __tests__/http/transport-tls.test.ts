import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { type Compilation, compile } from '../compilation.ts'
import { listen, startProxy } from './proxy.ts'

/**
 * Identities of certificates. A client trusts all of these certificates. They share one key, and are valid from 2020 to
 * 2119. They were made by `openssl ca -selfsign` with `-startdate`, `-enddate` and the extensions
 * `basicConstraints=critical,CA:TRUE` and `subjectAltName`, so that the tests need no openssl.
 */
const identities = [
  'IP:192.0.2.10',
  'IP:192.0.2.11',
  'IP:2001:db8::1',
  'IP:127.0.0.1',
  'DNS:server.example.org',
  'DNS:localhost',
] as const
type Identity = (typeof identities)[number]

const key = readFileSync('__tests__/http/tls/key.pem')
const certificateOf = (identity: Identity) =>
  readFileSync(`__tests__/http/tls/${identity.toLowerCase().replaceAll(':', '-')}.pem`, 'utf8')

let compilation: Compilation
let client: ChildProcess
const fileOf = (name: string) => join(compilation.base, name)
beforeAll(() => {
  compilation = compile()
  writeFileSync(fileOf('trusted.pem'), identities.map(certificateOf).join(''))
  writeFileSync(fileOf('client.mjs'), program)
  const transport = pathToFileURL(fileOf('build/src/http/transport.js')).href
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: fileOf('trusted.pem') }
  client = fork(fileOf('client.mjs'), [transport], { env, execArgv: [] })
})
afterAll(async () => {
  const ended = once(client, 'exit')
  client.kill()
  await ended
  compilation.remove()
})

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** A server with a certificate, and the requests that it received. */
async function startServer(identity: Identity) {
  const received: (string | undefined)[] = []
  const server = createServer({ key, cert: certificateOf(identity) }, (request, response) => {
    received.push(request.headers.host)
    response.end('ok')
  })
  closers.push(() => {
    server.close()
    server.closeAllConnections()
  })
  let connections = 0
  server.on('connection', () => {
    connections += 1
  })
  return { received, connections: () => connections, port: await listen(server) }
}

/** Node reads NODE_EXTRA_CA_CERTS when it starts, so the requests come from a process of its own. */
const program = `
  const { createTransport } = await import(process.argv[2])
  process.on('message', async ({ url, proxies }) => {
    const transport = createTransport({ timeLimitMs: 10_000, env: proxies })
    const request = { name: 'test', method: 'GET', url }
    await transport.connect({ url }, 1)
    await new Promise((resolve) => setTimeout(resolve, 100))
    const result = await transport.send(request).then(({ body }) => body, ({ code }) => code)
    transport.close()
    process.send(result)
  })
`

/** Sends a request: the body of the response, or the code of the error. */
async function send(url: string, proxy = ''): Promise<string> {
  const proxies = { https_proxy: proxy, HTTPS_PROXY: proxy, no_proxy: '', NO_PROXY: '' }
  const response = once(client, 'message')
  client.send({ url, proxies })
  return String((await response)[0])
}

const wrongIdentity = 'ERR_TLS_CERT_ALTNAME_INVALID'

test.each([
  ['192.0.2.10', 'IP:192.0.2.10', 'ok'],
  ['192.0.2.10', 'IP:192.0.2.11', wrongIdentity],
  ['192.0.2.10', 'DNS:localhost', wrongIdentity],
  ['192.0.2.10', 'IP:127.0.0.1', wrongIdentity],
  ['[2001:db8::1]', 'IP:2001:db8::1', 'ok'],
  ['[2001:db8::1]', 'DNS:localhost', wrongIdentity],
  ['server.example.org', 'DNS:server.example.org', 'ok'],
  ['server.example.org', 'DNS:localhost', wrongIdentity],
  ['server.example.org', 'IP:192.0.2.10', wrongIdentity],
] as const)(
  'behind a proxy, a server at %s with a certificate for %s: %s',
  async (host, identity, result) => {
    const { received, port } = await startServer(identity)
    const proxy = await startProxy(port)
    closers.push(() => proxy.close())
    // https-proxy-agent leaves the name of the proxy as the host to verify, if the proxy has a name.
    const proxies = [proxy.url, proxy.url.replace('127.0.0.1', 'localhost')]

    for (const each of proxies) expect(await send(`https://${host}/`, each)).toBe(result)
    expect(proxy.connected).toEqual([`${host}:443`, `${host}:443`])
    expect(received).toEqual(result === 'ok' ? [host, host] : [])
  },
)

test.each([
  ['127.0.0.1', 'IP:127.0.0.1', 'ok'],
  ['127.0.0.1', 'DNS:localhost', wrongIdentity],
  ['localhost', 'DNS:localhost', 'ok'],
  ['localhost', 'IP:127.0.0.1', wrongIdentity],
] as const)(
  'without a proxy, a server at %s with a certificate for %s: %s',
  async (host, identity, result) => {
    const { received, connections, port } = await startServer(identity)

    expect(await send(`https://${host}:${port}/`)).toBe(result)
    expect(received).toHaveLength(result === 'ok' ? 1 : 0)
    // Only a connection that was opened before, and is verified, is used.
    expect(connections()).toBe(result === 'ok' ? 1 : 2)
  },
)

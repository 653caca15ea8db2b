import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { resolve } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { afterEach, expect, test } from '@jest/globals'
import { errorsOf, useSandbox, warningsOf } from './use-sandbox.ts'

const sandbox = useSandbox()
const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

const tls = (file: string) => resolve('__tests__/scenarios/tls', file)

async function listen(server: Server, host = '127.0.0.1'): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  closers.push(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  server.listen(0, host)
  await once(server, 'listening')
  const address = server.address()
  return isAddress(address) ? address.port : 0
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null
}

/** Forwards a connection to a sandbox. */
function pass(socket: Socket, url: string): void {
  const onward = connect(Number(new URL(url).port), '127.0.0.1')
  socket.pipe(onward).pipe(socket)
  for (const end of [socket, onward]) end.on('error', () => socket.destroy())
}

/** A proxy that connects every host to one server, by default the MLflow sandbox. */
async function startProxy(url = sandbox.mlflow.url) {
  const asked: string[] = []
  const proxy = createHttpServer()
  proxy.on('connect', (request, socket: Socket) => {
    asked.push(`${request.url} ${request.headers['proxy-authorization'] ?? ''}`.trim())
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    pass(socket, url)
  })
  return { asked, port: await listen(proxy) }
}

const far = { backend: 'mlflow', 'mlflow-tracking-uri': 'http://mlflow.invalid:5000' }

test('a proxy is used, with its credentials', async () => {
  const proxy = await startProxy()
  const env = { http_proxy: `http://user:pass@127.0.0.1:${proxy.port}` }
  const step = await sandbox.push('v1', far, { env })

  expect(step.code).toBe(0)
  const credentials = Buffer.from('user:pass').toString('base64')
  expect(new Set(proxy.asked)).toEqual(new Set([`mlflow.invalid:5000 Basic ${credentials}`]))
  expect(sandbox.mlflow.store.runs.size).toBe(1)
  // Credentials in clear text leave the machine, so there is a warning.
  expect(warningsOf(step)).toEqual([
    'http://mlflow.invalid:5000 is plain http: credentials and provenance travel there in clear text.',
  ])
})

test('https is tunnelled through the proxy', async () => {
  const proxy = await startProxy(await startTls())
  const inputs = { backend: 'mlflow', 'mlflow-tracking-uri': 'https://mlflow.invalid' }
  const env = {
    https_proxy: `http://127.0.0.1:${proxy.port}`,
    NODE_EXTRA_CA_CERTS: tls('ca.pem'),
  }
  const step = await sandbox.push('v1', inputs, { env })

  expect(step.code).toBe(0)
  expect(warningsOf(step)).toEqual([])
  expect(new Set(proxy.asked)).toEqual(new Set(['mlflow.invalid:443']))
})

test('a host in no_proxy is connected to directly', async () => {
  const proxy = await startProxy()
  const env = { http_proxy: `http://127.0.0.1:${proxy.port}`, no_proxy: 'mlflow.invalid' }
  const step = await sandbox.push('v1', far, { env })

  expect(errorsOf(step)).toEqual([expect.stringMatching(/no answer from mlflow\.invalid:5000/)])
  expect(proxy.asked).toEqual([])
}, 30_000)

test('a proxy that cannot be reached is not bypassed', async () => {
  const step = await sandbox.push('v1', far, { env: { http_proxy: 'http://127.0.0.1:9' } })

  expect(errorsOf(step)).toEqual([expect.stringMatching(/no answer from mlflow\.invalid:5000/)])
  expect(sandbox.mlflow.received).toEqual([])
}, 30_000)

async function startTls(): Promise<string> {
  const options = { key: readFileSync(tls('key.pem')), cert: readFileSync(tls('ca.pem')) }
  const port = await listen(createTlsServer(options, (socket) => pass(socket, sandbox.mlflow.url)))
  return `https://localhost:${port}`
}

test('a private certificate authority is trusted with NODE_EXTRA_CA_CERTS', async () => {
  const inputs = { backend: 'mlflow', 'mlflow-tracking-uri': await startTls() }
  const env = { NODE_EXTRA_CA_CERTS: tls('ca.pem') }

  expect(await sandbox.push('v1', inputs, { env })).toMatchObject({ code: 0 })
})

test('an unknown certificate authority is not trusted, and the message says what to do', async () => {
  const inputs = { backend: 'mlflow', 'mlflow-tracking-uri': await startTls() }
  const step = await sandbox.push('v1', inputs)

  expect(errorsOf(step)).toEqual([
    expect.stringMatching(/self-signed certificate.*NODE_EXTRA_CA_CERTS/),
  ])
  expect(sandbox.mlflow.received).toEqual([])
}, 30_000)

const hasIpv6 = Object.values(networkInterfaces()).some((list) =>
  list?.some(({ address }) => address === '::1'),
)
const onIpv6 = hasIpv6 ? test : test.skip

onIpv6('a server on the loopback of IPv6', async () => {
  const port = await listen(
    createServer((socket) => pass(socket, sandbox.mlflow.url)),
    '::1',
  )
  const inputs = { backend: 'mlflow', 'mlflow-tracking-uri': `http://[::1]:${port}` }
  const step = await sandbox.push('v1', inputs)

  expect(step).toMatchObject({ code: 0 })
  expect(warningsOf(step)).toEqual([])
})

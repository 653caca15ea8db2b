import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import { useProxyProcess } from '../http/proxy-process.ts'
import { errorsOf, useSandbox, warningsOf } from './use-sandbox.ts'

const sandbox = useSandbox()
const proxy = useProxyProcess()
const folder = mkdtempSync(join(tmpdir(), 'log-revision-network-'))
afterAll(() => rmSync(folder, { recursive: true }))
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

const portOf = (url: string) => Number(new URL(url).port)
const far = { backend: 'mlflow', 'mlflow-tracking-uri': 'http://mlflow.invalid:5000' }

describe('a proxy', () => {
  test('http goes through a proxy with the full address and its credentials', async () => {
    await proxy.behave({ targetPort: portOf(sandbox.mlflow.url) })
    const env = { http_proxy: `http://user:pass@${proxy.host('http')}` }
    const step = await sandbox.push('v1', far, { env })

    expect(step.code).toBe(0)
    const requests = await proxy.requests()
    const credentials = Buffer.from('user:pass').toString('base64')
    expect(requests).toContain(
      `POST http://mlflow.invalid:5000/api/2.0/mlflow/runs/create Basic ${credentials}`,
    )
    expect(requests.filter((line) => line.startsWith('CONNECT'))).toEqual([])
    expect(sandbox.mlflow.store.runs.size).toBe(1)
    // Credentials in clear text leave the machine, so there is a warning.
    expect(warningsOf(step)).toEqual([
      'http://mlflow.invalid:5000 uses plain http, so anyone on the network can read the credentials and the record. Use an https address.',
    ])
  })

  test.each(['http', 'https'] as const)(
    'https is tunnelled through an %s proxy',
    async (scheme) => {
      await proxy.behave({ targetPort: portOf(await startTls()) })
      const inputs = { backend: 'mlflow', 'mlflow-tracking-uri': 'https://mlflow.invalid' }
      const authorities = join(folder, 'authorities.pem')
      writeFileSync(
        authorities,
        ['scenarios/tls/ca.pem', 'http/tls/ip-127.0.0.1.pem']
          .map((file) => readFileSync(resolve('__tests__', file), 'utf8'))
          .join('\n'),
      )
      const env = {
        https_proxy: `${scheme}://${proxy.host(scheme)}`,
        NODE_EXTRA_CA_CERTS: authorities,
      }
      const step = await sandbox.push('v1', inputs, { env })

      expect(step).toMatchObject({ code: 0, stderr: '' })
      expect(warningsOf(step)).toEqual([])
      expect(new Set(await proxy.requests())).toEqual(new Set(['CONNECT mlflow.invalid:443']))
    },
  )

  test('a SOCKS proxy in ALL_PROXY is used', async () => {
    await proxy.behave({ targetPort: portOf(sandbox.mlflow.url) })
    const env = { ALL_PROXY: `socks5h://${proxy.host('socks')}` }
    const step = await sandbox.push('v1', far, { env })

    expect(step.code).toBe(0)
    expect(new Set(await proxy.requests())).toEqual(new Set(['SOCKS mlflow.invalid:5000']))
  })

  test('a host in no_proxy is connected to directly', async () => {
    const env = { http_proxy: `http://${proxy.host('http')}`, no_proxy: 'invalid' }
    await proxy.behave({})
    const step = await sandbox.push('v1', far, { env })

    expect(errorsOf(step)).toEqual([expect.stringMatching(/no answer from .*mlflow\.invalid:5000/)])
    expect(await proxy.requests()).toEqual([])
  }, 30_000)

  test('a proxy that cannot be reached is not bypassed', async () => {
    const step = await sandbox.push('v1', far, { env: { http_proxy: 'http://127.0.0.1:9' } })

    expect(errorsOf(step)).toEqual([
      expect.stringContaining('the proxy http://127.0.0.1:9 (http_proxy) made no connection'),
    ])
    expect(sandbox.mlflow.received).toEqual([])
  }, 30_000)
})

describe('if a proxy fails for one backend, the other one has its record:', () => {
  const farTls = { 'mlflow-tracking-uri': 'https://mlflow.invalid' }
  test.each([
    ['refuses', 'http', { status: 403 }],
    ['ends in its TLS handshake', 'https', { broken: { layer: 'tcp', end: 'close' } }],
    ['resets in its TLS handshake', 'https', { broken: { layer: 'tcp', end: 'reset' } }],
  ] as const)('it %s', async (_, scheme, behaviour) => {
    await proxy.behave(behaviour)
    const address = `${scheme}://${proxy.host(scheme)}`
    // Node reads this variable at its start: the step has a process of its own.
    const env = { https_proxy: address, NODE_PENDING_DEPRECATION: '0' }
    const step = await sandbox.push('v1', farTls, { env })

    expect(step).toMatchObject({ code: 1, stderr: '' })
    expect(errorsOf(step)).toEqual([expect.stringContaining(`the proxy ${address} (https_proxy)`)])
    expect(sandbox.versions()).toHaveLength(1)
  })
})

async function startTls(): Promise<string> {
  const options = { key: readFileSync(tls('key.pem')), cert: readFileSync(tls('ca.pem')) }
  const port = await listen(createTlsServer(options, (socket) => pass(socket, sandbox.mlflow.url)))
  return `https://localhost:${port}`
}

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

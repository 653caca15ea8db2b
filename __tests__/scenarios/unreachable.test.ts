import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createServer as createTlsServer, TLSSocket, type TlsOptions } from 'node:tls'
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import { listen } from '../http/proxy.ts'
import { useProxyProcess } from '../http/proxy-process.ts'
import { errorsOf, useSandbox } from './use-sandbox.ts'

const sandbox = useSandbox()
const proxy = useProxyProcess()
const folder = mkdtempSync(join(tmpdir(), 'log-revision-unreachable-'))
afterAll(() => rmSync(folder, { recursive: true }))
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** Waits of ten seconds, while other tests use the machine. */
const slow = 60_000

/** Logs to both backends at these addresses. */
const pushTo = async (wandb: string, mlflow: string) =>
  await sandbox.push('v1', { 'wandb-base-url': wandb, 'mlflow-tracking-uri': mlflow })

describe('an address that leads to no server', () => {
  test(
    'a port where nothing listens, and an unknown host',
    async () => {
      const step = await pushTo('http://127.0.0.1:9', 'https://mlflow.invalid/path')
      expect(errorsOf(step)).toEqual([
        'Viewer: no answer from W&B at http://127.0.0.1:9 (wandb-base-url), tried 5 times: ' +
          'connect ECONNREFUSED 127.0.0.1:9. No server listens on this port: check the port in wandb-base-url.',
        expect.stringMatching(
          /^experiments\/get-by-name: no answer from MLflow at https:\/\/mlflow\.invalid\/path \(mlflow-tracking-uri\), tried 5 times: getaddrinfo E/,
        ),
      ])
    },
    slow,
  )

  test('https on a port for http, and a host that is no web server', async () => {
    const mail = createServer((socket) => socket.on('error', () => undefined).end('220 mail\r\n'))
    servers.push(mail)
    const address = `http://127.0.0.1:${await listen(mail)}`
    const tls = sandbox.wandb.url.replace('http:', 'https:')
    const step = await pushTo(tls, address)
    expect(errorsOf(step)).toEqual([
      // The versions of OpenSSL give different reasons.
      expect.stringMatching(
        `^Viewer: no answer from W&B at ${tls} \\(wandb-base-url\\), tried once: TLS: [a-z ]+\\. ` +
          'This port does not speak TLS: write http:// in wandb-base-url, or give the https port\\.$',
      ),
      expect.stringMatching(
        `no answer from MLflow at ${address} \\(mlflow-tracking-uri\\), tried once: Parse Error: .*\\. ` +
          'No web server answers on this port: check mlflow-tracking-uri\\.$',
      ),
    ])
  })

  test(
    'http on a port for https, while the other backend has its record',
    async () => {
      const address = (await startTls()).replace('https:', 'http:')
      const step = await pushTo(sandbox.wandb.url, address)
      expect(errorsOf(step)).toEqual([
        `experiments/get-by-name: no answer from MLflow at ${address} (mlflow-tracking-uri), tried 5 times: ` +
          'socket hang up. If this port speaks https, write https:// in mlflow-tracking-uri.',
      ])
      expect(sandbox.versions()).toHaveLength(1)
    },
    slow,
  )
})

const pem = (file: string) => resolve('__tests__', file)
const authority = pem('scenarios/tls/ca.pem')
const read = (file: string) => readFileSync(file, 'utf8')

/** TLS in front of the MLflow sandbox. The other identities are in http/tls. */
async function startTls(options: TlsOptions = {}): Promise<string> {
  const { port } = new URL(sandbox.mlflow.url)
  const own = { key: read(pem('scenarios/tls/key.pem')), cert: read(authority) }
  const server = createTlsServer({ ...own, ...options }, (socket) => {
    const onward = connect(Number(port), '127.0.0.1')
    socket.pipe(onward).pipe(socket)
    for (const end of [socket, onward]) end.on('error', () => socket.destroy())
  })
  server.on('tlsClientError', (_, socket) => socket instanceof TLSSocket && socket.destroy())
  servers.push(server)
  return `https://localhost:${await listen(server)}`
}

const mlflowAt = (address: string) => ({ backend: 'mlflow', 'mlflow-tracking-uri': address })

describe('certificates', () => {
  test('certificates that are not to be verified', async () => {
    for (const variable of ['MLFLOW_TRACKING_INSECURE_TLS', 'WANDB_INSECURE_DISABLE_SSL']) {
      const step = await sandbox.push('v1', {}, { env: { [variable]: 'true' } })
      expect(errorsOf(step)).toEqual([
        expect.stringMatching(new RegExp(`^${variable}: this variable turns off the verification`)),
      ])
    }
    expect([sandbox.wandb.received, sandbox.mlflow.received]).toEqual([[], []])
  })

  test('an authority that Node.js does not know, without and with its variables', async () => {
    const inputs = mlflowAt(await startTls())
    expect(errorsOf(await sandbox.push('v1', inputs))).toEqual([
      expect.stringMatching(
        /tried once: self-signed certificate.*\. If the server has a private CA, set NODE_EXTRA_CA_CERTS to .*certificate\.$/,
      ),
    ])
    expect(sandbox.mlflow.received).toEqual([])
    const untrusting = { NODE_TLS_REJECT_UNAUTHORIZED: '0', SSL_CERT_FILE: authority }
    expect(errorsOf(await sandbox.push('v1', inputs, { env: untrusting }))).toEqual([
      expect.stringMatching(
        /tried once: self-signed certificate.* This action does not read SSL_CERT_FILE, NODE_TLS_REJECT_UNAUTHORIZED\.$/,
      ),
    ])
    expect(sandbox.mlflow.received).toEqual([])
    const none = { NODE_EXTRA_CA_CERTS: join(folder, 'none.pem') }
    expect(errorsOf(await sandbox.push('v1', inputs, { env: none }))).toEqual([
      expect.stringContaining(`NODE_EXTRA_CA_CERTS: ${folder}/none.pem cannot be read (ENOENT).`),
    ])
    for (const variable of ['NODE_EXTRA_CA_CERTS', 'MLFLOW_TRACKING_SERVER_CERT_PATH']) {
      const env = { [variable]: authority }
      expect(await sandbox.push('v1', inputs, { env })).toMatchObject({ code: 0, stderr: '' })
    }
  })

  test('a server that wants a client certificate, directly and through a proxy', async () => {
    const certificate = read(pem('http/tls/ip-127.0.0.1.pem'))
    const client = join(folder, 'client.pem')
    writeFileSync(client, certificate + read(pem('http/tls/key.pem')))
    const address = await startTls({ ca: certificate, requestCert: true, rejectUnauthorized: true })
    const trusted = { MLFLOW_TRACKING_SERVER_CERT_PATH: authority }
    const refused = await sandbox.push('v1', mlflowAt(address), { env: trusted })
    expect(errorsOf(refused)).toEqual([
      expect.stringMatching(
        /tried once: TLS: .*certificate required\. .* name its file in MLFLOW_TRACKING_CLIENT_CERT_PATH\.$/,
      ),
    ])
    const env = { ...trusted, MLFLOW_TRACKING_CLIENT_CERT_PATH: client }
    expect(await sandbox.push('v1', mlflowAt(address), { env })).toMatchObject({ code: 0 })

    const targetPort = Number(new URL(address).port)
    await proxy.behave({ targetPort })
    const proxied = { ...env, https_proxy: `http://${proxy.host('http')}` }
    const far = mlflowAt('https://mlflow.invalid')
    expect(await sandbox.push('v1', far, { env: proxied })).toMatchObject({ code: 0 })
    expect(new Set(await proxy.requests())).toEqual(new Set(['CONNECT mlflow.invalid:443']))
  })
})

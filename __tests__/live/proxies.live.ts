import { readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join, resolve } from 'node:path'
import { createServer } from 'node:tls'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type MlflowSandbox, startMlflow } from '../../sandbox/mlflow/server.ts'
import { type Outcome, pushOf, runStep } from '../../sandbox/runner.ts'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'
import { listen } from '../http/proxy.ts'
import { useProxyProcess } from '../http/proxy-process.ts'
import { errorsOf } from '../scenarios/use-sandbox.ts'
import {
  findProgram,
  proxies,
  proxyUser,
  type RunningProxy,
  startProxy,
} from './forward-proxies.ts'

/*
 * Real proxies between the step and a stand-in for MLflow. The host of its address does not exist: a proxy of our own,
 * behind the real one, connects each host to the stand-in.
 */

const parent = useProxyProcess()
let sample: Checkout
let mlflow: MlflowSandbox
const closers: (() => unknown)[] = []
beforeAll(() => {
  sample = cloneSample()
})
afterAll(() => sample.remove())
beforeEach(async () => {
  mlflow = await startMlflow()
  closers.push(() => mlflow.close())
})
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const host = 'server.example.org'
const pem = (file: string) => readFileSync(resolve('__tests__/http/tls', file), 'utf8')

/** The authorities of the server and of the proxies. */
function authorities(): string {
  const file = join(sample.path, '..', 'authorities.pem')
  writeFileSync(file, pem(`dns-${host}.pem`) + pem('ip-127.0.0.1.pem'))
  return file
}

async function push(uri: string, env: Readonly<Record<string, string>>): Promise<Outcome> {
  const inputs = {
    ...{ backend: 'mlflow', 'mlflow-tracking-uri': uri, 'mlflow-experiment': 'corpus' },
  }
  const all = { NODE_EXTRA_CA_CERTS: authorities(), ...env }
  return await runStep({ workspace: sample.path, event: pushOf('v1'), inputs, env: all })
}

/** TLS in front of the stand-in. */
async function startTls(): Promise<number> {
  const identity = { key: pem('key.pem'), cert: pem(`dns-${host}.pem`) }
  const server = createServer(identity, (socket) => {
    const onward = connect(Number(new URL(mlflow.url).port), '127.0.0.1')
    socket.pipe(onward).pipe(socket)
    for (const end of [socket, onward]) end.on('error', () => socket.destroy())
  })
  closers.push(() => server.close())
  return await listen(server)
}

for (const proxy of proxies) {
  const program = findProgram(proxy.name)
  const describeIf = program === undefined ? describe.skip : describe

  describeIf(proxy.name, () => {
    let running: RunningProxy
    beforeAll(async () => {
      const port = Number(parent.host('http').split(':')[1])
      running = await startProxy(proxy, program ?? '', port)
    })
    afterAll(async () => await running.stop())

    const address = (scheme: 'http' | 'https', password = proxyUser.password) =>
      `${scheme}://${proxyUser.name}:${encodeURIComponent(password)}@127.0.0.1:${running.ports[scheme]}`
    const title = (scheme: 'http' | 'https', variable: string) =>
      `the proxy ${scheme}://127.0.0.1:${running.ports[scheme]} (${variable})`

    test('http on another port than 80', async () => {
      await parent.behave({ targetPort: Number(new URL(mlflow.url).port) })
      const step = await push(`http://${host}:5000`, { http_proxy: address('http') })
      expect([errorsOf(step), step.code, mlflow.store.runs.size]).toEqual([[], 0, 1])
      const requests = await parent.requests()
      expect(requests).toContain(`POST http://${host}:5000/api/2.0/mlflow/runs/create`)
      expect(requests.filter((line) => line.startsWith('CONNECT'))).toEqual([])
    })

    test.each(proxy.hasTls ? (['http', 'https'] as const) : (['http'] as const))(
      'https, through a proxy with %s',
      async (scheme) => {
        await parent.behave({ targetPort: await startTls() })
        const step = await push(`https://${host}`, { https_proxy: address(scheme) })
        expect([errorsOf(step), step.code, mlflow.store.runs.size]).toEqual([[], 0, 1])
        expect(new Set(await parent.requests())).toEqual(new Set([`CONNECT ${host}:443`]))
      },
    )

    test('a wrong password, and a port that is not allowed', async () => {
      await parent.behave({ targetPort: Number(new URL(mlflow.url).port) })
      const wrong = address('http', 'wrong')
      const forbidden = `https://${host}:5000`
      const steps = [
        await push(`http://${host}:5000`, { http_proxy: wrong }),
        await push(`https://${host}`, { https_proxy: wrong }),
        await push(forbidden, { https_proxy: address('http') }),
      ]
      expect(steps.flatMap(errorsOf)).toEqual([
        expect.stringContaining(
          `tried once: ${title('http', 'http_proxy')} refused the request for ${host}:5000 (HTTP ${proxy.wrongPassword} `,
        ),
        expect.stringContaining(
          `tried once: ${title('http', 'https_proxy')} refused to connect to ${host}:443 (HTTP ${proxy.wrongPassword} `,
        ),
        expect.stringContaining(
          `tried once: ${title('http', 'https_proxy')} refused to connect to ${host}:5000 (HTTP 403`,
        ),
      ])
      expect(mlflow.received).toEqual([])
    })

    test('a server that the proxy does not reach', async () => {
      await parent.behave({ broken: { layer: 'tcp', end: 'close' } })
      const steps = [
        await push(`http://${host}:5000`, { http_proxy: address('http') }),
        await push(`https://${host}`, { https_proxy: address('http') }),
      ]
      expect(steps.flatMap(errorsOf)).toEqual([
        expect.stringContaining(`tried 5 times: ${title('http', 'http_proxy')}`),
        expect.stringContaining(title('http', 'https_proxy')),
      ])
    })
  })
}

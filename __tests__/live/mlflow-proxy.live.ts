import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Outcome, pushOf, runStep } from '../../sandbox/runner.ts'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'
import { errorsOf } from '../scenarios/use-sandbox.ts'
import { type AuthProxy, type Refusal, startAuthProxy } from './auth-proxy.ts'
import { loggedRuns, type MlflowServer, startMlflow } from './mlflow.ts'
import { python } from './python.ts'

const token = 'correct-horse-battery-staple'
const credentials = Buffer.from(`ada:${token}`).toString('base64')

type Proxy = Readonly<{
  title: string
  authorization: string
  refusal: Refusal
  inputs: Readonly<Record<string, string>>
  /** The variables with which MLflow's own client signs in. */
  client: Readonly<Record<string, string>>
  /** The error of a step with wrong credentials. */
  error: RegExp
}>

const proxies: readonly Proxy[] = [
  {
    title: 'a bearer token, else redirects to a login page',
    authorization: `Bearer ${token}`,
    refusal: { status: 302, headers: { location: '/oauth2/start' } },
    inputs: { 'mlflow-token': token },
    client: { MLFLOW_TRACKING_TOKEN: token },
    error: /302.*mlflow-tracking-uri/,
  },
  {
    title: 'basic authentication',
    authorization: `Basic ${credentials}`,
    refusal: { status: 401, headers: { 'www-authenticate': 'Basic realm="mlflow"' } },
    inputs: { 'mlflow-username': 'ada', 'mlflow-password': token },
    client: { MLFLOW_TRACKING_USERNAME: 'ada', MLFLOW_TRACKING_PASSWORD: token },
    error: /401.*mlflow-username.*mlflow-password/,
  },
]

let sample: Checkout
let server: MlflowServer
beforeAll(async () => {
  sample = cloneSample()
  server = await startMlflow(python('mlflow-3'))
}, 900_000)
afterAll(async () => {
  await server?.stop()
  sample.remove()
})

describe.each(proxies)(
  'behind a proxy that wants $title',
  ({ title, inputs, client, ...rules }) => {
    let proxy: AuthProxy
    beforeAll(async () => {
      proxy = await startAuthProxy(server.trackingUri, rules.authorization, rules.refusal)
    })
    afterAll(() => proxy.close())

    function push(given: Readonly<Record<string, string>>): Promise<Outcome> {
      return runStep({
        workspace: sample.path,
        event: pushOf('v1'),
        inputs: {
          backend: 'mlflow',
          'mlflow-tracking-uri': proxy.url,
          'mlflow-experiment': title,
          ...given,
        },
      })
    }

    test('nothing is logged without the credentials or with others', async () => {
      const wrong = Object.keys(inputs).map((name) => [name, `not-${token}`])
      for (const given of [{}, Object.fromEntries(wrong)]) {
        const step = await push(given)
        expect(step.code).toBe(1)
        expect(errorsOf(step)).toEqual([expect.stringMatching(rules.error)])
        expect(step.stdout.replace(/^::add-mask::.*$/gm, '')).not.toContain(token)
      }
      expect(proxy.passed()).toBe(0)
    })

    test("a revision is logged once, and MLflow's own client finds it", async () => {
      const steps = [await push(inputs), await push(inputs)]
      expect(steps.map(({ code, outputs }) => [code, outputs['created']])).toEqual([
        [0, 'true'],
        [0, 'false'],
      ])
      const where = { trackingUri: proxy.url, experiment: title, revisions: ['v1'] }
      const [runs] = await loggedRuns(python('mlflow-3'), where, client)
      const { outputs, revisionJson } = steps[0] ?? {}
      expect(runs).toMatchObject([
        { id: outputs?.['mlflow-run-id'], status: 'FINISHED', revisionJson },
      ])
      expect(proxy.passed()).toBeGreaterThan(0)
    })
  },
)

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Outcome, pushOf, runStep } from '../../sandbox/runner.ts'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'
import { errorsOf } from '../scenarios/use-sandbox.ts'
import { basicAuth, type MlflowServer, startMlflow } from './mlflow.ts'
import { python } from './python.ts'

const password = 'correct horse battery staple'
const wrong = 'wrong horse battery staple'

let sample: Checkout
let guarded: MlflowServer
let particular: MlflowServer

// The first installation takes minutes.
beforeAll(async () => {
  sample = cloneSample()
  const mlflow = python('mlflow-3')
  ;[guarded, particular] = await Promise.all([
    startMlflow(mlflow, basicAuth('ada', password)),
    startMlflow(mlflow, { options: ['--allowed-hosts', 'mlflow.example.org'] }),
  ])
}, 900_000)

afterAll(async () => {
  await Promise.all([guarded, particular].map((server) => server?.stop()))
  sample.remove()
})

function push(trackingUri: string, inputs: Readonly<Record<string, string>>): Promise<Outcome> {
  return runStep({
    workspace: sample.path,
    event: pushOf('v1'),
    inputs: { backend: 'mlflow', 'mlflow-tracking-uri': trackingUri, ...inputs },
  })
}

/** The output of a step without its add-mask commands. */
function printed({ stdout, stderr, summary }: Outcome): string {
  return `${stdout.replace(/^::add-mask::.*$/gm, '')}${stderr}${summary}`
}

test('a wrong password is refused, and not shown', async () => {
  const step = await push(guarded.trackingUri, {
    'mlflow-username': 'ada',
    'mlflow-password': wrong,
  })
  expect(step.code).toBe(1)
  expect(errorsOf(step)).toEqual([expect.stringMatching(/401.*mlflow-username.*mlflow-password/)])
  for (const form of [wrong, encodeURIComponent(wrong), btoa(`ada:${wrong}`)]) {
    expect(printed(step)).not.toContain(form)
  }
})

test('a server with basic-auth refuses a step without a user', async () => {
  const step = await push(guarded.trackingUri, {})
  expect(step.code).toBe(1)
  expect(errorsOf(step)).toEqual([expect.stringMatching(/401.*mlflow-username.*mlflow-password/)])
})

test('a server that does not allow its host name refuses, and the error names the option to set', async () => {
  const step = await push(particular.trackingUri, {})
  expect(step.code).toBe(1)
  expect(errorsOf(step)).toEqual([expect.stringMatching(/403.*Host header.*--allowed-hosts/)])
})

test('a server without workspaces refuses one, and the request is not repeated', async () => {
  const step = await push(guarded.trackingUri, {
    'mlflow-username': 'ada',
    'mlflow-password': password,
    'mlflow-workspace': 'default',
  })
  expect(step.code).toBe(1)
  expect(errorsOf(step)).toEqual([expect.stringMatching(/FEATURE_DISABLED.*mlflow-workspace/)])
  expect(step.stdout).not.toContain('attempt 2')
})

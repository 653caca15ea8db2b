import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Outcome, pushOf, runStep } from '../../sandbox/runner.ts'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'
import { errorsOf } from '../scenarios/use-sandbox.ts'
import { loggedRuns, type MlflowServer, startMlflow } from './mlflow.ts'
import { python } from './python.ts'

let sample: Checkout
let server: MlflowServer

// The first installation takes minutes.
beforeAll(async () => {
  sample = cloneSample()
  server = await startMlflow(python('mlflow-3'), { options: ['--enable-workspaces'] })
  const created = await fetch(`${server.trackingUri}/api/3.0/mlflow/workspaces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'team-a' }),
  })
  expect(await created.json()).toEqual({ workspace: { name: 'team-a' } })
}, 900_000)

afterAll(async () => {
  await server?.stop()
  sample.remove()
})

function push(inputs: Readonly<Record<string, string>>): Promise<Outcome> {
  return runStep({
    workspace: sample.path,
    event: pushOf('v1'),
    inputs: {
      backend: 'mlflow',
      'mlflow-tracking-uri': server.trackingUri,
      'mlflow-experiment': 'corpus',
      ...inputs,
    },
  })
}

async function runsIn(workspace: string) {
  const where = { trackingUri: server.trackingUri, experiment: 'corpus', revisions: ['v1'] }
  const [runs = []] = await loggedRuns(python('mlflow-3'), where, { MLFLOW_WORKSPACE: workspace })
  return runs
}

test('a revision is logged in each workspace independently', async () => {
  const named = { 'mlflow-workspace': 'team-a' }
  const steps = [await push(named), await push(named), await push({})]
  expect(steps.map(({ code }) => code)).toEqual([0, 0, 0])
  expect(steps.map(({ outputs }) => outputs['created'])).toEqual(['true', 'false', 'true'])

  const [first, , other] = steps
  const [[own], [usual]] = [await runsIn('team-a'), await runsIn('default')]
  expect(own).toMatchObject({
    id: first?.outputs['mlflow-run-id'],
    status: 'FINISHED',
    revisionJson: first?.revisionJson,
    artifactUri: expect.stringMatching(/^mlflow-artifacts:\/workspaces\/team-a\//),
  })
  expect(first?.outputs['mlflow-run-url']).toBe(
    `${server.trackingUri}/#/experiments/${own?.experiment}/runs/${own?.id}?workspace=team-a`,
  )
  expect(usual).toMatchObject({ id: other?.outputs['mlflow-run-id'], status: 'FINISHED' })
})

test('the error names a workspace that does not exist', async () => {
  const step = await push({ 'mlflow-workspace': 'team-b' })
  expect(step.code).toBe(1)
  expect(errorsOf(step)).toEqual([
    expect.stringMatching(/Workspace 'team-b' not found.*mlflow-workspace/),
  ])
})

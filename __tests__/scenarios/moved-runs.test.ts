import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createHistory } from '../../sandbox/history.ts'
import { json } from '../../sandbox/http.ts'
import type { Checkout } from '../../sandbox/sample.ts'
import { postMlflow, statusesOf } from './many.ts'
import { errorsOf, useSandbox } from './use-sandbox.ts'

const sandbox = useSandbox()
const mlflowOnly = { backend: 'mlflow' }
const relog = { ...mlflowOnly, 'if-moved': 'relog' }
const superseded = 'lairs-revision.superseded-by'

let history: Checkout
beforeEach(() => {
  history = createHistory(2)
})
afterEach(() => history.remove())

function push(inputs: Readonly<Record<string, string>>, signal?: AbortSignal) {
  const step = { workspace: history.path, ...(signal === undefined ? {} : { signal }) }
  return sandbox.push('v1', inputs, step)
}

/** Logs v1 and moves it. */
async function logAndMove(): Promise<void> {
  expect(await push(mlflowOnly)).toMatchObject({ code: 0 })
  history.git('tag', '--force', 'v1', 'v2^{commit}')
}

/** Expects the final state: the old run is marked, the new run is complete, and an interrupted one is deleted. */
function expectTwoRuns(): void {
  const [old, now, ...more] = sandbox.runs().filter(({ lifecycle }) => lifecycle === 'active')
  expect(more).toEqual([])
  expect(old).toMatchObject({ status: 'FINISHED' })
  expect(now).toMatchObject({ status: 'FINISHED' })
  expect(old?.tags.get(superseded)).toBe(now?.id)
  expect(now?.tags.has(superseded)).toBe(false)
  expect(now?.params.get('commit')).toBe(history.git('rev-parse', 'v2^{commit}'))
}

describe('the old run is marked last', () => {
  test('if the old run cannot be marked, the next job logs the tag', async () => {
    await logAndMove()
    const reply = json(400, { error_code: 'X', message: 'no' })
    sandbox.mlflow.fail('runs/set-tag', { kind: 'reply', reply })
    const first = await push(relog)
    expect(first.code).toBe(1)
    expect(errorsOf(first)).toEqual(['MLflow refused runs/set-tag (HTTP 400 X): no.'])
    expect(sandbox.runs().map(({ status }) => status)).toEqual(['FINISHED', 'FAILED'])

    expect(await push(relog)).toMatchObject({ code: 0, outputs: { created: 'true' } })
    expectTwoRuns()
  })

  test('if the new run cannot be ended, it is completed by the next job', async () => {
    await logAndMove()
    const reply = json(400, { error_code: 'X', message: 'no' })
    sandbox.mlflow.fail('runs/update', { kind: 'reply', reply }, 2)
    expect(await push(relog)).toMatchObject({ code: 1 })
    expect(sandbox.runs().map(({ status }) => status)).toEqual(['FINISHED', 'RUNNING'])

    expect(await push(relog)).toMatchObject({ code: 0, outputs: { created: 'true' } })
    expectTwoRuns()
  })

  test('lost responses have no effect', async () => {
    await logAndMove()
    for (const name of ['runs/create', 'runs/set-tag', 'runs/update']) {
      sandbox.mlflow.fail(name, { kind: 'lost-reply' })
    }
    expect(await push(relog)).toMatchObject({ code: 0, outputs: { created: 'true' } })
    expectTwoRuns()
  })

  test.each([
    ['before the old run is marked', 'runs/set-tag', 8],
    ['after it was marked', 'runs/update', 9],
  ])('the work of a job that is killed %s is done again', async (_when, name, requests) => {
    await logAndMove()
    const killer = new AbortController()
    sandbox.mlflow.fail(name, { kind: 'no-reply' })
    const requestsBefore = sandbox.mlflow.received.length
    const reached = sandbox.mlflow
      .waitForRequests(requestsBefore + requests)
      .then(() => killer.abort())
    expect(await push(relog, killer.signal)).toMatchObject({ code: null })
    await reached
    expect(sandbox.mlflow.received.at(-1)?.name).toBe(name)
    expect(sandbox.runs()[1]?.status).toBe('RUNNING')

    expect(await push(relog)).toMatchObject({ code: 0, outputs: { created: 'true' } })
    expectTwoRuns()
  })
})

/** Creates a run as a training job does, in the experiment of the revisions. */
async function beginTraining(sourceType: string, source = 'train.py'): Promise<string> {
  const experiments = [...sandbox.mlflow.store.experiments.values()]
  const experiment = experiments.find(({ name }) => name === 'corpus')
  await postMlflow(sandbox, 'runs/create', {
    experiment_id: experiment?.id,
    run_name: 'training',
    start_time: 1,
    tags: [
      { key: 'mlflow.source.type', value: sourceType },
      { key: 'mlflow.source.name', value: source },
    ],
  })
  return sandbox.runs().at(-1)?.id ?? ''
}

describe('runs that pin a tag', () => {
  test('a run that pins a moved tag is not changed, and the error says so', async () => {
    await push(mlflowOnly)
    const training = await beginTraining('LOCAL')
    const inputs = { ...relog, 'mlflow-run-id': training }
    expect(await push(inputs)).toMatchObject({ code: 0, outputs: { created: 'true' } })
    const run = sandbox.mlflow.store.runs.get(training)
    const before = { tags: new Map(run?.tags), params: new Map(run?.params) }
    history.git('tag', '--force', 'v1', 'v2^{commit}')
    const step = await push(inputs)

    expect(step.code).toBe(1)
    expect(statusesOf(step)).toEqual({ 'mlflow v1': 'moved' })
    expect(errorsOf(step)).toEqual([
      expect.stringMatching(
        /^mlflow: The tag "v1" was logged for commit .* it was moved\. Nothing was written\./,
      ),
    ])
    expect(run).toMatchObject(before)
    expect(run?.status).toBe('RUNNING')
    // if-moved is already relog.
    expect(errorsOf(step)[0]).not.toContain('set if-moved to relog')
  })

  test.each([
    ['LOCAL', 'train.py'],
    ['JOB', 'train.py'],
    // A run of an MLflow project has the repository as its source.
    ['PROJECT', 'https://github.com/lab/sample-dataset'],
  ])('a run (%s of %s) that pins a tag is not the record of the tag', async (type, source) => {
    await sandbox.push('v2', mlflowOnly, { workspace: history.path })
    const training = await beginTraining(type, source)
    await push({ ...mlflowOnly, 'mlflow-run-id': training })
    const run = sandbox.mlflow.store.runs.get(training)
    expect(run?.tags.get('lairs-revision')).toBe('v1')

    const step = await push(mlflowOnly)
    expect(step).toMatchObject({ code: 0, outputs: { created: 'true' } })
    expect(step.outputs['mlflow-run-id']).not.toBe(training)
    history.git('tag', '--force', 'v1', 'v2^{commit}')
    expect(await push(relog)).toMatchObject({ code: 0, outputs: { created: 'true' } })
    expect(run?.status).toBe('RUNNING')
    expect(run?.tags.has(superseded)).toBe(false)
    expect(sandbox.runs()).toHaveLength(4)
  })
})

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createHistory } from '../../sandbox/history.ts'
import { json } from '../../sandbox/http.ts'
import type { Checkout } from '../../sandbox/sample.ts'
import { backfill, postMlflow, statusesOf } from './many.ts'
import { errorsOf, names, useSandbox } from './use-sandbox.ts'

const sandbox = useSandbox()
const mlflowOnly = { backend: 'mlflow' }
const verify = { ...mlflowOnly, mode: 'verify' }

let history: Checkout
beforeAll(() => {
  history = createHistory(2)
})
afterAll(() => history.remove())

/** Replaces the revision.json of a run. */
async function replaceFile(text: string): Promise<void> {
  const [path = ''] = sandbox.mlflow.store.artifacts.keys()
  const user = `ada:${sandbox.inputs['mlflow-password']}`
  const answer = await fetch(`${sandbox.mlflow.url}/api/2.0/mlflow-artifacts/artifacts/${path}`, {
    method: 'PUT',
    headers: { authorization: `Basic ${Buffer.from(user).toString('base64')}` },
    body: text,
  })
  expect(answer.status).toBe(200)
}

/** Logs v1 only, so that there is one file. */
function logOne(): ReturnType<typeof backfill> {
  return backfill(sandbox, history.path, { ...mlflowOnly, revision: 'v1' })
}

function verifyOne(workspace = history.path): ReturnType<typeof backfill> {
  return backfill(sandbox, workspace, { ...verify, revision: 'v1' })
}

test('a replaced revision.json is reported', async () => {
  const { revisionJson } = await logOne()
  await replaceFile(revisionJson.replace('Release v1', 'Release v2'))
  const step = await verifyOne()

  expect(step.code).toBe(1)
  expect(statusesOf(step)).toEqual({ 'mlflow v1': 'differs' })
  expect(errorsOf(step)).toEqual([expect.stringMatching(/revision\.json/)])
})

test('a revision.json that is not JSON, or is missing, is reported', async () => {
  await logOne()
  await replaceFile('{')
  expect(errorsOf(await verifyOne())).toEqual([
    expect.stringMatching(/revision\.json is not readable\.$/),
  ])

  const reply = json(404, { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'No such artifact' })
  sandbox.mlflow.fail('artifacts/get', { kind: 'reply', reply })
  expect(errorsOf(await verifyOne())).toEqual([
    expect.stringMatching(/revision\.json is missing\.$/),
  ])
})

test('a changed annotation is reported with the logged and the derived value', async () => {
  await logOne()
  const clone = createHistory(2)
  try {
    clone.git('tag', '--force', '--annotate', '--message=Reworded', 'v1', 'v1^{commit}')
    const step = await verifyOne(clone.path)

    expect(statusesOf(step)).toEqual({ 'mlflow v1': 'differs' })
    expect(errorsOf(step)).toEqual([
      expect.stringMatching(/tag\.message is "Release v1", and not "Reworded"/),
    ])
  } finally {
    clone.remove()
  }
})

describe('problems', () => {
  test('a run that was left open is reported, and not changed', async () => {
    await logOne()
    const [run] = sandbox.runs()
    await postMlflow(sandbox, 'runs/update', { run_id: run?.id, status: 'RUNNING' })
    const step = await verifyOne()

    expect(step.code).toBe(1)
    expect(errorsOf(step)).toEqual([
      expect.stringMatching(
        /^The record of "v1" in mlflow does not match .*: status is RUNNING, and not FINISHED\.$/,
      ),
    ])
    expect(run?.status).toBe('RUNNING')
  })

  test('a refusal of the server is reported, and the rest is still verified', async () => {
    await backfill(sandbox, history.path, mlflowOnly)
    sandbox.mlflow.fail('artifacts/get', { kind: 'reply', reply: { status: 403, body: 'no' } })
    const step = await backfill(sandbox, history.path, verify)

    expect(step.code).toBe(1)
    expect(Object.values(statusesOf(step)).sort()).toEqual(['matches', 'unreadable'])
    expect(errorsOf(step)).toEqual([
      expect.stringMatching(
        /^v[12]: It is unknown whether mlflow has a record: MLflow refused artifact download \(HTTP 403\): no\./,
      ),
    ])
    // It can be logged, but it could not be compared.
    expect(step.stdout).not.toMatch(/^mlflow: v[12] not logged$/m)
    expect(step.summary).not.toContain('not logged')
  })

  test('a wrong password fails, with one message for all tags', async () => {
    await backfill(sandbox, history.path, mlflowOnly)
    const step = await backfill(sandbox, history.path, { ...verify, 'mlflow-password': 'wrong' })

    expect(step.code).toBe(1)
    expect(errorsOf(step)).toEqual([expect.stringMatching(/^v1, v2: .*Check mlflow-username/)])
    expect(statusesOf(step)).toEqual({ 'mlflow v1': 'unreadable', 'mlflow v2': 'unreadable' })
  })
})

describe('a run that pins a revision', () => {
  test('a run that pins a revision is verified in place', async () => {
    await logOne()
    const { experimentId } = sandbox.runs()[0] ?? {}
    const body = { experiment_id: experimentId, run_name: 'training', start_time: 1, tags: [] }
    await postMlflow(sandbox, 'runs/create', body)
    const id = sandbox.runs().at(-1)?.id ?? ''
    const inputs = { ...verify, revision: 'v1', 'mlflow-run-id': id }
    const before = await backfill(sandbox, history.path, inputs)
    expect(statusesOf(before)).toEqual({ 'mlflow v1': 'missing' })
    await backfill(sandbox, history.path, { ...inputs, mode: 'log' })
    const requestsBefore = sandbox.mlflow.received.length
    const after = await backfill(sandbox, history.path, inputs)

    // The run belongs to a training job that is not finished, so its status does not matter.
    expect(after.code).toBe(0)
    expect(statusesOf(after)).toEqual({ 'mlflow v1': 'matches' })
    expect(new Set(names(sandbox.mlflow.received.slice(requestsBefore)))).toEqual(
      new Set(['runs/get', 'artifacts/get']),
    )
  })

  test('a run that pins a tag that was moved later is reported with both commits', async () => {
    await logOne()
    const { experimentId } = sandbox.runs()[0] ?? {}
    const body = { experiment_id: experimentId, run_name: 'training', start_time: 1, tags: [] }
    await postMlflow(sandbox, 'runs/create', body)
    const inputs = { revision: 'v1', 'mlflow-run-id': sandbox.runs().at(-1)?.id ?? '' }
    await backfill(sandbox, history.path, { ...mlflowOnly, ...inputs })
    const clone = createHistory(2)
    try {
      clone.git('tag', '--force', 'v1', 'v2^{commit}')
      const step = await backfill(sandbox, clone.path, { ...verify, ...inputs })

      expect(statusesOf(step)).toEqual({ 'mlflow v1': 'moved' })
      expect(errorsOf(step)).toEqual([
        expect.stringMatching(
          /^mlflow: The tag "v1" was logged for commit .* and now points to .* it was moved\. .*\.$/,
        ),
      ])
    } finally {
      clone.remove()
    }
  })

  test('a relogged tag matches', async () => {
    await logOne()
    const clone = createHistory(2)
    try {
      clone.git('tag', '--force', 'v1', 'v2^{commit}')
      const inputs = { ...mlflowOnly, revision: 'v1', 'if-moved': 'relog' }
      await backfill(sandbox, clone.path, inputs)

      expect(statusesOf(await verifyOne(clone.path))).toEqual({ 'mlflow v1': 'matches' })
      // The same as in a clone that still has the old tag.
      expect(statusesOf(await verifyOne())).toEqual({ 'mlflow v1': 'moved' })
    } finally {
      clone.remove()
    }
  })
})

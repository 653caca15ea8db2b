import { describe, expect, test } from '@jest/globals'
import { json, type Reply } from '../../sandbox/http.ts'
import { errorsOf, useSandbox } from './use-sandbox.ts'

const sandbox = useSandbox()
const html = (status: number, body: string): Reply => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body,
})

describe('W&B', () => {
  test('W&B: the address lacks a path', async () => {
    const reply = html(404, '<h1>Not Found</h1>')
    sandbox.wandb.fail('Viewer', { kind: 'reply', reply })
    const step = await sandbox.push('v1', { backend: 'wandb' })

    expect(errorsOf(step)).toEqual([
      expect.stringMatching(
        /^W&B refused Viewer \(HTTP 404\): Not Found\. .*check wandb-base-url \(http:\/\/127\.0\.0\.1:\d+, tried once\) and its path/,
      ),
    ])
  })

  test('W&B: an entity that does not exist', async () => {
    const step = await sandbox.push('v1', { backend: 'wandb', 'wandb-entity': 'nobody' })

    expect(errorsOf(step)).toEqual([
      expect.stringMatching(/^W&B refused LoggedRevisions \(HTTP 404\).*Check wandb-entity/),
    ])
  })

  test('W&B: a server without registries says so itself', async () => {
    Object.assign(sandbox.wandb.store.behavior, { missingFields: ['orgEntity'] })
    const inputs = { backend: 'wandb', 'wandb-registry': 'dataset/corpus' }
    expect(errorsOf(await sandbox.push('v1', inputs))).toEqual([
      expect.stringMatching(/Cannot query field "orgEntity".*server is too old.*wandb-registry/),
    ])
    expect(sandbox.wandb.store.projects.size).toBe(0)
    expect(await sandbox.push('v1', { backend: 'wandb' })).toMatchObject({ code: 0 })
  })

  test('W&B: an artifact of another type has the name', async () => {
    await sandbox.push('v1', { backend: 'wandb' })
    for (const collection of sandbox.wandb.store.projects.get('corpus')?.collections.values() ??
      []) {
      Object.assign(collection, { type: 'model' })
    }
    const step = await sandbox.push('v2', { backend: 'wandb' })

    expect(errorsOf(step)).toEqual([
      expect.stringMatching(
        /^artifact-name: "lairs-revision" in lab\/corpus is of type "model", .*Nothing was written/,
      ),
    ])
    expect(sandbox.wandb.store.projects.get('corpus')?.runs.size).toBe(1)
  })

  test('W&B: all ids for the run were deleted', async () => {
    const message = 'run lab/corpus/x was previously created and deleted; try a new run name'
    const reply = json(409, { errors: [{ message }] })
    sandbox.wandb.fail('CreateArtifact', { kind: 'reply', reply }, 5)
    const step = await sandbox.push('v1', { backend: 'wandb' })

    expect(errorsOf(step)).toEqual([
      expect.stringMatching(/HTTP 409.*previously created and deleted/),
    ])
  })
})

/** Bodies as MLflow's servers send them: seen on 3.11 and 3.17, Databricks' from its documentation. */
const answers: readonly (readonly [string, string, Reply, RegExp])[] = [
  [
    'the host is not allowed',
    'experiments/get-by-name',
    {
      status: 403,
      headers: { 'content-type': 'text/plain' },
      body: 'Invalid Host header - possible DNS rebinding attack detected',
    },
    /Invalid Host header.*--allowed-hosts/,
  ],
  [
    'the user may not write',
    'runs/create',
    html(403, 'Permission denied'),
    /HTTP 403.*Permission denied.*may not do this: check mlflow-experiment/,
  ],
  [
    'the path is not that of an API',
    'experiments/get-by-name',
    html(404, '<!doctype html><title>404 Not Found</title><h1>Not Found</h1>'),
    /^There is no MLflow API at .*: check the path\. MLflow refused .*HTTP 404/,
  ],
  [
    'the experiment is no path, on Databricks',
    'experiments/create',
    json(400, {
      error_code: 'INVALID_PARAMETER_VALUE',
      message: "Got an invalid experiment name 'corpus'.",
    }),
    /invalid experiment name.*\/Shared\/corpus/,
  ],
  [
    'the folder of the experiment is not there, on Databricks',
    'experiments/create',
    json(404, {
      error_code: 'RESOURCE_DOES_NOT_EXIST',
      message: 'Workspace directory /Shared does not exist: the parent folder is missing.',
    }),
    /the folder of the experiment must exist/,
  ],
  [
    'something that is JSON, and no answer',
    'runs/search',
    json(200, { runs: [{ info: {} }] }),
    /an answer without a proper "runs\.0\.info\.run_id"/,
  ],
]

test.each(answers)('MLflow: %s', async (_, name, reply, error) => {
  sandbox.mlflow.fail(name, { kind: 'reply', reply })
  const step = await sandbox.push('v1', { backend: 'mlflow' })

  expect(step.code).toBe(1)
  expect(errorsOf(step)).toEqual([expect.stringMatching(error)])
})

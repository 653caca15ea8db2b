import { expect, test } from '@jest/globals'
import { startMlflow } from '../../../sandbox/mlflow/server.ts'
import {
  createRun,
  dataset,
  get,
  mlflowError,
  post,
  receivedNames,
  STRICT_ERROR,
  store,
  useMlflow,
} from './client.ts'

useMlflow()

type Case = readonly [title: string, endpoint: string, fields: object]

function pairs(count: number) {
  return Array.from({ length: count }, (_, index) => ({ key: `k${index}`, value: '' }))
}

const batch = (fields: object) => ['runs/log-batch', fields] as const
const create = (fields: object) => ['runs/create', { experiment_id: '0', ...fields }] as const
const inputs = (input: object) => ['runs/log-inputs', { datasets: [input] }] as const
const created = { start_time: 1 }

const STRICT_CASES: readonly Case[] = [
  ['number as a param', ...batch({ params: [{ key: 'a', value: 3 }] })],
  ['null as a param', ...batch({ params: [{ key: 'a', value: null }] })],
  ['missing param value', ...batch({ params: [{ key: 'a' }] })],
  ['number as a tag', ...batch({ tags: [{ key: 'a', value: 3 }] })],
  ['null as a tag', 'runs/set-tag', { key: 'a', value: null }],
  ['missing tag value', 'runs/set-tag', { key: 'a' }],
  ['missing parameter value', 'runs/log-parameter', { key: 'a' }],
  ['lone surrogate', ...batch({ params: [{ key: 'a', value: '\ud800' }] })],
  ['long param', ...batch({ params: [{ key: 'a', value: 'x'.repeat(6001) }] })],
  ['long tag', ...batch({ tags: [{ key: 'a', value: 'x'.repeat(8001) }] })],
  ['long parameter', 'runs/log-parameter', { key: 'a', value: 'x'.repeat(6001) }],
  ['metric as text', ...batch({ metrics: [{ key: 'a', value: 'x', timestamp: 1 }] })],
  ['unknown field', ...batch({ parameters: [] })],
  ['unknown nested field', ...batch({ params: [{ key: 'a', value: '', type: 'b' }] })],
  ['batch over a megabyte', ...batch({ tags: [], note: 'x'.repeat(1_000_000) })],
  ['unknown status', 'runs/update', { status: 'DONE' }],
  ['numeric status', 'runs/update', { status: 3 }],
  ['float end', 'runs/update', { end_time: 1.5 }],
  ['empty new name', 'runs/update', { run_name: '' }],
  ['absent start', ...create({})],
  ['float start', ...create({ start_time: 1.5 })],
  ['number as the user', ...create({ ...created, user_id: 3 })],
  ['tags not a list', ...create({ ...created, tags: 'a' })],
  ['illegal tag key', ...create({ ...created, tags: [{ key: 'k$%', value: '' }] })],
  ['long tag key', ...create({ ...created, tags: [{ key: 'k'.repeat(251), value: '' }] })],
  ['long tag', ...create({ ...created, tags: [{ key: 'k', value: 'x'.repeat(8001) }] })],
  ['long run name', ...create({ ...created, run_name: 'x'.repeat(251) })],
  ['long experiment name', 'experiments/create', { name: 'x'.repeat(257) }],
  ['missing digest', ...inputs({ dataset: dataset({ digest: undefined }) })],
  ['empty digest', ...inputs({ dataset: dataset({ digest: '' }) })],
  ['missing dataset name', ...inputs({ dataset: dataset({ name: undefined }) })],
  ['source as an object', ...inputs({ dataset: dataset({ source: {} }) })],
  ['no dataset', ...inputs({})],
  ['no datasets', 'runs/log-inputs', {}],
  ['unknown view', 'runs/search', { experiment_ids: ['0'], run_view_type: 'MINE' }],
  ['number as an experiment', 'runs/search', { experiment_ids: [0] }],
  ['no experiments', 'runs/search', {}],
  ['unsupported comparison', 'runs/search', { experiment_ids: [], filter: 'start_time > 1' }],
  ['unsupported order', 'runs/search', { experiment_ids: [], order_by: ['end_time'] }],
]

test.each(STRICT_CASES)(
  'a request from which MLflow loses data is rejected: %s',
  async (_, endpoint, fields) => {
    const id = await createRun()
    const runId = /^runs\/(log|set|update)/.test(endpoint) ? { run_id: id } : {}
    const reply = await post(endpoint, { ...runId, ...fields })
    expect(reply).toMatchObject({ status: 400, body: STRICT_ERROR })
    expect(store().runs.size).toBe(1)
    expect(store().runs.get(id)).toMatchObject({ status: 'RUNNING', metrics: [], inputs: [] })
    expect([...(store().runs.get(id)?.tags.keys() ?? [])]).toEqual(['mlflow.runName'])
  },
)

test('a request from which MLflow loses data is rejected: unknown query parameter', async () => {
  expect((await get('experiments/get', { experiment_id: '0', id: '0' })).body).toEqual(STRICT_ERROR)
})

const MLFLOW_CASES: readonly (readonly [endpoint: string, fields: object, message: string])[] = [
  ['experiments/create', {}, "Missing value for required parameter 'name'."],
  ['experiments/create', { name: 3 }, "Invalid value 3 for parameter 'name' supplied:"],
  ['experiments/create', { name: 'x'.repeat(501) }, "'name' exceeds the maximum length of 500"],
  ['runs/create', { experiment_id: 0, start_time: 1 }, "for parameter 'experiment_id' supplied"],
  ['runs/create', { experiment_id: 'a', start_time: 1 }, "Invalid experiment ID 'a'."],
  ['runs/set-tag', { key: 'a', value: 3 }, "Value was of type 'int'."],
  ['runs/set-tag', { key: '', value: '' }, "Missing value for required parameter 'key'."],
  ['runs/log-batch', { run_id: '' }, "Missing value for required parameter 'run_id'."],
  ['runs/log-batch', { params: [{ value: '' }] }, "required parameter 'params[0].key'."],
  ['runs/log-batch', { params: pairs(101) }, 'at most 100 params. Got 101 params.'],
  ['runs/log-batch', { tags: pairs(101) }, 'at most 100 tags.'],
  [
    'runs/log-batch',
    { params: [...pairs(1), ...pairs(1)] },
    "Duplicate parameter keys have been submitted: ['k0'].",
  ],
  [
    'runs/log-batch',
    {
      params: pairs(51),
      metrics: pairs(950).map(({ key }) => ({ key, value: 1, timestamp: 1 })),
    },
    'at most 1000 metrics, params, and tags. Got 1001',
  ],
  ['runs/log-inputs', { datasets: [{ dataset: dataset({ digest: 'x'.repeat(37) }) }] }, '36'],
  ['runs/search', { experiment_ids: [], max_results: 0 }, 'It must be a positive integer'],
  ['runs/search', { experiment_ids: [], page_token: 'x' }, 'Invalid page token'],
]

test.each(MLFLOW_CASES)('MLflow rejects %s %j', async (endpoint, fields, message) => {
  const runId = /^runs\/(log|set)/.test(endpoint) ? { run_id: await createRun() } : {}
  const { status, body } = await post(endpoint, { ...runId, ...fields })
  expect({ status, body }).toEqual({ status: 400, body: mlflowError(message) })
  expect(body).not.toEqual(STRICT_ERROR)
})

test.each(['a//b', '/a', 'a/', '.', '..', '@', 'a+b', 'a\\b', 'e\u0301', 'k'.repeat(251)])(
  'MLflow rejects the key %j',
  async (key) => {
    const params = [{ key, value: '' }]
    const { body } = await post('runs/log-batch', { run_id: await createRun(), params })
    expect(body).toEqual(mlflowError("'params[0].key'"))
  },
)

test.each(['lairs-revision', 'a/b', 'a.b', 'a:b', 'a b', 'é', '日本', '𝒳'.repeat(250)])(
  'MLflow accepts the key %j',
  async (key) => {
    const params = [{ key, value: '' }]
    const { body } = await post('runs/log-batch', { run_id: await createRun(), params })
    expect(body).toEqual({})
  },
)

test('MLflow rejects a new run with two names, a repeated tag or no experiment', async () => {
  const named = (value: string) => ({ key: 'mlflow.runName', value })
  const fields = { experiment_id: '0', start_time: 1, run_name: 'a' }
  const { body } = await post('runs/create', { ...fields, tags: [named('b')] })
  expect(body).toEqual(mlflowError("(run_name='a', mlflow.runName='b')"))
  const repeated = await post('runs/create', { ...fields, tags: [named('a'), named('a')] })
  expect(repeated.body).toEqual(mlflowError('IntegrityError', 'BAD_REQUEST'))
  const { body: noExperiment } = await post('runs/create', { start_time: 1 })
  expect(noExperiment).toEqual(mlflowError('IntegrityError', 'BAD_REQUEST'))
})

test('MLflow answers with HTML if the method, path or body is wrong', async () => {
  expect((await get('runs/create')).status).toBe(405)
  expect((await post('experiments/get', {})).type).toMatch('text/html')
  expect(await post('runs/log-model', {})).toMatchObject({ status: 404, body: undefined })
  expect(await post('runs/search', '{"x')).toMatchObject({ status: 500, body: undefined })
  expect(await post('runs/search', '[]')).toMatchObject({ status: 500, body: undefined })
  expect((await post('runs/search', {}, 'text/plain')).body).toEqual(mlflowError('Content-Type'))
  expect(receivedNames().slice(0, 3)).toEqual([
    'runs/create',
    'experiments/get',
    'POST /api/2.0/mlflow/runs/log-model',
  ])
})

test.each([
  ['sqlite', 'FOREIGN KEY constraint failed'],
  ['postgresql', 'psycopg2.errors.ForeignKeyViolation'],
  ['mysql', 'a foreign key constraint fails'],
] as const)('a server with %s passes on what its driver says', async (database, text) => {
  const other = await startMlflow({ database })
  const answer = await fetch(`${other.url}/api/2.0/mlflow/runs/create`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ start_time: 1 }),
  })
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain(text)
  await other.close()
})

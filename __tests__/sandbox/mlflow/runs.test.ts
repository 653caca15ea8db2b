import { expect, test } from '@jest/globals'
import { startMlflow } from '../../../sandbox/mlflow/server.ts'
import {
  createRun,
  dataset,
  get,
  mlflowError,
  post,
  receivedNames,
  request,
  STRICT_ERROR,
  store,
  useMlflow,
} from './client.ts'

useMlflow()

test('a run is created, logged to, finished and found', async () => {
  const tags = [{ key: 'lairs-revision', value: 'v1' }]
  const params = [{ key: 'revision', value: 'v1' }]
  const metrics = [{ key: 'files', value: 3, timestamp: 5, step: 0 }]
  const inputTags = [{ key: 'mlflow.data.context', value: 'training' }]
  const datasets = [{ dataset: dataset(), tags: inputTags }]

  expect((await get('experiments/get-by-name', { experiment_name: 'e' })).status).toBe(404)
  expect((await post('experiments/create', { name: 'e' })).body).toEqual({ experiment_id: '1' })
  const id = await createRun({ experiment_id: '1', run_name: 'v1', user_id: 'ci', tags })
  expect((await post('runs/log-batch', { run_id: id, params, metrics })).body).toEqual({})
  expect((await post('runs/log-inputs', { run_id: id, datasets })).body).toEqual({})
  await post('runs/set-tag', { run_id: id, key: 'late', value: 'yes' })
  await post('runs/log-parameter', { run_id: id, key: 'more', value: '' })
  await post('runs/update', { run_id: id, status: 'FINISHED', end_time: 9 })

  const run = {
    info: finished(id),
    data: {
      metrics,
      params: [...params, { key: 'more', value: '' }],
      tags: [...tags, { key: 'mlflow.runName', value: 'v1' }, { key: 'late', value: 'yes' }],
    },
    inputs: { dataset_inputs: datasets },
    outputs: {},
  }
  expect((await get('runs/get', { run_id: id })).body).toEqual({ run })
  const search = { experiment_ids: ['1'], filter: "tags.`lairs-revision` = 'v1'" }
  expect((await post('runs/search', search)).body).toEqual({ runs: [run] })
  expect(receivedNames().slice(0, 2)).toEqual(['experiments/get-by-name', 'experiments/create'])
})

function finished(id: string) {
  return {
    run_uuid: id,
    run_id: id,
    experiment_id: '1',
    run_name: 'v1',
    user_id: 'ci',
    status: 'FINISHED',
    start_time: 1,
    end_time: 9,
    artifact_uri: `mlflow-artifacts:/1/${id}/artifacts`,
    lifecycle_stage: 'active',
  }
}

test('the reply leaves out empty lists', async () => {
  const id = await createRun()
  const { body } = await get('runs/get', { run_id: id })
  const tags = [{ key: 'mlflow.runName', value: 'unnamed-run-1' }]
  expect(body).toMatchObject({ run: { data: { tags }, inputs: {} } })
  const search = { experiment_ids: ['0'], filter: "status = 'FAILED'" }
  expect((await post('runs/search', search)).body).toEqual({})
})

test('the server stores artifacts', async () => {
  const path = `0/${await createRun()}/artifacts/dir/a b.txt`
  const url = `/api/2.0/mlflow-artifacts/artifacts/${encodeURI(path)}`
  expect((await request(url)).status).toBe(404)
  expect(await request(url, { method: 'PUT', body: 'hello' })).toMatchObject({ status: 200 })
  expect((await request(url)).text).toBe('hello')
  expect(store().artifacts.get(path)?.toString()).toBe('hello')
  expect(receivedNames().slice(-2)).toEqual(['artifacts/put', 'artifacts/get'])
  const upwards = url.replace('dir', '%252e%252e')
  expect((await request(upwards, { method: 'PUT', body: '' })).body).toEqual(
    mlflowError('Invalid path'),
  )
  const orphan = '/api/2.0/mlflow-artifacts/artifacts/0/none/artifacts/a'
  expect((await request(orphan, { method: 'PUT', body: '' })).body).toEqual(STRICT_ERROR)
})

test('a deleted experiment keeps its name and deletes its runs', async () => {
  await post('experiments/create', { name: 'e', tags: [{ key: 'a', value: 'b' }] })
  const id = await createRun({ experiment_id: '1' })
  expect((await post('experiments/delete', { experiment_id: '1' })).body).toEqual({})
  const deleted = { experiment: { experiment_id: '1', lifecycle_stage: 'deleted' } }
  expect((await get('experiments/get-by-name', { experiment_name: 'e' })).body).toMatchObject(
    deleted,
  )
  expect((await post('experiments/create', { name: 'e' })).body).toEqual(
    mlflowError('already exists', 'RESOURCE_ALREADY_EXISTS'),
  )
  const { body } = await post('runs/create', { experiment_id: '1', start_time: 1 })
  expect(body).toEqual(mlflowError("must be in the 'active' state. Current state is deleted."))
  expect(store().runs.get(id)?.lifecycle).toBe('deleted')
  expect((await post('experiments/restore', { experiment_id: '1' })).body).toEqual({})
  expect((await get('experiments/get', { experiment_id: '1' })).body).toMatchObject({
    experiment: { lifecycle_stage: 'active', tags: [{ key: 'a', value: 'b' }] },
  })
  expect((await post('experiments/restore', { experiment_id: '1' })).status).toBe(404)
  expect(store().runs.get(id)?.lifecycle).toBe('active')
})

test('a run shows the latest point of a metric', async () => {
  const id = await createRun()
  const point = (value: number | string, step: number) => ({ key: 'm', value, step, timestamp: 5 })
  await post('runs/log-batch', { run_id: id, metrics: [point(1, 2), point('NaN', 1)] })
  const { body } = await get('runs/get', { run_id: id })
  expect(body).toMatchObject({ run: { data: { metrics: [point(1, 2)] } } })
})

test('a param cannot be changed, and a batch is stored whole or not at all', async () => {
  const id = await createRun()
  const log = (params: object, tags: object = []) =>
    post('runs/log-batch', { run_id: id, params, tags })
  await log([{ key: 'p', value: '1' }])
  expect((await log([{ key: 'p', value: '1' }])).status).toBe(200)
  const tags = [{ key: 't', value: '' }]
  const other = { key: 'o', value: '' }
  const changed = [other, { key: 'p', value: '2' }]
  expect((await log(changed, tags)).body).toEqual(
    mlflowError('Changing param values is not allowed.'),
  )
  expect((await log([other], [{ key: 'bad@', value: '' }])).status).toBe(400)
  const { status } = await post('runs/log-parameter', { run_id: id, key: 'p', value: '2' })
  expect(status).toBe(400)
  const run = store().runs.get(id)
  expect([...(run?.params ?? [])]).toEqual([['p', '1']])
  expect(run?.tags.has('t')).toBe(false)
})

test('a run is renamed by its tag and by runs/update', async () => {
  const id = await createRun({ run_name: 'a' })
  await post('runs/set-tag', { run_id: id, key: 'mlflow.runName', value: 'b' })
  expect(store().runs.get(id)?.name).toBe('b')
  await post('runs/update', { run_id: id, run_name: 'c' })
  expect(store().runs.get(id)?.tags.get('mlflow.runName')).toBe('c')
})

test('deleted and unknown runs cannot be changed', async () => {
  const id = await createRun()
  expect((await post('runs/delete', { run_id: id })).body).toEqual({})
  const tag = { key: 'a', value: '' }
  expect((await post('runs/set-tag', { run_id: id, ...tag })).status).toBe(400)
  expect((await post('runs/set-tag', { run_id: 'none', ...tag })).body).toEqual(
    mlflowError('Run with id=none not found', 'RESOURCE_DOES_NOT_EXIST'),
  )
})

test('runs of an experiment share the first dataset with a name and digest', async () => {
  const [first, second] = [await createRun(), await createRun()]
  const log = (run_id: string, fields: object, value: string) => {
    const tags = [{ key: 'mlflow.data.context', value }]
    return post('runs/log-inputs', {
      run_id,
      datasets: [{ dataset: dataset({ ...fields }), tags }],
    })
  }
  await log(first, { profile: 'mine' }, 'training')
  await log(first, { source: 'other' }, 'eval')
  await log(second, { source: 'other', schema: 's', profile: 'p' }, 'eval')
  await log(second, { digest: 'd2', source: 'other' }, 'eval')
  const inputs = (id: string) =>
    store()
      .runs.get(id)
      ?.inputs.map((input) => ({ ...input, tags: [...input.tags.values()] }))
  const stored = dataset({ profile: 'mine' })
  expect(inputs(first)).toEqual([{ dataset: stored, tags: ['training'] }])
  expect(inputs(second)).toEqual([
    { dataset: stored, tags: ['eval'] },
    { dataset: dataset({ digest: 'd2', source: 'other' }), tags: ['eval'] },
  ])
})

test('the credentials of the options are required, but not for /health', async () => {
  const secured = await startMlflow({ username: 'ci', password: 's3cret', token: 't0ken' })
  const version = (authorization: string) =>
    fetch(`${secured.url}/version`, { headers: { authorization } })
  const basic = Buffer.from('ci:s3cret').toString('base64')
  const unauthorized = await fetch(`${secured.url}/api/2.0/mlflow/runs/get?run_id=a`)
  expect(unauthorized.status).toBe(401)
  expect(unauthorized.headers.get('content-type')).toMatch('text/html')
  expect(await unauthorized.text()).toMatch(/^You are not authenticated\./)
  expect((await version('Basic eDp5')).status).toBe(401)
  expect((await version(`Basic ${basic}`)).status).toBe(200)
  expect(await (await version('Bearer t0ken')).text()).toMatch(/^3\.\d+\.\d+$/)
  expect(await (await fetch(`${secured.url}/health`)).text()).toBe('OK')
  await secured.close()
})

import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type MlflowSandbox, startMlflow } from '../../../sandbox/mlflow/server.ts'
import { mlflowError } from './client.ts'

let mlflow: MlflowSandbox

beforeEach(async () => {
  mlflow = await startMlflow({ workspaces: ['team'] })
})
afterEach(() => mlflow.close())

async function send(path: string, workspace?: string, init: RequestInit = {}, base = mlflow.url) {
  const named = workspace === undefined ? {} : { 'x-mlflow-workspace': workspace }
  const headers = { 'content-type': 'application/json', ...named }
  const response = await fetch(`${base}/api/2.0/${path}`, { ...init, headers })
  const body: unknown = JSON.parse((await response.text()) || 'null')
  return { status: response.status, body }
}

function post(endpoint: string, body: object, workspace?: string) {
  return send(`mlflow/${endpoint}`, workspace, { method: 'POST', body: JSON.stringify(body) })
}

function byName(name: string, workspace?: string) {
  return send(`mlflow/experiments/get-by-name?experiment_name=${name}`, workspace)
}

test('each workspace has its own experiments and runs, and their ids are unique', async () => {
  expect((await post('experiments/create', { name: 'e' }, 'team')).body).toEqual({
    experiment_id: '2',
  })
  expect((await byName('e')).status).toBe(404)
  expect((await byName('e', 'default')).status).toBe(404)
  expect((await post('experiments/create', { name: 'e' })).body).toEqual({ experiment_id: '3' })
  const run = { experiment_id: '2', start_time: 1 }
  expect((await post('runs/create', run)).status).toBe(404)
  expect((await post('runs/create', run, 'team')).status).toBe(200)
  expect(mlflow.store.runs.size).toBe(0)
  expect(mlflow.store).toBe(mlflow.workspaces.get('default'))
  const [stored] = mlflow.workspaces.get('team')?.runs.values() ?? []
  expect(stored?.artifactUri).toBe(`mlflow-artifacts:/workspaces/team/2/${stored?.id}/artifacts`)
  expect((await send(`mlflow/runs/get?run_id=${stored?.id}`)).status).toBe(404)
})

test('each workspace has its own artifacts', async () => {
  await post('runs/create', { experiment_id: '1', start_time: 1 }, 'team')
  const team = mlflow.workspaces.get('team')
  const [run] = team?.runs.values() ?? []
  const file = `workspaces/team/1/${run?.id}/artifacts/a`
  const path = `mlflow-artifacts/artifacts/${file}`
  const init = { method: 'PUT', body: 'hello' }
  expect((await send(path, 'default', init)).status).toBe(400)
  expect((await send(path, 'team', init)).status).toBe(200)
  expect(team?.artifacts.get(file)?.toString()).toBe('hello')
})

test.each([
  ['nowhere', 404, mlflowError("Workspace 'nowhere' not found", 'RESOURCE_DOES_NOT_EXIST')],
  ['Team', 400, mlflowError("Workspace name 'Team' must match the pattern ")],
  ['a--b', 400, mlflowError("Workspace name 'a--b' must match the pattern ")],
  ['a', 400, mlflowError("Workspace name 'a' must be between 2 and 63 characters.")],
  ['api', 400, mlflowError("Workspace name 'api' is reserved and cannot be used.")],
])('the workspace %j is rejected', async (workspace, status, body) => {
  expect(await byName('Default', workspace)).toEqual({ status, body })
})

test('a server without workspaces rejects every workspace header', async () => {
  const plain = await startMlflow()
  const path = 'mlflow/experiments/get?experiment_id=0'
  expect(await send(path, 'default', {}, plain.url)).toEqual({
    status: 500,
    body: mlflowError(
      'Workspace APIs are not available: workspaces are not enabled on this server',
      'FEATURE_DISABLED',
    ),
  })
  expect((await send(path, ' ', {}, plain.url)).status).toBe(200)
  expect([...plain.workspaces.keys()]).toEqual(['default'])
  await plain.close()
})

test('the server does not store artifacts of another artifact root', async () => {
  const other = await startMlflow({ artifactRoot: 's3://bucket/' })
  const body = JSON.stringify({ experiment_id: '0', start_time: 1 })
  await send('mlflow/runs/create', undefined, { method: 'POST', body }, other.url)
  const [run] = other.store.runs.values()
  expect(run?.artifactUri).toBe(`s3://bucket/0/${run?.id}/artifacts`)
  const path = `/api/2.0/mlflow-artifacts/artifacts/0/${run?.id}/artifacts/a`
  const answer = await fetch(`${other.url}${path}`, { method: 'PUT', body: 'a' })
  expect(answer.status).toBe(503)
  expect(answer.headers.get('content-type')).toMatch('text/html')
  expect(await answer.text()).toMatch('disabled due to the mlflow server running with')
  await other.close()
})

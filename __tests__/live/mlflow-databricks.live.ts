import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import type { ReceivedRequest } from '../../sandbox/http.ts'
import { startMlflow } from '../../sandbox/mlflow/server.ts'
import { useSandbox } from '../scenarios/use-sandbox.ts'
import { python } from './python.ts'

const sandbox = useSandbox()

/** Does what a step does. */
const script = `
import sys
from mlflow import MlflowClient
from mlflow.entities import DatasetInput, Dataset, InputTag, Metric, Param, RunTag
client = MlflowClient('databricks')
experiment = client.get_experiment_by_name('/Shared/corpus')
id = experiment.experiment_id
run = client.create_run(id, start_time=1, tags={'a': 'b'}, run_name='v1').info.run_id
client.log_batch(run, [Metric('m', 1, 1, 0)], [Param('p', 'x')], [RunTag('t', 'x')])
dataset = Dataset(name='n', digest='d', source_type='http', source='{}', schema='{}', profile='{}')
client.log_inputs(run, [DatasetInput(dataset, [InputTag('mlflow.data.context', 'x')])])
client.set_terminated(run, 'FINISHED')
client.search_runs([id], "tags.a = 'b'", order_by=['attributes.start_time ASC'])
client.get_run(run)
`

/** What identifies a request. Values of fields are data, and differ. */
function shapeOf({ method, path, query, headers, body }: ReceivedRequest) {
  const content: unknown = body.length === 0 ? {} : JSON.parse(body.toString())
  return {
    method,
    path,
    query: [...query.keys()].sort(),
    body: typeof content === 'object' && content !== null ? Object.keys(content).sort() : [],
    authorization: headers.authorization ?? '',
    workspace: headers['x-databricks-org-id'] ?? '',
    contentType: body.length === 0 ? '' : (headers['content-type'] ?? ''),
  }
}

/** The shapes of the first request to each endpoint of MLflow's API. */
function shapesOf(requests: readonly ReceivedRequest[]) {
  const first = new Map<string, ReceivedRequest>()
  for (const request of requests) {
    const isMlflow = request.path.startsWith('/api/2.0/mlflow/')
    if (isMlflow && !first.has(request.name)) first.set(request.name, request)
  }
  return Object.fromEntries([...first].sort().map(([name, request]) => [name, shapeOf(request)]))
}

/**
 * The file has both sides. The only differences are `run_uuid`, the name of `run_id` in old versions, which MLflow's
 * client sends as well, and that our step creates the experiment.
 */
test("requests to Databricks are those of MLflow's own client, but for the recorded differences", async () => {
  const headers = { 'x-databricks-org-id': '42' }
  const mlflow = await startMlflow({ token: 'dapi', databricks: { clientId: 'c' }, headers })
  try {
    const env = {
      DATABRICKS_HOST: mlflow.url,
      DATABRICKS_WORKSPACE_ID: '42',
      DATABRICKS_TOKEN: 'dapi',
    }
    const inputs = {
      backend: 'mlflow',
      'mlflow-tracking-uri': 'databricks',
      'mlflow-experiment': '/Shared/corpus',
      'mlflow-username': '',
      'mlflow-password': '',
    }
    expect(await sandbox.push('v1', inputs, { env })).toMatchObject({ code: 0 })
    expect(await sandbox.push('v1', { ...inputs, mode: 'verify' }, { env })).toMatchObject({
      code: 0,
    })
    const ours = shapesOf(mlflow.received)
    const count = mlflow.received.length
    await python('mlflow-3').run(script, [], { ...env, MLFLOW_DISABLE_TELEMETRY: 'true' })
    const theirs = shapesOf(mlflow.received.slice(count))

    const recorded: unknown = JSON.parse(readFileSync('__tests__/live/databricks.json', 'utf8'))
    expect({ ours, theirs }).toEqual(recorded)
    for (const [name, shape] of Object.entries(theirs)) {
      const { query: _, body: __, ...same } = shape
      expect(ours[name]).toMatchObject(same)
    }
  } finally {
    await mlflow.close()
  }
})

import { expect } from '@jest/globals'
import { postMlflow } from './many.ts'
import type { Sandbox } from './use-sandbox.ts'

/** Creates a run in W&B as a training job does. */
export async function beginWandbRun(sandbox: Sandbox, id: string): Promise<void> {
  const { url } = sandbox.wandb
  const authorization = `Basic ${Buffer.from(`api:${sandbox.inputs['wandb-api-key']}`).toString('base64')}`
  const query = `mutation UpsertBucket($input: UpsertBucketInput!) {
    upsertBucket(input: $input) { bucket { id } }
  }`
  const input = { name: id, modelName: 'corpus', entityName: 'lab' }
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input }, operationName: 'UpsertBucket' }),
  })
  expect(answer.status).toBe(200)
}

/** Creates a run in MLflow as a training job does, and returns its id. */
export async function beginMlflowRun(sandbox: Sandbox): Promise<string> {
  const run = { experiment_id: '0', run_name: 'training', start_time: 1, tags: [] }
  await postMlflow(sandbox, 'runs/create', run)
  return [...sandbox.mlflow.store.runs.keys()].at(-1) ?? ''
}

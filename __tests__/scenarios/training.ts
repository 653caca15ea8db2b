import { expect } from '@jest/globals'
import { postMlflow } from './many.ts'
import type { Scene } from './scene.ts'

/** Creates a run in W&B as a training job does. */
export async function beginWandbRun(stage: Scene, id: string): Promise<void> {
  const { url } = stage.wandb
  const authorization = `Basic ${Buffer.from(`api:${stage.inputs['wandb-api-key']}`).toString('base64')}`
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
export async function beginMlflowRun(stage: Scene): Promise<string> {
  const run = { experiment_id: '0', run_name: 'training', start_time: 1, tags: [] }
  await postMlflow(stage, 'runs/create', run)
  return [...stage.mlflow.store.runs.keys()].at(-1) ?? ''
}

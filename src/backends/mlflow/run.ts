import * as v from 'valibot'
import type { MlflowClient } from './client.ts'

/** JSON that was created from protobuf can have a number as a string. */
const NumberOrText = v.pipe(v.union([v.number(), v.string()]), v.transform(Number))
const KeyValues = v.optional(
  v.array(v.object({ key: v.string(), value: v.optional(v.string(), '') })),
  [],
)
const Metrics = v.optional(v.array(v.object({ key: v.string(), value: NumberOrText })), [])
const Dataset = v.object({ name: v.string(), digest: v.string() })

/** A run in a response. The server omits empty lists. */
export const Run = v.object({
  info: v.object({
    run_id: v.string(),
    experiment_id: v.string(),
    status: v.optional(v.string(), ''),
    artifact_uri: v.optional(v.string(), ''),
    lifecycle_stage: v.optional(v.string(), 'active'),
  }),
  data: v.optional(v.object({ params: KeyValues, tags: KeyValues, metrics: Metrics }), {}),
  // Missing if the server is older than MLflow 2.4, which introduced dataset inputs.
  inputs: v.optional(
    v.object({ dataset_inputs: v.optional(v.array(v.object({ dataset: Dataset })), []) }),
  ),
})
export type Run = v.InferOutput<typeof Run>

/** A response with one run. */
export const OneRun = v.object({ run: Run })
/** Reads a run, which can also be a deleted one. */
export async function readRun(client: MlflowClient, id: string): Promise<Run> {
  const { run } = await client.get('runs/get', { run_id: id }, OneRun)
  return run
}

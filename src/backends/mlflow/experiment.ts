import * as v from 'valibot'
import type { MlflowClient } from './client.ts'
import { unknownWorkspaceHint } from './hints.ts'
import { MlflowError } from './refusal.ts'

const FoundExperiment = v.object({
  experiment: v.object({ experiment_id: v.string(), lifecycle_stage: v.optional(v.string()) }),
})
const CreatedExperiment = v.object({ experiment_id: v.string() })

/**
 * Creates an experiment and returns its id. If another job has created it in the meantime, returns the id of that one.
 *
 * Throws if the experiment was deleted: MLflow reserves its name and accepts no run for it.
 */
export async function createExperiment(client: MlflowClient, name: string): Promise<string> {
  try {
    const created = await client.post('experiments/create', { name }, CreatedExperiment)
    return created.experiment_id
  } catch (error) {
    if (!(error instanceof MlflowError) || error.code !== 'RESOURCE_ALREADY_EXISTS') throw error
    const existing = await findExperiment(client, name)
    if (existing === undefined) throw error
    return existing
  }
}

/** The id of an experiment, or undefined if there is none with this name. Throws if it was deleted. */
export async function findExperiment(
  client: MlflowClient,
  name: string,
): Promise<string | undefined> {
  try {
    const query = { experiment_name: name }
    const { experiment } = await client.get('experiments/get-by-name', query, FoundExperiment)
    if (experiment.lifecycle_stage !== 'deleted') return experiment.experiment_id
  } catch (error) {
    const isUnknown = error instanceof MlflowError && error.code === 'RESOURCE_DOES_NOT_EXIST'
    // An unknown workspace has the same code.
    if (isUnknown && !error.message.includes(unknownWorkspaceHint)) return undefined
    throw error
  }
  throw new Error(
    `mlflow-experiment: the experiment "${name}" was deleted, and MLflow keeps its name. ` +
      'Restore it (mlflow experiments restore), or name another.',
  )
}

import * as v from 'valibot'
import { type MlflowClient, MlflowError } from './client.ts'

const Found = v.object({
  experiment: v.object({ experiment_id: v.string(), lifecycle_stage: v.optional(v.string()) }),
})
const Created = v.object({ experiment_id: v.string() })

/**
 * Makes the experiment of that name, and gives its id. One that another job made meanwhile is taken.
 *
 * Throws where it was deleted: MLflow keeps its name, and takes no run into it.
 */
export async function createExperiment(client: MlflowClient, name: string): Promise<string> {
  try {
    const created = await client.post('experiments/create', { name }, Created)
    return created.experiment_id
  } catch (error) {
    if (!(error instanceof MlflowError) || error.code !== 'RESOURCE_ALREADY_EXISTS') throw error
    const other = await findExperiment(client, name)
    if (other === undefined) throw error
    return other
  }
}

/** The id of the experiment of that name, or undefined. Throws where it was deleted. */
export async function findExperiment(
  client: MlflowClient,
  name: string,
): Promise<string | undefined> {
  try {
    const { experiment } = await client.get(
      'experiments/get-by-name',
      { experiment_name: name },
      Found,
    )
    if (experiment.lifecycle_stage !== 'deleted') return experiment.experiment_id
  } catch (error) {
    if (error instanceof MlflowError && error.code === 'RESOURCE_DOES_NOT_EXIST') return undefined
    throw error
  }
  throw new Error(
    `mlflow-experiment: the experiment "${name}" was deleted, and MLflow keeps its name. ` +
      'Restore it (mlflow experiments restore), or name another.',
  )
}

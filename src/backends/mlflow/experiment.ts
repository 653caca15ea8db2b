import * as v from 'valibot'
import { printable } from '../../text/neutralize.ts'
import type { MlflowClient } from './client.ts'
import { unknownWorkspaceHint } from './hints.ts'
import { MlflowError } from './refusal.ts'
import type { MlflowSettings } from './settings.ts'

const FoundExperiment = v.object({
  experiment: v.object({
    experiment_id: v.string(),
    name: v.optional(v.string(), ''),
    lifecycle_stage: v.optional(v.string()),
  }),
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

/**
 * The id of the experiment in the settings, or undefined if there is none with its name. Throws if it was deleted, if
 * there is none with its id, or if the id and the name are those of two experiments (mlflow/tracking/fluent.py).
 */
export async function resolveExperiment(
  client: MlflowClient,
  { experiment: name, experimentId: id }: Pick<MlflowSettings, 'experiment' | 'experimentId'>,
): Promise<string | undefined> {
  if (id === undefined) return await findExperiment(client, name)
  const experiment = await readExperiment(client, id)
  if (experiment.lifecycle_stage === 'deleted') {
    throw new Error(
      `MLFLOW_EXPERIMENT_ID: the experiment ${id} was deleted. Restore it (mlflow experiments restore), or give another id.`,
    )
  }
  if (name === '' || name === experiment.name) return experiment.experiment_id
  throw new Error(
    `MLFLOW_EXPERIMENT_ID: the experiment ${id} is "${printable(experiment.name)}", and mlflow-experiment is "${name}". Set only one of them.`,
  )
}

async function readExperiment(client: MlflowClient, id: string) {
  try {
    const query = { experiment_id: id }
    return (await client.get('experiments/get', query, FoundExperiment)).experiment
  } catch (error) {
    if (!(error instanceof MlflowError) || ![400, 403, 404].includes(error.status)) throw error
    throw new Error(`MLFLOW_EXPERIMENT_ID: the experiment ${id} cannot be read. ${error.message}`)
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
      'Restore it (mlflow experiments restore), or give another name.',
  )
}

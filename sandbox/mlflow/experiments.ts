import type * as v from 'valibot'
import { invalidParameter, MlflowError, strict } from './errors.ts'
import type * as requests from './requests.ts'
import { serializeExperiment } from './serialize.ts'
import { addExperiment, type Lifecycle, requireExperiment, type WorkspaceState } from './store.ts'

/** `experiments/create`. The name of a deleted experiment is still in use. */
export function createExperiment(
  state: WorkspaceState,
  { name, artifact_location, tags }: v.InferOutput<typeof requests.createExperiment>,
) {
  checkName(state, name)
  if (findByName(state, name) !== undefined) {
    throw new MlflowError('RESOURCE_ALREADY_EXISTS', `Experiment(name=${name}) already exists.`)
  }
  const tagMap = new Map(tags.map(({ key, value }) => [key, value]))
  return { experiment_id: addExperiment(state, name, tagMap, artifact_location).id }
}

/** `experiments/get-by-name`. It also returns deleted experiments. */
export function getExperimentByName(
  state: WorkspaceState,
  { experiment_name }: v.InferOutput<typeof requests.getExperimentByName>,
) {
  checkName(state, experiment_name)
  const experiment = findByName(state, experiment_name)
  if (experiment === undefined) {
    throw new MlflowError(
      'RESOURCE_DOES_NOT_EXIST',
      `Could not find experiment with name '${experiment_name}'`,
    )
  }
  return { experiment: serializeExperiment(experiment) }
}

/** `experiments/get`. */
export function getExperiment(
  state: WorkspaceState,
  { experiment_id }: v.InferOutput<typeof requests.experimentById>,
) {
  const experiment = requireExperiment(state, parseExperimentId(experiment_id))
  return { experiment: serializeExperiment(experiment) }
}

/** `experiments/delete` and `experiments/restore`. They also delete and restore the experiment's runs. */
export function setLifecycle(lifecycle: Lifecycle) {
  return (
    state: WorkspaceState,
    { experiment_id }: v.InferOutput<typeof requests.experimentById>,
  ) => {
    const experiment = requireExperiment(state, parseExperimentId(experiment_id))
    if (experiment.lifecycle === lifecycle) {
      throw new MlflowError(
        'RESOURCE_DOES_NOT_EXIST',
        `No Experiment with id=${experiment_id} exists`,
      )
    }
    experiment.lifecycle = lifecycle
    experiment.lastUpdateTime = Date.now()
    for (const run of state.runs.values()) {
      if (run.experimentId === experiment.id) run.lifecycle = lifecycle
    }
    return {}
  }
}

/** Returns the id if it consists of digits, and throws an error otherwise. */
export function parseExperimentId(id: string): string {
  if (/^\d+$/.test(id)) return id
  throw invalidParameter(`Invalid experiment ID '${id}'. Experiment ID must be a valid integer.`)
}

function checkName({ settings }: WorkspaceState, name: string): void {
  if (!settings.absoluteExperimentNames) return
  if (!name.startsWith('/')) {
    throw invalidParameter(
      `Got an invalid experiment name '${name}'. An experiment name must be an absolute path within the Databricks workspace, e.g. '/Users/<some-username>/my-experiment'.`,
    )
  }
  if (name.startsWith('/Workspace/')) {
    throw invalidParameter(
      strict('the real server finds no experiment by a name that has /Workspace in it'),
    )
  }
}

function findByName(state: WorkspaceState, name: string) {
  return [...state.experiments.values()].find((experiment) => experiment.name === name)
}

import { invalidParameter, MlflowError, notFound, strictError } from './errors.ts'
import * as requests from './requests.ts'
import { route } from './route.ts'
import { serializeExperiment } from './serialize.ts'
import { addExperiment, type Lifecycle, requireExperiment, type WorkspaceState } from './store.ts'

/** `experiments/create`. The name of a deleted experiment is still in use. */
export const createExperiment = route(
  'POST',
  requests.createExperiment,
  (state, { name, artifact_location, tags }) => {
    checkName(state, name)
    if (findByName(state, name) !== undefined) {
      throw new MlflowError('RESOURCE_ALREADY_EXISTS', `Experiment(name=${name}) already exists.`)
    }
    const tagMap = new Map(tags.map(({ key, value }) => [key, value]))
    return { experiment_id: addExperiment(state, name, tagMap, artifact_location).id }
  },
)

/** `experiments/get-by-name`. It also returns deleted experiments. */
export const getExperimentByName = route(
  'GET',
  requests.getExperimentByName,
  (state, { experiment_name }) => {
    checkName(state, experiment_name)
    const experiment = findByName(state, experiment_name)
    if (experiment === undefined) {
      throw notFound(`Could not find experiment with name '${experiment_name}'`)
    }
    return { experiment: serializeExperiment(experiment) }
  },
)

/** `experiments/get`. */
export const getExperiment = route('GET', requests.experimentById, (state, { experiment_id }) => {
  const experiment = requireExperiment(state, parseExperimentId(experiment_id))
  return { experiment: serializeExperiment(experiment) }
})

/** `experiments/delete`. It also deletes the experiment's runs. */
export const deleteExperiment = setLifecycle('deleted')

/** `experiments/restore`. It also restores the experiment's runs. */
export const restoreExperiment = setLifecycle('active')

function setLifecycle(lifecycle: Lifecycle) {
  return route('POST', requests.experimentById, (state, { experiment_id }) => {
    const experiment = requireExperiment(state, parseExperimentId(experiment_id))
    if (experiment.lifecycle === lifecycle) {
      throw notFound(`No Experiment with id=${experiment_id} exists`)
    }
    experiment.lifecycle = lifecycle
    experiment.lastUpdateTime = Date.now()
    for (const run of state.runs.values()) {
      if (run.experimentId === experiment.id) run.lifecycle = lifecycle
    }
    return {}
  })
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
    throw strictError('the real server finds no experiment by a name that has /Workspace in it')
  }
}

function findByName(state: WorkspaceState, name: string) {
  return [...state.experiments.values()].find((experiment) => experiment.name === name)
}

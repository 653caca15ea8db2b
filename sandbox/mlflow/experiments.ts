import type * as v from 'valibot'
import { experimentAnswer } from './answers.ts'
import { invalid, Refusal, strict } from './refusal.ts'
import type * as requests from './requests.ts'
import { addExperiment, experimentOf, type Lifecycle, type State } from './store.ts'

/** `experiments/create`. A deleted experiment still holds its name. */
export function createExperiment(
  state: State,
  { name, artifact_location, tags }: v.InferOutput<typeof requests.experimentCreate>,
) {
  refuseRelative(state, name)
  if (named(state, name) !== undefined) {
    throw new Refusal('RESOURCE_ALREADY_EXISTS', `Experiment(name=${name}) already exists.`)
  }
  const tagged = new Map(tags.map(({ key, value }) => [key, value]))
  return { experiment_id: addExperiment(state, name, tagged, artifact_location).id }
}

/** `experiments/get-by-name`, which shows a deleted experiment too. */
export function getExperimentByName(
  state: State,
  { experiment_name }: v.InferOutput<typeof requests.experimentByName>,
) {
  refuseRelative(state, experiment_name)
  const experiment = named(state, experiment_name)
  if (experiment === undefined) {
    throw new Refusal(
      'RESOURCE_DOES_NOT_EXIST',
      `Could not find experiment with name '${experiment_name}'`,
    )
  }
  return { experiment: experimentAnswer(experiment) }
}

/** `experiments/get`. */
export function getExperiment(
  state: State,
  { experiment_id }: v.InferOutput<typeof requests.experimentById>,
) {
  return { experiment: experimentAnswer(experimentOf(state, numeric(experiment_id))) }
}

/** `experiments/delete` and `experiments/restore`: an experiment's runs go and return with it. */
export function moveExperiment(to: Lifecycle) {
  return (state: State, { experiment_id }: v.InferOutput<typeof requests.experimentById>) => {
    const experiment = experimentOf(state, numeric(experiment_id))
    if (experiment.lifecycle === to) {
      throw new Refusal('RESOURCE_DOES_NOT_EXIST', `No Experiment with id=${experiment_id} exists`)
    }
    experiment.lifecycle = to
    experiment.lastUpdateTime = Date.now()
    for (const run of state.runs.values())
      if (run.experimentId === experiment.id) run.lifecycle = to
    return {}
  }
}

/** An experiment id as it is stored, refused when it is not the text of an integer. */
export function numeric(id: string): string {
  if (/^\d+$/.test(id)) return id
  throw invalid(`Invalid experiment ID '${id}'. Experiment ID must be a valid integer.`)
}

function refuseRelative({ site }: State, name: string): void {
  if (!site.namesArePaths) return
  if (!name.startsWith('/')) {
    throw invalid(
      `Got an invalid experiment name '${name}'. An experiment name must be an absolute path within the Databricks workspace, e.g. '/Users/<some-username>/my-experiment'.`,
    )
  }
  if (name.startsWith('/Workspace/')) {
    throw invalid(strict('the real server finds no experiment by a name that has /Workspace in it'))
  }
}

function named(state: State, name: string) {
  return [...state.experiments.values()].find((experiment) => experiment.name === name)
}

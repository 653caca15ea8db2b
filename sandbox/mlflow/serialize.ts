import type { Experiment, Run } from './store.ts'

/** An experiment in the JSON form of the API. */
export function serializeExperiment(experiment: Experiment) {
  return {
    experiment_id: experiment.id,
    name: experiment.name,
    artifact_location: experiment.artifactLocation,
    lifecycle_stage: experiment.lifecycle,
    last_update_time: experiment.lastUpdateTime,
    creation_time: experiment.creationTime,
    ...optionalList('tags', keyValues(experiment.tags)),
  }
}

/** The info of a run in the JSON form of the API. Like the real server, it has the id twice. */
export function serializeRunInfo(run: Run) {
  return {
    run_uuid: run.id,
    experiment_id: run.experimentId,
    run_name: run.name,
    user_id: run.userId,
    status: run.status,
    start_time: run.startTime,
    ...(run.endTime === undefined ? {} : { end_time: run.endTime }),
    artifact_uri: run.artifactUri,
    lifecycle_stage: run.lifecycle,
    run_id: run.id,
  }
}

/** A run in the JSON form of the API. Empty lists are left out. */
export function serializeRun(run: Run) {
  // A run shows only the latest point of each metric. Another endpoint returns the history.
  const points = run.metrics.toSorted((a, b) => a.step - b.step || a.timestamp - b.timestamp)
  const metrics = [...new Map(points.map((metric) => [metric.key, metric])).values()]
  const inputs = run.inputs.map(({ dataset, tags }) => ({
    ...optionalList('tags', keyValues(tags)),
    dataset,
  }))
  return {
    info: serializeRunInfo(run),
    data: {
      ...optionalList('metrics', metrics),
      ...optionalList('params', keyValues(run.params)),
      ...optionalList('tags', keyValues(run.tags)),
    },
    inputs: optionalList('dataset_inputs', inputs),
  }
}

function keyValues(map: ReadonlyMap<string, string>) {
  return [...map].map(([key, value]) => ({ key, value }))
}

/** A field with a list, or no field if the list is empty. */
export function optionalList(name: string, list: readonly unknown[]): Record<string, unknown> {
  return list.length === 0 ? {} : { [name]: list }
}

import type { Experiment, Run } from './store.ts'

/** An experiment as `experiments/get` shows it. */
export function experimentAnswer(experiment: Experiment) {
  return {
    experiment_id: experiment.id,
    name: experiment.name,
    artifact_location: experiment.artifactLocation,
    lifecycle_stage: experiment.lifecycle,
    last_update_time: experiment.lastUpdateTime,
    creation_time: experiment.creationTime,
    ...some('tags', pairs(experiment.tags)),
  }
}

/** A run's info, under both of its ids as the real server gives it. */
export function infoAnswer(run: Run) {
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

/** A run as `runs/get` and `runs/search` show it: lists with nothing in them are left out. */
export function runAnswer(run: Run) {
  // One point for each key: the run shows a metric's latest, and its history is asked for apart.
  const points = run.metrics.toSorted((a, b) => a.step - b.step || a.timestamp - b.timestamp)
  const metrics = [...new Map(points.map((metric) => [metric.key, metric])).values()]
  const inputs = run.inputs.map(({ dataset, tags }) => ({ ...some('tags', pairs(tags)), dataset }))
  return {
    info: infoAnswer(run),
    data: {
      ...some('metrics', metrics),
      ...some('params', pairs(run.params)),
      ...some('tags', pairs(run.tags)),
    },
    inputs: some('dataset_inputs', inputs),
  }
}

function pairs(map: ReadonlyMap<string, string>) {
  return [...map].map(([key, value]) => ({ key, value }))
}

/** A field holding a list, or no field when the list is empty. */
export function some(name: string, list: readonly unknown[]): Record<string, unknown> {
  return list.length === 0 ? {} : { [name]: list }
}

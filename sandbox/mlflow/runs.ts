import { randomUUID } from 'node:crypto'
import { integrityError, invalidParameter } from './errors.ts'
import { parseExperimentId } from './experiments.ts'
import * as requests from './requests.ts'
import { route } from './route.ts'
import { serializeRun, serializeRunInfo } from './serialize.ts'
import {
  checkActive,
  type Dataset,
  type Run,
  requireActiveRun,
  requireExperiment,
  requireRun,
  type WorkspaceState,
} from './store.ts'

const RUN_NAME = 'mlflow.runName'

type KeyValue = Readonly<{ key: string; value: string }>

/** `runs/create`. The name of the run and the tag `mlflow.runName` are the same value. */
export const createRun = route('POST', requests.createRun, (state, request) => {
  const { experiment_id, run_name, user_id, start_time } = request
  if (!experiment_id) {
    throw integrityError(state.settings.database, 'foreignKey', 'runs')
  }
  const experiment = requireExperiment(state, parseExperimentId(experiment_id))
  checkActive('experiment', experiment)
  const tags = new Map(request.tags.map(({ key, value }) => [key, value]))
  if (tags.size < request.tags.length) {
    throw integrityError(state.settings.database, 'duplicate', 'tags')
  }
  const name = runName(run_name, tags.get(RUN_NAME)) ?? `unnamed-run-${state.runs.size + 1}`
  tags.set(RUN_NAME, name)
  const id = randomUUID().replaceAll('-', '')
  const run: Run = {
    id,
    experimentId: experiment.id,
    name,
    userId: user_id,
    status: 'RUNNING',
    startTime: start_time,
    createdAt: performance.now(),
    endTime: undefined,
    lifecycle: 'active',
    artifactUri: `${experiment.artifactLocation}/${id}/artifacts`,
    params: new Map(),
    tags,
    metrics: [],
    inputs: [],
  }
  state.runs.set(id, run)
  return { run: serializeRun(run) }
})

function runName(field: string, tag: string | undefined): string | undefined {
  if (field && tag !== undefined && field !== tag) {
    throw invalidParameter(
      `Both 'run_name' argument and '${RUN_NAME}' tag are specified, but with different values (run_name='${field}', ${RUN_NAME}='${tag}').`,
    )
  }
  return field || tag || undefined
}

/** `runs/get`. It also returns deleted runs. */
export const getRun = route('GET', requests.runById, (state, { run_id }) => {
  return { run: { ...serializeRun(requireRun(state, run_id)), outputs: {} } }
})

/** `runs/update`. */
export const updateRun = route('POST', requests.updateRun, (state, request) => {
  const run = requireActiveRun(state, request.run_id)
  run.status = request.status ?? run.status
  run.endTime = request.end_time ?? run.endTime
  if (request.run_name !== undefined) setRunTag(run, { key: RUN_NAME, value: request.run_name })
  return { run_info: serializeRunInfo(run) }
})

/** `runs/delete`. It also accepts a run that is already deleted. */
export const deleteRun = route('POST', requests.runById, (state, { run_id }) => {
  requireRun(state, run_id).lifecycle = 'deleted'
  return {}
})

/** `runs/log-batch`. It stores the whole batch or nothing. */
export const logBatch = route('POST', requests.logBatch, (state, request) => {
  const run = requireActiveRun(state, request.run_id)
  rejectDuplicateKeys(request.params)
  rejectChangedParams(run, request.params)
  for (const { key, value } of request.params) run.params.set(key, value)
  for (const tag of request.tags) setRunTag(run, tag)
  run.metrics.push(...request.metrics)
  return {}
})

/** `runs/log-parameter`. */
export const logParameter = route('POST', requests.logParameter, (state, request) => {
  const run = requireActiveRun(state, request.run_id)
  rejectChangedParams(run, [request])
  run.params.set(request.key, request.value)
  return {}
})

/** `runs/set-tag`. */
export const setTag = route('POST', requests.setTag, (state, request) => {
  setRunTag(requireActiveRun(state, request.run_id), request)
  return {}
})

/**
 * `runs/log-inputs`. An experiment has one dataset for each name and digest, with the fields of the first
 * request. A run has one input for each dataset, with the tags of the first request.
 */
export const logInputs = route('POST', requests.logInputs, (state, { run_id, datasets }) => {
  const run = requireActiveRun(state, run_id)
  for (const { tags } of datasets) {
    if (new Set(tags.map(({ key }) => key)).size < tags.length) {
      throw integrityError(state.settings.database, 'duplicate', 'input_tags')
    }
  }
  for (const { dataset, tags } of datasets) {
    const stored = storeDataset(state, run, dataset)
    if (run.inputs.some((input) => input.dataset === stored)) continue
    run.inputs.push({ dataset: stored, tags: new Map(tags.map(({ key, value }) => [key, value])) })
  }
  return {}
})

function storeDataset(state: WorkspaceState, run: Run, dataset: Dataset): Dataset {
  const identity = JSON.stringify([run.experimentId, dataset.name, dataset.digest])
  const stored = state.datasets.get(identity) ?? dataset
  state.datasets.set(identity, stored)
  return stored
}

function setRunTag(run: Run, { key, value }: KeyValue): void {
  run.tags.set(key, value)
  if (key === RUN_NAME) run.name = value
}

function rejectDuplicateKeys(params: readonly KeyValue[]): void {
  const keys = params.map(({ key }) => key)
  const duplicates = keys.filter((key, index) => keys.indexOf(key) !== index)
  if (duplicates.length === 0) return
  throw invalidParameter(
    `Duplicate parameter keys have been submitted: ['${duplicates.join("', '")}']. Please ensure the request contains only one param value per param key.`,
  )
}

function rejectChangedParams(run: Run, params: readonly KeyValue[]): void {
  const changed = params
    .filter(({ key, value }) => run.params.has(key) && run.params.get(key) !== value)
    .map(
      ({ key, value }) =>
        `{'key': '${key}', 'old_value': '${run.params.get(key)}', 'new_value': '${value}'}`,
    )
  if (changed.length === 0) return
  throw invalidParameter(
    `Changing param values is not allowed. Params were already logged='[${changed.join(', ')}]' for run ID='${run.id}'.`,
  )
}

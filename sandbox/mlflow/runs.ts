import { randomUUID } from 'node:crypto'
import type * as v from 'valibot'
import { infoAnswer, runAnswer } from './answers.ts'
import { numeric } from './experiments.ts'
import { invalid, Refusal } from './refusal.ts'
import type * as requests from './requests.ts'
import { activeRun, experimentOf, type Run, refuseDeleted, runOf, type State } from './store.ts'

const RUN_NAME = 'mlflow.runName'

type Pair = Readonly<{ key: string; value: string }>

/** `runs/create`. The name and the tag that shows it are one thing, whichever is given. */
export function createRun(state: State, request: v.InferOutput<typeof requests.runCreate>) {
  const { experiment_id, run_name, user_id, start_time } = request
  if (!experiment_id) {
    throw new Refusal('BAD_REQUEST', '(sqlite3.IntegrityError) FOREIGN KEY constraint failed')
  }
  const experiment = experimentOf(state, numeric(experiment_id))
  refuseDeleted('experiment', experiment)
  const tags = new Map(request.tags.map(({ key, value }) => [key, value]))
  if (tags.size < request.tags.length) {
    throw new Refusal('BAD_REQUEST', '(sqlite3.IntegrityError) UNIQUE constraint failed: tags.key')
  }
  const name = nameOf(run_name, tags.get(RUN_NAME)) ?? `unnamed-run-${state.runs.size + 1}`
  tags.set(RUN_NAME, name)
  const id = randomUUID().replaceAll('-', '')
  const run: Run = {
    id,
    experimentId: experiment.id,
    name,
    userId: user_id,
    status: 'RUNNING',
    startTime: start_time,
    endTime: undefined,
    lifecycle: 'active',
    artifactUri: `${experiment.artifactLocation}/${id}/artifacts`,
    params: new Map(),
    tags,
    metrics: [],
    inputs: [],
  }
  state.runs.set(id, run)
  return { run: runAnswer(run) }
}

function nameOf(field: string, tag: string | undefined): string | undefined {
  if (field && tag !== undefined && field !== tag) {
    throw invalid(
      `Both 'run_name' argument and '${RUN_NAME}' tag are specified, but with different values (run_name='${field}', ${RUN_NAME}='${tag}').`,
    )
  }
  return field || tag || undefined
}

/** `runs/get`, which shows a deleted run too. */
export function getRun(state: State, { run_id }: v.InferOutput<typeof requests.runById>) {
  return { run: { ...runAnswer(runOf(state, run_id)), outputs: {} } }
}

/** `runs/update`. */
export function updateRun(state: State, request: v.InferOutput<typeof requests.runUpdate>) {
  const run = activeRun(state, request.run_id)
  run.status = request.status ?? run.status
  run.endTime = request.end_time ?? run.endTime
  if (request.run_name !== undefined) tag(run, { key: RUN_NAME, value: request.run_name })
  return { run_info: infoAnswer(run) }
}

/** `runs/delete`, which does nothing to a run already deleted. */
export function deleteRun(state: State, { run_id }: v.InferOutput<typeof requests.runById>) {
  runOf(state, run_id).lifecycle = 'deleted'
  return {}
}

/** `runs/log-batch`: all of it is taken, or none. */
export function logBatch(state: State, request: v.InferOutput<typeof requests.logBatch>) {
  const run = activeRun(state, request.run_id)
  refuseRepeated(request.params)
  refuseChanged(run, request.params)
  for (const { key, value } of request.params) run.params.set(key, value)
  for (const pair of request.tags) tag(run, pair)
  run.metrics.push(...request.metrics)
  return {}
}

/** `runs/log-parameter`. */
export function logParameter(state: State, request: v.InferOutput<typeof requests.paramSet>) {
  const run = activeRun(state, request.run_id)
  refuseChanged(run, [request])
  run.params.set(request.key, request.value)
  return {}
}

/** `runs/set-tag`. */
export function setTag(state: State, request: v.InferOutput<typeof requests.tagSet>) {
  tag(activeRun(state, request.run_id), request)
  return {}
}

function tag(run: Run, { key, value }: Pair): void {
  run.tags.set(key, value)
  if (key === RUN_NAME) run.name = value
}

function refuseRepeated(params: readonly Pair[]): void {
  const keys = params.map(({ key }) => key)
  const repeated = keys.filter((key, index) => keys.indexOf(key) !== index)
  if (repeated.length === 0) return
  throw invalid(
    `Duplicate parameter keys have been submitted: ['${repeated.join("', '")}']. Please ensure the request contains only one param value per param key.`,
  )
}

function refuseChanged(run: Run, params: readonly Pair[]): void {
  const changed = params
    .filter(({ key, value }) => run.params.has(key) && run.params.get(key) !== value)
    .map(
      ({ key, value }) =>
        `{'key': '${key}', 'old_value': '${run.params.get(key)}', 'new_value': '${value}'}`,
    )
  if (changed.length === 0) return
  throw invalid(
    `Changing param values is not allowed. Params were already logged='[${changed.join(', ')}]' for run ID='${run.id}'.`,
  )
}

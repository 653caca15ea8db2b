import type * as v from 'valibot'
import {
  createExperiment,
  getExperiment,
  getExperimentByName,
  moveExperiment,
} from './experiments.ts'
import { parse } from './fields.ts'
import { logInputs } from './inputs.ts'
import * as requests from './requests.ts'
import { createRun, deleteRun, getRun, logBatch, logParameter, setTag, updateRun } from './runs.ts'
import { searchRuns } from './search.ts'
import type { State } from './store.ts'

export type Route = Readonly<{
  method: 'GET' | 'POST'
  act(state: State, given: unknown): unknown
}>

function route<const S extends v.GenericSchema>(
  method: Route['method'],
  schema: S,
  act: (state: State, request: v.InferOutput<S>) => unknown,
): Route {
  return { method, act: (state, given) => act(state, parse(schema, given)) }
}

/** The endpoints below `/api/2.0/mlflow/`, by name. */
export const ROUTES: ReadonlyMap<string, Route> = new Map([
  ['experiments/get-by-name', route('GET', requests.experimentByName, getExperimentByName)],
  ['experiments/get', route('GET', requests.experimentById, getExperiment)],
  ['experiments/create', route('POST', requests.experimentCreate, createExperiment)],
  ['experiments/delete', route('POST', requests.experimentById, moveExperiment('deleted'))],
  ['experiments/restore', route('POST', requests.experimentById, moveExperiment('active'))],
  ['runs/create', route('POST', requests.runCreate, createRun)],
  ['runs/get', route('GET', requests.runById, getRun)],
  ['runs/search', route('POST', requests.runSearch, searchRuns)],
  ['runs/log-batch', route('POST', requests.logBatch, logBatch)],
  ['runs/log-parameter', route('POST', requests.paramSet, logParameter)],
  ['runs/set-tag', route('POST', requests.tagSet, setTag)],
  ['runs/log-inputs', route('POST', requests.logInputs, logInputs)],
  ['runs/update', route('POST', requests.runUpdate, updateRun)],
  ['runs/delete', route('POST', requests.runById, deleteRun)],
])

import type * as v from 'valibot'
import {
  createExperiment,
  getExperiment,
  getExperimentByName,
  setLifecycle,
} from './experiments.ts'
import { parseRequest } from './fields.ts'
import * as requests from './requests.ts'
import {
  createRun,
  deleteRun,
  getRun,
  logBatch,
  logInputs,
  logParameter,
  setTag,
  updateRun,
} from './runs.ts'
import { searchRuns } from './search.ts'
import type { WorkspaceState } from './store.ts'

export type Route = Readonly<{
  method: 'GET' | 'POST'
  handle(state: WorkspaceState, input: unknown): unknown
}>

function route<const S extends v.GenericSchema>(
  method: Route['method'],
  schema: S,
  handle: (state: WorkspaceState, request: v.InferOutput<S>) => unknown,
): Route {
  return { method, handle: (state, input) => handle(state, parseRequest(schema, input)) }
}

/** The endpoints below `/api/2.0/mlflow/`, by name. */
export const ROUTES: ReadonlyMap<string, Route> = new Map([
  ['experiments/get-by-name', route('GET', requests.getExperimentByName, getExperimentByName)],
  ['experiments/get', route('GET', requests.experimentById, getExperiment)],
  ['experiments/create', route('POST', requests.createExperiment, createExperiment)],
  ['experiments/delete', route('POST', requests.experimentById, setLifecycle('deleted'))],
  ['experiments/restore', route('POST', requests.experimentById, setLifecycle('active'))],
  ['runs/create', route('POST', requests.createRun, createRun)],
  ['runs/get', route('GET', requests.runById, getRun)],
  ['runs/search', route('POST', requests.searchRuns, searchRuns)],
  ['runs/log-batch', route('POST', requests.logBatch, logBatch)],
  ['runs/log-parameter', route('POST', requests.logParameter, logParameter)],
  ['runs/set-tag', route('POST', requests.setTag, setTag)],
  ['runs/log-inputs', route('POST', requests.logInputs, logInputs)],
  ['runs/update', route('POST', requests.updateRun, updateRun)],
  ['runs/delete', route('POST', requests.runById, deleteRun)],
])

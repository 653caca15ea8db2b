import {
  json,
  type LoopbackServer,
  listen,
  type ReceivedRequest,
  type Reply,
  type UnnamedRequest,
} from '../http.ts'
import { ARTIFACTS_PATH, answerArtifact, presignUpload, readArtifact } from './artifacts.ts'
import {
  type AuthOptions,
  authenticationError,
  createTokenEndpoint,
  TOKEN_PATH,
  type TokenEndpoint,
} from './auth.ts'
import { htmlError, invalidParameter, MlflowError, strictError } from './errors.ts'
import * as experiments from './experiments.ts'
import type { Route } from './route.ts'
import * as runs from './runs.ts'
import { searchRuns } from './search.ts'
import type { MlflowStore, Run, WorkspaceState } from './store.ts'
import {
  createWorkspaces,
  DEFAULT_WORKSPACE,
  selectWorkspace,
  type WorkspaceOptions,
  type Workspaces,
} from './workspaces.ts'

export type MlflowOptions = AuthOptions &
  WorkspaceOptions &
  Readonly<{
    /** False for a server older than MLflow 2.4, which has no dataset inputs. */
    datasets?: false
    /** Runs that `runs/search` does not show: all, or those that are newer than this, in milliseconds. */
    hidesRuns?: 'all' | number
    /** False for a server older than MLflow 3.12, which signs no uploads. */
    presigned?: false
  }>

/** A stand-in for an MLflow tracking server. */
export interface MlflowSandbox extends LoopbackServer {
  /** The records of the workspace `default`. */
  readonly store: MlflowStore
  /** The records of all workspaces, by name. */
  readonly workspaces: ReadonlyMap<string, MlflowStore>
}

type Context = Readonly<{
  options: MlflowOptions
  workspaces: Workspaces
  tokenEndpoint: TokenEndpoint | undefined
}>

const API_PATH = '/api/2.0/mlflow/'
const PRESIGN = 'artifacts/presigned-upload-url'
const VERSION = '3.17.2'
const MAX_BATCH_BYTES = 1_000_000

/** The endpoints below `/api/2.0/mlflow/`, by name. */
const ROUTES: ReadonlyMap<string, Route> = new Map([
  ['experiments/get-by-name', experiments.getExperimentByName],
  ['experiments/get', experiments.getExperiment],
  ['experiments/create', experiments.createExperiment],
  ['experiments/delete', experiments.deleteExperiment],
  ['experiments/restore', experiments.restoreExperiment],
  ['runs/create', runs.createRun],
  ['runs/get', runs.getRun],
  ['runs/search', searchRuns],
  ['runs/log-batch', runs.logBatch],
  ['runs/log-parameter', runs.logParameter],
  ['runs/set-tag', runs.setTag],
  ['runs/log-inputs', runs.logInputs],
  ['runs/update', runs.updateRun],
  ['runs/delete', runs.deleteRun],
  [PRESIGN, presignUpload],
])

/**
 * Starts a tracking server that answers like MLflow 3. It also rejects requests that MLflow answers with 200
 * although it loses data. The messages of these errors start with `Strict: `.
 */
export async function startMlflow(options: MlflowOptions = {}, port = 0): Promise<MlflowSandbox> {
  let workspaces: Workspaces = new Map()
  const server = await listen((url) => {
    workspaces = createWorkspaces(options, url)
    const tokenEndpoint = options.databricks && createTokenEndpoint(options.databricks, url)
    const context = { options, workspaces, tokenEndpoint }
    return { name, answer: (request) => answer(context, request) }
  }, port)
  const store = workspaces.get(DEFAULT_WORKSPACE)
  if (store === undefined) throw new Error(`no workspace ${DEFAULT_WORKSPACE}`)
  return { ...server, store, workspaces }
}

function name({ method, path }: UnnamedRequest): string {
  if (['/health', '/version', '/get-artifact'].includes(path)) return path.slice(1)
  if (method === 'POST' && path === TOKEN_PATH) return path.slice(1)
  if (path.startsWith(ARTIFACTS_PATH) && /^(PUT|GET)$/.test(method)) {
    return `artifacts/${method.toLowerCase()}`
  }
  const endpoint = path.slice(API_PATH.length)
  return path.startsWith(API_PATH) && ROUTES.has(endpoint) ? endpoint : `${method} ${path}`
}

function answer({ options, workspaces, tokenEndpoint }: Context, request: ReceivedRequest): Reply {
  if (request.path === '/health') return textReply('OK')
  if (tokenEndpoint !== undefined && request.name === 'oidc/v1/token') {
    return tokenEndpoint.answer(request)
  }
  const authError = authenticationError(options, tokenEndpoint, request)
  if (authError !== undefined) return authError
  if (request.path === '/version') return textReply(VERSION)
  try {
    const state = selectWorkspace(workspaces, options.workspaces !== undefined, request)
    if (request.path.startsWith(ARTIFACTS_PATH)) return answerArtifact(state, request)
    const route = ROUTES.get(request.name)
    if (request.name === 'get-artifact') return readArtifact(state, request.query)
    if (options.datasets === false && request.name === 'runs/log-inputs') return htmlError(404)
    if (options.presigned === false && request.name === PRESIGN) return htmlError(404)
    const reply = route === undefined ? htmlError(404) : callRoute(state, options, route, request)
    return options.datasets === false ? withoutInputs(reply) : reply
  } catch (error) {
    if (error instanceof MlflowError) return error.reply()
    throw error
  }
}

function callRoute(
  state: WorkspaceState,
  { hidesRuns }: MlflowOptions,
  route: Route,
  request: ReceivedRequest,
): Reply {
  if (request.method !== route.method) return htmlError(405, { allow: `${route.method}, OPTIONS` })
  if (route.method === 'GET') {
    return json(200, route.handle(state, Object.fromEntries(request.query)))
  }
  if (request.headers['content-type']?.split(';')[0] !== 'application/json') {
    throw invalidParameter("Bad Request. Content-Type must be one of ['application/json'].")
  }
  if (request.body.length > MAX_BATCH_BYTES && request.name === 'runs/log-batch') {
    throw strictError(
      `a batch of over ${MAX_BATCH_BYTES} bytes: some servers enforce this documented limit`,
    )
  }
  const body = parseObject(request.body)
  if (body === undefined) return htmlError(500)
  const isHiding = hidesRuns !== undefined && request.name === 'runs/search'
  return json(200, route.handle(isHiding ? withoutRuns(state, hidesRuns) : state, body))
}

function withoutRuns(state: WorkspaceState, hidden: 'all' | number): WorkspaceState {
  const shown = ({ createdAt }: Run) => hidden !== 'all' && performance.now() - createdAt > hidden
  return { ...state, runs: new Map([...state.runs].filter(([, run]) => shown(run))) }
}

function withoutInputs({ body = '', ...reply }: Reply): Reply {
  const value: unknown = JSON.parse(String(body))
  const text = JSON.stringify(value, (key, part) => (key === 'inputs' ? undefined : part))
  return { ...reply, body: text }
}

function parseObject(body: Buffer): object | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

function textReply(body: string): Reply {
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
}

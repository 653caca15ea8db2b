import {
  json,
  type LoopbackServer,
  listen,
  type ReceivedRequest,
  type Reply,
  type UnnamedRequest,
} from '../http.ts'
import { ARTIFACTS, artifact } from './artifacts.ts'
import { unauthenticated } from './auth.ts'
import { type Issuer, startIssuer, TOKEN_PATH } from './databricks.ts'
import type { MlflowOptions } from './options.ts'
import { invalid, page, Refusal, strict } from './refusal.ts'
import { ROUTES, type Route } from './routes.ts'
import type { MlflowStore, State } from './store.ts'
import { DEFAULT, openWorkspaces, type Workspaces, workspaceOf } from './workspaces.ts'

export type { DatabricksOptions, MlflowOptions } from './options.ts'

/** An MLflow tracking server on loopback, and what it holds. */
export interface MlflowSandbox extends LoopbackServer {
  /** That of the workspace `default`, which is all there is unless workspaces were asked for. */
  readonly store: MlflowStore
  /** The stores of all workspaces, by name. */
  readonly workspaces: ReadonlyMap<string, MlflowStore>
}

/** What the answers come from. */
type Serving = Readonly<{
  options: MlflowOptions
  workspaces: Workspaces
  issuer: Issuer | undefined
}>

const API = '/api/2.0/mlflow/'
const VERSION = '3.17.2'
const MOST_BYTES = 1_000_000

/**
 * Starts a tracking server that answers as MLflow 3 does, and refuses whatever MLflow would
 * accept with a 200 and then lose. Such a refusal's message begins with `Strict: `.
 */
export async function startMlflow(options: MlflowOptions = {}, port = 0): Promise<MlflowSandbox> {
  const workspaces = openWorkspaces(options)
  const store = workspaces.get(DEFAULT)
  if (store === undefined) throw new Error(`no workspace ${DEFAULT}`)
  const listening = await listen((url) => {
    const issuer = options.databricks && startIssuer(options.databricks, url)
    const serving = { options, workspaces, issuer }
    return { name, answer: (request) => answer(serving, request) }
  }, port)
  return { ...listening, store, workspaces }
}

function name({ method, path }: UnnamedRequest): string {
  if (path === '/health' || path === '/version') return path.slice(1)
  if (method === 'POST' && path === TOKEN_PATH) return path.slice(1)
  if (path.startsWith(ARTIFACTS) && /^(PUT|GET)$/.test(method)) {
    return `artifacts/${method.toLowerCase()}`
  }
  const endpoint = path.slice(API.length)
  return path.startsWith(API) && ROUTES.has(endpoint) ? endpoint : `${method} ${path}`
}

function answer({ options, workspaces, issuer }: Serving, request: ReceivedRequest): Reply {
  if (request.path === '/health') return text('OK')
  if (issuer !== undefined && request.name === 'oidc/v1/token') return issuer.exchange(request)
  const refused = unauthenticated(options, issuer, request)
  if (refused !== undefined) return refused
  if (request.path === '/version') return text(VERSION)
  try {
    const state = workspaceOf(workspaces, options.workspaces !== undefined, request)
    if (request.path.startsWith(ARTIFACTS)) return artifact(state, request)
    const route = ROUTES.get(request.name)
    if (options.datasets === false && request.name === 'runs/log-inputs') return page(404)
    const reply = route === undefined ? page(404) : act(state, route, request)
    return options.datasets === false ? withoutInputs(reply) : reply
  } catch (error) {
    if (error instanceof Refusal) return error.reply()
    throw error
  }
}

function act(state: State, route: Route, request: ReceivedRequest): Reply {
  if (request.method !== route.method) return page(405, { allow: `${route.method}, OPTIONS` })
  if (route.method === 'GET') return json(200, route.act(state, Object.fromEntries(request.query)))
  if (request.headers['content-type']?.split(';')[0] !== 'application/json') {
    throw invalid("Bad Request. Content-Type must be one of ['application/json'].")
  }
  if (request.body.length > MOST_BYTES && request.name === 'runs/log-batch') {
    throw invalid(
      strict(`a batch of over ${MOST_BYTES} bytes: some servers enforce this documented limit`),
    )
  }
  const given = object(request.body)
  return given === undefined ? page(500) : json(200, route.act(state, given))
}

function withoutInputs({ body = '', ...reply }: Reply): Reply {
  const value: unknown = JSON.parse(String(body))
  const text = JSON.stringify(value, (key, part) => (key === 'inputs' ? undefined : part))
  return { ...reply, body: text }
}

function object(body: Buffer): object | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

function text(body: string): Reply {
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
}

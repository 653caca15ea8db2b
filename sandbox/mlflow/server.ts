import { json, type Listening, listen, type Received, type Reply } from '../http.ts'
import { ARTIFACTS, artifact } from './artifacts.ts'
import { authenticated, type MlflowOptions, UNAUTHENTICATED } from './auth.ts'
import { invalid, page, Refusal, strict } from './refusal.ts'
import { ROUTES, type Route } from './routes.ts'
import { type MlflowStore, newState, type State } from './store.ts'

export type { MlflowOptions } from './auth.ts'

/** An MLflow tracking server on loopback, and what it holds. */
export interface MlflowSandbox extends Listening {
  readonly store: MlflowStore
}

const API = '/api/2.0/mlflow/'
const VERSION = '3.17.2'
const MOST_BYTES = 1_000_000

/**
 * Starts a tracking server that answers as MLflow 3 does, and refuses whatever MLflow would
 * accept with a 200 and then lose. Such a refusal's message begins with `Strict: `.
 */
export async function startMlflow(options: MlflowOptions = {}, port = 0): Promise<MlflowSandbox> {
  const state = newState()
  const listening = await listen(
    () => ({ name, answer: (request) => answer(state, options, request) }),
    port,
  )
  return { ...listening, store: state }
}

function name({ method, path }: Omit<Received, 'name'>): string {
  if (path === '/health' || path === '/version') return path.slice(1)
  if (path.startsWith(ARTIFACTS) && /^(PUT|GET)$/.test(method)) {
    return `artifacts/${method.toLowerCase()}`
  }
  const endpoint = path.slice(API.length)
  return path.startsWith(API) && ROUTES.has(endpoint) ? endpoint : `${method} ${path}`
}

function answer(state: State, options: MlflowOptions, request: Received): Reply {
  if (request.path === '/health') return text('OK')
  if (!authenticated(options, request)) return UNAUTHENTICATED
  if (request.path === '/version') return text(VERSION)
  try {
    if (request.path.startsWith(ARTIFACTS)) return artifact(state, request)
    const route = ROUTES.get(request.name)
    return route === undefined ? page(404) : act(state, route, request)
  } catch (error) {
    if (error instanceof Refusal) return error.reply()
    throw error
  }
}

function act(state: State, route: Route, request: Received): Reply {
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

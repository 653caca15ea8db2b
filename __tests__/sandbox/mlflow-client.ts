import { afterEach, beforeEach, expect } from '@jest/globals'
import { type MlflowOptions, type MlflowSandbox, startMlflow } from '../../sandbox/mlflow/server.ts'

export type Answer = Readonly<{ status: number; type: string | null; text: string; body: unknown }>

let mlflow: MlflowSandbox

/** A stand-in of its own for each test of a file. */
export function useMlflow(options?: MlflowOptions): void {
  beforeEach(async () => {
    mlflow = await startMlflow(options)
  })
  afterEach(() => mlflow.close())
}

export function store() {
  return mlflow.store
}

export function receivedNames(): string[] {
  return mlflow.received.map(({ name }) => name)
}

export async function call(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(`${mlflow.url}${path}`, init)
  const text = await response.text()
  const type = response.headers.get('content-type')
  const body: unknown = type === 'application/json' ? JSON.parse(text) : undefined
  return { status: response.status, type, text, body }
}

export function get(endpoint: string, query: Record<string, string> = {}): Promise<Answer> {
  return call(`/api/2.0/mlflow/${endpoint}?${new URLSearchParams(query)}`)
}

export function post(endpoint: string, body: unknown, type = 'application/json'): Promise<Answer> {
  return call(`/api/2.0/mlflow/${endpoint}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

/** Creates a run in the experiment 0, if not told otherwise, and returns its id. */
export async function newRun(over: Record<string, unknown> = {}): Promise<string> {
  const before = mlflow.store.runs.size
  const { text } = await post('runs/create', { experiment_id: '0', start_time: 1, ...over })
  const id = [...mlflow.store.runs.keys()].at(before)
  if (id === undefined) throw new Error(text)
  return id
}

export function dataset(over: Record<string, unknown> = {}) {
  return { name: 'o/r', digest: 'd1', source_type: 'http', source: '{}', ...over }
}

/** The error envelope of a refusal whose message holds this. */
export function refusal(message: string, code = 'INVALID_PARAMETER_VALUE') {
  return { error_code: code, message: expect.stringContaining(message) }
}

/** The error envelope of a refusal that only the stand-in makes. */
export const STRICT = {
  error_code: 'INVALID_PARAMETER_VALUE',
  message: expect.stringMatching(/^Strict: /),
}

import { afterEach, beforeEach, expect } from '@jest/globals'
import {
  type MlflowOptions,
  type MlflowSandbox,
  startMlflow,
} from '../../../sandbox/mlflow/server.ts'

type ApiReply = Readonly<{
  status: number
  type: string | null
  text: string
  body: unknown
}>

let mlflow: MlflowSandbox

/** Starts a server for each test of a file. */
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

export async function request(path: string, init: RequestInit = {}): Promise<ApiReply> {
  const response = await fetch(`${mlflow.url}${path}`, init)
  const text = await response.text()
  const type = response.headers.get('content-type')
  const body: unknown = type === 'application/json' ? JSON.parse(text) : undefined
  return { status: response.status, type, text, body }
}

export function get(endpoint: string, query: Record<string, string> = {}): Promise<ApiReply> {
  return request(`/api/2.0/mlflow/${endpoint}?${new URLSearchParams(query)}`)
}

export function post(
  endpoint: string,
  body: unknown,
  type = 'application/json',
): Promise<ApiReply> {
  return request(`/api/2.0/mlflow/${endpoint}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

/** Creates a run and returns its id. The default experiment is 0. */
export async function createRun(fields: Record<string, unknown> = {}): Promise<string> {
  const before = mlflow.store.runs.size
  const { text } = await post('runs/create', { experiment_id: '0', start_time: 1, ...fields })
  const id = [...mlflow.store.runs.keys()].at(before)
  if (id === undefined) throw new Error(text)
  return id
}

export function dataset(fields: Record<string, unknown> = {}) {
  return { name: 'o/r', digest: 'd1', source_type: 'http', source: '{}', ...fields }
}

/** An error whose message contains this text. */
export function mlflowError(message: string, code = 'INVALID_PARAMETER_VALUE') {
  return { error_code: code, message: expect.stringContaining(message) }
}

/** An error that only the stand-in returns. */
export const STRICT_ERROR = {
  error_code: 'INVALID_PARAMETER_VALUE',
  message: expect.stringMatching(/^Strict: /),
}

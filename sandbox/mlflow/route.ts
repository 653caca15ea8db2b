import * as v from 'valibot'
import { invalidParameter } from './errors.ts'
import type { WorkspaceState } from './store.ts'

/** An endpoint of the API. `input` is the parsed query (GET) or JSON body (POST). */
export type Route = Readonly<{
  method: 'GET' | 'POST'
  handle(state: WorkspaceState, input: unknown): unknown
}>

/** Creates an endpoint that accepts requests with this schema. `handle` returns the JSON of the reply. */
export function route<const S extends v.GenericSchema>(
  method: Route['method'],
  schema: S,
  handle: (state: WorkspaceState, request: v.InferOutput<S>) => unknown,
): Route {
  return { method, handle: (state, input) => handle(state, parseRequest(schema, input)) }
}

/**
 * Parses a request. Throws an error for the first field that is not valid. In the messages of a schema, `{path}`,
 * `{value}` and `{type}` stand for the path, the value and the Python type of that field.
 */
function parseRequest<const S extends v.GenericSchema>(
  schema: S,
  input: unknown,
): v.InferOutput<S> {
  const result = v.safeParse(schema, input, { abortEarly: true })
  if (result.success) return result.output
  const [issue] = result.issues
  const path = (issue.path ?? [])
    .map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '')
  const value = JSON.stringify(issue.input ?? null).slice(0, 100)
  throw invalidParameter(
    issue.message
      .replaceAll('{path}', () => path)
      .replaceAll('{value}', () => value)
      .replaceAll('{type}', () => pythonType(issue.input)),
  )
}

function pythonType(value: unknown): string {
  if (value === null || value === undefined) return 'NoneType'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float'
  return { string: 'str', boolean: 'bool' }[String(typeof value)] ?? 'dict'
}

import { createHash, randomBytes } from 'node:crypto'
import type { Exchange } from './recorder.ts'

/**
 * A recorded request that can be sent again. In `path`, `headers` and `body`, placeholders replace the values
 * that change each time:
 * - `{{name}}`: the name of the project or experiment
 * - `{{value 3 run/info/run_id}}`: a value in the response to request 3
 * - `{{path 3 run/info/artifact_uri}}`: the same for a URL, without its scheme and host
 * - `{{random 64 0}}`: 64 random bytes in hex; each occurrence with the same last number gives the same bytes
 * - `{{hex 8}}` and `{{base64 8}}`: the MD5 digest of the body of request 8
 */
export type RequestTemplate = Readonly<{
  server: string
  method: string
  path: string
  headers: Readonly<Record<string, string>>
  body: string
  /** The indexes of the requests that must be answered first. */
  dependsOn: readonly number[]
  /** The expected status of the response. */
  status: number
}>

/** A value that a server generated, and the placeholder for it. */
type GeneratedValue = Readonly<{ placeholder: string; value: string; key: string }>

/** Shorter values can occur in a request by chance. */
const minUniqueLength = 16

/** Node sets these headers for each request. */
const connectionHeaders = [
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
]

/**
 * Creates the templates that repeat a recording under another name than `name`.
 *
 * A request depends on all requests to the same server that were answered before it was sent.
 */
export function createTemplates(
  exchanges: readonly Exchange[],
  name: string,
): readonly RequestTemplate[] {
  const randomIds = new Map<string, string>()
  return exchanges.map((exchange, number) => {
    const { server, method, path, body, status, start } = exchange
    const dependsOn = exchanges.flatMap((other, index) =>
      index !== number && other.server === server && other.end <= start ? [index] : [],
    )
    const generated = dependsOn
      .flatMap((index) => generatedValues(exchanges, index))
      .sort((a, b) => b.value.length - a.value.length)
    const template = (text: string) =>
      replaceClientValues(replaceServerValues(text, generated), exchanges, name, randomIds)
    const headers = Object.entries(exchange.headers)
      .filter(([key]) => !connectionHeaders.includes(key))
      .map(([key, value]) => [key, template(value)])
    return {
      ...{ server, method, path: template(path), headers: Object.fromEntries(headers) },
      ...{ body: template(body), dependsOn, status },
    }
  })
}

/** Replaces what the client generates: the name, random IDs, and digests of uploaded files. */
function replaceClientValues(
  text: string,
  exchanges: readonly Exchange[],
  name: string,
  randomIds: Map<string, string>,
): string {
  let template = text.replaceAll(name, '{{name}}')
  for (const [number, { method, body }] of exchanges.entries()) {
    if (method !== 'PUT') continue
    for (const encoding of ['hex', 'base64'] as const) {
      const digest = createHash('md5').update(body).digest(encoding)
      template = template.replaceAll(digest, `{{${encoding} ${number}}}`)
    }
  }
  return template.replace(/\b[0-9a-f]{128}\b/g, (id) => {
    const placeholder = randomIds.get(id) ?? `{{random 64 ${randomIds.size}}}`
    randomIds.set(id, placeholder)
    return placeholder
  })
}

function replaceServerValues(text: string, generated: readonly GeneratedValue[]): string {
  let template = text
  for (const { placeholder, value, key } of generated) {
    if (value.length >= minUniqueLength) {
      template = template.replaceAll(value, placeholder)
    } else {
      // A short value such as "1" is replaced only under its own key, alone or in a list.
      template = template
        .replaceAll(`"${key}":"${value}"`, `"${key}":"${placeholder}"`)
        .replaceAll(`"${key}s":["${value}"]`, `"${key}s":["${placeholder}"]`)
    }
  }
  return template
}

/** The values in a response that no request contained before: the server generated them. */
function generatedValues(
  exchanges: readonly Exchange[],
  number: number,
): readonly GeneratedValue[] {
  const sent = exchanges
    .slice(0, number + 1)
    .map(({ path, body, headers }) => `${path}\n${Object.values(headers).join('\n')}\n${body}`)
    .join('\n')
  return stringsIn(parseJson(exchanges[number]?.responseBody ?? '')).flatMap(([path, value]) => {
    const key = path.at(-1) ?? ''
    const position = `${number} ${path.join('/')}`
    const whole = { placeholder: `{{value ${position}}}`, value, key }
    if (value.length < minUniqueLength) return key.endsWith('_id') ? [whole] : []
    if (sent.includes(value)) return []
    const urlPath = withoutOrigin(value)
    // The value of a header that the client must send, such as `Content-MD5:…`, can come from the client.
    if (urlPath === value || urlPath.length < minUniqueLength || sent.includes(urlPath))
      return [whole]
    return [whole, { placeholder: `{{path ${position}}}`, value: urlPath, key }]
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type StringAtPath = readonly [path: readonly string[], value: string]

function stringsIn(value: unknown, path: readonly string[] = []): readonly StringAtPath[] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => stringsIn(inner, [...path, key]))
}

/** Returns a function that fills in placeholders, and one that adds the response to a request. */
export function createRenderer(templates: readonly RequestTemplate[], name: string) {
  const responses = new Map<number, unknown>()
  const randomIds = new Map<string, string>()
  const render = (text: string): string =>
    text.replace(/\{\{(\w+)(?: (\d+))?(?: ([^{}]+))?\}\}/g, (_, kind, number, argument) =>
      placeholderValue(kind, Number(number), argument),
    )

  function placeholderValue(kind: string, number: number, argument: string): string {
    if (kind === 'name') return name
    if (kind === 'value') return valueAt(responses.get(number), argument)
    if (kind === 'path') return withoutOrigin(valueAt(responses.get(number), argument))
    if (kind === 'random') {
      const id = randomIds.get(argument) ?? randomBytes(number).toString('hex')
      randomIds.set(argument, id)
      return id
    }
    const digest = createHash('md5').update(render(templates[number]?.body ?? ''))
    return kind === 'hex' ? digest.digest('hex') : digest.digest('base64')
  }

  return {
    render,
    addResponse: (number: number, body: unknown) => void responses.set(number, body),
  }
}

function withoutOrigin(url: string): string {
  return url.replace(/^[\w-]+:(\/\/[^/]*)?/, '')
}

function valueAt(response: unknown, path: string): string {
  let value = response
  for (const key of path.split('/')) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  }
  return String(value)
}

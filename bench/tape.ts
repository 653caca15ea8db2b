import { createHash } from 'node:crypto'
import { pathOf, type Taped } from './expand.ts'
import type { Exchange } from './recorder.ts'

/** A value that a server made up: where it stands in an answer, and what it is. */
type Found = Readonly<{ mark: string; value: string; key: string }>

/** A shorter value may stand in a request by chance. */
const telling = 16

/** These are made anew for each request. */
const ownHeaders = ['host', 'connection', 'content-length', 'transfer-encoding', 'accept-encoding']

/**
 * What must be sent to do once more what was recorded, under another `name`. What a server made up, and what
 * follows from it, is left to be filled in. A request waits for those to the same server that were answered
 * before it was sent.
 */
export function tapeOf(exchanges: readonly Exchange[], name: string): readonly Taped[] {
  const random = new Map<string, string>()
  return exchanges.map((exchange, number) => {
    const { server, method, status, start } = exchange
    const after = exchanges.flatMap((other, index) =>
      index !== number && other.server === server && other.end <= start ? [index] : [],
    )
    const found = after
      .flatMap((index) => madeUp(exchanges, index))
      .sort((a, b) => b.value.length - a.value.length)
    const mark = (text: string) => markOwn(markAll(text, found), exchanges, name, random)
    const headers = Object.entries(exchange.headers)
      .filter(([key]) => !ownHeaders.includes(key))
      .map(([key, value]) => [key, mark(value)])
    const { path, body } = exchange
    return {
      ...{ server, method, path: mark(path), headers: Object.fromEntries(headers) },
      ...{ body: mark(body), after, status },
    }
  })
}

/** What the client makes up itself: the name, random ids, and digests of what it uploads. */
function markOwn(
  text: string,
  exchanges: readonly Exchange[],
  name: string,
  random: Map<string, string>,
): string {
  let marked = text.replaceAll(name, '{{name}}')
  for (const [number, { method, body }] of exchanges.entries()) {
    if (method !== 'PUT') continue
    for (const encoding of ['hex', 'base64'] as const) {
      const digest = createHash('md5').update(body).digest(encoding)
      marked = marked.replaceAll(digest, `{{${encoding} ${number}}}`)
    }
  }
  return marked.replace(/\b[0-9a-f]{128}\b/g, (id) => {
    random.set(id, random.get(id) ?? `{{random 64 ${random.size}}}`)
    return random.get(id) ?? ''
  })
}

function markAll(text: string, found: readonly Found[]): string {
  let marked = text
  for (const { mark, value, key } of found) {
    if (value.length >= telling) marked = marked.replaceAll(value, mark)
    // "1" is an id where it stands as one, alone or in a list.
    else marked = marked.replaceAll(`"${key}":"${value}"`, `"${key}":"${mark}"`)
    if (value.length < telling) {
      marked = marked.replaceAll(`"${key}s":["${value}"]`, `"${key}s":["${mark}"]`)
    }
  }
  return marked
}

/** The values of an answer that stand in no request up to then: they are the server's. */
function madeUp(exchanges: readonly Exchange[], number: number): readonly Found[] {
  const asked = exchanges
    .slice(0, number + 1)
    .map(({ path, body, headers }) => `${path}\n${Object.values(headers).join('\n')}\n${body}`)
    .join('\n')
  return leavesOf(parsed(exchanges[number]?.answer ?? '')).flatMap(([path, value]) => {
    const key = path.at(-1) ?? ''
    const place = `${number} ${path.join('/')}`
    if (value.length < telling) {
      return /_id$/.test(key) ? [{ mark: `{{value ${place}}}`, value, key }] : []
    }
    if (asked.includes(value)) return []
    const whole = { mark: `{{value ${place}}}`, value, key }
    const rest = pathOf(value)
    const part = { mark: `{{path ${place}}}`, value: rest, key }
    return rest === value || rest.length < telling ? [whole] : [whole, part]
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type Leaf = readonly [path: readonly string[], value: string]

function leavesOf(value: unknown, path: readonly string[] = []): readonly Leaf[] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]))
}

import { posix } from 'node:path'
import * as v from 'valibot'
import { invalid, strict } from './refusal.ts'

const API_DOCS = 'See the API docs for more information about request parameters.'
const MISSING = `Missing value for required parameter '{path}'. ${API_DOCS}`
const WRONG_TYPE = `Invalid value {value} for parameter '{path}' supplied:  Hint: Value was of type '{type}'. ${API_DOCS}`

/**
 * What a request holds, or a refusal. Messages may name the place and the value at fault as
 * `{path}`, `{value}` and `{type}`: only here is the whole path known.
 */
export function parse<const S extends v.GenericSchema>(
  schema: S,
  given: unknown,
): v.InferOutput<S> {
  const result = v.safeParse(schema, given, { abortEarly: true })
  if (result.success) return result.output
  const [issue] = result.issues
  const path = (issue.path ?? [])
    .map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '')
  const value = JSON.stringify(issue.input ?? null).slice(0, 100)
  throw invalid(
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

/**
 * An object of exactly these fields. `lost` says, for the fields that the real server lets be
 * absent and should not, what it stores then; any other absent field it refuses itself.
 */
export function fields<const E extends v.ObjectEntries>(
  entries: E,
  lost: Readonly<Record<string, string>> = {},
) {
  return v.strictObject(entries, ({ expected, path }) => {
    const key = String(path?.at(-1)?.key)
    if (expected === 'never') {
      return strict("'{path}' is no field known here: the real server ignores an unknown field")
    }
    if (path === undefined) return strict('{value} is no object: the real server drops the request')
    const stored = lost[key]
    return stored === undefined ? MISSING : strict(`'{path}' is absent: the real server ${stored}`)
  })
}

const wellFormed = v.check(
  (text: string) => !/\p{Surrogate}/u.test(text),
  strict("'{path}' holds a lone surrogate: the real server answers 200 and loses the value"),
)

const SWALLOWED = strict(
  "'{path}' is {value}, not a string: the real server answers 200 and loses the value",
)

/** A string below the top level, where the real server swallows anything else. */
export const nested = v.pipe(v.string(SWALLOWED), wellFormed)

/** A string at the top level, where the real server swallows null and refuses the rest. */
export const top = v.pipe(
  v.string(({ input }) => (input === null ? SWALLOWED : WRONG_TYPE)),
  wellFormed,
)

/** A string that the real server itself requires not to be empty. */
export const required = v.pipe(
  v.string(({ input }) => (input === null ? MISSING : WRONG_TYPE)),
  wellFormed,
  v.nonEmpty(MISSING),
)

/** A whole number; `otherwise` says what the real server makes of another. */
export function integer(otherwise: string) {
  const message = strict(`'{path}' is {value}, not a JSON integer: the real server ${otherwise}`)
  return v.pipe(v.number(message), v.safeInteger(message))
}

/** One of MLflow's enum names, which the real server ignores when it does not know them. */
export function oneOf<const T extends readonly string[]>(names: T) {
  return v.picklist(
    names,
    strict(`'{path}' is {value}, none of ${names.join(', ')}: the real server ignores it`),
  )
}

/** A list, of at most `most` items when it is one of a batch. */
export function list<const S extends v.GenericSchema>(item: S, most = Number.POSITIVE_INFINITY) {
  return v.pipe(
    v.array(item, strict("'{path}' is {value}, not a list: the real server drops or refuses it")),
    v.maxLength(most, ({ received }) => tooMany(most, '{path}', Number(received))),
  )
}

/** The refusal of a batch with too much in it. */
export function tooMany(most: number, what: string, got: number): string {
  return `A batch logging request can contain at most ${most} ${what}. Got ${got} ${what}. Please split up ${what} across multiple requests and try again.`
}

/** At most so many characters. Python counts code points, so a surrogate pair is one. */
export function atMost(most: number, message = tooLong(most)) {
  return v.check((text: string) => text.length <= most || [...text].length <= most, message)
}

function tooLong(most: number): string {
  return `'{path}' exceeds the maximum length of ${most} characters`
}

/** The consequence of a value longer than a database column or a limit the server cuts at. */
export function cutAt(most: number, how = 'truncates it and answers 200'): string {
  return strict(`'{path}' is longer than ${most} characters: the real server ${how}`)
}

/** The key of a param, a tag or a metric. `prefix` goes before what the real server would say. */
export function keyed(prefix = '') {
  const message = (text: string) => `${prefix}${text}`
  const name = `Invalid value {value} for parameter '{path}' supplied: Names may`
  return v.pipe(
    v.string(({ input }) => (input === null ? message(MISSING) : SWALLOWED)),
    wellFormed,
    v.nonEmpty(message(MISSING)),
    v.regex(
      // Python's \w: letters and numbers of every script, and no combining marks.
      /^[/\p{L}\p{N}_.\- :]*$/u,
      message(
        `${name} only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ), colon(:) and slashes (/).`,
      ),
    ),
    v.check(
      unambiguous,
      message(
        `${name} be treated as files in certain cases, and must not resolve to other names when treated as such.`,
      ),
    ),
    atMost(250, message(tooLong(250))),
  )
}

function unambiguous(key: string): boolean {
  const resolved = posix.normalize(key).replace(/\/$/, '')
  return resolved === key && !/^(\.$|\.\.|\/)/.test(key)
}

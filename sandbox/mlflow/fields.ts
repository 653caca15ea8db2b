import { posix } from 'node:path'
import * as v from 'valibot'
import { strict } from './errors.ts'

const API_DOCS = 'See the API docs for more information about request parameters.'
const MISSING = `Missing value for required parameter '{path}'. ${API_DOCS}`
const WRONG_TYPE = `Invalid value {value} for parameter '{path}' supplied:  Hint: Value was of type '{type}'. ${API_DOCS}`

/**
 * An object with exactly these fields. `ifAbsent` is for the fields that the real server does not require, although
 * it loses data without them. It says what the real server does then. The real server rejects a request in which any
 * other field is absent.
 */
export function exactObject<const E extends v.ObjectEntries>(
  entries: E,
  ifAbsent: Readonly<Record<string, string>> = {},
) {
  return v.strictObject(entries, ({ expected, path }) => {
    const key = String(path?.at(-1)?.key)
    if (expected === 'never') {
      return strict("'{path}' is no field known here: the real server ignores an unknown field")
    }
    if (path === undefined) return strict('{value} is no object: the real server drops the request')
    const consequence = ifAbsent[key]
    return consequence === undefined
      ? MISSING
      : strict(`'{path}' is absent: the real server ${consequence}`)
  })
}

const wellFormed = v.check(
  (text: string) => !/\p{Surrogate}/u.test(text),
  strict("'{path}' holds a lone surrogate: the real server answers 200 and loses the value"),
)

const NOT_A_STRING = strict(
  "'{path}' is {value}, not a string: the real server answers 200 and loses the value",
)

/** A string below the top level. The real server loses any other value. */
export const nestedString = v.pipe(v.string(NOT_A_STRING), wellFormed)

/** A string at the top level. The real server loses null and rejects any other value. */
export const topLevelString = v.pipe(
  v.string(({ input }) => (input === null ? NOT_A_STRING : WRONG_TYPE)),
  wellFormed,
)

/** A string that the real server requires. It must not be empty. */
export const requiredString = v.pipe(
  v.string(({ input }) => (input === null ? MISSING : WRONG_TYPE)),
  wellFormed,
  v.nonEmpty(MISSING),
)

/** An integer. `consequence` says what the real server does with any other value. */
export function integer(consequence: string) {
  const message = strict(`'{path}' is {value}, not a JSON integer: the real server ${consequence}`)
  return v.pipe(v.number(message), v.safeInteger(message))
}

/** A name of an enum. The real server ignores unknown names. */
export function enumName<const T extends readonly string[]>(names: T) {
  return v.picklist(
    names,
    strict(`'{path}' is {value}, none of ${names.join(', ')}: the real server ignores it`),
  )
}

/** A list of at most `max` items. */
export function list<const S extends v.GenericSchema>(item: S, max = Number.POSITIVE_INFINITY) {
  return v.pipe(
    v.array(item, strict("'{path}' is {value}, not a list: the real server drops or refuses it")),
    v.maxLength(max, ({ received }) => batchLimitMessage(max, '{path}', Number(received))),
  )
}

/** The message for a batch with too many items. */
export function batchLimitMessage(max: number, items: string, count: number): string {
  return `A batch logging request can contain at most ${max} ${items}. Got ${count} ${items}. Please split up ${items} across multiple requests and try again.`
}

/** Limits a string to `max` Unicode code points, which is how Python counts characters. */
export function maxCharacters(max: number, message = tooLongMessage(max)) {
  return v.check((text: string) => text.length <= max || [...text].length <= max, message)
}

function tooLongMessage(max: number): string {
  return `'{path}' exceeds the maximum length of ${max} characters`
}

/** A limit that the real server does not check. `consequence` says what it does with a longer string. */
export function strictLimit(max: number, consequence = 'truncates it and answers 200') {
  return maxCharacters(
    max,
    strict(`'{path}' is longer than ${max} characters: the real server ${consequence}`),
  )
}

/** The key of a param, a tag or a metric. `prefix` is put before the real server's messages. */
export function keyString(prefix = '') {
  const message = (text: string) => `${prefix}${text}`
  const name = `Invalid value {value} for parameter '{path}' supplied: Names may`
  return v.pipe(
    v.string(({ input }) => (input === null ? message(MISSING) : NOT_A_STRING)),
    wellFormed,
    v.nonEmpty(message(MISSING)),
    v.regex(
      // Python's \w matches letters and numbers of every script, but no combining marks.
      /^[/\p{L}\p{N}_.\- :]*$/u,
      message(
        `${name} only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ), colon(:) and slashes (/).`,
      ),
    ),
    v.check(
      isNormalPath,
      message(
        `${name} be treated as files in certain cases, and must not resolve to other names when treated as such.`,
      ),
    ),
    maxCharacters(250, message(tooLongMessage(250))),
  )
}

function isNormalPath(key: string): boolean {
  const resolved = posix.normalize(key).replace(/\/$/, '')
  return resolved === key && !/^(\.$|\.\.|\/)/.test(key)
}

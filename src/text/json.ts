import * as v from 'valibot'

/** The value of a JSON text, or undefined if the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Compares strings by Unicode code point, as git and Python do, and not by UTF-16 unit. */
export function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

/** Whether a value is a JSON object. Arrays are not. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * The canonical text of a JSON value: keys in code point order, an indent of two blanks, UTF-8, one final newline.
 * Python writes the same with `json.dumps(value, sort_keys=True, indent=2, ensure_ascii=False)` and a newline.
 *
 * Throws if the value is nested more than 500 levels deep.
 */
export function canonicalJson(value: unknown): string {
  return `${write(value, '\n', '  ')}\n`
}

/** The same text on one line, to compare and to show single values. */
export function inlineJson(value: unknown): string {
  return write(value, ' ', '')
}

/** A server can send a record so deep that writing it would overflow the stack. */
const maxDepth = 500

/** In memory, a small value takes 20 times as much as in the text. A page of a server has some ten thousand values. */
const maxValues = 500_000

/** What makes a JSON text too large to be parsed: `500 levels` or `500000 values`. '' if it is not. */
export function excessIn(text: string): string {
  let [depth, values, isInString] = [0, 0, false]
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (isInString && character === '\\') index++
    else if (character === '"') isInString = !isInString
    else if (isInString) continue
    else if (character === '}' || character === ']') depth--
    else if (character === ',') values++
    else if (character === '{' || character === '[') {
      depth++
      values++
    }
    if (depth > maxDepth) return `${maxDepth} levels`
    if (values > maxValues) return `${maxValues} values`
  }
  return ''
}

/** Checks a value against a schema. Ends at the first problem: a server can send very many. */
export function check<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): v.SafeParseResult<Schema> {
  return v.safeParse(schema, value, { abortEarly: true })
}

/**
 * Not `JSON.stringify` on an object with sorted keys: it moves keys that look like numbers to the front, and an object
 * cannot get a key `__proto__` by assignment.
 */
function write(value: unknown, lineBreak: string, indent: string, depth = 0): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  if (depth > maxDepth) {
    throw new Error('The record on the server is nested too deep to be compared.')
  }
  const inner = `${lineBreak}${indent}`
  const writeInner = (member: unknown) => write(member, inner, indent, depth + 1)
  const isArray = Array.isArray(value)
  const members = isArray
    ? value.map(writeInner)
    : Object.entries(value)
        .sort(([a], [b]) => byCodePoint(a, b))
        .map(([key, member]) => `${JSON.stringify(key)}: ${writeInner(member)}`)
  const [open, close] = isArray ? '[]' : '{}'
  if (members.length === 0) return `${open}${close}`
  return `${open}${inner}${members.join(`,${inner}`)}${lineBreak}${close}`
}

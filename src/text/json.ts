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
export const maxDepth = 500

/** True if a JSON text is nested more than `maxDepth` levels deep. */
export function isTooDeep(text: string): boolean {
  let depth = 0
  let isInString = false
  for (let index = 0; index < text.length && depth <= maxDepth; index++) {
    const character = text[index]
    if (isInString && character === '\\') index++
    else if (character === '"') isInString = !isInString
    else if (isInString) continue
    else if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') depth--
  }
  return depth > maxDepth
}

/**
 * Not `JSON.stringify` on an object with sorted keys: it moves keys that look like numbers to the front, and an object
 * cannot get a key `__proto__` by assignment.
 */
function write(value: unknown, lineBreak: string, indent: string, depth = 0): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  if (depth > maxDepth) {
    throw new Error('The record that the server shows is nested too deep to be compared.')
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

import { truncationMark } from '../text/neutralize.ts'

/** A text whose escapes are replaced by what they stand for. */
export type Unescaped = Readonly<{
  /** UTF-16 units. Only the first `length` are used. */
  units: Uint16Array
  length: number
  /** Where each unit begins in the original text. The last offset is the end of the text. undefined for the same offsets. */
  offsets: Uint32Array | undefined
}>

type Escape = Readonly<{ code: number; end: number }>

type Format = Readonly<{
  /** The character that begins each escape. */
  start: string
  /** The escape at a position, or undefined if there is none. */
  read: (text: string, at: number) => Escape | undefined
  /** The beginning of an escape, whose end was truncated. */
  incomplete: RegExp
}>

const formats: readonly Format[] = [
  { start: '&', read: readHtml, incomplete: /^&(#\d*|#x[\da-f]*|[a-z]*)$/i },
  { start: '\\', read: readJson, incomplete: /^\\(u[\da-f]{0,3})?$/i },
  { start: '%', read: readPercent, incomplete: /^(%[\da-f]{2})*%?[\da-f]?$/i },
]

/** The text as it is and, if it has escapes, as a reader of HTML, JSON and URLs sees it. */
export function unescapedForms(text: string): readonly Unescaped[] {
  const used = formats.filter(({ start }) => text.includes(start))
  return [plainForm(text), ...used.map((format) => unescapeText(text, format))]
}

function plainForm(text: string): Unescaped {
  const { length } = text
  const units = new Uint16Array(length)
  for (let index = 0; index < length; index++) units[index] = text.charCodeAt(index)
  return { units, length, offsets: undefined }
}

function unescapeText(text: string, { start, read, incomplete }: Format): Unescaped {
  const units = new Uint16Array(text.length)
  const offsets = new Uint32Array(text.length + 1)
  const startUnit = start.charCodeAt(0)
  let length = 0
  let mark = text.indexOf(truncationMark)
  for (let at = 0; at < text.length; ) {
    if (mark !== -1 && mark < at) mark = text.indexOf(truncationMark, at)
    const unit = text.charCodeAt(at)
    const found = unit === startUnit ? read(text, at) : undefined
    if (found !== undefined) {
      const isPair = found.code > 0xffff
      offsets[length] = at
      units[length++] = isPair ? 0xd7c0 + (found.code >> 10) : found.code
      at = found.end
      if (isPair) {
        // What ends with the first half of a pair ends with the escape.
        offsets[length] = at
        units[length++] = 0xdc00 + (found.code & 0x3ff)
      }
    } else if (unit === startUnit && isTruncated(text, at, mark, incomplete)) {
      at = mark
    } else {
      offsets[length] = at++
      units[length++] = unit
    }
  }
  offsets[length] = text.length
  return { units, length, offsets }
}

/** A longer beginning of an escape is not recognised. It would have dozens of zeros. */
const maxIncompleteLength = 64

/** True if only the beginning of an escape is left before the truncation mark. */
function isTruncated(text: string, at: number, mark: number, incomplete: RegExp): boolean {
  if (mark - at > maxIncompleteLength || mark <= at) return false
  return incomplete.test(text.slice(at, mark))
}

const maxCode = 0x10ffff

/** `%C3%A9`: the bytes of a character in UTF-8. */
function readPercent(text: string, at: number): Escape | undefined {
  const first = percentByte(text, at)
  const size = utf8Size(first)
  if (size === 0) return undefined
  let code = first & (0xff >> size)
  for (let index = 1; index < size; index++) {
    const byte = percentByte(text, at + 3 * index)
    if (byte >> 6 !== 0b10) return undefined
    code = (code << 6) | (byte & 0x3f)
  }
  return code > maxCode ? undefined : { code, end: at + 3 * size }
}

/** The byte of `%C3`, or -1 if there is none. */
function percentByte(text: string, at: number): number {
  if (text[at] !== '%') return -1
  const [high, low] = [digitAt(text, at + 1, 16), digitAt(text, at + 2, 16)]
  return high < 0 || low < 0 ? -1 : high * 16 + low
}

/** The number of bytes of a character that begins with this one: 0 if none begins with it. */
function utf8Size(first: number): number {
  if (first < 0x80) return first < 0 ? 0 : 1
  if (first < 0xc0) return 0
  if (first < 0xe0) return 2
  return first < 0xf0 ? 3 : 4
}

const jsonEscapes = new Map(
  Object.entries({ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', '"': '"', "'": "'", '/': '/' }),
).set('\\', '\\')

/** `\n`, `\/` or `\u00e9`. Some programs also write `\'`. */
function readJson(text: string, at: number): Escape | undefined {
  const simple = jsonEscapes.get(text[at + 1] ?? '')
  if (simple !== undefined) return { code: simple.charCodeAt(0), end: at + 2 }
  if (text[at + 1] !== 'u') return undefined
  const { code, end } = readNumber(text, at + 2, 16, at + 6)
  return end === at + 6 ? { code, end } : undefined
}

const htmlNames = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }))

/** `&amp;`, `&#38;` or `&#x26;`. Numbers can begin with zeros. */
function readHtml(text: string, at: number): Escape | undefined {
  const next = text[at + 1] ?? ''
  if (next !== '#') {
    // Most ampersands begin no escape.
    if (next < 'a' || next > 'q') return undefined
    const rest = text.slice(at + 1, at + 6)
    const length = rest.indexOf(';')
    const sign = length < 0 ? undefined : htmlNames.get(rest.slice(0, length))
    return sign === undefined ? undefined : { code: sign.charCodeAt(0), end: at + length + 2 }
  }
  const isHex = text[at + 2] === 'x' || text[at + 2] === 'X'
  const start = at + (isHex ? 3 : 2)
  const { code, end } = readNumber(text, start, isHex ? 16 : 10, text.length)
  return end > start && code <= maxCode && text[end] === ';' ? { code, end: end + 1 } : undefined
}

/** Reads digits up to `limit`. A number above all code points stays above them. */
function readNumber(text: string, at: number, base: number, limit: number): Escape {
  let code = 0
  let end = at
  for (; end < limit; end++) {
    const digit = digitAt(text, end, base)
    if (digit < 0) break
    code = code > maxCode ? code : code * base + digit
  }
  return { code, end }
}

/** The value of a digit, or -1 if it is none. */
function digitAt(text: string, at: number, base: number): number {
  const unit = text.charCodeAt(at)
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30
  // Small and capital letters differ in this bit.
  const letter = (unit | 0x20) - 0x61
  return letter >= 0 && letter < base - 10 ? letter + 10 : -1
}

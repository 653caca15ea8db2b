/**
 * Reads a lairs `index.json`, a JSON object of AT-URIs and file stems, in chunks: an index of a million records need not
 * be in memory. `onEntry` receives each entry.
 */
export class IndexScanner {
  readonly #onEntry: (uri: string, stem: string) => void
  #rest: Buffer = Buffer.alloc(0)
  #expected: Token = '{'
  #uri = ''

  constructor(onEntry: (uri: string, stem: string) => void) {
    this.#onEntry = onEntry
  }

  /** Reads the next bytes. Throws if they cannot be part of an index. */
  push(bytes: Buffer): void {
    const all = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes])
    let position = 0
    for (;;) {
      position = skipBlanks(all, position)
      const end = this.#accept(all, position)
      if (end === undefined) break
      position = end
    }
    this.#rest = all.subarray(position)
  }

  /** Call it after the last bytes. Throws if the index is incomplete. */
  end(): void {
    if (this.#expected !== 'end') throw new Error('it is incomplete')
  }

  /** Reads the token at a position, and returns the position after it. Undefined if the token is incomplete. */
  #accept(bytes: Buffer, position: number): number | undefined {
    const byte = bytes[position]
    if (byte === undefined) return undefined
    const character = String.fromCharCode(byte)
    if (
      this.#expected === 'uri' ||
      this.#expected === 'stem' ||
      (this.#expected === 'first' && character === '"')
    ) {
      if (character !== '"') {
        throw new Error(`it has ${JSON.stringify(character)} where a name should be`)
      }
      return this.#acceptString(bytes, position)
    }
    const next = successors[this.#expected][character]
    if (next === undefined) {
      throw new Error(`it has ${JSON.stringify(character)} where it should not be`)
    }
    this.#expected = next
    return position + 1
  }

  #acceptString(bytes: Buffer, start: number): number | undefined {
    const end = endOfString(bytes, start + 1)
    if ((end ?? bytes.length) - start > maxNameBytes) {
      throw new Error('a name is too long')
    }
    if (end === undefined) return undefined
    const text = stringAt(bytes, start, end)
    if (this.#expected === 'stem') {
      this.#onEntry(this.#uri, text)
      this.#expected = ','
    } else {
      this.#uri = text
      this.#expected = ':'
    }
    return end + 1
  }
}

/** An AT-URI has at most 8 KiB (atproto.com, "AT URI scheme"). */
const maxNameBytes = 64 * 1024

type Token = '{' | 'first' | 'uri' | ':' | 'stem' | ',' | 'end'

/** The next expected token, by the expected token and the character found. */
const successors: Readonly<Record<Token, Readonly<Record<string, Token>>>> = {
  '{': { '{': 'first' },
  first: { '}': 'end' },
  uri: {},
  ':': { ':': 'stem' },
  stem: {},
  ',': { ',': 'uri', '}': 'end' },
  end: {},
}

function skipBlanks(bytes: Buffer, from: number): number {
  let position = from
  for (;;) {
    const byte = bytes[position]
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return position
    position++
  }
}

/** The position of the quote that ends a string, or undefined if it has not arrived yet. */
function endOfString(bytes: Buffer, from: number): number | undefined {
  for (let position = from; ; position++) {
    position = bytes.indexOf(0x22, position)
    if (position < 0) return undefined
    let backslashes = 0
    while (bytes[position - 1 - backslashes] === 0x5c) backslashes++
    if (backslashes % 2 === 0) return position
  }
}

function stringAt(bytes: Buffer, start: number, end: number): string {
  if (isPlain(bytes, start, end)) return bytes.toString('utf8', start + 1, end)
  const text: unknown = JSON.parse(bytes.toString('utf8', start, end + 1))
  return String(text)
}

/** True if there is no escape, and no control character, which JSON forbids. */
function isPlain(bytes: Buffer, start: number, end: number): boolean {
  for (let position = start; position < end; position++) {
    const byte = bytes[position] ?? 0
    if (byte < 0x20 || byte === 0x5c) return false
  }
  return true
}

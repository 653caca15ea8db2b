/**
 * Reads the text of a lairs `index.json`, an object of AT-URIs and file stems, as it comes: an index of a
 * million records need not be held. `take` is given each entry.
 */
export class IndexScanner {
  readonly #take: (uri: string, stem: string) => void
  #left: Buffer = Buffer.alloc(0)
  #expected: Token = '{'
  #uri = ''

  constructor(take: (uri: string, stem: string) => void) {
    this.#take = take
  }

  /** The next bytes. Throws where they cannot be those of an index. */
  push(bytes: Buffer): void {
    const all = this.#left.length === 0 ? bytes : Buffer.concat([this.#left, bytes])
    let at = 0
    for (;;) {
      at = afterBlanks(all, at)
      const end = this.#accept(all, at)
      if (end === undefined) break
      at = end
    }
    this.#left = all.subarray(at)
  }

  /** To be called after the last bytes. Throws where something is missing. */
  end(): void {
    if (this.#expected !== 'end') throw new Error('it ends in its middle')
  }

  /** Takes the token at a place, and gives the place behind it: undefined where it is not whole yet. */
  #accept(bytes: Buffer, at: number): number | undefined {
    const byte = bytes[at]
    if (byte === undefined) return undefined
    const sign = String.fromCharCode(byte)
    if (
      this.#expected === 'uri' ||
      this.#expected === 'stem' ||
      (this.#expected === 'first' && sign === '"')
    ) {
      if (sign !== '"') throw new Error(`it has ${JSON.stringify(sign)} where a name should be`)
      return this.#string(bytes, at)
    }
    const next = successors[this.#expected][sign]
    if (next === undefined) throw new Error(`it has ${JSON.stringify(sign)} where it should not be`)
    this.#expected = next
    return at + 1
  }

  #string(bytes: Buffer, at: number): number | undefined {
    const end = endOfString(bytes, at + 1)
    if ((end ?? bytes.length) - at > longest) throw new Error('it holds a name that is too long')
    if (end === undefined) return undefined
    const text = stringAt(bytes, at, end)
    if (this.#expected === 'stem') {
      this.#take(this.#uri, text)
      this.#expected = ','
    } else {
      this.#uri = text
      this.#expected = ':'
    }
    return end + 1
  }
}

/** Names are AT-URIs, of at most 8 KiB (atproto.com, "AT URI scheme"). */
const longest = 64 * 1024

type Token = '{' | 'first' | 'uri' | ':' | 'stem' | ',' | 'end'

/** What may follow, by the sign that is there. */
const successors: Readonly<Record<Token, Readonly<Record<string, Token>>>> = {
  '{': { '{': 'first' },
  first: { '}': 'end' },
  uri: {},
  ':': { ':': 'stem' },
  stem: {},
  ',': { ',': 'uri', '}': 'end' },
  end: {},
}

function afterBlanks(bytes: Buffer, from: number): number {
  let at = from
  while (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09) at++
  return at
}

/** The place of the quote that ends a string, or undefined where it has not come yet. */
function endOfString(bytes: Buffer, from: number): number | undefined {
  for (let at = from; ; at++) {
    at = bytes.indexOf(0x22, at)
    if (at < 0) return undefined
    let slashes = 0
    while (bytes[at - 1 - slashes] === 0x5c) slashes++
    if (slashes % 2 === 0) return at
  }
}

function stringAt(bytes: Buffer, start: number, end: number): string {
  if (isPlain(bytes, start, end)) return bytes.toString('utf8', start + 1, end)
  const text: unknown = JSON.parse(bytes.toString('utf8', start, end + 1))
  return String(text)
}

/** Whether nothing in it is an escape, or a control character, which JSON does not have. */
function isPlain(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x20 || byte === 0x5c) return false
  }
  return true
}

import { ChunkJoiner } from '../../git/chunk-joiner.ts'
import { copyBytes, decodeStem, stemBytes, stemLength } from './stem.ts'

/** A string in the bytes of an index. An index can have a million strings, and most are not needed as text. */
export class IndexString {
  /** The string in UTF-8 is between these positions. */
  #bytes: Buffer = Buffer.alloc(0)
  #start = 0
  #end = 0
  #isAscii = true
  #text: string | undefined
  readonly #stem = Buffer.alloc(stemBytes)
  #isDecoded = false

  /** Takes the string between these positions of its quotes. Throws if it is not JSON. */
  set(bytes: Buffer, start: number, end: number, isAscii: boolean): void {
    const text = isAscii ? undefined : String(JSON.parse(bytes.toString('utf8', start, end + 1)))
    this.#isAscii = isAscii
    this.#text = text
    this.#isDecoded = false
    this.#bytes = text === undefined ? bytes : Buffer.from(text)
    this.#start = text === undefined ? start + 1 : 0
    this.#end = text === undefined ? end : this.#bytes.length
  }

  /** Takes the stem in the quotes from this position on. False if there is none. Each byte is only looked at once. */
  setStem(bytes: Buffer, start: number): boolean {
    const end = start + 1 + stemLength
    if (end >= bytes.length || bytes[end] !== quote) return false
    if (!decodeStem(bytes, start + 1, this.#stem)) return false
    this.set(bytes, start, end, true)
    this.#isDecoded = true
    return true
  }

  get text(): string {
    this.#text ??= this.#bytes.toString('latin1', this.#start, this.#end)
    return this.#text
  }

  /** True if the text has no other characters and, in the index, no escapes. */
  get isAscii(): boolean {
    return this.#isAscii
  }

  /** The length in UTF-8. */
  get byteLength(): number {
    return this.#end - this.#start
  }

  /** Copies the string in UTF-8. Returns the number of bytes. */
  copy(into: Buffer, position: number): number {
    copyBytes(this.#bytes, this.#start, into, position, this.byteLength)
    return this.byteLength
  }

  /** The number of bytes at its beginning that are the same as the first of these. */
  sharedLength(bytes: Buffer, length: number): number {
    const max = Math.min(length, this.byteLength)
    let shared = 0
    while (shared < max && bytes[shared] === this.#bytes[this.#start + shared]) shared++
    return shared
  }

  /** Makes the string independent of the other bytes. */
  detach(): void {
    if (this.byteLength === this.#bytes.length) return
    this.#bytes = Buffer.from(this.#bytes.subarray(this.#start, this.#end))
    this.#end = this.byteLength
    this.#start = 0
  }

  /** The bytes of the stem. Undefined if the string is not one. */
  get stem(): Buffer | undefined {
    if (this.#isDecoded) return this.#stem
    if (this.byteLength !== stemLength) return undefined
    return decodeStem(this.#bytes, this.#start, this.#stem) ? this.#stem : undefined
  }
}

/** Receives an entry of an index. The strings are only valid during the call. */
export type OnIndexEntry = (uri: IndexString, stem: IndexString) => void

/**
 * Reads a lairs `index.json`, a JSON object of AT-URIs and file stems, in chunks: an index of a million records need not
 * be in memory. `onEntry` receives each entry.
 */
export class IndexScanner {
  readonly #onEntry: OnIndexEntry
  readonly #uri = new IndexString()
  readonly #stem = new IndexString()
  readonly #joiner = new ChunkJoiner()
  #expected: Token = '{'

  constructor(onEntry: OnIndexEntry) {
    this.#onEntry = onEntry
  }

  /** Reads the next bytes. Throws if they cannot be part of an index. */
  push(bytes: Buffer): void {
    const all = this.#joiner.join(bytes)
    let position = 0
    for (;;) {
      position = skipBlanks(all, position)
      const end = this.#accept(all, position)
      if (end === undefined) break
      position = end
    }
    // The bytes of an AT-URI whose stem is missing do not stay.
    this.#uri.detach()
    this.#joiner.keep(all, position)
  }

  /** Call it after the last bytes. Throws if the index is incomplete. */
  end(): void {
    if (this.#expected !== 'end') throw new Error('it is incomplete')
  }

  /** Reads the token at a position, and returns the position after it. Undefined if the token is incomplete. */
  #accept(bytes: Buffer, position: number): number | undefined {
    if (position >= bytes.length) return undefined
    const byte = bytes[position] ?? 0
    const isString = this.#expected === 'uri' || this.#expected === 'stem'
    if (byte === quote && (isString || this.#expected === 'first')) {
      return this.#acceptString(bytes, position)
    }
    const character = String.fromCharCode(byte)
    const next = successors[this.#expected][character]
    if (next === undefined) {
      const place = isString ? 'where a name should be' : 'where it should not be'
      throw new Error(`it has ${JSON.stringify(character)} ${place}`)
    }
    this.#expected = next
    return position + 1
  }

  #acceptString(bytes: Buffer, start: number): number | undefined {
    if (this.#expected === 'stem' && this.#stem.setStem(bytes, start)) {
      return this.#acceptStem(start + 1 + stemLength)
    }
    let isAscii = true
    let end = plainEnd(bytes, start + 1)
    while (end < bytes.length && bytes[end] !== quote) {
      isAscii = false
      // What follows a backslash does not end the string.
      end = plainEnd(bytes, end + (bytes[end] === backslash ? 2 : 1))
    }
    if (Math.min(end, bytes.length) - start > maxNameBytes) throw new Error('a name is too long')
    if (end >= bytes.length) return undefined
    if (this.#expected === 'stem') {
      this.#stem.set(bytes, start, end, isAscii)
      return this.#acceptStem(end)
    }
    this.#uri.set(bytes, start, end, isAscii)
    this.#expected = ':'
    return end + 1
  }

  #acceptStem(end: number): number {
    this.#onEntry(this.#uri, this.#stem)
    this.#expected = ','
    return end + 1
  }
}

const [quote, backslash] = [0x22, 0x5c]

/** 1 for the ASCII characters that JSON does not treat differently in a string. */
const plainBytes = new Uint8Array(256).fill(1, 0x20, 0x80)
plainBytes[quote] = 0
plainBytes[backslash] = 0

/** The position of the first byte that is not a plain one. Reading beyond the end would make the loop much slower. */
function plainEnd(bytes: Uint8Array, from: number): number {
  const { length } = bytes
  let end = from
  while (end < length && plainBytes[bytes[end] ?? 0] === 1) end++
  return end
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
  while (position < bytes.length && isBlank(bytes[position] ?? 0)) position++
  return position
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { IndexScanner } from '../../src/provenance/dataset/index-scanner.ts'
import { exhaustiveTest, runs } from '../exhaustive/mode.ts'
import { anyCharacter } from '../fuzzing.ts'

type Entry = readonly [uri: string, stem: string]

function scan(chunks: readonly Buffer[]): readonly Entry[] {
  const entries: Entry[] = []
  const scanner = new IndexScanner((uri, stem) => entries.push([uri.text, stem.text]))
  for (const chunk of chunks) scanner.push(chunk)
  scanner.end()
  return entries
}

/** Splits bytes into chunks of these sizes, and the rest. */
function split(bytes: Buffer, sizes: readonly number[]): readonly Buffer[] {
  const chunks: Buffer[] = []
  let at = 0
  for (const size of sizes) {
    chunks.push(bytes.subarray(at, at + size))
    at += size
  }
  return [...chunks, bytes.subarray(at)]
}

const byByte = (bytes: Buffer) => split(bytes, Array(bytes.length).fill(1))

describe('an index', () => {
  const uri = 'at://did:plc:abc/pub.layers.expression/3k2a'
  const stem = 'f'.repeat(64)

  test.each<[string, string, readonly Entry[]]>([
    ['in the format of lairs', `{\n  "${uri}": "${stem}"\n}`, [[uri, stem]]],
    [
      'on one line',
      `{"${uri}":"${stem}","b":"c"}`,
      [
        [uri, stem],
        ['b', 'c'],
      ],
    ],
    [
      'with blanks of all kinds',
      ' \t\r\n{ "a"\t:\r\n"b" , "c" : "d" } \n\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['without entries', '{}', []],
    ['without entries, on two lines', '{\n}\n', []],
    ['with escapes', '{"\\"\\\\\\/\\b\\u00e9\\ud83d\\ude00":"\\\\"}', [['"\\/\bé😀', '\\']]],
    ['with brackets in strings', '{"a}":"{\\"b\\":\\"c\\"}"}', [['a}', '{"b":"c"}']]],
    ['with empty names', '{"":""}', [['', '']]],
    ['with the key __proto__', '{"__proto__":"a"}', [['__proto__', 'a']]],
    ['with multi-byte characters', '{"größe😀":"日本"}', [['größe😀', '日本']]],
  ])('%s', (_, text, entries) => {
    expect(scan([Buffer.from(text)])).toEqual(entries)
    expect(scan(byByte(Buffer.from(text)))).toEqual(entries)
  })

  test('is passed on entry by entry', () => {
    const entries: string[] = []
    const scanner = new IndexScanner(({ text }) => entries.push(text))
    scanner.push(Buffer.from('{"a":"b","c":"d'))
    expect(entries).toEqual(['a'])
    scanner.push(Buffer.from('"'))
    expect(entries).toEqual(['a', 'c'])
    expect(() => scanner.end()).toThrow('it is incomplete')
  })

  test('can be read from a buffer that is reused', () => {
    const entries: Entry[] = []
    const scanner = new IndexScanner((uri, stem) => entries.push([uri.text, stem.text]))
    const chunk = Buffer.from('{"a":"b","c":"d"}')
    scanner.push(chunk)
    chunk.fill(0)
    scanner.end()
    expect(entries).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })

  test('tells which of its strings are stems', () => {
    const hex = 'a1'.repeat(32)
    const strings = [hex, `\\u0061${hex.slice(1)}`, hex.toUpperCase(), hex.slice(1), `${hex}0`, '']
    const decoded: string[] = []
    const scanner = new IndexScanner((uri, stem) => {
      for (const each of [uri, stem]) {
        decoded.push(each.stem?.toString('hex') ?? '')
      }
    })
    for (const chunk of byByte(Buffer.from(`{"${strings.join('":"","')}":"${hex}"}`))) {
      scanner.push(chunk)
    }
    expect(decoded.filter((_, index) => index % 2 === 0)).toEqual([hex, hex, '', '', '', ''])
    expect(decoded.at(-1)).toBe(hex)
  })

  test('is not read further after an error of `onEntry`', () => {
    const scanner = new IndexScanner(() => {
      throw new Error('stop')
    })
    expect(() => scanner.push(Buffer.from('{"a":"b"'))).toThrow('stop')
  })
})

describe('a text that is not an index is an error', () => {
  const incomplete = 'it is incomplete'
  test.each([
    ['', incomplete],
    [' \n', incomplete],
    ['{', incomplete],
    ['{"', incomplete],
    ['{"a', incomplete],
    ['{"a\\"', incomplete],
    ['{"a"', incomplete],
    ['{"a":', incomplete],
    ['{"a":"b', incomplete],
    ['{"a":"b"', incomplete],
    ['{"a":"b",', incomplete],
    ['{,}', 'it has "," where it should not be'],
    ['{"a":"b",}', 'it has "}" where a name should be'],
    ['{"a":"b",,"c":"d"}', 'it has "," where a name should be'],
    ['{"a":"b" "c":"d"}', 'it has "\\"" where it should not be'],
    ['{"a" "b"}', 'it has "\\"" where it should not be'],
    ['{"a","b"}', 'it has "," where it should not be'],
    ['{"a":1}', 'it has "1" where a name should be'],
    ['{"a":null}', 'it has "n" where a name should be'],
    ['{"a":["b"]}', 'it has "[" where a name should be'],
    ['{"a":{"b":"c"}}', 'it has "{" where a name should be'],
    ['{a:"b"}', 'it has "a" where it should not be'],
    ["{'a':'b'}", 'it has "\'" where it should not be'],
    ['{"a":"b"}{}', 'it has "{" where it should not be'],
    ['{"a":"b"}x', 'it has "x" where it should not be'],
    ['{}}', 'it has "}" where it should not be'],
    ['[]', 'it has "[" where it should not be'],
    ['null', 'it has "n" where it should not be'],
    ['"a"', 'it has "\\"" where it should not be'],
    ['\ufeff{}', 'it has "ï" where it should not be'],
    ['\0{}', 'it has "\\u0000" where it should not be'],
    ['\f{}', 'it has "\\f" where it should not be'],
    ['<<<<<<< HEAD\n{}', 'it has "<" where it should not be'],
    ['version https://git-lfs.github.com/spec/v1\n', 'it has "v" where it should not be'],
    ['{"a\\x":"b"}', /JSON/],
    ['{"a":"\\u12"}', /JSON/],
    ['{"a":"b\\\n"}', /JSON/],
    // Control characters that JSON does not allow in a string.
    ['{"a\nb":"c"}', Error],
    ['{"a":"\0"}', Error],
    ['{"a":"\t"}', Error],
  ])('%j', (text, message) => {
    const bytes = Buffer.from(text)
    expect(() => scan([bytes])).toThrow(message)
    expect(() => scan(byByte(bytes))).toThrow(message)
  })

  test('a name has a maximum length, which is longer than any AT-URI', () => {
    const indexWith = (size: number) => Buffer.from(`{"${'x'.repeat(size)}":"a"}`)
    const splits = [
      (bytes: Buffer) => [bytes],
      (bytes: Buffer) => split(bytes, Array(200).fill(1000)),
      (bytes: Buffer) => split(bytes, [bytes.length - 8]),
    ]
    for (const chunksOf of splits) {
      expect(scan(chunksOf(indexWith(8192)))).toHaveLength(1)
      expect(() => scan(chunksOf(indexWith(100_000)))).toThrow('a name is too long')
      expect(() => scan(chunksOf(Buffer.from(`{"a":"${'\\"'.repeat(100_000)}`)))).toThrow(Error)
    }
  })
})

/** Special characters of JSON, multi-byte characters and lone surrogates. */
const unit = fc.oneof(
  fc.constantFrom(...'"\\/{}:,b u0d8', '\n', '\t', '\0', '\u007f', '\u2028', 'é', '日', '😀'),
  fc.constantFrom('\ud800', '\udfff', '\ufffd', '\ufeff'),
  fc.string({ unit: anyCharacter, minLength: 1, maxLength: 1 }),
)
const text = fc.string({ unit, maxLength: 8 })
const sizes = fc.array(fc.nat(12), { maxLength: 60 })
const index = fc
  .array(fc.tuple(text, text), { maxLength: 12 })
  .map((entries) => Object.fromEntries(entries))

/** Escapes like Python's `json.dumps`. */
const asciiOnly = (json: string) =>
  json.replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

test('any index in any format and any chunks gives its entries in order', () => {
  const format = fc.tuple(fc.constantFrom(undefined, 2, '\t'), fc.boolean())
  const property = fc.property(index, format, sizes, (object, [indent, isAscii], chunkSizes) => {
    const json = JSON.stringify(object, null, indent)
    const bytes = Buffer.from(isAscii ? asciiOnly(json) : json)
    const entries = Object.entries(object)
    expect(scan([bytes])).toEqual(entries)
    expect(scan(split(bytes, chunkSizes))).toEqual(entries)
    expect(scan(byByte(bytes))).toEqual(entries)
  })
  fc.assert(property, runs(1000))
})

function entriesOrError(read: () => readonly Entry[]): readonly Entry[] | 'error' {
  try {
    return read()
  } catch (error) {
    expect(error).toBeInstanceOf(Error)
    return 'error'
  }
}

function parsed(bytes: Buffer): readonly Entry[] {
  const value: unknown = JSON.parse(bytes.toString('utf8'))
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('not an index')
  return Object.entries(value).map(([uri, stem]): Entry => {
    if (typeof stem !== 'string') throw new Error('not an index')
    return [uri, stem]
  })
}

/** `JSON.parse` moves names that look like numbers to the front. */
const sorted = (entries: readonly Entry[] | 'error') =>
  entries === 'error' ? entries : [...new Map(entries)].sort(([a], [b]) => (a < b ? -1 : 1))

test('a corrupted index is valid exactly if JSON.parse accepts it', () => {
  const replacement = fc.constantFrom(...'{}[]:,"\\ 1n', '\n', '\0', '\xff', '')
  const replacements = fc.array(fc.tuple(fc.nat(80), fc.nat(2), replacement), { maxLength: 3 })
  const property = fc.property(index, replacements, sizes, (object, changes, chunkSizes) => {
    const characters = [...Buffer.from(JSON.stringify(object)).toString('latin1')]
    for (const [at, count, added] of changes) characters.splice(at, count, added)
    const bytes = Buffer.from(characters.join(''), 'latin1')
    const whole = entriesOrError(() => scan([bytes]))
    expect(entriesOrError(() => scan(split(bytes, chunkSizes)))).toEqual(whole)
    expect(sorted(whole)).toEqual(sorted(entriesOrError(() => parsed(bytes))))
  })
  fc.assert(property, runs(3000))
})

test('any bytes are an index or an error, whatever the chunks', () => {
  const tokens = fc.array(fc.constantFrom(...'{}":,\\ ab', '"a"', '":"'), { maxLength: 20 })
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 40 }).map((each) => Buffer.from(each)),
    tokens.map((all) => Buffer.from(`{"${all.join('')}`)),
  )
  const property = fc.property(bytes, sizes, (each, chunkSizes) => {
    const whole = entriesOrError(() => scan([each]))
    expect(entriesOrError(() => scan(split(each, chunkSizes)))).toEqual(whole)
  })
  fc.assert(property, runs(10_000))
})

describe('a large index', () => {
  exhaustiveTest.each([
    ['in one chunk', 200_000, (bytes: Buffer) => [bytes]],
    ['in chunks of 64 KiB', 200_000, (bytes: Buffer) => split(bytes, Array(500).fill(65_536))],
    ['byte by byte', 20_000, byByte],
  ])('is read %s', (_, count, chunksOf) => {
    const entries = Array.from({ length: count }, (_, n): Entry => [`at://a/b.c/${n}`, `${n}`])
    let seen = 0
    const scanner = new IndexScanner(({ text: uri }) => {
      if (uri === entries[seen]?.[0]) seen++
    })
    const bytes = Buffer.from(JSON.stringify(Object.fromEntries(entries), null, 2))
    for (const chunk of chunksOf(bytes)) scanner.push(chunk)
    scanner.end()
    expect(seen).toBe(count)
  })

  test.each([
    ['backslashes', '\\'],
    ['quotes', '"'],
    ['escaped quotes', '\\"'],
    ['braces', '{'],
    ['empty entries', '":"","'],
  ])('of %s is an error', (_, part) => {
    const bytes = Buffer.from(`{"${part.repeat(100_000)}`)
    for (const chunks of [[bytes], split(bytes, Array(100).fill(65_536))]) {
      expect(entriesOrError(() => scan(chunks))).toBe('error')
    }
  })

  test('can consist of blanks', () => {
    const bytes = Buffer.from(`{${' '.repeat(2_000_000)}}`)
    expect(scan([bytes])).toEqual([])
    expect(scan(split(bytes, Array(100).fill(10_007)))).toEqual([])
  })
})

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { IndexScanner } from '../../src/provenance/dataset/index-scanner.ts'

type Entry = readonly [uri: string, stem: string]

function scan(chunks: readonly Buffer[]): readonly Entry[] {
  const entries: Entry[] = []
  const scanner = new IndexScanner((uri, stem) => entries.push([uri, stem]))
  for (const chunk of chunks) scanner.push(chunk)
  scanner.end()
  return entries
}

/** Cuts bytes at these places, each counted from the one before. */
function cut(bytes: Buffer, steps: readonly number[]): readonly Buffer[] {
  const chunks: Buffer[] = []
  let at = 0
  for (const step of steps) {
    chunks.push(bytes.subarray(at, at + step))
    at += step
  }
  return [...chunks, bytes.subarray(at)]
}

const byByte = (bytes: Buffer) => cut(bytes, Array(bytes.length).fill(1))

describe('an index', () => {
  const uri = 'at://did:plc:abc/pub.layers.expression/3k2a'
  const stem = 'f'.repeat(64)

  test.each<[string, string, readonly Entry[]]>([
    ['as lairs writes it', `{\n  "${uri}": "${stem}"\n}`, [[uri, stem]]],
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
    ['with signs that look like its end', '{"a}":"{\\"b\\":\\"c\\"}"}', [['a}', '{"b":"c"}']]],
    ['with empty names', '{"":""}', [['', '']]],
    ['with the name of a prototype', '{"__proto__":"a"}', [['__proto__', 'a']]],
    ['with signs of several bytes', '{"größe😀":"日本"}', [['größe😀', '日本']]],
  ])('%s', (_, text, entries) => {
    expect(scan([Buffer.from(text)])).toEqual(entries)
    expect(scan(byByte(Buffer.from(text)))).toEqual(entries)
  })

  test('is handed on while it comes', () => {
    const entries: string[] = []
    const scanner = new IndexScanner((each) => entries.push(each))
    scanner.push(Buffer.from('{"a":"b","c":"d'))
    expect(entries).toEqual(['a'])
    scanner.push(Buffer.from('"'))
    expect(entries).toEqual(['a', 'c'])
    expect(() => scanner.end()).toThrow('it ends in its middle')
  })

  test('chunks are not looked into once they were taken', () => {
    const entries: Entry[] = []
    const scanner = new IndexScanner((each, of) => entries.push([each, of]))
    const chunk = Buffer.from('{"a":"b","c":"d"}')
    scanner.push(chunk)
    chunk.fill(0)
    scanner.end()
    expect(entries).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })

  test('what `take` throws goes up', () => {
    const scanner = new IndexScanner(() => {
      throw new Error('taken')
    })
    expect(() => scanner.push(Buffer.from('{"a":"b"'))).toThrow('taken')
  })
})

describe('a text that is no index', () => {
  const middle = 'it ends in its middle'
  test.each([
    ['', middle],
    [' \n', middle],
    ['{', middle],
    ['{"', middle],
    ['{"a', middle],
    ['{"a\\"', middle],
    ['{"a"', middle],
    ['{"a":', middle],
    ['{"a":"b', middle],
    ['{"a":"b"', middle],
    ['{"a":"b",', middle],
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
    // What JSON does not allow in a string as it is.
    ['{"a\nb":"c"}', Error],
    ['{"a":"\0"}', Error],
    ['{"a":"\t"}', Error],
  ])('%j', (text, message) => {
    const bytes = Buffer.from(text)
    expect(() => scan([bytes])).toThrow(message)
    expect(() => scan(byByte(bytes))).toThrow(message)
  })

  test('a name may be longer than any AT-URI, but not endless, however it is cut', () => {
    const named = (size: number) => Buffer.from(`{"${'x'.repeat(size)}":"a"}`)
    const ways = [
      (bytes: Buffer) => [bytes],
      (bytes: Buffer) => cut(bytes, Array(200).fill(1000)),
      (bytes: Buffer) => cut(bytes, [bytes.length - 8]),
    ]
    for (const way of ways) {
      expect(scan(way(named(8192)))).toHaveLength(1)
      expect(() => scan(way(named(100_000)))).toThrow('it holds a name that is too long')
      expect(() => scan(way(Buffer.from(`{"a":"${'\\"'.repeat(100_000)}`)))).toThrow(Error)
    }
  })
})

/** Signs at which a reader of bytes may stumble, halves of UTF-16 signs among them. */
const unit = fc.oneof(
  fc.constantFrom(...'"\\/{}:,b u0d8', '\n', '\t', '\0', '\u007f', '\u2028', 'é', '日', '😀'),
  fc.constantFrom('\ud800', '\udfff', '\ufffd', '\ufeff'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
)
const word = fc.string({ unit, maxLength: 8 })
const steps = fc.array(fc.nat(12), { maxLength: 60 })
const index = fc
  .array(fc.tuple(word, word), { maxLength: 12 })
  .map((all) => Object.fromEntries(all))

/** As Python's `json.dumps` does by default. */
const escaped = (text: string) =>
  text.replace(
    /[\u007f-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

test('any index, however written and cut, gives its entries in their order', () => {
  const written = fc.tuple(fc.constantFrom(undefined, 2, '\t'), fc.boolean())
  const property = fc.property(index, written, steps, (object, [indent, isAscii], places) => {
    const text = JSON.stringify(object, null, indent)
    const bytes = Buffer.from(isAscii ? escaped(text) : text)
    const entries = Object.entries(object)
    expect(scan([bytes])).toEqual(entries)
    expect(scan(cut(bytes, places))).toEqual(entries)
    expect(scan(byByte(bytes))).toEqual(entries)
  })
  fc.assert(property, { numRuns: 1000 })
})

/** What the bytes are, or why not. Numbers as names would come in another order from `JSON.parse`. */
function outcome(read: () => readonly Entry[]): readonly Entry[] | 'refused' {
  try {
    return read()
  } catch (error) {
    expect(error).toBeInstanceOf(Error)
    return 'refused'
  }
}

function parsed(bytes: Buffer): readonly Entry[] {
  const value: unknown = JSON.parse(bytes.toString('utf8'))
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('another')
  return Object.entries(value).map(([uri, stem]): Entry => {
    if (typeof stem !== 'string') throw new Error('another')
    return [uri, stem]
  })
}

const sorted = (entries: readonly Entry[] | 'refused') =>
  entries === 'refused' ? entries : [...new Map(entries)].sort(([a], [b]) => (a < b ? -1 : 1))

test('of a text with a fault in it, it takes what JSON.parse takes, and nothing else', () => {
  const fault = fc.constantFrom(...'{}[]:,"\\ 1n', '\n', '\0', '\xff', '')
  const faults = fc.array(fc.tuple(fc.nat(80), fc.nat(2), fault), { maxLength: 3 })
  const property = fc.property(index, faults, steps, (object, changes, places) => {
    const text = [...Buffer.from(JSON.stringify(object)).toString('latin1')]
    for (const [at, count, signs] of changes) text.splice(at, count, signs)
    const bytes = Buffer.from(text.join(''), 'latin1')
    const whole = outcome(() => scan([bytes]))
    expect(outcome(() => scan(cut(bytes, places)))).toEqual(whole)
    expect(sorted(whole)).toEqual(sorted(outcome(() => parsed(bytes))))
  })
  fc.assert(property, { numRuns: 3000 })
})

test('any bytes are read, or refused with an Error', () => {
  const loose = fc.array(fc.constantFrom(...'{}":,\\ ab', '"a"', '":"'), { maxLength: 20 })
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 40 }).map((each) => Buffer.from(each)),
    loose.map((signs) => Buffer.from(`{"${signs.join('')}`)),
  )
  const property = fc.property(bytes, steps, (each, places) => {
    const whole = outcome(() => scan([each]))
    expect(outcome(() => scan(cut(each, places)))).toEqual(whole)
  })
  fc.assert(property, { numRuns: 10_000 })
})

describe('very many', () => {
  test.each([
    ['in one chunk', 200_000, (bytes: Buffer) => [bytes]],
    [
      'in pieces as a pipe gives them',
      200_000,
      (bytes: Buffer) => cut(bytes, Array(500).fill(65_536)),
    ],
    ['byte by byte', 20_000, byByte],
  ])('entries come %s', (_, count, pieces) => {
    const entries = Array.from({ length: count }, (_, n): Entry => [`at://a/b.c/${n}`, `${n}`])
    let seen = 0
    const scanner = new IndexScanner((uri) => {
      if (uri === entries[seen]?.[0]) seen++
    })
    const bytes = Buffer.from(JSON.stringify(Object.fromEntries(entries), null, 2))
    for (const chunk of pieces(bytes)) scanner.push(chunk)
    scanner.end()
    expect(seen).toBe(count)
  })

  test.each([
    ['backslashes', '\\'],
    ['quotes', '"'],
    ['escaped quotes', '\\"'],
    ['braces', '{'],
    ['empty entries', '":"","'],
  ])('%s are no trap', (_, signs) => {
    const bytes = Buffer.from(`{"${signs.repeat(100_000)}`)
    for (const chunks of [[bytes], cut(bytes, Array(100).fill(65_536))]) {
      expect(outcome(() => scan(chunks))).toBe('refused')
    }
  })

  test('blanks are no trap', () => {
    const bytes = Buffer.from(`{${' '.repeat(2_000_000)}}`)
    expect(scan([bytes])).toEqual([])
    expect(scan(cut(bytes, Array(100).fill(10_007)))).toEqual([])
  })
})

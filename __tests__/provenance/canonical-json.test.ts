import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { canonicalJson } from '../../src/provenance/bundle.ts'

/** Keys that some readers and writers of JSON treat in ways of their own, and any others. */
const key = fc.oneof(
  fc.constantFrom(
    '1',
    '10',
    '9',
    '01',
    '-1',
    '4294967295',
    '__proto__',
    'constructor',
    'toJSON',
    '',
  ),
  fc.constantFrom(
    '\ud7ff',
    '\ue000',
    '\uff5e',
    '\u{1f600}',
    '\u{10ffff}',
    'a',
    'B',
    '"',
    '\\',
    '\n',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
)
const leaf = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\ud800', '\u2028', '\u007f', '\0', '": {', '{}', '\n  "a": 1'),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.maxSafeInteger(),
  fc.boolean(),
  fc.constant(null),
)
const { value } = fc.letrec<{ value: unknown; entries: [string, unknown][] }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    tie('entries').map((entries) => Object.fromEntries(entries)),
  ),
  entries: fc.array(fc.tuple(key, tie('value')), { maxLength: 6 }),
}))

/** The same value, whose objects were made in another order. */
function turned(some: unknown): unknown {
  if (typeof some !== 'object' || some === null) return some
  if (Array.isArray(some)) return some.map(turned)
  return Object.fromEntries(
    Object.entries(some)
      .reverse()
      .map(([name, member]) => [name, turned(member)]),
  )
}

const points = (text: string) => [...text].map((sign) => sign.codePointAt(0) ?? 0)

function isBefore(a: string, b: string): boolean {
  const [left, right] = [points(a), points(b)]
  const differs = left.findIndex((point, index) => point !== right[index])
  return differs < 0 ? left.length < right.length : (left[differs] ?? 0) < (right[differs] ?? -1)
}

/** The keys of each object in a text of two blanks a level, in the order in which they stand. */
function keysIn(text: string): readonly (readonly string[])[] {
  const objects: string[][] = []
  const open: string[][] = []
  for (const line of text.split('\n')) {
    const [, blanks = '', name] = /^( *)(?:("(?:[^"\\]|\\.)*"): )?/.exec(line) ?? []
    open.length = blanks.length / 2
    const keys = open.at(-1)
    if (name !== undefined) keys?.push(String(JSON.parse(name)))
    // What a line opens belongs to the lines that are one level further in.
    open.push([])
    objects.push(open.at(-1) ?? [])
  }
  return objects
}

test('it is JSON of the same value, with one line end, at its end', () => {
  const property = fc.property(value, (some) => {
    const text = canonicalJson(some)
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(some)))
    expect(text).toMatch(/[^\s]\n$/)
    expect(text).not.toMatch(/\r|[ \t]\n/)
    expect(canonicalJson(JSON.parse(text))).toBe(text)
  })
  fc.assert(property, { numRuns: 2000 })
})

test('it does not depend on the order in which objects were made', () => {
  const property = fc.property(value, (some) => {
    expect(canonicalJson(turned(some))).toBe(canonicalJson(some))
  })
  fc.assert(property, { numRuns: 1000 })
})

test('keys stand in the order of their code points at every level', () => {
  const property = fc.property(value, (some) => {
    for (const keys of keysIn(canonicalJson(some))) {
      const unsorted = keys.slice(1).filter((name, index) => !isBefore(keys[index] ?? '', name))
      expect(unsorted).toEqual([])
    }
  })
  fc.assert(property, { numRuns: 1000 })
})

test('the reader of keys in this test reads them', () => {
  const text = canonicalJson([
    { b: 1, a: [{}, { '1"': { c: null }, '1': 2 }] },
    { z: {}, y: [] },
  ])
  const found = keysIn(text).filter((keys) => keys.length > 0)
  expect(found).toEqual([['a', 'b'], ['1', '1"'], ['c'], ['y', 'z']])
})

test('it is what JSON.stringify writes, where keys are in order', () => {
  const values = fc.array(fc.oneof(leaf, fc.array(leaf)), { maxLength: 8 })
  const property = fc.property(values, (some) => {
    const ordered = Object.fromEntries(some.map((each, n) => [`k${n}`, each]))
    expect(canonicalJson(ordered)).toBe(`${JSON.stringify(ordered, null, 2)}\n`)
  })
  fc.assert(property, { numRuns: 2000 })
})

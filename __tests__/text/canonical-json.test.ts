import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { canonicalJson } from '../../src/text/json.ts'
import { runs } from '../exhaustive/mode.ts'
import { anyCharacter } from '../fuzzing.ts'

/**
 * Keys that some JSON libraries treat in a special way, and random keys. None contains a backslash: after such a key,
 * JSON.parse of Node 24.9 reads the key "\n" as "\\".
 */
const keys = fc.oneof(
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
  fc.constantFrom('\ud7ff', '\ue000', '\uff5e', '\u{1f600}', '\u{10ffff}', 'a', 'B', '"', '\n'),
  fc.string({ unit: anyCharacter, maxLength: 4 }),
)
const key = keys.filter((name) => !name.includes('\\'))
const leaf = fc.oneof(
  fc.string({ unit: anyCharacter }),
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

/** The same value with the keys of its objects in reverse order. */
function withReversedKeys(some: unknown): unknown {
  if (typeof some !== 'object' || some === null) return some
  if (Array.isArray(some)) return some.map(withReversedKeys)
  return Object.fromEntries(
    Object.entries(some)
      .reverse()
      .map(([name, member]) => [name, withReversedKeys(member)]),
  )
}

const codePoints = (text: string) => [...text].map((character) => character.codePointAt(0) ?? 0)

function isBefore(a: string, b: string): boolean {
  const [left, right] = [codePoints(a), codePoints(b)]
  const differs = left.findIndex((point, index) => point !== right[index])
  return differs < 0 ? left.length < right.length : (left[differs] ?? 0) < (right[differs] ?? -1)
}

/** The keys of each object in a text with an indent of two blanks, in their order in the text. */
function keysIn(text: string): readonly (readonly string[])[] {
  const objects: string[][] = []
  const open: string[][] = []
  for (const line of text.split('\n')) {
    const [, blanks = '', name] = /^( *)(?:("(?:[^"\\]|\\.)*"): )?/.exec(line) ?? []
    open.length = blanks.length / 2
    const keys = open.at(-1)
    if (name !== undefined) keys?.push(String(JSON.parse(name)))
    // The next level collects the keys of the object that this line opens.
    open.push([])
    objects.push(open.at(-1) ?? [])
  }
  return objects
}

test('the text is JSON of the same value and ends with its only final newline', () => {
  const property = fc.property(value, (some) => {
    const text = canonicalJson(some)
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(some)))
    expect(text).toMatch(/[^\s]\n$/)
    expect(text).not.toMatch(/\r|[ \t]\n/)
    expect(canonicalJson(JSON.parse(text))).toBe(text)
  })
  fc.assert(property, runs(2000))
})

test('the order in which keys were added does not matter', () => {
  const property = fc.property(value, (some) => {
    expect(canonicalJson(withReversedKeys(some))).toBe(canonicalJson(some))
  })
  fc.assert(property, runs(1000))
})

test('keys are sorted by code point at every level', () => {
  const property = fc.property(value, (some) => {
    for (const keys of keysIn(canonicalJson(some))) {
      const unsorted = keys.slice(1).filter((name, index) => !isBefore(keys[index] ?? '', name))
      expect(unsorted).toEqual([])
    }
  })
  fc.assert(property, runs(1000))
})

test('keysIn finds the keys of each object', () => {
  const text = canonicalJson([
    { b: 1, a: [{}, { '1"': { c: null }, '1': 2 }] },
    { z: {}, y: [] },
  ])
  const found = keysIn(text).filter((keys) => keys.length > 0)
  expect(found).toEqual([['a', 'b'], ['1', '1"'], ['c'], ['y', 'z']])
})

test('the text equals that of JSON.stringify if the keys are sorted already', () => {
  const values = fc.array(fc.oneof(leaf, fc.array(leaf)), { maxLength: 8 })
  const property = fc.property(values, (some) => {
    const ordered = Object.fromEntries(some.map((each, n) => [`k${n}`, each]))
    expect(canonicalJson(ordered)).toBe(`${JSON.stringify(ordered, null, 2)}\n`)
  })
  fc.assert(property, runs(2000))
})

test('keys are sorted by code point at every level, including keys that look like numbers', () => {
  const value = { b: 1, a: { '10': [], '9': {}, '\u{1f600}': null, '\uff5e': 'é"' } }
  expect(canonicalJson(value)).toBe(`{
  "a": {
    "10": [],
    "9": {},
    "\uff5e": "é\\"",
    "\u{1f600}": null
  },
  "b": 1
}
`)
})

test('the order of a list matters, unlike the order of keys', () => {
  expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }))
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]))
})

test('a value with nested lists can be parsed again', () => {
  const value = { list: [1, [true, { x: null }]], text: 'a\n\u0000' }
  expect(JSON.parse(canonicalJson(value))).toEqual(value)
})

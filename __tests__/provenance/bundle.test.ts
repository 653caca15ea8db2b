import { expect, test } from '@jest/globals'
import { canonicalJson } from '../../src/provenance/bundle.ts'

test('keys are in code point order at every depth, numbers among them too', () => {
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

test('the order in which an object was made does not matter, that of a list does', () => {
  expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }))
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]))
})

test('what it writes is JSON of the same value', () => {
  const value = { list: [1, [true, { x: null }]], text: 'a\n\u0000' }
  expect(JSON.parse(canonicalJson(value))).toEqual(value)
})

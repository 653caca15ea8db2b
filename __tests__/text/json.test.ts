import { expect, test } from '@jest/globals'
import * as v from 'valibot'
import { byCodePoint, check, excessIn, isObject, parseJson } from '../../src/text/json.ts'

test('strings are sorted by code point, not by UTF-16 unit', () => {
  expect(['\u{1f600}', '\uff5e', 'a'].sort(byCodePoint)).toEqual(['a', '\uff5e', '\u{1f600}'])
})

test('a text that is not JSON has no value', () => {
  expect(parseJson('{"a": 1}')).toEqual({ a: 1 })
  expect(parseJson('{')).toBeUndefined()
})

test('arrays and null are not objects', () => {
  expect([{}, [], null, 'text'].map(isObject)).toEqual([true, false, false, false])
})

test.each([
  ['[]', ''],
  [`${'['.repeat(500)}${']'.repeat(500)}`, ''],
  ['['.repeat(501), '500 levels'],
  ['[]'.repeat(1000), ''],
  [`[${'{},'.repeat(249_999)}0]`, ''],
  [`[${'{},'.repeat(250_001)}0]`, '500000 values'],
  [JSON.stringify('[{,'.repeat(1_000_000)), ''],
  [JSON.stringify('"[\\'.repeat(1_000_000)), ''],
])('a JSON text can have only so many levels and values (%#)', (text, excess) => {
  expect(excessIn(text)).toBe(excess)
})

test('a check ends at the first problem', () => {
  const result = check(v.array(v.object({ id: v.string() })), Array(1000).fill({}))
  expect(result.issues).toHaveLength(1)
})

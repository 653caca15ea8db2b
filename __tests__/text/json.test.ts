import { expect, test } from '@jest/globals'
import { byCodePoint, isObject, parseJson } from '../../src/text/json.ts'

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

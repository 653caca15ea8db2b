import { expect, test } from '@jest/globals'
import { html, printable } from '../../src/text/neutralize.ts'

test.each([
  ['one\r\ntwo\tthree\n', 'one two three'],
  ['one\u2028two\u2029three\u0085four', 'one\\u{2028}two\\u{2029}three\\u{85}four'],
  [' ::set-output name=a::b', ': :set-output name=a::b'],
  ['x ##[error]y', 'x ## [error]y'],
  ['\u001b[31mred\u0000', '[31mred'],
  ['abc\u202edef\u061c', 'abc\\u{202e}def\\u{61c}'],
  ['\ufeff ::error::a', '\\u{feff} ::error::a'],
  ['a\u200bb\u200cc\u200dd\u2060e', 'a\\u{200b}b\\u{200c}c\\u{200d}d\\u{2060}e'],
  ['\u00a0a\u2003b\u3000', '\\u{a0}a\\u{2003}b\\u{3000}'],
  // Soft hyphen, Hangul filler, braille blank, variation selector, tag, private use, unassigned.
  ['\u00ad\u3164\u2800\ufe0f\u{e0041}', '\\u{ad}\\u{3164}\\u{2800}\\u{fe0f}\\u{e0041}'],
  ['\ue000\uffff', '\\u{e000}\\u{ffff}'],
  ['größe/日本/مجموعة 😀 e\u0301', 'größe/日本/مجموعة 😀 e\u0301'],
  ['lone \ud800', 'lone \ufffd'],
  ['[::1]:80', '[::1]:80'],
])('%j is printed as %j', (text, safe) => expect(printable(text)).toBe(safe))

test('a truncated text says so', () => {
  expect(printable('x'.repeat(12), 10)).toBe(`${'x'.repeat(10)}… (cut: 12 characters)`)
})

test('a text that is truncated twice gives its original length', () => {
  const once = printable('x'.repeat(1000), 500)
  expect(printable(once, 500)).toBe(once)
  expect(printable(once, 10)).toBe(`${'x'.repeat(10)}… (cut: 1000 characters)`)
})

test('a text is truncated after its escapes, and gives its original length', () => {
  expect(printable('\u200b'.repeat(12), 10)).toBe('\\u{200b}\\u… (cut: 12 characters)')
  expect(printable('😀'.repeat(6), 3)).toBe('😀\ufffd… (cut: 12 characters)')
  expect(printable('x😀', 1)).toBe('x… (cut: 3 characters)')
})

test('a text cannot pretend to be truncated with a number that is no length', () => {
  const text = `… (cut: ${'1'.repeat(100)} characters)`
  expect(printable(text, 10)).toBe('… (cut: 11… (cut: 120 characters)')
})

test('HTML is escaped', () => {
  expect(html(`</td><script src='x'>"&`)).toBe(
    '&#60;/td&#62;&#60;script src=&#39;x&#39;&#62;&#34;&#38;',
  )
})

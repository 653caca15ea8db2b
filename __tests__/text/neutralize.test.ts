import { expect, test } from '@jest/globals'
import { html, printable } from '../../src/text/neutralize.ts'

test.each([
  ['one\r\ntwo\u2028three', 'one two three'],
  [' ::set-output name=a::b', ': :set-output name=a::b'],
  ['x ##[error]y', 'x ## [error]y'],
  ['\u001b[31mred\u0000', '[31mred'],
  ['abc\u202edef', 'abc def'],
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

test('HTML is escaped', () => {
  expect(html(`</td><script src='x'>"&`)).toBe(
    '&#60;/td&#62;&#60;script src=&#39;x&#39;&#62;&#34;&#38;',
  )
})

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { jsonIn, sentence, wordsOf } from '../../src/http/answer.ts'
import { cases, nearly, torn } from '../fuzzing.ts'

const answer = (body: string, status = 200, headers: Readonly<Record<string, string>> = {}) => ({
  status,
  headers,
  body,
})
const typed = (body: string, type: string) => answer(body, 200, { 'content-type': type })

describe('the JSON of an answer', () => {
  test.each([
    ['application/json', '{"a":1}', { a: 1 }],
    ['application/json; charset=utf-8', '[]', []],
    ['application/problem+json', 'null', null],
    ['application/json', '', undefined],
    ['application/json', '<html>', undefined],
    ['application/json', '\ufeff{}', undefined],
    ['text/html', '{"a":1}', undefined],
    ['application/jsonp', '{"a":1}', undefined],
    ['', '{"a":1}', undefined],
  ])('of type %j that is %j', (type, body, value) => {
    expect(jsonIn(typed(body, type))).toEqual(value)
  })

  test('is none where the type is missing', () => {
    expect(jsonIn(answer('{}'))).toBeUndefined()
  })

  test('with keys of prototypes is no other than without', () => {
    const value = jsonIn(typed('{"__proto__":{"polluted":1},"constructor":2}', 'application/json'))
    expect(Object.getOwnPropertyNames(value)).toEqual(['__proto__', 'constructor'])
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  test.each(['[', '{"a":', '[[],', '"'])('has an end where there are very many %j', (sign) => {
    const many = sign.repeat(100_000)
    expect(jsonIn(typed(many, 'application/json'))).toBeUndefined()
  })
})

describe('the words of an answer', () => {
  test.each([
    ['<html><head><title>Sign in</title></head><body>Please.</body>', 'Sign in Please.'],
    ['<script>a < b</script>Down<style>\np{}\n</style>', 'Down'],
    ['<SCRIPT src="x">a</SCRIPT >Down', 'Down'],
    ['a<br>b', 'a b'],
    ['a \t\n\u2028 b', 'a b'],
    ['1 < 2', '1 < 2'],
    ['', 'an empty body'],
    ['<p></p>', 'no words'],
    ['::error::x', ': :error::x'],
  ])('%j are %j', (body, words) => expect(wordsOf(answer(body))).toBe(words))

  test.each([
    ['https://login.example.org/?token=secret', 'a redirect to https://login.example.org/'],
    ['/login#secret', 'a redirect to /login'],
    ['', 'a redirect to '],
  ])('that redirects to %j are its place alone', (location, words) => {
    expect(wordsOf(answer('body', 302, { location }))).toBe(words)
  })

  test('that redirects nowhere say so', () => {
    expect(wordsOf(answer('', 304))).toBe('a redirect to nowhere')
  })

  test('are one sentence, with one full stop', () => {
    expect(sentence(' Down. \n')).toBe('Down.')
    expect(sentence('Down...')).toBe('Down.')
  })
})

const markup = fc
  .array(
    fc.oneof(
      fc.constantFrom('<script', '</script', '<style>', '</style >', '<', '>', '<!--', '-->'),
      fc.constantFrom(' ', '\n', 'a', '"', "'", '&lt;', '::', '##[', '\u001b[31m', '\u202e'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))
/** Signs that would end the line, or turn it round. */
const control = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u

test('of any body, the words are one short line that the runner takes for no command', () => {
  const bodies = fc.oneof(markup, torn(markup), nearly({ error: { message: 'x' } }))
  const property = fc.property(bodies, fc.constantFrom(200, 302, 500), (body, status) => {
    const words = [wordsOf(answer(body, status, { location: body })), sentence(body)]
    return words.every((each) => each.length < 600 && !control.test(each) && !/^::|##\[/.test(each))
  })
  fc.assert(property, cases)
})

/** As much as a client takes of an answer. */
const largest = 8 * 1024 * 1024
const traps = [
  '<',
  '<script',
  '<script ',
  '<script>',
  '<style ',
  '</script ',
  '<script </script ',
  '<!--',
  '<a ',
  ' ',
  '\n',
  '.',
  '\0',
  '\u202e',
  '::',
  '##[',
  '\ud800',
]

test.each(traps)('a body of nothing but %j is no trap', (sign) => {
  const body = sign.repeat(largest / sign.length)
  const began = performance.now()
  expect(wordsOf(answer(body)).length).toBeLessThan(600)
  expect(sentence(body).length).toBeLessThan(600)
  expect(wordsOf(answer('', 302, { location: body })).length).toBeLessThan(600)
  // A time that grows with the square would be hours. What it takes on an idle machine is a third of a second.
  expect(performance.now() - began).toBeLessThan(20_000)
})

test.each([
  ['ends of scripts with blanks', '<script>'.repeat(1000), `</script${' '.repeat(11_000)}`],
  ['scripts, and ends without an angle', '<script '.repeat(1250), '</script '.repeat(1100)],
  ['ends with many blanks', '<script'.repeat(1400), `</script${' '.repeat(200)}`.repeat(48)],
])('%s are no trap', (_, starts, ends) => {
  const began = performance.now()
  expect(wordsOf(answer(starts + ends)).length).toBeLessThan(600)
  expect(performance.now() - began).toBeLessThan(10_000)
})

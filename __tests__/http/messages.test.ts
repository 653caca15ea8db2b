import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createResponse, readableText, sentence } from '../../src/http/messages.ts'
import { isExhaustive } from '../exhaustive/mode.ts'
import { anyCharacter, corrupted, corruptedJson, manyRuns } from '../fuzzing.ts'

const response = (body: string, status = 200, headers: Readonly<Record<string, string>> = {}) =>
  createResponse(status, headers, body)
const jsonOf = (body: string, type: string) => response(body, 200, { 'content-type': type }).json

describe('the JSON of a response', () => {
  test.each([
    ['application/json', '{"a":1}', { a: 1 }],
    ['application/json; charset=utf-8', '[]', []],
    ['application/problem+json', 'null', null],
    ['application/json', '', undefined],
    ['application/json', '<html>', undefined],
    ['application/json', '\ufeff{}', {}],
    ['text/html', '{"a":1}', undefined],
    ['application/jsonp', '{"a":1}', undefined],
    ['', '{"a":1}', undefined],
  ])('of type %j and body %j', (type, body, value) => {
    expect(jsonOf(body, type)).toEqual(value)
  })

  test('is undefined if the type is missing', () => {
    expect(response('{}').json).toBeUndefined()
  })

  test('can have the keys of object prototypes', () => {
    const value = jsonOf('{"__proto__":{"polluted":1},"constructor":2}', 'application/json')
    expect(Object.getOwnPropertyNames(value)).toEqual(['__proto__', 'constructor'])
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  test.each(['[', '{"a":', '[[],', '"'])('is undefined for 100,000 times %j', (text) => {
    expect(jsonOf(text.repeat(100_000), 'application/json')).toBeUndefined()
  })
})

describe('the readable text of a response', () => {
  test.each([
    ['<html><head><title>Sign in</title></head><body>Please.</body>', 'Sign in Please.'],
    ['<script>a < b</script>Down<style>\np{}\n</style>', 'Down'],
    ['<SCRIPT src="x">a</SCRIPT >Down', 'Down'],
    ['a<br>b', 'a b'],
    ['a \t\n\u2028 b', 'a b'],
    ['1 < 2', '1 < 2'],
    ['1 < 2 <b>is</b> true', '1 < 2 is true'],
    ['', 'an empty body'],
    ['<p></p>', 'no words'],
    ['::error::x', ': :error::x'],
  ])('of %j is %j', (body, text) => expect(readableText(response(body))).toBe(text))

  test.each([
    ['https://login.example.org/?token=secret', 'a redirect to https://login.example.org/'],
    ['/login#secret', 'a redirect to /login'],
    ['', 'a redirect to '],
  ])('of a redirect to %j has no query', (location, text) => {
    expect(readableText(response('body', 302, { location }))).toBe(text)
  })

  test('of a redirect without a target says so', () => {
    expect(readableText(response('', 304))).toBe('a redirect to nowhere')
  })

  test('is a sentence with one full stop', () => {
    expect(sentence(' Down. \n')).toBe('Down.')
    expect(sentence('Down...')).toBe('Down.')
  })
})

const markup = fc
  .array(
    fc.oneof(
      fc.constantFrom('<script', '</script', '<style>', '</style >', '<', '>', '<!--', '-->'),
      fc.constantFrom(' ', '\n', 'a', '"', "'", '&lt;', '::', '##[', '\u001b[31m', '\u202e'),
      fc.string({ unit: anyCharacter, maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))
/** Characters that end the line or change its direction. */
const control = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u

test('the readable text of any body is one short line without a workflow command', () => {
  const bodies = fc.oneof(markup, corrupted(markup), corruptedJson({ error: { message: 'x' } }))
  const property = fc.property(bodies, fc.constantFrom(200, 302, 500), (body, status) => {
    const texts = [readableText(response(body, status, { location: body })), sentence(body)]
    return texts.every((each) => each.length < 600 && !control.test(each) && !/^::|##\[/.test(each))
  })
  fc.assert(property, manyRuns)
})

/** The largest body that the client accepts, in bytes. `npm test` takes a smaller one. */
const maxBodySize = isExhaustive ? 8 * 1024 * 1024 : 512 * 1024
const repeated = [
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

/* A search that goes back and forth would take hours for these bodies. */

test.each(repeated)('a large body of repeated %j is read', (part) => {
  const body = part.repeat(maxBodySize / part.length)
  expect(readableText(response(body)).length).toBeLessThan(600)
  expect(sentence(body).length).toBeLessThan(600)
  expect(readableText(response('', 302, { location: body })).length).toBeLessThan(600)
})

test.each([
  ['end tags with blanks', '<script>'.repeat(1000), `</script${' '.repeat(11_000)}`],
  ['tags without a closing bracket', '<script '.repeat(1250), '</script '.repeat(1100)],
  ['many end tags with blanks', '<script'.repeat(1400), `</script${' '.repeat(200)}`.repeat(48)],
])('%s are read', (_, startTags, endTags) => {
  expect(readableText(response(startTags + endTags)).length).toBeLessThan(600)
})

import { describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { PatternSet } from '../../src/runner/patterns.ts'
import { createSecrets } from '../../src/runner/secrets.ts'
import { printable, truncationMark } from '../../src/text/neutralize.ts'
import { runs } from '../exhaustive/mode.ts'
import { anyCharacter } from '../fuzzing.ts'

/** Contains everything that an escape changes. */
const secret = `Tr0ub"4dor\\&<3>'s/p+ss é%w=😀`

function hiding(...secrets: readonly string[]) {
  const masks: string[] = []
  const { hide, redact } = createSecrets((mask) => masks.push(mask))
  for (const each of secrets) hide(each)
  return { masks, redact, hide }
}

const base64 = (text: string) => Buffer.from(text).toString('base64')
const base64url = (text: string) => Buffer.from(text).toString('base64url')
const unit = (sign: string) => sign.charCodeAt(0)
const special = /[&<>"']/g
const hexOf = (sign: string, length = 0) => unit(sign).toString(16).padStart(length, '0')
const named = (text: string, double: string, single: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', double)
    .replaceAll("'", single)
const json = (text: string) => JSON.stringify(text).slice(1, -1)
const asciiJson = (text: string) => json(text).replace(/[^ -~]/g, (sign) => `\\u${hexOf(sign, 4)}`)
const lowerCase = (text: string) => text.replace(/%../g, (code) => code.toLowerCase())
/** Each character of the text as an entity. */
const entities = (text: string, write: (code: number) => string) =>
  Array.from(text, (character) => `&#${write(character.codePointAt(0) ?? 0)};`).join('')

/** Forms that are masked and redacted. */
const masked: Readonly<Record<string, (text: string) => string>> = {
  unchanged: (text) => text,
  'base64 with padding': base64,
  'base64 without padding': (text) => base64(text).replace(/=+$/, ''),
  base64url,
  'base64url with padding': (text) => base64(text).replaceAll('+', '-').replaceAll('/', '_'),
  'base64 of Bearer with padding': (text) => base64(`Bearer ${text}`),
  'base64 of Bearer without padding': (text) => base64(`Bearer ${text}`).replace(/=+$/, ''),
  'base64url of Bearer': (text) => base64url(`Bearer ${text}`),
  'base64 in a URL': (text) => encodeURIComponent(base64(text)),
  'base64 in JSON of PHP': (text) => base64(text).replaceAll('/', '\\/'),
  'a part of a URL': encodeURIComponent,
  'a part of a URL in small letters': (text) => lowerCase(encodeURIComponent(text)),
  'a path of a URL': (text) => encodeURIComponent(text).replaceAll('%2F', '/'),
  'a part of a URL, as in RFC 3986': (text) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${hexOf(sign)}`),
  'an HTML form': (text) => new URLSearchParams({ '': text }).toString().slice(1),
  'a password in a URL': (text) => {
    const url = new URL('https://host')
    url.password = text
    return url.password
  },
  JSON: json,
  'JSON of Python': asciiJson,
  'JSON of Go': (text) => json(text).replace(/[&<>]/g, (sign) => `\\u${hexOf(sign, 4)}`),
  'JSON with escaped slashes': (text) => json(text).replaceAll('/', '\\/'),
  'JSON of PHP': (text) => asciiJson(text).replaceAll('/', '\\/'),
  'HTML with named entities': (text) => named(text, '&quot;', '&apos;'),
  'HTML of Python': (text) => named(text, '&quot;', '&#x27;'),
  'HTML of PHP': (text) => named(text, '&quot;', '&#039;'),
  'HTML of Jinja': (text) => named(text, '&#34;', '&#39;'),
  'HTML with quotes': (text) => named(text, '"', "'"),
  'HTML with decimal entities': (text) => text.replace(special, (sign) => `&#${unit(sign)};`),
  'HTML with hexadecimal entities': (text) => text.replace(special, (sign) => `&#x${hexOf(sign)};`),
  'HTML with hexadecimal entities in capitals': (text) =>
    text.replace(special, (sign) => `&#x${hexOf(sign).toUpperCase()};`),
}

/** Forms that have too many variants to be masked. They are redacted. */
const redacted: Readonly<Record<string, (text: string) => string>> = {
  'JSON with \\u in capitals': (text) =>
    json(text).replace(/[^ -~]|[&<>]/g, (sign) => `\\u${hexOf(sign, 4).toUpperCase()}`),
  'JSON with all of it escaped': (text) => text.replace(/./gs, (sign) => `\\u${hexOf(sign, 4)}`),
  'JavaScript with single quotes': (text) => json(text).replaceAll("'", "\\'"),
  'HTML with &#X': (text) => text.replace(special, (sign) => `&#X${hexOf(sign)};`),
  'HTML with decimal entities and a zero': (text) =>
    text.replace(special, (sign) => `&#0${unit(sign)};`),
  'HTML with hexadecimal entities and zeros': (text) =>
    text.replace(special, (sign) => `&#x${hexOf(sign, 4)};`),
  'HTML with entities and many zeros': (text) =>
    text.replace(special, (sign) => `&#x${hexOf(sign, 50)};`),
  'HTML with all of it as decimal entities': (text) => entities(text, String),
  'HTML with all of it as hexadecimal entities': (text) =>
    entities(text, (code) => `x${code.toString(16)}`),
  'HTML with all of it as hexadecimal entities in capitals': (text) =>
    entities(text, (code) => `X00${code.toString(16).toUpperCase()}`),
  'a URL with all of it encoded': (text) =>
    Buffer.from(text)
      .toString('hex')
      .replace(/../g, (byte) => `%${byte}`),
  'a URL in capitals and small letters': (text) =>
    encodeURIComponent(text).replace(/%22|%C3/g, (code) => code.toLowerCase()),
}

describe.each(Object.entries({ ...masked, ...redacted }))('a secret as %s', (name, write) => {
  test('is redacted, and the text around it stays', () => {
    const { redact } = hiding(secret)
    const text = write(secret)
    expect(redact(text)).toBe('***')
    expect(redact(`a & b ${text}; \\ ${text}%41`)).toBe('a & b ***; \\ ***%41')
  })

  test('is masked', () => {
    if (name in masked) expect(hiding(secret).masks).toContain(write(secret))
  })

  test('is redacted if the text was truncated inside it', () => {
    const { redact } = hiding(secret)
    const text = write(secret)
    const { length } = text
    for (let end = 0; end < length; end++) {
      const rest = `${text.slice(0, end).toWellFormed()}${truncationMark}9 characters)`
      const [before = ''] = redact(`x ${rest}`).split(truncationMark)
      // The first three characters of a secret also begin ordinary words.
      const shown = before.replace('***', '').slice(2)
      expect(shown.length).toBeLessThan(write(secret.slice(0, 4)).length)
    }
  })
})

test('any secret is redacted in all its forms', () => {
  const forms = Object.values({ ...masked, ...redacted })
  const word = fc.string({ unit: anyCharacter, minLength: 5, maxLength: 30 })
  const property = fc.property(word, fc.constantFrom(...forms), (text, write) => {
    fc.pre(text.trim() === text && text.isWellFormed())
    return hiding(text).redact(`[${write(text)}]`) === '[***]'
  })
  fc.assert(property, runs(500))
})

test('text without a secret stays as it is', () => {
  const { redact } = hiding(secret, 'abc')
  const texts = [
    '',
    '&amp;&#x26;&#38;&#;&#x;&nosuch;&#x110000;&#99999999999;&',
    '\\u0041\\u00\\q\\',
    '%41%%zz%e2%82%',
    '😀\ud800',
    `ab${truncationMark}`,
  ]
  for (const text of texts) expect(redact(text)).toBe(text)
  expect(hiding().redact(secret)).toBe(secret)
})

test('all lines of a secret, and the secret on one line, are masked', () => {
  const key = '-----BEGIN KEY-----\r\nabcdefgh\nxyz\n-----END KEY-----\n'
  const { masks, redact } = hiding(key)
  expect(redact(key)).toBe('***')
  expect(redact('abcdefgh, xyz')).toBe('***, xyz')
  expect(redact(printable(key))).toBe('***')
  expect(redact(base64(key))).toBe('***')
  expect(redact(base64(key.trim()))).toBe('***')
  expect(redact(JSON.stringify({ key }))).toBe('{"key":"***"}')
  expect(masks.filter((mask) => /[\r\n]/.test(mask))).toEqual([])
  expect(masks).toContain('abcdefgh')
})

test('an empty secret is ignored, and a secret is masked once', () => {
  const { masks, redact, hide } = hiding('', '  ', '\n', '    ')
  expect(masks).toEqual([])
  expect(redact(' a    b ')).toBe(' a    b ')
  hide('secret')
  const { length } = masks
  hide('secret')
  expect(masks).toHaveLength(length)
  expect(new Set(masks).size).toBe(length)
})

test('a short secret has no base64 form', () => {
  const { masks } = hiding('abc')
  expect(masks).toEqual(['abc'])
})

test('secrets that contain or overlap each other leave nothing', () => {
  const { redact } = hiding('cret', 'secret', 'retina', 'x')
  expect(redact('a secret')).toBe('a ***')
  expect(redact('a secretina')).toBe('a ***')
  expect(redact('xx')).toBe('******')
})

test('a secret that is hidden later is redacted too', () => {
  const { redact, hide } = hiding('first')
  expect(redact('first second')).toBe('*** second')
  const others = Array.from({ length: 100 }, (_, index) => `another ${index}!`)
  for (const other of ['second', ...others]) {
    hide(other)
    expect(redact(`first second ${other}`)).toBe('*** *** ***')
  }
  expect(redact(others.join())).toBe(others.map(() => '***').join())
})

test('a text that was truncated is redacted before each mark', () => {
  const { redact } = hiding('secret-password')
  const cut = `${truncationMark}9 characters)`
  expect(redact(`a secret-p${cut} b secret-passwor${cut} secret-p`)).toBe(
    `a ***${cut} b ***${cut} secret-p`,
  )
  expect(redact(`sec${cut}`)).toBe(`sec${cut}`)
})

/** Parts of which texts are made. */
const parts: Readonly<Record<string, string>> = {
  'one letter': 'x',
  'base64 of Bearer': 'QmVhcmVyI',
  'the beginning of a secret': 'secret-00-',
  'almost a secret': `secret-00-${'0123456789'.repeat(2)}012345678`,
  'a secret': `secret-00-${'0123456789'.repeat(3)} `,
  ampersands: '&',
  'incomplete entities': '&#x0',
  entities: '&#x0026;',
  backslashes: '\\',
  'JSON escapes': '\\u0041',
  'percent signs': '%',
  'percent escapes': '%41',
  'all escapes': '&#38;\\n%20+',
  'truncation marks': truncationMark,
  'truncated escapes': `&am${truncationMark}`,
  'beginnings of truncation marks': '…',
}

/** How many characters are read while `work` is done: by the search, and by functions of strings. */
function countReads(work: () => void): number {
  let reads = 0
  const { next } = PatternSet.prototype
  const { charCodeAt, indexOf, slice, startsWith } = String.prototype
  const spies = [
    jest.spyOn(PatternSet.prototype, 'next').mockImplementation(function (
      this: PatternSet,
      ...args
    ) {
      reads++
      return next.apply(this, args)
    }),
    jest.spyOn(String.prototype, 'charCodeAt').mockImplementation(function (this: string, ...args) {
      reads++
      return charCodeAt.apply(this, args)
    }),
    jest.spyOn(String.prototype, 'startsWith').mockImplementation(function (this: string, ...args) {
      reads += args[0].length
      return startsWith.apply(this, args)
    }),
    jest.spyOn(String.prototype, 'slice').mockImplementation(function (this: string, ...args) {
      const result = slice.apply(this, args)
      reads += result.length
      return result
    }),
    jest.spyOn(String.prototype, 'indexOf').mockImplementation(function (this: string, ...args) {
      const found = indexOf.apply(this, args)
      reads += (found < 0 ? this.length : found) - (args[1] ?? 0)
      return found
    }),
  ]
  work()
  for (const spy of spies) spy.mockRestore()
  return reads
}

test.each([...Object.entries(parts), ['zeros of one entity', '']])(
  'each character is read a few times: %s',
  (_, part) => {
    const secrets = Array.from(
      { length: 50 },
      (_, index) => `secret-${`${index}`.padStart(2, '0')}-${'0123456789'.repeat(3)}`,
    )
    const { redact } = hiding(...secrets)
    redact('')
    const size = 8192
    const repeated = part === '' ? `&#${'0'.repeat(size)}` : part.repeat(size / part.length)
    const text = `${repeated}${truncationMark}`
    const reads = countReads(() => redact(text))
    expect(reads).toBeGreaterThan(size)
    expect(reads).toBeLessThan(64 * size)
  },
)

import { describe, expect, test } from '@jest/globals'
import { hideUserinfo, percentDecode } from '../../src/http/url.ts'
import { createSecrets } from '../../src/runner/secrets.ts'

test.each([
  ['a%20b', 'a b'],
  ['%C3%A9', 'é'],
  ['100%', '100%'],
  ['pa%20ss%w', 'pa ss%w'],
  ['%zz%41%', '%zzA%'],
  ['%ff', '%ff'],
])('%s is decoded', (part, decoded) => {
  expect(percentDecode(part)).toBe(decoded)
})

/** Secrets of the passwords in an address. */
function secretsOf(address: string) {
  const masks = new Set<string>()
  const secrets = createSecrets((mask) => masks.add(mask))
  hideUserinfo(address, secrets.hide)
  return { masks, redact: secrets.redact }
}

/** Forms of a password: as it is written, as the URL parser writes it, and as it is sent. */
const passwords: readonly (readonly [written: string, ...others: string[]])[] = [
  ['secret'],
  ['pa ss%w', 'pa%20ss%w'],
  ['pa  ss', 'pa%20%20ss'],
  ['100% sure', '100%%20sure'],
  ['%w%20%', '%w %'],
  ['pa%20ss%w', 'pa ss%w'],
  ['pa\tss', 'pass'],
  ['\tpa ss ', 'pa%20ss%20', 'pa ss '],
  ['p@ss:w', 'p%40ss%3Aw'],
  ['p%C3%A9ss', 'péss'],
  ['pé ss', 'p%C3%A9%20ss'],
  ['%7Etilde%', '~tilde%'],
]

describe.each(passwords)('the password %j', (written, ...others) => {
  const address = `https://user:${written}@host/path`

  test('is masked and redacted in all its forms', () => {
    const { masks, redact } = secretsOf(address)
    for (const form of [written, ...others]) {
      expect(redact(`[${form}]`)).toBe('[***]')
      expect([...masks]).toContain(form)
    }
    expect(redact(`cannot reach ${address}`)).not.toContain('ss')
  })

  test('is masked in the Authorization header', () => {
    const { masks, redact } = secretsOf(address)
    for (const form of [written, ...others]) {
      const header = Buffer.from(`user:${form}`).toString('base64')
      expect(redact(header)).toBe('***')
      expect([...masks]).toContain(header)
    }
  })

  test.each([
    ['an address without a host', `https://user:${written}@`],
    ['an address with a wrong host', `https://user:${written}@h ost:port/`],
    ['one of several addresses', `http://a.example.org, http://user:${written}@host http://b@host`],
    ['an address before an e-mail address', `https://user:${written}@host/ (me@example.org)`],
  ])('is masked in %s', (_, text) => {
    expect(secretsOf(text).redact(`[${written}]`)).toBe('[***]')
  })
})

test.each([
  'https:ada:sec\r\nret@host/',
  'https://ada:sec\r\nret@host/',
  'https:ada:secret@host/',
  'https:/ada:secret@host/',
  'https:\\\\ada:secret@host\\x',
])('the password that the URL parser finds in %j is masked', (address) => {
  expect(secretsOf(address).redact('secret')).toBe('***')
})

test('a password before a blank and another @ is masked, alone and with what follows', () => {
  const { redact } = secretsOf('https://user:secret@host and user@host')
  expect(redact('secret')).toBe('***')
})

test('a user name is masked where it stands in an address, and stays elsewhere', () => {
  const { redact } = secretsOf('https://git%20hub:secret@host/')
  expect(redact('https://git%20hub:secret@host/ or git hub@host')).toBe(
    'https://***@host/ or ***host',
  )
  expect(redact('git hub')).toBe('git hub')
  expect(secretsOf('https://:secret@host/').redact('me@host: secret')).toBe('me@host: ***')
})

test('a long user name is a token, and an address without a password is not masked', () => {
  const token = 'ghp_0123456789abcdefABCDEF'
  expect(secretsOf(`https://${token}@host/`).redact(token)).toBe('***')
  for (const address of ['https://user@host/', 'https://host/a:b@c', 'mailto:me@host', '']) {
    expect([...secretsOf(address).masks]).toEqual([])
  }
})

/** Parts that a search with backtracking would read again and again. */
const repeated = ['://', '://a', ':// ', '@', '://@', '://a:b@ ']

test.each(repeated)('an address of %j, repeated, is read', (part) => {
  const hidden = new Set<string>()
  hideUserinfo(part.repeat(1_000_000 / part.length), (secret) => hidden.add(secret))
  expect(hidden.has('b')).toBe(part.includes(':b'))
})

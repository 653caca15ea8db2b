import { describe, expect, test } from '@jest/globals'
import { prepareProxies } from '../../src/inputs/proxies.ts'
import { createSecrets } from '../../src/runner/secrets.ts'

const variables = [
  'http_proxy',
  'https_proxy',
  'all_proxy',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'ALL_PROXY',
]

function prepare(name: string, value: string) {
  const { hide, redact } = createSecrets(() => undefined)
  const env: NodeJS.ProcessEnv = { [name]: value, no_proxy: 'a@b:c' }
  prepareProxies(env, hide)
  return { value: env[name], redact, env }
}

/** How people write a proxy with the user "ada" and the password "s3cret pw". */
const spellings = [
  'ada:s3cret%20pw@proxy:3128',
  'ada:s3cret pw@proxy:3128',
  '//ada:s3cret%20pw@proxy:3128',
  'http://ada:s3cret pw@proxy:3128',
  ' http://ada:s3cret%20pw@proxy:3128\n',
  'HTTP://ada:s3cret%20pw@proxy:3128/',
  'http:/ada:s3cret%20pw@proxy:3128',
  'http:ada:s3cret%20pw@proxy:3128',
  'http:\\\\ada:s3cret%20pw@proxy:3128',
  'https://%61da:%733cret%20pw@proxy',
  'socks5://ada:s3cret%20pw@proxy:1080',
  'ada:s3cret pw@pro xy:port',
  'gopher://ada:s3cret pw@proxy',
]

describe.each(spellings)('the credentials in %j', (value) => {
  test.each(variables)('of %s are masked', (name) => {
    const { redact } = prepare(name, value)
    const basic = Buffer.from('ada:s3cret pw').toString('base64')
    expect(redact(`[s3cret pw] [s3cret%20pw] [${basic}]`)).toBe('[***] [***] [***]')
    expect(redact('ada:s3cret pw@proxy and ada@proxy')).toBe('***@proxy and ***proxy')
    // Ordinary words stay.
    expect(redact('adamant')).toBe('adamant')
  })
})

test.each(['p/w', 'p?w', 'p#w', 'p@w', 'p:w', 'p\\w', '://', '12/x', '%', '%zz', 'p"w'])(
  'the password %j is masked as it is written, with and without a scheme',
  (password) => {
    for (const scheme of ['', 'http://', 'https://']) {
      const { redact } = prepare('https_proxy', `${scheme}ada:${password}@proxy:3128`)
      expect(redact(`[${password}]`)).toBe('[***]')
    }
  },
)

test('a user that is a token is masked', () => {
  const token = 'ghp_0123456789abcdefABCDEF'
  expect(prepare('http_proxy', `${token}@proxy`).redact(token)).toBe('***')
})

test.each([
  // Without a scheme, as in curl.
  ['proxy:3128', 'http://proxy:3128'],
  ['proxy', 'http://proxy'],
  ['[::1]:3128', 'http://[::1]:3128'],
  ['ada:pw@proxy:3128', 'http://ada:pw@proxy:3128'],
  // Percent signs that encode nothing stand for themselves.
  ['http://ada:100%@proxy:3128', 'http://ada:100%25@proxy:3128'],
  ['http://a%da:%zz%41%@proxy', 'http://a%25da:%25zzA%25@proxy'],
  ['http://ada:%ff@proxy', 'http://ada:%25ff@proxy'],
  ['http://ada:p@s:s w@proxy', 'http://ada:p%40s%3As%20w@proxy'],
  ['ada@proxy', 'http://ada:@proxy'],
  // The rest stays: curl would use port 1080 for an address without a port.
  ['http://proxy:80', 'http://proxy:80'],
  ['https://ada:pw@proxy:443/', 'https://ada:pw@proxy:443/'],
  ['socks5://ada:p%w@proxy', 'socks5://ada:p%25w@proxy'],
  // Not a URL.
  ['http://ada:p/w@proxy', 'http://ada:p/w@proxy'],
])('%j becomes %j, which stays as it is', (value, address) => {
  expect(prepare('https_proxy', value).value).toBe(address)
  expect(prepare('https_proxy', address).value).toBe(address)
})

test('variables that are not set or empty stay so, and no_proxy stays as it is', () => {
  expect(prepare('http_proxy', '').env).toEqual({ http_proxy: '', no_proxy: 'a@b:c' })
  expect(prepare('other', 'ada:pw@host').env).toEqual({ other: 'ada:pw@host', no_proxy: 'a@b:c' })
})

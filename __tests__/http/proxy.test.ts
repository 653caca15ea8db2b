import { describe, expect, test } from '@jest/globals'
import { isExcluded, proxyFor } from '../../src/http/proxy.ts'

const http = new URL('http://mlflow.example.org:5000/')
const https = new URL('https://mlflow.example.org/')

describe('the variable', () => {
  test.each([
    [http, { http_proxy: 'http://a', all_proxy: 'http://b' }, 'http_proxy'],
    [http, { HTTP_PROXY: 'http://a', ALL_PROXY: 'http://b' }, 'HTTP_PROXY'],
    [http, { http_proxy: 'http://a', HTTP_PROXY: 'http://b' }, 'http_proxy'],
    [http, { http_proxy: '', HTTP_PROXY: 'http://b' }, 'HTTP_PROXY'],
    [http, { https_proxy: 'http://a' }, undefined],
    [https, { http_proxy: 'http://a' }, undefined],
    [https, { HTTPS_PROXY: 'http://a', all_proxy: 'http://b' }, 'HTTPS_PROXY'],
    [https, { https_proxy: '', all_proxy: 'http://b', ALL_PROXY: 'http://c' }, 'all_proxy'],
    [https, { ALL_PROXY: 'socks5h://c' }, 'ALL_PROXY'],
    [https, { ftp_proxy: 'http://a' }, undefined],
    [https, { https_proxy: 'http://a', no_proxy: 'example.org' }, undefined],
    [https, { https_proxy: 'http://a', NO_PROXY: 'example.org' }, undefined],
    [https, { https_proxy: 'http://a', no_proxy: '', NO_PROXY: 'example.org' }, undefined],
    [https, { https_proxy: 'http://a', no_proxy: 'x', NO_PROXY: 'example.org' }, 'https_proxy'],
    [new URL('http://localhost:5000'), { http_proxy: 'http://a' }, undefined],
    [new URL('https://127.0.0.1'), { https_proxy: 'http://a' }, undefined],
  ])('for %s with %j is %s', (url, env, variable) => {
    expect(proxyFor(url, env)?.variable).toBe(variable)
  })

  test('gives the proxy a title without credentials, and the header with them', () => {
    expect(proxyFor(https, { https_proxy: 'http://ada:p%40ss@10.0.0.1:3128' })).toMatchObject({
      title: 'the proxy http://10.0.0.1:3128 (https_proxy)',
      authorization: `Basic ${Buffer.from('ada:p@ss').toString('base64')}`,
    })
    expect(proxyFor(https, { https_proxy: 'http://10.0.0.1' })?.authorization).toBe(undefined)
  })

  test.each(['http://ada:p/w@proxy', 'gopher://proxy', 'http://', 'proxy:x'])(
    '%j is an error that names the variable and not the value',
    (ALL_PROXY) => {
      expect(() => proxyFor(https, { ALL_PROXY })).toThrow(/^ALL_PROXY is not the address .*%2F/)
      expect(() => proxyFor(https, { ALL_PROXY, no_proxy: '*' })).not.toThrow()
    },
  )
})

/**
 * Entries of no_proxy, a host, and whether it is excluded. `c` and `r` say where curl 7.88 and requests 2.34 differ: they
 * exclude less.
 */
const entries: readonly (readonly [string, string, boolean, ('c' | 'r' | 'cr')?])[] = [
  ['example.org', 'example.org', true],
  ['example.org', 'api.example.org', true],
  ['example.org', 'badexample.org', false],
  ['example.org', 'example.org.evil.net', false],
  ['.example.org', 'api.example.org', true],
  ['.example.org', 'example.org', true],
  ['*.example.org', 'api.example.org', true, 'cr'],
  ['EXAMPLE.org', 'api.example.ORG', true],
  ['example.org.', 'api.example.org', true, 'r'],
  ['example.org', 'api.example.org.', true, 'r'],
  ['bücher.example', 'xn--bcher-kva.example', true, 'cr'],
  ['a, b.net ,example.org', 'example.org', true],
  ['a b.net\texample.org', 'example.org', true, 'r'],
  ['*', 'example.org', true],
  ['a,*', 'example.org', true, 'cr'],
  ['ex*', 'example.org', false],
  ['', 'example.org', false],
  [',,.,*.', 'example.org', false],
  ['example.org:80', 'example.org', true, 'c'],
  ['example.org:5000', 'api.example.org:5000', true, 'c'],
  ['example.org:443', 'example.org', false],
  ['10.1.2.3', '10.1.2.3', true],
  ['10.1.2.3', '10.1.2.30', false],
  ['10.1.2.3', '10.1.2.3.example.org', false],
  ['10.1.2.3:5000', '10.1.2.3:5000', true, 'c'],
  ['10.1.2.3:5000', '10.1.2.3:5001', false],
  ['10.0.0.0/8', '10.255.0.1', true],
  ['10.0.0.0/8', '11.0.0.1', false],
  ['10.0.0.0/33', '10.0.0.1', false],
  ['10.0.0.0/8', '10.example.org', false],
  ['0.0.0.0/0', '192.0.2.1', true, 'r'],
  ['10.0.0.0/8:5000', '10.0.0.1:5000', true, 'cr'],
  ['10.0.0.0/8', '[::ffff:a00:1]', true, 'cr'],
  ['2001:db8::1', '[2001:db8::1]', true],
  ['2001:db8:0::1', '[2001:DB8::0001]', true, 'cr'],
  ['[2001:db8::1]', '[2001:db8::1]', true, 'cr'],
  ['[2001:db8::1]:80', '[2001:db8::1]', true, 'cr'],
  ['2001:db8::/32', '[2001:db8:7::1]', true, 'cr'],
  ['[2001:db8::]/32', '[2001:db8:7::1]', true, 'cr'],
  ['2001:db8::/32', '[2001:db9::1]', false],
  ['fe80::1%eth0', '[fe80::1]', false],
  ['/8,:80,[],]:1,%,example.org/8', 'example.org', false],
]

test.each(entries)('no_proxy=%j excludes %s: %s', (noProxy, host, isIn) => {
  expect(isExcluded(new URL(`http://${host}/`), noProxy)).toBe(isIn)
})

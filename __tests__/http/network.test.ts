import type { LookupFunction } from 'node:net'
import { describe, expect, test } from '@jest/globals'
import {
  checkHost,
  ForbiddenNetworkError,
  guardLookup,
  type Network,
  networkOfAddress,
  networkOfHost,
} from '../../src/http/network.ts'

const addresses: Readonly<Record<Network, readonly string[]>> = {
  loopback: ['127.0.0.1', '127.255.255.254', '::1'],
  'link-local': ['169.254.0.1', '169.254.169.254', 'fe80::1', 'febf::1', 'fe80::1%eth0'],
  'metadata service': ['168.63.129.16', '100.100.100.200', 'fd00:ec2::254'],
  private: [
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    'fc00::1',
    'fdff::1',
    'fec0::1',
  ],
  'carrier-grade NAT': ['100.64.0.1', '100.127.255.255'],
  unspecified: ['0.0.0.0', '0.255.255.255', '::'],
}
const known = Object.entries(addresses).flatMap(([network, list]) =>
  list.map((address) => [address, network]),
)

test.each(known)('%s is in the %s network', (address, network) => {
  expect(networkOfAddress(address)).toBe(network)
})

test.each([
  '8.8.8.8',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.0',
  '169.253.255.255',
  '169.255.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '192.169.0.0',
  '2606:4700::1111',
  'fbff::1',
  'ff02::1',
  '::ffff:8.8.8.8',
  '64:ff9b::8.8.8.8',
  '2002:808:808::1',
])('%s is public', (address) => {
  expect(networkOfAddress(address)).toBeUndefined()
})

/** IPv6 addresses that lead to an IPv4 address. */
const embeddings: Readonly<Record<string, (address: string) => string>> = {
  mapped: (address) => `::ffff:${address}`,
  compatible: (address) => `::${address}`,
  'translated by SIIT': (address) => `::ffff:0:${address}`,
  'translated by NAT64': (address) => `64:ff9b::${address}`,
  'translated by a local NAT64': (address) => `64:ff9b:1::${address}`,
  '6to4': (address) => {
    const [a, b, c, d] = address
      .split('.')
      .map((part) => Number(part).toString(16).padStart(2, '0'))
    return `2002:${a}${b}:${c}${d}::1`
  },
}

describe.each(Object.entries(embeddings))('an IPv4 address that is %s', (_, embed) => {
  const ipv4 = known.filter(([address]) => !address?.includes(':') && address !== '0.0.0.0')
  test.each(ipv4)('%s is in the %s network', (address = '', network) => {
    expect(networkOfAddress(embed(address))).toBe(network)
    expect(networkOfHost(new URL(`https://[${embed(address)}]/`).hostname)).toBe(network)
  })
})

test.each([
  ['127.0.0.1', 'loopback'],
  ['127.1', 'loopback'],
  ['0x7f.0.0.1', 'loopback'],
  ['0177.0.0.01', 'loopback'],
  ['2130706433', 'loopback'],
  ['127.0.0.1.', 'loopback'],
  ['１２７。0.0.1', 'loopback'],
  ['%31%32%37.0.0.1', 'loopback'],
  ['localhost', 'loopback'],
  ['LOCALHOST.', 'loopback'],
  ['metadata.localhost', 'loopback'],
  ['0xa9fea9fe', 'link-local'],
  ['169.16689662', 'link-local'],
  ['[::FFFF:a9fe:A9FE]', 'link-local'],
  ['[0:0:0:0:0:ffff:169.254.169.254]', 'link-local'],
  ['[0:0:0:0:0:0:0:1]', 'loopback'],
  ['0', 'unspecified'],
  ['[::]', 'unspecified'],
  ['0xA.1', 'private'],
])('the host %s of a URL is in the %s network', (host, network) => {
  const { hostname } = new URL(`https://${host}:8443/x`)
  expect(networkOfHost(hostname)).toBe(network)
  expect(() => checkHost(hostname, new Set())).toThrow(
    new ForbiddenNetworkError(`the host ${hostname} is in the ${network} network`),
  )
})

test.each(['store.example.org', 'localhost.example.org', '10.example.org', '8.8.8.8', '[2606::1]'])(
  'the host %s is not refused before it is looked up',
  (host) => {
    expect(() => checkHost(new URL(`https://${host}/`).hostname, new Set())).not.toThrow()
  },
)

test('a network that is allowed is not refused, and allows no other one', () => {
  const allowed = new Set<Network>(['private'])
  expect(() => checkHost('10.0.0.1', allowed)).not.toThrow()
  expect(() => checkHost('127.0.0.1', allowed)).toThrow(ForbiddenNetworkError)
})

/** What a guarded lookup gives if the name server gives these addresses. */
async function lookUp(
  found: Parameters<Parameters<LookupFunction>[2]>[1],
  allowed: Network[] = [],
) {
  const lookup: LookupFunction = (_, options, callback) =>
    callback(null, found, options.all ? 0 : 4)
  return await new Promise((resolve, reject) => {
    const options = { all: typeof found !== 'string' }
    guardLookup(lookup, new Set(allowed))('store.example.org', options, (error, result) => {
      if (error) reject(error)
      else resolve(result)
    })
  })
}

const publicAddress = { address: '8.8.8.8', family: 4 }

describe('a guarded lookup', () => {
  test('gives public addresses', async () => {
    expect(await lookUp('8.8.8.8')).toBe('8.8.8.8')
    expect(await lookUp([publicAddress])).toEqual([publicAddress])
  })

  test('fails if the address is in a network that is not allowed', async () => {
    await expect(lookUp('10.0.0.9')).rejects.toThrow(
      new ForbiddenNetworkError(
        'the host store.example.org leads to 10.0.0.9, which is in the private network',
      ),
    )
    await expect(lookUp('169.254.169.254', ['private'])).rejects.toThrow(ForbiddenNetworkError)
    expect(await lookUp('10.0.0.9', ['private'])).toBe('10.0.0.9')
  })

  test('fails if one of several addresses is in a network that is not allowed', async () => {
    const mapped = { address: '::ffff:127.0.0.1', family: 6 }
    await expect(lookUp([publicAddress, mapped])).rejects.toThrow('leads to ::ffff:127.0.0.1')
  })

  test('passes on the failure of the lookup', async () => {
    const failure = Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' })
    const lookup: LookupFunction = (_, __, callback) => callback(failure, '')
    const error = await new Promise((resolve) => {
      guardLookup(lookup, new Set())('store.example.org', {}, resolve)
    })
    expect(error).toBe(failure)
  })
})

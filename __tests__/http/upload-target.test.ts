import { describe, expect, test } from '@jest/globals'
import * as v from 'valibot'
import { createFiles } from '../../src/backends/wandb/operations.ts'
import { readUploadTarget, UploadAddressError } from '../../src/http/upload-target.ts'

const baseUrl = 'https://wandb.example.org/api'

const wandb = { title: 'W&B', input: 'wandb-base-url' }

type Headers = readonly (readonly [string, string])[]

function read(url: string, headers: Headers = [], base = baseUrl, allowsHttp = false) {
  return readUploadTarget(
    { url, headers },
    { ...wandb, baseUrl: base, apiAddress: undefined, allowsHttp },
  )
}

/** What is wrong with an upload address. */
function problemOf(...target: Parameters<typeof read>): string {
  try {
    read(...target)
    return ''
  } catch (error) {
    if (error instanceof UploadAddressError) return error.message
    throw error
  }
}

describe('the scheme and the host', () => {
  test.each([
    ['https://storage.googleapis.com/b/x?Signature=y', baseUrl],
    ['https://wandb.example.org:9000/b/x', baseUrl],
    ['https://wandb.example.org/b/x', 'http://wandb.example.org'],
    ['http://wandb.example.org/b/x', 'http://wandb.example.org/api'],
    ['http://127.0.0.1:8080/b/x', 'http://127.0.0.1:8080'],
  ])('%s is used if the API is %s', (url, base) => {
    expect(read(url, [], base).url.href).toBe(url)
  })

  test.each([
    ['http://storage.example.org/x', baseUrl],
    ['http://wandb.example.org/x', baseUrl],
    ['http://127.0.0.1:9000/x', 'http://127.0.0.1:8080'],
    ['http://store.example.org/x', 'http://wandb.example.org'],
    ['HTTP://169.254.169.254/latest/api/token', baseUrl],
  ])('%s is not used if the API is %s', (url, base) => {
    expect(problemOf(url, [], base)).toBe(`http://${new URL(url).host} is not https`)
  })

  test('a store without TLS is used if the caller says so', () => {
    const target = read('http://store.example.org:9000/x', [], 'http://mlflow.example.org', true)
    expect(target).toMatchObject({ isOwnServer: false, networks: new Set() })
  })

  test.each(['user@', 'user:pass@', ':pass@'])('an address with %s is not used', (userinfo) => {
    for (const base of [baseUrl, 'https://store.example.org']) {
      expect(problemOf(`https://${userinfo}store.example.org/x`, [], base)).toBe(
        'the address on store.example.org contains a user or a password',
      )
    }
  })
})

test('an address of more than 16,384 characters is not accepted', () => {
  const accepts = (length: number) => {
    const uploadUrl = 'https://store.example.org/'.padEnd(length, 'x')
    const node = { uploadUrl, uploadHeaders: [], artifact: null }
    return v.is(createFiles.data, { createArtifactFiles: { files: { edges: [{ node }] } } })
  }
  expect(accepts(16_384)).toBe(true)
  expect(accepts(16_385)).toBe(false)
})

describe('the headers', () => {
  test('of object stores are sent', () => {
    const given = {
      'Content-Type': 'application/json',
      'content-md5': 'a==',
      'Content-Encoding': 'gzip',
      'content-disposition': 'x',
      'Content-Language': 'de',
      'Cache-Control': 'no-store',
      Expires: '0',
      'If-None-Match': '*',
      'X-Amz-Server-Side-Encryption': 'AES256',
      'x-goog-meta-a_b': '1',
      'x-ms-blob-type': 'BlockBlob',
    }
    const { headers } = read('https://store.example.org/x', Object.entries(given))
    expect(headers).toEqual(given)
  })

  test.each([
    'Authorization',
    'Host',
    'Cookie',
    'Content-Length',
    'Transfer-Encoding',
    'Connection',
    'Expect',
    'Proxy-Authorization',
    'X-Forwarded-For',
    'X-HTTP-Method-Override',
    'Metadata-Flavor',
    'X-Google-Metadata-Request',
    'X-aws-ec2-metadata-token',
    'Metadata',
    'x-amz',
    'content-types',
    'my-content-type',
    'my-x-amz-date',
  ])('%s is not sent', (name) => {
    for (const base of [baseUrl, 'https://store.example.org']) {
      const headers: Headers = [
        ['Content-MD5', 'a'],
        [name, 'b'],
      ]
      expect(problemOf('https://store.example.org/x', headers, base)).toBe(
        `store.example.org would get the header "${name}", which object stores do not use`,
      )
    }
  })
})

describe('the networks', () => {
  const networksOf = (url: string, base: string, apiAddress?: string) => {
    return readUploadTarget({ url, headers: [] }, { ...wandb, baseUrl: base, apiAddress }).networks
  }
  test.each([
    ['https://wandb.example.org', undefined, []],
    ['https://wandb.example.org', '8.8.8.8', []],
    ['https://wandb.example.org', '10.0.0.1', ['private']],
    ['https://wandb.example.org', '::ffff:10.0.0.1', ['private']],
    ['https://wandb.example.org', '169.254.1.1', ['link-local']],
    ['https://10.0.0.1', undefined, ['private']],
    ['http://localhost:8080', undefined, ['loopback']],
    ['http://localhost:8080', '127.0.0.1', ['loopback']],
    ['http://100.64.0.9', '100.64.0.9', ['carrier-grade NAT']],
  ])('besides the internet, those of the API: %s at %s', (base, apiAddress, networks) => {
    const allowed = networksOf('https://store.example.org/x', base, apiAddress)
    expect([...(allowed ?? ['any'])]).toEqual(networks)
  })

  test('are not checked if the host is the one of the API', () => {
    expect(networksOf('https://10.0.0.1/x', 'https://10.0.0.1/api')).toBeUndefined()
    expect(networksOf('https://10.0.0.1:8443/x', 'https://10.0.0.1/api')).toEqual(
      new Set(['private']),
    )
  })
})

import { describe, expect, test } from '@jest/globals'
import * as v from 'valibot'
import { createFiles } from '../../../src/backends/wandb/operations.ts'
import { readUploadTarget } from '../../../src/backends/wandb/upload.ts'
import { messageOf } from '../../../src/text/message.ts'

const baseUrl = 'https://wandb.example.org/api'
const advice = 'Check wandb-base-url, and which store the W&B server is configured to use.'

function read(uploadUrl: string, uploadHeaders: readonly string[] = [], base = baseUrl) {
  return readUploadTarget('upload of a file', { uploadUrl, uploadHeaders }, base, undefined)
}

/** What is wrong with an upload address, from the whole message. */
function problemOf(...target: Parameters<typeof read>): string {
  try {
    read(...target)
  } catch (error) {
    const message = messageOf(error)
    const start = 'W&B gave an address for the upload of a file that is not used: '
    const end = `. Nothing was sent there. ${advice}`
    expect(message.startsWith(start) && message.endsWith(end)).toBe(true)
    return message.slice(start.length, -end.length)
  }
  return ''
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
    const lines = [
      'Content-Type: application/json',
      'content-md5:a==',
      'Content-Encoding: gzip',
      'content-disposition: x',
      'Cache-Control: no-store',
      'If-None-Match: *',
      'X-Amz-Server-Side-Encryption: AES256',
      'x-goog-meta-a_b: 1',
      'x-ms-blob-type: BlockBlob',
    ]
    const { headers } = read('https://store.example.org/x', lines)
    expect(Object.entries(headers).map(([name, value]) => `${name}: ${value}`)).toEqual(
      lines.map((line) => line.replace(/: ?/, ': ')),
    )
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
      expect(problemOf('https://store.example.org/x', ['Content-MD5: a', `${name}: b`], base)).toBe(
        `store.example.org would get the header "${name}", which object stores do not use`,
      )
    }
  })
})

describe('the networks', () => {
  const networksOf = (url: string, base: string, apiAddress?: string) => {
    const target = { uploadUrl: url, uploadHeaders: [] }
    return readUploadTarget('x', target, base, apiAddress).networks
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

import { createServer, type ServerResponse } from 'node:http'
import type { LookupFunction } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import * as v from 'valibot'
import { createWandbClient, WandbError } from '../../../src/backends/wandb/client.ts'
import { createFiles, viewer } from '../../../src/backends/wandb/operations.ts'
import { readUploadTarget } from '../../../src/backends/wandb/upload.ts'
import { createHttp } from '../../../src/http/client.ts'
import { createResponse, type HttpRequest, type HttpResponse } from '../../../src/http/messages.ts'
import { createSecrets } from '../../../src/runner/secrets.ts'
import { messageOf } from '../../../src/text/message.ts'
import { listen } from '../../http/proxy.ts'

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

/** A W&B server that accepts every upload, unless `refusal` is set. */
let port: number
let received: string[]
let refusal: ((response: ServerResponse) => void) | undefined
/** The addresses of hosts, by name. */
let hosts: Record<string, string>
const closers: (() => void)[] = []
beforeEach(async () => {
  received = []
  refusal = undefined
  hosts = { 'wandb.example.org': '127.0.0.1' }
  const server = createServer((request, response) => {
    received.push(`${request.method} ${request.url}`)
    if (request.method === 'PUT' && refusal !== undefined) return refusal(response)
    response.setHeader('content-type', 'application/json')
    response.end('{"data":{"viewer":{"entity":"ada"}}}')
  })
  port = await listen(server)
  closers.push(() => {
    server.close()
    server.closeAllConnections()
  })
})
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

const lookup: LookupFunction = (name, { all }, callback) => {
  const address = hosts[name] ?? ''
  if (all) callback(null, [{ address, family: 4 }])
  else callback(null, address, 4)
}

/** A client that has already sent a request to the API. */
async function connect(baseUrl: string) {
  const { hide, redact } = createSecrets(() => undefined)
  const { signal } = new AbortController()
  const ignore = () => undefined
  const http = createHttp({
    ...{ info: ignore, debug: ignore, redact, signal, lookup },
    wait: async () => undefined,
  })
  closers.push(() => http.close())
  const client = createWandbClient({ http, hide }, baseUrl, 'Basic x')
  await client.execute(viewer, {})
  return {
    redact,
    upload: (uploadUrl: string | null) =>
      client.upload('a file', { uploadUrl, uploadHeaders: [] }, '{}'),
  }
}

test('an upload to the host of the API is sent', async () => {
  const { upload } = await connect(`http://wandb.example.org:${port}`)
  await upload(`http://wandb.example.org:${port}/store?x`)
  await upload(null)
  expect(received).toEqual(['POST /graphql', 'PUT /store?x'])
})

test('an upload to a network that the API is not in is refused, and nothing is sent', async () => {
  const { upload } = await connect(`http://wandb.example.org:${port}`)
  hosts['store.example.org'] = '169.254.169.254'
  await expect(upload('https://store.example.org/x')).rejects.toThrow(
    new Error(
      'W&B gave an address for the upload of a file that is not used: the host store.example.org leads to ' +
        `169.254.169.254, which is in the link-local network. Nothing was sent there. ${advice}`,
    ),
  )
  await expect(upload('https://[::ffff:10.0.0.1]/x')).rejects.toThrow(
    'the host [::ffff:a00:1] is in the private network. Nothing',
  )
  expect(received).toEqual(['POST /graphql'])
})

test('an upload to the network that the API is in reaches the store', async () => {
  const { upload } = await connect(`http://wandb.example.org:${port}`)
  hosts['store.example.org'] = '127.0.0.1'
  // The store of this test has no TLS.
  await expect(upload(`https://store.example.org:${port}/x`)).rejects.toThrow(
    `upload of a file: no answer from store.example.org:${port} (attempt 5): `,
  )
})

test('the network of the API is the one that its first response came from', async () => {
  const { upload } = await connect(`http://wandb.example.org:${port}`)
  hosts['wandb.example.org'] = '10.0.0.1'
  await expect(upload('https://10.0.0.2/x')).rejects.toThrow('is in the private network')
})

test('later responses from another network allow no other store', async () => {
  const addresses = ['8.8.8.8', '10.0.0.1']
  const networks: unknown[] = []
  const http = {
    send: async (request: HttpRequest) => {
      networks.push(request.networks)
      const headers = { 'content-type': 'application/json' }
      const body = '{"data":{"viewer":{"entity":"ada"}}}'
      return createResponse(200, headers, body, addresses.shift())
    },
    redact: (response: HttpResponse) => response,
    close: () => undefined,
  }
  const client = createWandbClient({ http, hide: () => undefined }, baseUrl, 'Basic x')
  await client.execute(viewer, {})
  await client.execute(viewer, {})
  const target = { uploadUrl: 'https://store.example.org/x', uploadHeaders: [] }
  await client.upload('a file', target, '{}')
  expect(networks).toEqual([undefined, undefined, new Set()])
})

const signature = 'c0ffee'.repeat(9)

describe('after a refusal', () => {
  const text = `<p>the content of an internal page, ${signature}</p>`
  beforeEach(() => {
    refusal = (response) => response.writeHead(403, { location: 'internal' }).end(text)
  })

  test('the text of the host of the API is shown without the signature', async () => {
    const base = `http://wandb.example.org:${port}`
    const { upload, redact } = await connect(base)
    await expect(upload(`${base}/store?sig=${signature}`)).rejects.toThrow(
      'W&B refused upload of a file (HTTP 403): the content of an internal page, ***. The key may not write there',
    )
    expect(redact(signature)).toBe('***')
  })

  test.each([200, 302, 401, 403, 404, 409, 500])(
    'the text of another host is not shown: HTTP %i',
    async (status) => {
      const { hide, redact } = createSecrets(() => undefined)
      const response = {
        status,
        headers: { location: 'https://internal/' },
        body: text,
        json: { message: text },
      }
      const http = { send: async () => response, redact: () => response, close: () => undefined }
      const client = createWandbClient({ http, hide }, baseUrl, 'Basic x')
      const uploadUrl = `https://store.example.org/x?sig=${signature}`
      const result = await client
        .upload('a file', { uploadUrl, uploadHeaders: [] }, '{}')
        .catch((error: unknown) => error)

      if (status === 200) return expect(result).toBeUndefined()
      expect(result).toEqual(
        new WandbError(
          `W&B refused upload of a file (HTTP ${status}): the answer came from its store, store.example.org. The text ` +
            'is not shown, because this is not the host of wandb-base-url. Check which store the W&B server is ' +
            'configured to use.',
          status,
        ),
      )
      expect(result).toMatchObject({ status })
      expect(redact(signature)).toBe('***')
    },
  )
})

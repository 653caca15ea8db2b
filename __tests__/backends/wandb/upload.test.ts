import { createServer, type ServerResponse } from 'node:http'
import type { LookupFunction } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createWandbClient, WandbError } from '../../../src/backends/wandb/client.ts'
import { viewer } from '../../../src/backends/wandb/queries.ts'
import { createHttp } from '../../../src/http/client.ts'
import { createResponse, type HttpRequest, type HttpResponse } from '../../../src/http/messages.ts'
import { createSecrets } from '../../../src/runner/secrets.ts'
import { listen } from '../../http/proxy.ts'

const baseUrl = 'https://wandb.example.org/api'
const advice = 'Check wandb-base-url, and which store the W&B server is configured to use.'

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
      'The action does not use the address that W&B gave for the upload of a file: the host store.example.org leads to ' +
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
    `upload of a file: no answer from W&B's store at https://store.example.org:${port} (wandb-base-url), tried once: TLS: `,
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
      'W&B refused upload of a file (HTTP 403): the content of an internal page, ***. The key cannot write there',
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

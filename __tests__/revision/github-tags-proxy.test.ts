import { createServer, type ServerResponse } from 'node:http'
import { beforeEach, expect, test } from '@jest/globals'
import { limits } from '../../src/limits.ts'
import { createGithubTags } from '../../src/revision/github-tags.ts'
import { useServer } from '../http/proxy.ts'
import { useProxyProcess } from '../http/proxy-process.ts'
import { lowerLimits } from '../lower-limits.ts'

lowerLimits({ responseBytes: 64 * 1024 })

const apiUrl = 'http://api.example.org/api/v3'
const id = 'a'.repeat(40)
const page = (name: string) =>
  JSON.stringify([{ ref: `refs/tags/${name}`, object: { type: 'tag', sha: id } }])

let respond: (path: string, response: ServerResponse) => void
const received: string[] = []
const server = createServer((request, response) => {
  received.push(`${request.headers.host}${request.url} ${request.headers.authorization}`)
  response.setHeader('content-type', 'application/json')
  respond(request.url ?? '', response)
})
const proxy = useProxyProcess()
const origin = useServer(server)
beforeEach(async () => {
  received.length = 0
  await proxy.behave({ targetPort: origin.port })
})

const tags = (no_proxy = '') => {
  const { signal } = new AbortController()
  const env = { ALL_PROXY: `http://${proxy.host('http')}`, no_proxy }
  const options = { token: 'the-token', owner: 'lab', repo: 'sample', signal, env }
  return createGithubTags({ ...options, apiUrl, debug: () => undefined, redact: String })
}
const path = '/api/v3/repos/lab/sample/git/matching-refs/tags%2Fv?per_page=100'

test('pages and redirects on the origin of the API go through the proxy', async () => {
  respond = (asked, response) => {
    if (asked === path) {
      response.writeHead(301, { location: `${apiUrl}/repositories/1/refs` }).end()
    } else if (asked.endsWith('page=2')) response.end(page('v2'))
    else {
      response.setHeader('link', `<${apiUrl}/repositories/1/refs?page=2>; rel="next"`)
      response.end(page('v1'))
    }
  }
  expect([...(await tags().annotated('v')).keys()]).toEqual(['v1', 'v2'])
  expect(received).toEqual([
    `api.example.org${path} token the-token`,
    'api.example.org/api/v3/repositories/1/refs token the-token',
    'api.example.org/api/v3/repositories/1/refs?page=2 token the-token',
  ])
  expect(await proxy.requests()).toEqual([
    `GET http://api.example.org${path}`,
    'GET http://api.example.org/api/v3/repositories/1/refs',
    'GET http://api.example.org/api/v3/repositories/1/refs?page=2',
  ])
})

test('a refusal of the proxy is its own, and is not asked for again', async () => {
  await proxy.behave({ status: 407 })
  const title = `the proxy http://${proxy.host('http')} (ALL_PROXY)`
  await expect(tags().tag(id)).rejects.toThrow(`${title} refused the request for api.example.org`)
  expect(await proxy.requests()).toHaveLength(1)
})

test('a host in no_proxy is not asked through the proxy', async () => {
  await expect(tags('example.org').tag(id)).rejects.toThrow('ENOTFOUND')
  expect(await proxy.requests()).toEqual([])
})

test.each(['http://other.example.org/x', 'https://api.example.org/api/v3/x'])(
  'a page and a redirect on %s are not asked for',
  async (url) => {
    const message = `http://api.example.org points to ${new URL(url).origin}, where nothing was sent`
    respond = (_, response) => {
      response.setHeader('link', `<${url}>; rel="next"`)
      response.end(page('v1'))
    }
    await expect(tags().annotated('v')).rejects.toThrow(message)
    respond = (_, response) => response.writeHead(302, { location: url }).end()
    await expect(tags().tag(id)).rejects.toThrow(message)
    expect(received).toHaveLength(2)
    expect(await proxy.requests()).toHaveLength(2)
  },
)

test('a response that is too large is an error', async () => {
  respond = (_, response) => response.end(' '.repeat(limits.responseBytes + 1))
  await expect(tags().tag(id)).rejects.toThrow(
    `the answer has more than ${limits.responseBytes} bytes`,
  )
})

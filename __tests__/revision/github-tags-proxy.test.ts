import { createServer, type ServerResponse } from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { createGithubTags } from '../../src/revision/github-tags.ts'
import { listen, startProxy } from '../http/proxy.ts'

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
let proxy: Awaited<ReturnType<typeof startProxy>>
const { env } = process
// @actions/github reads the variables when it is loaded: at the first request of this file.
beforeAll(async () => {
  proxy = await startProxy(await listen(server))
  process.env = { ...env, GITHUB_API_URL: apiUrl, http_proxy: proxy.url, no_proxy: '' }
})
afterAll(() => {
  process.env = env
  proxy.close()
  server.close()
  server.closeAllConnections()
})
beforeEach(() => {
  received.length = 0
})

const tags = () => {
  const { signal } = new AbortController()
  const options = { token: 'the-token', owner: 'lab', repo: 'sample', signal }
  return createGithubTags({ ...options, apiUrl, debug: () => undefined })
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
  expect(new Set(proxy.connected)).toEqual(new Set(['api.example.org:80']))
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
    expect(new Set(proxy.connected)).toEqual(new Set(['api.example.org:80']))
  },
)

test('a response of more than 8 MiB is an error', async () => {
  respond = (_, response) => response.end(' '.repeat(8 * 1024 * 1024 + 1))
  await expect(tags().tag(id)).rejects.toThrow('the answer is larger than 8388608 bytes')
})

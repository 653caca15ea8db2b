import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { constants, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { limits } from '../../src/limits.ts'
import { createGithubTags } from '../../src/revision/github-tags.ts'
import { messageOf } from '../../src/text/message.ts'
import { exhaustiveTest } from '../exhaustive/mode.ts'
import { listen } from '../http/proxy.ts'
import { lowerLimits } from '../lower-limits.ts'

lowerLimits({ responseBytes: 64 * 1024 })

type Respond = (request: IncomingMessage, response: ServerResponse) => void

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** A server that records the requests that it receives. */
async function serve(respond: Respond) {
  const received: string[] = []
  const server = createServer((request, response) => {
    received.push(`${request.url} ${request.headers.authorization}`)
    respond(request, response)
  })
  const url = `http://127.0.0.1:${await listen(server)}`
  closers.push(() => {
    server.close()
    server.closeAllConnections()
  })
  return { url, received }
}

const sendJson = (response: ServerResponse, value: unknown, headers = {}) =>
  response
    .writeHead(200, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify(value))

const id = 'a'.repeat(40)
const refOf = (name: string) => ({ ref: `refs/tags/${name}`, object: { type: 'tag', sha: id } })
const tagObject = { sha: id, message: 'First', object: { type: 'commit', sha: 'b'.repeat(40) } }

const debugLines: string[] = []
const redact = (text: string) => text.replaceAll('the-secret', '***')
let respond: Respond
let api: Awaited<ReturnType<typeof serve>>
let other: Awaited<ReturnType<typeof serve>>
beforeEach(async () => {
  api = await serve((request, response) => respond(request, response))
  other = await serve((_, response) => sendJson(response, [refOf('evil')]))
})

function tags(apiUrl = api.url) {
  const { signal } = new AbortController()
  const debug = (message: string) => debugLines.push(message)
  const options = { token: 'the-token', owner: 'lab', repo: 'sample', signal, debug, env: {} }
  return createGithubTags({ ...options, apiUrl, redact })
}

/** The message of the error of both functions, which must be the same. */
async function errorOf(): Promise<string> {
  const results = await Promise.all([
    tags().annotated('').catch(messageOf),
    tags().tag(id).catch(messageOf),
  ])
  expect(results[0]).toEqual(results[1])
  return String(results[0])
}

describe('another origin', () => {
  test('is not asked for the next page', async () => {
    respond = (_, response) =>
      sendJson(response, [refOf('v1')], { link: `<${other.url}/page2>; rel="next"` })

    await expect(tags().annotated('v')).rejects.toThrow(
      `${api.url} points to ${other.url}, where nothing was sent, because the token is only for ${api.url}. ` +
        'Check GITHUB_API_URL',
    )
    expect([api.received.length, other.received]).toEqual([1, []])
  })

  test.each([301, 302, 303, 307, 308])('is not asked after a redirect: HTTP %i', async (status) => {
    respond = (_, response) =>
      response.writeHead(status, { location: `${other.url}/${id}` }).end('moved')

    expect(await errorOf()).toBe(
      `${api.url} points to ${other.url}, where nothing was sent, because the token is only for ${api.url}. ` +
        'Check GITHUB_API_URL',
    )
    expect([api.received.length, other.received]).toEqual([2, []])
  })

  test('is another scheme, host or port', async () => {
    const { port } = new URL(api.url)
    const locations = [
      `https://127.0.0.1:${port}/`,
      `http://localhost:${port}/`,
      `http://127.0.0.1:${new URL(other.url).port}/`,
      `//127.0.0.2:${port}/`,
      'file:///etc/passwd',
      'data:application/json,[]',
    ]
    for (const location of locations) {
      respond = (_, response) => response.writeHead(302, { location }).end()
      await expect(tags().annotated('v')).rejects.toThrow(/^http:.* points to .* nothing was sent/)
    }
    expect([api.received.length, other.received]).toEqual([locations.length, []])
  })

  test('is not asked at the end of redirects on the same origin', async () => {
    respond = ({ url }, response) => {
      const location = url === '/second' ? `${other.url}/third` : '/second'
      response.writeHead(301, { location }).end()
    }
    await expect(tags().tag(id)).rejects.toThrow(`points to ${other.url}`)
    expect([api.received.length, other.received]).toEqual([2, []])
  })
})

describe('the same origin', () => {
  const path = '/repos/lab/sample/git'

  test('is asked for all pages, with the token', async () => {
    respond = ({ url }, response) => {
      const link = { link: `<${api.url}/repositories/1/page2?x>; rel="next"` }
      if (url?.startsWith(path)) sendJson(response, [refOf('v1')], link)
      else sendJson(response, [refOf('v2')])
    }
    expect(await tags().annotated('v')).toEqual(
      new Map([
        ['v1', id],
        ['v2', id],
      ]),
    )
    expect(api.received).toEqual([
      `${path}/matching-refs/tags%2Fv?per_page=100 token the-token`,
      '/repositories/1/page2?x token the-token',
    ])
  })

  test.each([301, 302, 307, 308])('is asked again after a redirect: HTTP %i', async (status) => {
    respond = ({ url }, response) => {
      const target = url?.replace('/repos/lab/sample', '/repositories/1') ?? ''
      // A renamed repository has an absolute URL.
      const location = status === 301 ? `${api.url}${target}` : target
      if (url?.startsWith(path)) response.writeHead(status, { location }).end('moved')
      else sendJson(response, tagObject)
    }
    expect(await tags().tag(id)).toMatchObject({ target: 'b'.repeat(40) })
    expect(api.received).toEqual([
      `${path}/tags/${id} token the-token`,
      `/repositories/1/git/tags/${id} token the-token`,
    ])
  })

  test('is asked for five redirects at most', async () => {
    let redirects = 5
    respond = (_, response) => {
      if (redirects-- > 0) response.writeHead(302, { location: '/again' }).end()
      else sendJson(response, tagObject)
    }
    expect(await tags().tag(id)).toMatchObject({ target: 'b'.repeat(40) })
    redirects = 6
    await expect(tags().tag(id)).rejects.toThrow(/^127\.0\.0\.1:\d+ redirects more than 5 times$/)
    expect(api.received).toHaveLength(12)
  })

  test('must be named by a URL', async () => {
    respond = (_, response) => response.writeHead(302, { location: 'http://[' }).end()
    expect(await errorOf()).toMatch(/^127\.0\.0\.1:\d+ redirects to "http:\/\/\["$/)
  })
})

exhaustiveTest('a list has 1,000 pages at most', async () => {
  let pages = 1000
  respond = ({ url }, response) => {
    const page = Number(/[?&]page=(\d+)$/.exec(url ?? '')?.[1] ?? 1)
    const link = `<${api.url}/list?page=${page + 1}>; rel="next"`
    sendJson(response, [refOf(`v${page}`)], page < pages ? { link } : {})
  }
  expect((await tags().annotated('v')).size).toBe(1000)
  pages = 1001
  await expect(tags().annotated('v')).rejects.toThrow(
    /^its list has more than 1000 pages or 100000 tags$/,
  )
  expect(api.received).toHaveLength(1000 + 1001)
})

describe('the size of a response', () => {
  const limit = limits.responseBytes
  const tooLarge = `the answer has more than ${limit} bytes`
  /** JSON with this number of bytes. */
  const pad = (size: number) => JSON.stringify(tagObject).padEnd(size)
  const type = { 'content-type': 'application/json' }

  test('is limited', async () => {
    respond = (_, response) => response.writeHead(200, type).end(pad(limit))
    expect(await tags().tag(id)).toMatchObject({ target: 'b'.repeat(40) })
    respond = (_, response) => response.writeHead(200, type).end(pad(limit + 1))
    expect(await errorOf()).toBe(tooLarge)
    expect(api.received).toHaveLength(3)
  })

  test('is limited for errors too', async () => {
    respond = (_, response) => response.writeHead(404, type).end(pad(limit + 1))
    expect(await errorOf()).toBe(tooLarge)
  })

  test('counts after decompression', async () => {
    respond = (_, response) => {
      response.writeHead(200, { ...type, 'content-encoding': 'gzip' })
      response.end(gzipSync(pad(limit + 1)))
    }
    expect(await errorOf()).toBe(tooLarge)
  })

  exhaustiveTest('a small response that decompresses to 1 GiB is not read as a whole', async () => {
    const bomb = Buffer.concat(
      Array.from({ length: 64 }, () =>
        gzipSync(Buffer.alloc(16 * 1024 * 1024), { level: constants.Z_BEST_SPEED }),
      ),
    )
    respond = (_, response) =>
      response.writeHead(200, { ...type, 'content-encoding': 'gzip' }).end(bomb)
    const before = process.memoryUsage().arrayBuffers
    await expect(tags().tag(id)).rejects.toThrow(tooLarge)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200 * 1024 * 1024)
  })
})

test('a response that is not accepted is not asked for again, and an internal error is', async () => {
  respond = (_, response) => sendJson(response, { no: 'list' })
  await expect(tags().annotated('v')).rejects.toThrow('its answer has no proper')
  expect(api.received).toHaveLength(1)

  respond = (_, response) => response.writeHead(502).end()
  await expect(tags().tag(id)).rejects.toThrow()
  expect(api.received).toHaveLength(1 + 3)
})

describe('an answer that is not from GitHub', () => {
  const advice = () =>
    `This answer comes from a gateway or another server, not from GitHub: check GITHUB_API_URL (${api.url}) and its path, and any proxy in front of the server`
  const html = { 'content-type': 'text/html' }

  test.each([200, 403, 404])('is a page: HTTP %i', async (status) => {
    respond = (_, response) => response.writeHead(status, html).end('<h1>Sign in, the-secret.</h1>')
    expect(await errorOf()).toBe(
      `HTTP ${status} with "Sign in, ***", which is not JSON. ${advice()}`,
    )
    expect(api.received).toHaveLength(2)
  })

  test('is asked for again if it can be temporary', async () => {
    respond = (_, response) => response.writeHead(503, html).end('<h1>Unicorn</h1>')
    await expect(tags().tag(id)).rejects.toThrow(advice())
    expect(api.received).toHaveLength(3)
  })

  test('can say that the port speaks https', async () => {
    respond = (_, response) =>
      response.writeHead(400).end('Client sent an HTTP request to an HTTPS server.')
    expect(await errorOf()).toMatch(
      `This port speaks https: write https:// in GITHUB_API_URL (${api.url})`,
    )
  })

  test('cannot break Octokit by its type', async () => {
    respond = (_, response) => sendJson(response, tagObject, { 'content-type': 'json, json' })
    expect(await tags().tag(id)).toMatchObject({ target: 'b'.repeat(40) })
  })
})

test.each([
  ['a wait that is too long', 503, { 'retry-after': '60.5' }, 1],
  ['a wait until a date that is too late', 429, { 'retry-after': '2999-01-01T00:00:00Z' }, 1],
  ['no wait', 503, { 'retry-after': '0' }, 3],
  ['no wait after too many requests', 429, { 'retry-after': '0' }, 3],
  ['a request that it does not know', 501, {}, 1],
  ['a method that it does not know', 405, {}, 1],
])('after an error, the API asks for %s: HTTP %i', async (_, status, headers, count) => {
  respond = (_, response) => response.writeHead(status, headers).end()
  await expect(tags().tag(id)).rejects.toThrow()
  expect(api.received).toHaveLength(count)
})

test('each request is in the debug log, with its status and without its query', async () => {
  debugLines.length = 0
  respond = (_, response) => sendJson(response, [refOf('v1')])
  await tags().annotated('v')
  expect(debugLines).toEqual([
    expect.stringMatching(
      /^GitHub: http:\/\/127\.0\.0\.1:\d+\/repos\/lab\/sample\/git\/matching-refs\/tags%2Fv: 200, \d+ ms$/,
    ),
  ])
})

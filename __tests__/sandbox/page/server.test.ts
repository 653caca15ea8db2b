import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { PageData } from '../../../sandbox/page/page.ts'
import { answer, type PageServer, startPage } from '../../../sandbox/page/server.ts'
import { emptyData, fullData } from './page-data.ts'

let data: PageData
let page: PageServer
beforeEach(async () => {
  data = fullData()
  page = await startPage(() => data)
})
afterEach(() => page.close())

/** Sends a request with `node:http`, because `fetch` does not set the header Host. */
async function send(method = 'GET', path = '/', headers: Readonly<Record<string, string>> = {}) {
  const { port } = new URL(page.url)
  return new Promise<{ status?: number; headers: NodeJS.Dict<string | string[]>; body: string }>(
    (resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path, method, headers })
      sent.on('error', reject).end()
      sent.on('response', async (response) => {
        const { statusCode: status = 0, headers } = response
        resolve({ status, headers, body: await text(response) })
      })
    },
  )
}

test('the page is HTML with the current records', async () => {
  const first = await send()
  data = emptyData()
  const second = await send('GET', '/?again')

  expect([first.status, second.status]).toEqual([200, 200])
  expect(first.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(first.body).toContain('tag-v1')
  expect(second.body).toContain('Nothing has been logged')
})

test('the page loads nothing but its own style sheet', async () => {
  const { headers, body } = await send()
  const [, style = ''] = /<style>([\s\S]*)<\/style>/.exec(body) ?? []
  const hash = createHash('sha256').update(style).digest('base64')

  expect(headers).toMatchObject({
    'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  })
  expect(body).not.toMatch(/<script|<link|<img|http-equiv| style=/)
})

test('HEAD returns the same headers without a body', async () => {
  const [head, got] = [await send('HEAD'), await send()]
  expect([head.status, head.body]).toEqual([200, ''])
  expect(head.headers['content-security-policy']).toBe(got.headers['content-security-policy'])
})

test.each(['/favicon.ico', '/index.html', '//', '/..', '/%', 'http://127.0.0.1/'])(
  '%s is not found',
  async (path) => {
    const { status, headers, body } = await send('GET', path)
    expect([status, headers['x-content-type-options']]).toEqual([404, 'nosniff'])
    expect([headers['content-type'], body]).toEqual([
      'text/plain; charset=utf-8',
      'The only page is at /.\n',
    ])
  },
)

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('the method %s is rejected', async (method) => {
  const { status, headers } = await send(method)
  expect([status, headers['allow']]).toEqual([405, 'GET, HEAD'])
})

test.each(['127.0.0.1:80', 'localhost:8080', 'LOCALHOST', '[::1]:80'])(
  'the Host %s is accepted',
  async (host) => expect((await send('GET', '/', { host })).status).toBe(200),
)

test.each([
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.evil.example:80',
  'evil.example#127.0.0.1',
  '127.0.0.2',
  '0.0.0.0',
])('the Host "%s" is rejected', async (host) => {
  const { status, body } = await send('GET', '/', { host })
  expect([status, body]).toEqual([403, 'The page is only available on this machine.\n'])
})

test('an HTTP/1.0 request without a Host is rejected', () => {
  const request = { method: 'GET', url: '/', host: undefined }
  expect(answer(request, () => 'the page')).toMatchObject({ status: 403 })
})

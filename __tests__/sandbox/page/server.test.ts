import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { answer } from '../../../sandbox/page/answer.ts'
import type { Held } from '../../../sandbox/page/page.ts'
import { type PageServer, startPage } from '../../../sandbox/page/server.ts'
import { empty, full } from './held.ts'

let held: Held
let page: PageServer
beforeEach(async () => {
  held = full()
  page = await startPage(() => held)
})
afterEach(() => page.close())

/** Asks as nothing that is built on `fetch` can: for any Host. */
async function ask(method = 'GET', path = '/', headers: Readonly<Record<string, string>> = {}) {
  const { port } = new URL(page.url)
  return new Promise<{ status?: number; headers: NodeJS.Dict<string | string[]>; body: string }>(
    (resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, method, headers })
      asked.on('error', reject).end()
      asked.on('response', async (response) => {
        const { statusCode: status = 0, headers } = response
        resolve({ status, headers, body: await text(response) })
      })
    },
  )
}

test('the page is HTML, and is made anew each time', async () => {
  const first = await ask()
  held = empty()
  const second = await ask('GET', '/?again')

  expect([first.status, second.status]).toEqual([200, 200])
  expect(first.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(first.body).toContain('tag-v1')
  expect(second.body).toContain('Nothing has been logged')
})

test('it may have its own style and nothing else', async () => {
  const { headers, body } = await ask()
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

test('HEAD has the same headers, and no page', async () => {
  const [head, got] = [await ask('HEAD'), await ask()]
  expect([head.status, head.body]).toEqual([200, ''])
  expect(head.headers['content-security-policy']).toBe(got.headers['content-security-policy'])
})

test.each(['/favicon.ico', '/index.html', '//', '/..', '/%', 'http://127.0.0.1/'])(
  '%s is not found',
  async (path) => {
    const { status, headers, body } = await ask('GET', path)
    expect([status, headers['x-content-type-options']]).toEqual([404, 'nosniff'])
    expect([headers['content-type'], body]).toEqual([
      'text/plain; charset=utf-8',
      'There is one page here, at /.\n',
    ])
  },
)

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is refused', async (method) => {
  const { status, headers } = await ask(method)
  expect([status, headers['allow']]).toEqual([405, 'GET, HEAD'])
})

test.each(['127.0.0.1:80', 'localhost:8080', 'LOCALHOST', '[::1]:80'])(
  'the Host %s is this machine',
  async (host) => expect((await ask('GET', '/', { host })).status).toBe(200),
)

test.each([
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.evil.example:80',
  'evil.example#127.0.0.1',
  '127.0.0.2',
  '0.0.0.0',
])('the Host "%s" is refused', async (host) => {
  const { status, body } = await ask('GET', '/', { host })
  expect([status, body]).toEqual([403, 'This page is for this machine alone.\n'])
})

test('a request without a Host, as HTTP/1.0 has it, is refused', () => {
  const asking = { method: 'GET', url: '/', host: undefined }
  expect(answer(asking, () => 'the page')).toMatchObject({ status: 403 })
})

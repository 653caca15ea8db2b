import { get } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, test } from '@jest/globals'
import { DEFAULT_GITHUB_TOKEN } from '../../sandbox/github/server.ts'
import {
  another,
  ask,
  askGit,
  authorization,
  DOCUMENTED,
  server,
  useGithub,
  V1,
} from './github-client.ts'

useGithub()

test.each([
  ['none', {}],
  ['another token', { authorization: `Bearer ${DEFAULT_GITHUB_TOKEN}x` }],
  ['another scheme', { authorization: `Basic ${DEFAULT_GITHUB_TOKEN}` }],
  ['no scheme', { authorization: DEFAULT_GITHUB_TOKEN }],
])('credentials are refused: %s', async (_, headers) => {
  const body = { message: 'Bad credentials', status: '401', ...DOCUMENTED }
  for (const path of ['lab/sample-dataset/git/matching-refs/tags/', 'lab/none']) {
    expect(await ask(`/repos/${path}`, { headers })).toMatchObject({ status: 401, body })
  }
})

test('another token may be set up, and goes by either scheme', async () => {
  const other = await another({ apiToken: 'mine' })
  const url = `${other.apiUrl}/repos/lab/sample-dataset/git/tags/${V1}`
  for (const scheme of ['token', 'Bearer']) {
    expect((await ask(url, { headers: { authorization: `${scheme} mine` } })).status).toBe(200)
  }
  expect((await ask(url)).status).toBe(401)
})

test('a request without a user agent is forbidden before all else', async () => {
  const url = `${server().apiUrl}/repos/lab/sample-dataset/git/tags/${V1}`
  const answered = await new Promise<{ status: number | undefined; body: string }>(
    (resolve, reject) => {
      get(url, async (response) => {
        resolve({ status: response.statusCode, body: await text(response) })
      }).on('error', reject)
    },
  )
  expect(answered).toEqual({ status: 403, body: expect.stringContaining('User-Agent') })
})

test('a repository goes by any case of its name, and no other is found', async () => {
  expect((await ask(`/repos/Lab/Sample-Dataset/git/tags/${V1}`)).body).toMatchObject({
    url: `${server().apiUrl}/repos/lab/sample-dataset/git/tags/${V1}`,
  })
  expect((await ask(`/repositories/1/git/tags/${V1}`)).status).toBe(200)
  const body = { message: 'Not Found', status: '404', ...DOCUMENTED }
  for (const place of ['repos/lab/other', 'repos/other/sample-dataset', 'repositories/2']) {
    for (const path of [`git/tags/${V1}`, 'git/matching-refs/tags/v']) {
      expect(await ask(`/${place}/${path}`)).toMatchObject({ status: 404, body })
    }
  }
})

test('nothing but these two is answered', async () => {
  for (const path of ['matching-refs/heads/', 'matching-refs/', 'tags', `commits/${V1}`]) {
    expect([path, (await askGit(path)).status]).toEqual([path, 404])
  }
})

test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s is forbidden', async (method) => {
  const body = { message: 'Resource not accessible by integration', status: '403', ...DOCUMENTED }
  for (const path of ['git/refs', `git/tags/${V1}`, 'git/matching-refs/tags/v']) {
    const refused = await ask(`/repos/lab/sample-dataset/${path}`, {
      method,
      headers: { authorization },
    })
    expect(refused).toMatchObject({ status: 403, body })
  }
  expect(server().received.map(({ name }) => name)).toContain(
    `${method} /repos/lab/sample-dataset/git/refs`,
  )
})

test('the requests fail by their names', async () => {
  server().fail('git/matching-refs', { kind: 'reply', reply: { status: 502, body: '{}' } })
  server().fail('git/tags', { kind: 'reset' })
  expect((await askGit('matching-refs/tags/v')).status).toBe(502)
  expect((await askGit('matching-refs/tags/v')).status).toBe(200)
  await expect(askGit(`tags/${V1}`)).rejects.toThrow()
  expect((await askGit(`tags/${V1}`)).status).toBe(200)
})

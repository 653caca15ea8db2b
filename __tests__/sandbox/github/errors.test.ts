import { get } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, test } from '@jest/globals'
import { DEFAULT_GITHUB_TOKEN } from '../../../sandbox/github/server.ts'
import {
  authorization,
  DOCUMENTED,
  request,
  requestGit,
  server,
  startOther,
  useGithub,
  V1,
} from './client.ts'

useGithub()

test.each([
  ['none', {}],
  ['another token', { authorization: `Bearer ${DEFAULT_GITHUB_TOKEN}x` }],
  ['another scheme', { authorization: `Basic ${DEFAULT_GITHUB_TOKEN}` }],
  ['no scheme', { authorization: DEFAULT_GITHUB_TOKEN }],
])('the credentials are rejected: %s', async (_, headers) => {
  const body = { message: 'Bad credentials', status: '401', ...DOCUMENTED }
  for (const path of ['lab/sample-dataset/git/matching-refs/tags/', 'lab/none']) {
    expect(await request(`/repos/${path}`, { headers })).toMatchObject({ status: 401, body })
  }
})

test('the option apiToken sets the token, which works with both schemes', async () => {
  const other = await startOther({ apiToken: 'mine' })
  const url = `${other.apiUrl}/repos/lab/sample-dataset/git/tags/${V1}`
  for (const scheme of ['token', 'Bearer']) {
    expect((await request(url, { headers: { authorization: `${scheme} mine` } })).status).toBe(200)
  }
  expect((await request(url)).status).toBe(401)
})

test('a request without a user agent is rejected first', async () => {
  const url = `${server().apiUrl}/repos/lab/sample-dataset/git/tags/${V1}`
  const response = await new Promise<{ status: number | undefined; body: string }>(
    (resolve, reject) => {
      get(url, async (message) => {
        resolve({ status: message.statusCode, body: await text(message) })
      }).on('error', reject)
    },
  )
  expect(response).toEqual({ status: 403, body: expect.stringContaining('User-Agent') })
})

test('a repository is found by its name in any case, or by its number', async () => {
  expect((await request(`/repos/Lab/Sample-Dataset/git/tags/${V1}`)).body).toMatchObject({
    url: `${server().apiUrl}/repos/lab/sample-dataset/git/tags/${V1}`,
  })
  expect((await request(`/repositories/1/git/tags/${V1}`)).status).toBe(200)
  expect((await request('/repos/lab/sample-dataset')).body).toMatchObject({
    full_name: 'lab/sample-dataset',
    default_branch: 'main',
  })
  const body = { message: 'Not Found', status: '404', ...DOCUMENTED }
  for (const repository of ['repos/lab/other', 'repos/other/sample-dataset', 'repositories/2']) {
    for (const path of [`git/tags/${V1}`, 'git/matching-refs/tags/v']) {
      expect(await request(`/${repository}/${path}`)).toMatchObject({ status: 404, body })
    }
  }
})

test('all other paths are not found', async () => {
  for (const path of ['matching-refs/heads/', 'matching-refs/', 'tags', `commits/${V1}`]) {
    expect([path, (await requestGit(path)).status]).toEqual([path, 404])
  }
})

test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('the method %s is forbidden', async (method) => {
  const body = { message: 'Resource not accessible by integration', status: '403', ...DOCUMENTED }
  for (const path of ['git/refs', `git/tags/${V1}`, 'git/matching-refs/tags/v']) {
    const response = await request(`/repos/lab/sample-dataset/${path}`, {
      method,
      headers: { authorization },
    })
    expect(response).toMatchObject({ status: 403, body })
  }
  expect(server().received.map(({ name }) => name)).toContain(
    `${method} /repos/lab/sample-dataset/git/refs`,
  )
})

test('faults apply to requests by name', async () => {
  server().fail('git/matching-refs', { kind: 'reply', reply: { status: 502, body: '{}' } })
  server().fail('git/tags', { kind: 'reset' })
  expect((await requestGit('matching-refs/tags/v')).status).toBe(502)
  expect((await requestGit('matching-refs/tags/v')).status).toBe(200)
  await expect(requestGit(`tags/${V1}`)).rejects.toThrow()
  expect((await requestGit(`tags/${V1}`)).status).toBe(200)
})

import { afterEach, beforeEach, expect, test } from '@jest/globals'
import {
  DEFAULT_REQUEST_TOKEN,
  type GithubSandbox,
  startGithub,
} from '../../../sandbox/github/server.ts'
import { audienceOf } from '../../../sandbox/jwt.ts'

let github: GithubSandbox

beforeEach(async () => {
  github = await startGithub()
})
afterEach(() => github.close())

async function requestToken(query: string, token = DEFAULT_REQUEST_TOKEN) {
  const response = await fetch(`${github.variables.ACTIONS_ID_TOKEN_REQUEST_URL}${query}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const answer: unknown = await response.json()
  return { status: response.status, answer }
}

function tokenIn(answer: unknown): string {
  expect(answer).toEqual({ value: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) })
  return String(Object(answer).value)
}

test('an identity token has the requested audience', async () => {
  const { answer } = await requestToken(`&audience=${encodeURIComponent('Acme & Søn')}`)
  const token = tokenIn(answer)
  expect(audienceOf(token)).toBe('Acme & Søn')
  const [, payload = ''] = token.split('.')
  expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual({
    aud: 'Acme & Søn',
    sub: 'repo:lab/sample-dataset:ref:refs/tags/v1',
    iss: 'https://token.actions.githubusercontent.com',
  })
  expect(github.received.map(({ name }) => name)).toEqual(['id-token'])
})

test('the default audience is the owner of the repository', async () => {
  expect(audienceOf(tokenIn((await requestToken('')).answer))).toBe('https://github.com/lab')
})

test('a request with another token, query or path is rejected', async () => {
  const message = expect.any(String)
  expect(await requestToken('', 'other')).toEqual({ status: 401, answer: { message } })
  const headers = { authorization: `Bearer ${DEFAULT_REQUEST_TOKEN}` }
  expect((await fetch(`${github.url}/token?audience=a`, { headers })).status).toBe(400)
  expect((await fetch(`${github.url}/token?api-version=2.0`)).status).toBe(401)
  expect((await fetch(`${github.url}/other`, { headers })).status).toBe(404)
})

test('the option requestToken sets the request token', async () => {
  const other = await startGithub({ requestToken: 'mine' })
  const { ACTIONS_ID_TOKEN_REQUEST_TOKEN: token, ACTIONS_ID_TOKEN_REQUEST_URL: url } =
    other.variables
  expect(token).toBe('mine')
  expect((await fetch(url, { headers: { authorization: 'Bearer mine' } })).status).toBe(200)
  await other.close()
})

test.each(['', 'a.b', 'a.b.c', `a.${Buffer.from('null').toString('base64url')}.c`])(
  'no audience is read from %j',
  (token) => expect(audienceOf(token)).toBeUndefined(),
)

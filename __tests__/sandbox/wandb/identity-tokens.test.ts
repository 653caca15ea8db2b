import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { makeJwt } from '../../../sandbox/jwt.ts'
import { startWandb, type WandbSandbox } from '../../../sandbox/wandb/server.ts'
import { at } from './client.ts'

const QUERY = JSON.stringify({ query: '{ viewer { id } }' })

let servers: readonly [WandbSandbox, WandbSandbox]

beforeEach(async () => {
  servers = [await startWandb({ audience: 'acme' }), await startWandb({ audience: 'acme' })]
})
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()))
})

async function exchange({ url }: WandbSandbox, assertion: string) {
  const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
  const body = new URLSearchParams({ grant_type, assertion })
  const response = await fetch(`${url}/oidc/token`, { method: 'POST', body })
  const answer: unknown = await response.json()
  return { status: response.status, answer }
}

async function post({ url }: WandbSandbox, token: unknown, path: string) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const body = path === '/graphql' ? QUERY : '{}'
  return (await fetch(`${url}${path}`, { method: 'POST', headers, body })).status
}

test('a token with the audience is exchanged for an access token of that server', async () => {
  const [server, other] = servers
  const { status, answer } = await exchange(server, makeJwt({ aud: 'acme' }))
  expect(status).toBe(200)
  const token = at(answer, 'access_token')
  expect(await post(server, token, '/graphql')).toBe(200)
  expect(await post(other, token, '/graphql')).toBe(401)
  const stream = '/files/lab/corpora/gh-1/file_stream'
  expect(await post(server, token, stream)).toBe(404)
  expect(await post(other, token, stream)).toBe(401)
})

test.each([
  makeJwt({ aud: 'other' }),
  makeJwt({ sub: 'acme' }),
  makeJwt({ aud: ['acme'] }),
  'a.b.c',
])('the token %s is rejected', async (token) => {
  const error_description = expect.stringMatching(/^the token's audience is .*, not acme$/)
  expect(await exchange(servers[0], token)).toEqual({
    status: 400,
    answer: { error: 'invalid_grant', error_description },
  })
})

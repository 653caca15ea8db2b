import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { makeJwt } from '../../../sandbox/jwt.ts'
import { type MlflowSandbox, startMlflow } from '../../../sandbox/mlflow/server.ts'
import { mlflowError, STRICT_ERROR } from './client.ts'

const PRINCIPAL = { clientId: 'sp-1', clientSecret: 's3cret' }
const SECRET = { grant_type: 'client_credentials', scope: 'all-apis' }

let mlflow: MlflowSandbox

beforeEach(async () => {
  mlflow = await startMlflow({ databricks: PRINCIPAL, token: 'dapi1' })
})
afterEach(() => mlflow.close())

function basic(credentials: string): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` }
}

function identity(aud: string, more: Record<string, string> = {}): Record<string, string> {
  return {
    client_id: 'sp-1',
    subject_token: makeJwt({ aud }),
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    scope: 'all-apis',
    ...more,
  }
}

async function exchange(
  form: Record<string, string>,
  headers: Record<string, string> = {},
  { url }: { url: string } = mlflow,
) {
  const body = new URLSearchParams(form)
  const response = await fetch(`${url}/oidc/v1/token`, { method: 'POST', headers, body })
  const answer: unknown = await response.json()
  return { status: response.status, answer }
}

async function byName(name: string, authorization: string) {
  const path = `experiments/get-by-name?experiment_name=${encodeURIComponent(name)}`
  const response = await fetch(`${mlflow.url}/api/2.0/mlflow/${path}`, {
    headers: { authorization },
  })
  const body: unknown = await response.json()
  return { status: response.status, body }
}

test('a client secret is exchanged for an access token, which the API requires', async () => {
  const { status, answer } = await exchange(SECRET, basic('sp-1:s3cret'))
  expect({ status, answer }).toEqual({
    status: 200,
    answer: { access_token: expect.any(String), token_type: 'Bearer', expires_in: 3600 },
  })
  expect(mlflow.received[0]?.name).toBe('oidc/v1/token')
  const token = String(Object(answer).access_token)
  expect((await byName('/e', `Bearer ${token}`)).status).toBe(404)
  expect((await byName('/e', 'Bearer dapi1')).status).toBe(404)
  const body = { error_code: 401, message: expect.stringMatching(/^Credential was not sent/) }
  for (const other of ['', token, 'Bearer x', `Basic ${token}`]) {
    expect(await byName('/e', other)).toEqual({ status: 401, body })
  }
})

test('an identity token is exchanged for an access token', async () => {
  const form = identity(`${mlflow.url}/oidc/v1/token`)
  expect(await exchange(form)).toMatchObject({ status: 200, answer: { token_type: 'Bearer' } })
  const other = await startMlflow({ databricks: { clientId: 'sp-1', audience: 'acme' } })
  expect((await exchange(identity('acme'), {}, other)).status).toBe(200)
  expect(await exchange(identity(`${other.url}/oidc/v1/token`), {}, other)).toMatchObject({
    status: 400,
    answer: { error: 'invalid_grant', error_description: expect.stringMatching('not acme$') },
  })
  expect((await exchange(SECRET, basic('sp-1:undefined'), other)).status).toBe(401)
  await other.close()
})

type Case = [string, number, string, Record<string, string>, Record<string, string>?]

test.each<Case>([
  ['another secret', 401, 'invalid_client', SECRET, basic('sp-1:x')],
  ['no secret', 401, 'invalid_client', SECRET],
  ['a secret in the form', 400, 'invalid_request', { ...SECRET, client_secret: 's3cret' }],
  ['no scope', 400, 'invalid_scope', { grant_type: 'client_credentials' }],
  ['another grant', 400, 'unsupported_grant_type', { ...SECRET, grant_type: 'password' }],
  ['another client', 401, 'invalid_client', identity('a', { client_id: 'x' })],
  ['another audience', 400, 'invalid_grant', identity('a')],
  ['no JWT', 400, 'invalid_request', identity('a', { subject_token: 'x' })],
  ['another type', 400, 'invalid_request', identity('a', { subject_token_type: 'jwt' })],
  ['an unknown field', 400, 'invalid_request', identity('a', { audience: 'a' })],
  ['two credentials', 400, 'invalid_request', identity('a'), basic('sp-1:s3cret')],
  ['another content type', 400, 'invalid_request', SECRET, { 'content-type': 'application/json' }],
])('no access token for a request with %s', async (_, status, error, form, headers = {}) => {
  const answer = { error, error_description: expect.any(String) }
  expect(await exchange(form, headers)).toEqual({ status, answer })
})

test('names of experiments are paths, and artifacts are in DBFS', async () => {
  const create = async (name: string) => {
    const response = await fetch(`${mlflow.url}/api/2.0/mlflow/experiments/create`, {
      method: 'POST',
      headers: { authorization: 'Bearer dapi1', 'content-type': 'application/json' },
      body: JSON.stringify({ name }),
    })
    const body: unknown = await response.json()
    return body
  }
  const invalidName = mlflowError("Got an invalid experiment name 'e'.")
  expect(await create('e')).toEqual(invalidName)
  expect(await byName('e', 'Bearer dapi1')).toEqual({ status: 400, body: invalidName })
  expect(await create('/Workspace/Shared/e')).toEqual(STRICT_ERROR)
  expect(await create('/Shared/e')).toEqual({ experiment_id: '1' })
  expect(await byName('/Shared/e', 'Bearer dapi1')).toMatchObject({
    body: { experiment: { artifact_location: 'dbfs:/databricks/mlflow-tracking/1' } },
  })
})

test('a server that is not Databricks has no token endpoint', async () => {
  const plain = await startMlflow()
  const response = await fetch(`${plain.url}/oidc/v1/token`, { method: 'POST' })
  expect(response.status).toBe(404)
  await plain.close()
})

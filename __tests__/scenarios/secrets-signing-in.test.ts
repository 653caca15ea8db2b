import { afterEach, describe, expect, test } from '@jest/globals'
import { startGithub } from '../../sandbox/github/server.ts'
import { json, type LoopbackServer } from '../../sandbox/http.ts'
import { makeJwt } from '../../sandbox/jwt.ts'
import { startMlflow } from '../../sandbox/mlflow/server.ts'
import { cloneSample } from '../../sandbox/sample.ts'
import { startWandb } from '../../sandbox/wandb/server.ts'
import { masksOf, sentTo, watchForLeaks } from './leaks.ts'
import { byHand } from './many.ts'
import { errorsOf, useSandbox, warningsOf } from './use-sandbox.ts'

const sandbox = useSandbox()
const { env, elsewhere, leaks } = watchForLeaks()
const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close()
})

/** A checkout whose origin does not answer, so that only GitHub's API can tell which tags are annotated. */
function withoutOrigin(): string {
  const clone = cloneSample()
  opened.push({ close: async () => clone.remove() })
  clone.git('remote', 'set-url', 'origin', `${clone.path}/nowhere`)
  return clone.path
}

async function open<Server extends { close(): Promise<void> }>(
  starting: Promise<Server>,
): Promise<Server> {
  const server = await starting
  opened.push(server)
  return server
}

const requestToken = 'runner-Req0uest-t0ken-5b1e'
const secret = `dose"ring\\of&s3crets`
const noUser = { backend: 'mlflow', 'mlflow-username': '', 'mlflow-password': '' }

/** The identity token of the sandbox for an audience. */
function jwtFor(aud: string): string {
  const sub = 'repo:lab/sample-dataset:ref:refs/tags/v1'
  return makeJwt({ aud, sub, iss: 'https://token.actions.githubusercontent.com' })
}

/** The two services that accept GitHub's identity token, each with its inputs. */
const services = {
  async 'W&B'() {
    const server = await open(startWandb({ audience: 'acme' }))
    const inputs = {
      backend: 'wandb',
      'wandb-api-key': '',
      'wandb-base-url': server.url,
      'oidc-audience': 'acme',
    }
    return { server, inputs, variables: {}, exchange: 'oidc/token', next: 'Viewer', aud: 'acme' }
  },
  async Databricks() {
    const server = await open(startMlflow({ databricks: { clientId: 'c' } }))
    const inputs = {
      ...noUser,
      'mlflow-tracking-uri': 'databricks',
      'mlflow-experiment': '/Shared/corpus',
    }
    const variables = { DATABRICKS_HOST: server.url, DATABRICKS_CLIENT_ID: 'c' }
    const [aud, next] = [`${server.url}/oidc/v1/token`, 'experiments/get-by-name']
    return { server, inputs, variables, exchange: 'oidc/v1/token', next, aud }
  },
}

/** The access tokens that a server received. */
function accessTokens({ received }: LoopbackServer): string[] {
  const values = received.map(({ headers }) => headers.authorization ?? '')
  return [...new Set(values)].flatMap((value) => /^Bearer (.*)$/.exec(value)?.[1] ?? [])
}

describe.each(Object.entries(services))('GitHub’s identity, for %s', (_, begin) => {
  test('none of the three tokens is printed, and each is sent to its own host only', async () => {
    const { server, inputs, variables, aud } = await begin()
    const github = await open(startGithub({ requestToken }))
    const variablesOfAll = { ...github.variables, ...variables, ...env() }
    const step = await sandbox.push('v1', inputs, { env: variablesOfAll })

    expect(step).toMatchObject({ code: 0, stderr: '' })
    const [access = ''] = accessTokens(server)
    const tokens = [requestToken, jwtFor(aud), access]
    expect(access.length).toBeGreaterThan(5)
    expect(masksOf(step)).toEqual(expect.arrayContaining(tokens))
    expect(leaks(step, tokens)).toEqual([])
    expect(sentTo(server, tokens)).toEqual(tokens.slice(1))
    expect(sentTo(github, tokens)).toEqual([requestToken])
  })

  test('a service that returns them does not make the step print them', async () => {
    const { server, inputs, variables, exchange, next, aud } = await begin()
    const github = await open(startGithub({ requestToken }))
    const jwt = jwtFor(aud)
    const words = `${'x'.repeat(480)} ${jwt} ${requestToken}`
    const refused = json(400, { error: 'invalid', error_description: words })
    server.fail(exchange, { kind: 'reply', reply: refused })
    const all = { ...github.variables, ...variables, ...env() }
    const first = await sandbox.push('v1', inputs, { env: all })
    expect(errorsOf(first)).toEqual([expect.stringMatching(/refused the token exchange/)])
    expect(leaks(first, [jwt, requestToken])).toEqual([])

    const access = 'acc3ss "token" of\\mine'.replaceAll(' ', '_')
    const given = json(200, { access_token: access, token_type: 'Bearer', expires_in: 60 })
    server.fail(exchange, { kind: 'reply', reply: given })
    const echo = { status: 400, body: `${access} ${JSON.stringify(access)} ${jwt}` }
    server.fail(next, { kind: 'reply', reply: echo })
    const second = await sandbox.push('v1', inputs, { env: all })
    expect(errorsOf(second)).toHaveLength(1)
    expect(leaks(second, [access, jwt, requestToken])).toEqual([])
  })

  test('no token is sent after a redirect of GitHub or of the exchange', async () => {
    const { server, inputs, variables, exchange } = await begin()
    const github = await open(startGithub({ requestToken }))
    const { url, received } = await elsewhere()
    const reply = { status: 307, headers: { location: `${url}/?at=elsewhere` } }
    const all = { ...github.variables, ...variables, ...env() }
    github.fail('id-token', { kind: 'reply', reply })
    const step = await sandbox.push('v1', inputs, { env: all })
    expect(errorsOf(step)).toEqual([expect.stringMatching(/^GitHub gave no OIDC token/)])
    server.fail(exchange, { kind: 'reply', reply })
    expect((await sandbox.push('v1', inputs, { env: all })).code).toBe(1)

    expect(received).toEqual([])
  })
})

test('the secret of a service principal is not printed', async () => {
  const databricks = { clientId: 'principal', clientSecret: secret }
  const server = await open(startMlflow({ databricks }))
  const basic = Buffer.from(`principal:${secret}`).toString('base64')
  const { inputs } = await services.Databricks()
  const variables = {
    DATABRICKS_HOST: server.url,
    DATABRICKS_CLIENT_ID: 'principal',
    DATABRICKS_CLIENT_SECRET: ` ${secret}\n`,
  }
  const body = JSON.stringify({ secret, basic, url: encodeURIComponent(secret) })
  server.fail('oidc/v1/token', { kind: 'reply', reply: { status: 401, body } })
  const refused = await sandbox.push('v1', inputs, { env: { ...variables, ...env() } })
  expect(errorsOf(refused)).toEqual([expect.stringMatching(/^Databricks refused.*\*\*\*/)])
  expect(leaks(refused, [secret, basic])).toEqual([])
  expect(masksOf(refused)).toEqual(expect.arrayContaining([secret, basic]))

  const step = await sandbox.push('v1', inputs, { env: { ...variables, ...env() } })
  expect(step).toMatchObject({ code: 0, stderr: '' })
  expect(leaks(step, [secret, basic, ...accessTokens(server)])).toEqual([])
  const asked = server.received.filter(({ name }) => name !== 'oidc/v1/token')
  expect(sentTo({ ...server, received: asked }, [secret, basic])).toEqual([])
})

test('AWS credentials are not printed, also if the server repeats what it received', async () => {
  const keys = ['ASIAEXAMPLEKEY12', 'wJalr/XUtnFEMI+bPxRf', 'IQoJb3JpZ2luX2VjE+//w==']
  const [accessKeyId = '', secretAccessKey = '', sessionToken = ''] = keys
  const scope = { service: 'sagemaker', region: 'eu-west-1' }
  const aws = { accessKeyId, secretAccessKey: 'another', sessionToken, ...scope }
  const server = await open(startMlflow({ aws }))
  const variables = {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    SAGEMAKER_MLFLOW_CUSTOM_ENDPOINT: server.url,
  }
  const arn = 'arn:aws:sagemaker:eu-west-1:123456789012:mlflow-app/app-1'
  const inputs = { ...noUser, 'mlflow-tracking-uri': arn }
  const step = await sandbox.push('v1', inputs, { env: { ...variables, ...env() } })

  // The server's message contains the canonical request with the token.
  expect(errorsOf(step)).toEqual([expect.stringMatching(/Canonical String.*\*\*\*/)])
  expect(leaks(step, keys)).toEqual([])
  expect(sentTo(server, [secretAccessKey])).toEqual([])
})

test('each line of a secret is masked by its own command, unless the line is short', async () => {
  const lines = [
    '-----BEGIN KEY-----',
    `  ${secret}`,
    '{}',
    'AAAAbbbbCCCC1111',
    '-----END KEY-----',
  ]
  const given = lines.join('\r\n')
  const server = await open(startMlflow({ username: 'ada', password: given }))
  const inputs = {
    backend: 'mlflow',
    'mlflow-tracking-uri': server.url,
    'mlflow-username': 'ada',
    'mlflow-password': `\n ${given}\r\n\t`,
  }
  const body = `${lines[3]} ${secret} ${given} ${JSON.stringify(given)} ${lines.join('<br>')}`
  server.fail('experiments/get-by-name', { kind: 'reply', reply: { status: 400, body } })
  const refused = await sandbox.push('v1', inputs, { env: env() })
  expect(errorsOf(refused)).toHaveLength(1)
  expect(leaks(refused, [given, secret, 'AAAAbbbbCCCC1111'])).toEqual([])

  const step = await sandbox.push('v1', inputs, { env: env() })
  expect(step).toMatchObject({ code: 0, stderr: '' })
  expect(masksOf(step)).toEqual(
    expect.arrayContaining(lines.filter((line) => line !== '{}').map((line) => line.trim())),
  )
  // The runner masks each line of such a value. So it would mask every "{}" of the log.
  expect(masksOf(step).filter((mask) => mask === '{}' || /[\r\n]/.test(mask))).toEqual([])
})

describe('GitHub’s token', () => {
  const token = 'ghs_16C7e42F292c6912E7710c838347Ae178B4a'
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64')
  const inputs = { 'github-token': token, revision: 'v3.0.1' }

  test('is not printed if the API returns it', async () => {
    const github = await open(startGithub({ apiToken: token }))
    const message = `Bad ${token}, ${basic}`
    github.fail('git/matching-refs', { kind: 'reply', reply: json(401, { message }) }, 9)
    const variables = { GITHUB_API_URL: github.apiUrl, ...env() }
    const workspace = withoutOrigin()
    const step = await sandbox.push('', inputs, { event: byHand, env: variables, workspace })

    expect(warningsOf(step)).toContainEqual(
      expect.stringMatching(/did not say.*Bad \*\*\*, \*\*\*/),
    )
    expect(leaks(step, [token, basic])).toEqual([])
    for (const server of [sandbox.wandb, sandbox.mlflow])
      expect(sentTo(server, [token])).toEqual([])
  })

  test.each([301, 302, 307, 308])('is not sent after a redirect with status %i', async (status) => {
    const github = await open(startGithub({ apiToken: token }))
    const other = await elsewhere()
    const headers = { location: `${other.url}/refs` }
    github.fail('git/matching-refs', { kind: 'reply', reply: { status, headers } }, 9)
    const variables = { GITHUB_API_URL: github.apiUrl, ...env() }
    const step = await sandbox.push('', inputs, { event: byHand, env: variables })

    expect(github.received.length).toBeGreaterThan(0)
    expect(leaks(step, [token])).toEqual([])
    expect(sentTo(other, [token])).toEqual([])
  })

  test('with a line end is not in the warning', async () => {
    const lines = { ...inputs, 'github-token': `${token}\n}\n${secret}` }
    const github = await open(startGithub({ apiToken: token }))
    const variables = { GITHUB_API_URL: github.apiUrl, ...env() }
    const workspace = withoutOrigin()
    const step = await sandbox.push('', lines, { event: byHand, env: variables, workspace })

    expect(warningsOf(step)).toHaveLength(1)
    expect(leaks(step, [token, secret])).toEqual([])
  })
})

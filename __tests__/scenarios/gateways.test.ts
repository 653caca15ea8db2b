import { describe, expect, test } from '@jest/globals'
import { createFlattenedCheckout, flatten, tagIn, unknown, withToken } from './flattened.ts'
import { answer, useGateway } from './gateway.ts'
import { errorsOf, useSandbox, warningsOf } from './use-sandbox.ts'

/* Each server is behind a gateway, which is a process of its own. */

const sandbox = useSandbox()
const site = createFlattenedCheckout(sandbox)
const gateways = { wandb: useGateway(), mlflow: useGateway() }
const inputNames = { wandb: 'wandb-base-url', mlflow: 'mlflow-tracking-uri' }

const html = { 'content-type': 'text/html' }
const json = { 'content-type': 'application/json' }
const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
const notRead = 'no answer from .* at http://127\\.0\\.0\\.1:\\d+ \\([\\w-]+\\), tried once: .*'

describe('answers of gateways', () => {
  test('a server behind a gateway that fails does not keep the other from its record', async () => {
    const answers = [answer('403 x', html, '<h1>Blocked</h1>')]
    const wandb = await gateways.wandb.set({ target: sandbox.wandb.url, answers })
    const step = await sandbox.push('v1', { [inputNames.wandb]: wandb })

    expect([step.code, sandbox.versions().length, sandbox.runs().length]).toEqual([1, 0, 1])
  })

  test.each(['gzip', 'br'] as const)('a gateway that compresses with %s', async (compression) => {
    const wandb = await gateways.wandb.set({ target: sandbox.wandb.url, compression })
    const mlflow = await gateways.mlflow.set({ target: sandbox.mlflow.url, compression })
    const step = await sandbox.push('v1', {
      [inputNames.wandb]: wandb,
      [inputNames.mlflow]: mlflow,
    })

    expect(errorsOf(step)).toEqual([])
    expect([step.code, sandbox.versions().length, sandbox.runs().length]).toEqual([0, 1, 1])
  })

  test('an error that asks for a short wait in fractions of a second is not the last answer', async () => {
    const busy = answer('429 x', { ...json, 'retry-after': '0.2', 'ratelimit-reset': 'soon' }, '{}')
    const limit = answer('200 OK', json, '{"errors":[{"message":"rate limit exceeded"}]}')
    const wandb = await gateways.wandb.set({ target: sandbox.wandb.url, answers: [busy, limit] })
    const step = await sandbox.push('v1', { backend: 'wandb', [inputNames.wandb]: wandb })

    expect([step.code, sandbox.versions().length]).toEqual([0, 1])
  })
})

/** Answers that a second request would get too, and the part of the error that says what is wrong. */
const finalAnswers: readonly (readonly [what: string, bytes: string, error: string])[] = [
  [
    'another protocol',
    'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
    `${notRead}HTTP 101`,
  ],
  ['another protocol than HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', `${notRead}Expected HTTP/`],
  ['JSON that is nested too deep', answer('200 OK', json, deep), `${notRead}500 levels`],
  ['an error that is nested too deep', answer('500 x', json, deep), `${notRead}500 levels`],
  [
    'an unknown compression',
    answer('200 OK', { ...json, 'content-encoding': 'zstd' }, '{}'),
    `${notRead}compression "zstd"`,
  ],
  [
    'a long wait',
    answer('503 x', { ...json, 'retry-after': '120.5' }, '{"error":"busy"}'),
    'busy\\..* asks to wait 3 minutes. Start the job again later\\.',
  ],
  [
    "nginx's page for http on a port for https",
    answer(
      '400 Bad Request',
      html,
      '<html><title>400 The plain HTTP request was sent to HTTPS port</title></html>',
    ),
    'This port speaks https: write https:// in INPUT \\(http://127\\.0\\.0\\.1:\\d+\\)\\.$',
  ],
  ['a page', answer('403 x', html, '<h1>Blocked</h1>'), 'Blocked\\. .*gateway.*check INPUT'],
  ['a login page', answer('200 OK', html, '<h1>Sign in</h1>'), 'Sign in\\. Check that INPUT'],
  ["another server's JSON", answer('405 x', json, '{"detail":"no"}'), 'gateway.*check INPUT'],
]

test.each(finalAnswers)('%s is an error after one request', async (_, bytes, error) => {
  const wandb = await gateways.wandb.set({ target: sandbox.wandb.url, answers: [bytes] })
  const mlflow = await gateways.mlflow.set({ target: sandbox.mlflow.url, answers: [bytes] })
  const step = await sandbox.push('v1', { [inputNames.wandb]: wandb, [inputNames.mlflow]: mlflow })

  const expected = [inputNames.wandb, inputNames.mlflow].map((input) =>
    error.replace('INPUT', input),
  )
  expect(errorsOf(step)).toEqual(expected.map((text) => expect.stringMatching(text)))
  expect(await gateways.wandb.received()).toEqual(['POST /graphql'])
  expect(await gateways.mlflow.received()).toHaveLength(1)
})

test('a page in place of an access token is not blamed on the identity', async () => {
  const blocked = answer('403 x', html, '<h1>Blocked</h1>')
  const login = answer('200 OK', html, '<h1>Sign in</h1>')
  const token = answer('200 OK', json, '{"value":"ey.ey.x"}')
  const wandb = await gateways.wandb.set({ target: sandbox.wandb.url, answers: [blocked] })
  const github = await gateways.mlflow.set({ target: '', answers: [login, token] })
  const env = {
    ACTIONS_ID_TOKEN_REQUEST_URL: `${github}/token?x=y`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'r'.repeat(40),
  }
  const inputs = { backend: 'wandb', 'wandb-api-key': '', 'oidc-audience': 'acme' }
  const all = { ...inputs, [inputNames.wandb]: wandb }
  const steps = [await sandbox.push('v1', all, { env }), await sandbox.push('v1', all, { env })]

  expect(steps.flatMap(errorsOf)).toEqual([
    expect.stringMatching(
      /a web page\. .*not from GitHub: check ACTIONS_ID_TOKEN_REQUEST_URL \(http/,
    ),
    expect.stringMatching(
      /^W&B refused the token exchange.*Blocked\. .*not from W&B: check wandb-base-url \(http/,
    ),
  ])
})

describe('GitHub’s API behind a gateway', () => {
  test.each([
    [
      'a page',
      answer('200 OK', html, '<h1>Sign in</h1>'),
      'not from GitHub: check GITHUB_API_URL (http',
    ],
    [
      'a page, as an error',
      answer('403 x', html, '<h1>Blocked</h1>'),
      'check GITHUB_API_URL (http',
    ],
    ['JSON that is nested too deep', answer('403 x', json, deep), '500 levels'],
    [
      'a long wait',
      answer('503 x', { ...json, 'retry-after': '61' }, '{"message":"busy"}'),
      'busy',
    ],
  ])('%s', async (_, bytes, warning) => {
    flatten(site.clone, 'v1')
    const { apiUrl } = site.github
    const GITHUB_API_URL = await gateways.wandb.set({ target: apiUrl, answers: [bytes, bytes] })
    const step = await site.start({ ...withToken, revision: 'v1' }, { env: { GITHUB_API_URL } })

    expect([step.code, tagIn(step), errorsOf(step)]).toEqual([0, unknown, []])
    expect(warningsOf(step).join()).toContain(warning)
    // The list of tags, and the tag itself.
    expect(await gateways.wandb.received()).toHaveLength(2)
  })
})

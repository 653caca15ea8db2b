import { expect, test } from '@jest/globals'
import { exchangeToken, requestIdToken } from '../../src/http/authorization.ts'
import { createResponse, type HttpResponse, redactResponse } from '../../src/http/messages.ts'
import { createSecrets } from '../../src/runner/secrets.ts'
import { messageOf } from '../../src/text/message.ts'

const token = 'ey0.abc-DEF_123.sIgNaTuRe'

/** Tools whose server gives this response to every request. */
function toolsFor(status: number, json: unknown, type = 'application/json') {
  const { hide, redact } = createSecrets(() => undefined)
  const http = {
    send: async () => createResponse(status, { 'content-type': type }, JSON.stringify(json)),
    redact: (response: HttpResponse) => redactResponse(response, redact),
    close: () => undefined,
  }
  return { http, hide, redact, idTokenSource: { url: 'https://x/?a', token: 'request' } }
}

const exchange = (tools: ReturnType<typeof toolsFor>) =>
  exchangeToken(tools, {
    ...{ server: 'W&B', input: 'wandb-base-url', url: 'https://x' },
    ...{ form: {}, hint: 'Check it.' },
  })

test('an access token and an ID token are masked', async () => {
  const tools = toolsFor(200, { access_token: token })
  expect(await exchange(tools)).toBe(`Bearer ${token}`)
  expect(tools.redact(token)).toBe('***')

  const idTools = toolsFor(200, { value: token })
  expect(await requestIdToken(idTools, 'audience')).toBe(token)
  expect(idTools.redact(token)).toBe('***')
})

test.each(['access_token', 'refresh_token', 'id_token'])(
  'a %s in a refusal is masked and not shown',
  async (name) => {
    const tools = toolsFor(400, { [name]: token, note: `for ${token}` })
    const message = await exchange(tools).catch(messageOf)

    expect(message).toMatch(/^W&B refused the token exchange \(HTTP 400\): .*for \*\*\*/)
    expect(message).not.toContain('sIgN')
    expect(tools.redact(token)).toBe('***')
  },
)

test('a value in a refusal is masked and not shown', async () => {
  const tools = toolsFor(403, { value: token })
  const message = await requestIdToken(tools, 'audience').catch(messageOf)

  expect(message).toMatch(/^GitHub gave no OIDC token to this job: HTTP 403, .*\*\*\*/)
  expect(message).not.toContain('sIgN')
})

test.each<[string, number, unknown, string?]>([
  ['with status 201', 201, { access_token: token, value: token }],
  ['in another field', 200, { token }],
  ['in a nested field', 200, { data: { access_token: token, value: token } }],
  ['in a list', 200, [token]],
  ['in text that is not JSON', 200, { access_token: token, value: token }, 'text/plain'],
  ['in a form', 200, `access_token=${token}&value=${token}`, 'application/x-www-form-urlencoded'],
])('a token %s is not shown', async (_, status, json, type = 'application/json') => {
  const tools = toolsFor(status, json, type)
  const messages = [
    await exchange(tools).catch(messageOf),
    await requestIdToken(tools, 'audience').catch(messageOf),
  ]
  expect(messages).toEqual([
    expect.stringMatching(
      `^W&B gave no access token in the token exchange: HTTP ${status}, .* Check it\\.$`,
    ),
    expect.stringMatching(
      `^GitHub gave no OIDC token to this job: HTTP ${status}, .* is not shown`,
    ),
  ])
  expect(messages.join()).not.toContain('sIgN')
})

test.each<[what: string, status: number, text: string, error: string]>([
  [
    'a page',
    403,
    '<h1>Blocked</h1>',
    'Blocked\\. This answer comes from a gateway or another server, not from NAME: check INPUT .*, and any proxy in front of the server\\.',
  ],
  ['a login page', 200, '<h1>Sign in</h1>', 'with a web page\\. .*not from NAME: check INPUT'],
  ['an unknown path', 404, 'no route', 'not from NAME: check INPUT \\(https://x'],
  [
    'http on a port for https',
    400,
    '<h1>400</h1>The plain HTTP request was sent to HTTPS port',
    'This port speaks https: write https:// in INPUT \\(https://x\\)\\.$',
  ],
])('%s is not blamed on the credentials', async (_, status, body, error) => {
  const type = status === 404 ? 'text/plain' : 'text/html'
  const { http, ...tools } = toolsFor(status, undefined)
  const send = async () => createResponse(status, { 'content-type': type }, body)
  const messages = [
    await exchange({ ...tools, http: { ...http, send } }).catch(messageOf),
    await requestIdToken({ ...tools, http: { ...http, send } }, 'audience').catch(messageOf),
  ]
  const expected = [
    ['W&B', 'wandb-base-url'],
    ['GitHub', 'ACTIONS_ID_TOKEN_REQUEST_URL'],
  ].map(([name = '', input = '']) => error.replace('NAME', name).replace('INPUT', input))
  expect(messages).toEqual(expected.map((text) => expect.stringMatching(text)))
  expect(messages.join()).not.toMatch(/Check it|id-token: write/)
})

test('an access token that is too long for a header is not used', async () => {
  expect(await exchange(toolsFor(200, { access_token: 'x'.repeat(16_384) }))).toHaveLength(16_391)
  await expect(exchange(toolsFor(200, { access_token: 'x'.repeat(16_385) }))).rejects.toThrow(
    'W&B gave no access token in the token exchange: HTTP 200, ',
  )
})

import { expect, test } from '@jest/globals'
import { listen } from '../../sandbox/http.ts'
import { signatureError, signatureOf } from '../../sandbox/mlflow/aws.ts'
import { createAwsSigner } from '../../src/http/aws-signature.ts'
import { createHttp } from '../../src/http/client.ts'
import type { HttpRequest } from '../../src/http/messages.ts'

const credentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
}
const scope = { service: 'service', region: 'us-east-1' }

test('the sandbox computes the signature of AWS’s published example', () => {
  // get-vanilla of the AWS Signature Version 4 test suite.
  const headers = { host: 'example.amazonaws.com', 'x-amz-date': '20150830T123600Z' }
  const request = { method: 'GET', target: '/', headers, body: Buffer.alloc(0) }
  expect(signatureOf({ ...credentials, ...scope }, request, ['host', 'x-amz-date'])).toBe(
    '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
  )
})

const arn = 'arn:aws:sagemaker:eu-west-1:123456789012:mlflow-app/app-1'
const base = {
  name: 'x',
  headers: { 'content-type': 'application/json', 'x-sm-mlflow-app-arn': arn },
}
const requests: readonly (readonly [string, HttpRequest])[] = [
  [
    'a query with blanks and *()~ü',
    {
      ...base,
      method: 'GET',
      url: `https://h.example.org/api?${new URLSearchParams({ experiment_name: "corpus *()~ü + !'/a&b=c" })}`,
    },
  ],
  [
    'a body with an emoji',
    { ...base, method: 'POST', url: 'https://h.example.org/a', body: '{"a":"🐙"}' },
  ],
  [
    'a path that is encoded, and a port',
    {
      ...base,
      method: 'PUT',
      url: 'https://h.example.org:8443/prod/a%20b/%23/%C3%BC/r.json',
      body: '{}',
    },
  ],
  [
    'an empty body',
    { ...base, method: 'GET', url: 'https://h.example.org/get-artifact?run_id=1&path=a.json' },
  ],
]

/** The error of the sandbox for a request that was signed, or undefined. */
async function errorAfterSigning(
  request: HttpRequest,
  sessionToken: string,
  change: Partial<Record<'secretAccessKey' | 'region', string>> & { body?: string } = {},
) {
  const signer = createAwsSigner({ ...credentials, sessionToken }, scope)
  const { method, url, headers = {}, body = '' } = await signer(request)
  const { pathname, search } = new URL(url)
  const { body: sent = body, ...options } = change
  const names = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
  const received = {
    method,
    target: `${pathname}${search}`,
    headers: Object.fromEntries(names),
    body: Buffer.from(sent),
  }
  const token = sessionToken === '' ? {} : { sessionToken }
  return signatureError({ ...credentials, ...scope, ...token, ...options }, received)
}

test.each(requests)('the signature is valid: %s', async (_, request) => {
  for (const sessionToken of ['', 'a+b/c==']) {
    expect(await errorAfterSigning(request, sessionToken)).toBeUndefined()
  }
})

test.each(requests)('another secret, region or body is refused: %s', async (_, request) => {
  for (const change of [{ secretAccessKey: 'x' }, { region: 'us-east-2' }, { body: 'x' }]) {
    expect(await errorAfterSigning(request, '', change)).toMatchObject({ status: 403 })
  }
})

test('no Authorization header of the request stays, and the ARN is signed', async () => {
  const [[, first] = ['', undefined]] = requests
  if (first === undefined) throw new Error('no request')
  const request = { ...first, headers: { ...first.headers, authorization: 'Basic x' } }
  const { headers = {} } = await createAwsSigner(
    { ...credentials, sessionToken: '' },
    scope,
  )(request)
  expect(Object.keys(headers).filter((name) => /authorization/i.test(name))).toHaveLength(1)
  expect(headers['Authorization']).toMatch(
    /SignedHeaders=content-type;host;.*;x-sm-mlflow-app-arn,/,
  )
})

test('each attempt is signed anew', async () => {
  const server = await listen(() => ({ name: () => 'x', answer: () => ({ status: 200 }) }))
  const ignore = () => undefined
  const { signal } = new AbortController()
  const redact = (text: string) => text
  const http = createHttp({
    info: ignore,
    debug: ignore,
    redact,
    signal,
    wait: async () => undefined,
  })
  try {
    server.fail('x', { kind: 'reply', reply: { status: 503 } }, 2)
    let time = Date.UTC(2026, 0, 1)
    const sign = createAwsSigner({ ...credentials, sessionToken: '' }, scope, () => {
      time += 60_000
      return time
    })
    await http.send({ name: 'x', method: 'GET', url: server.url, sign })
    expect(server.received.map(({ headers }) => headers['x-amz-date'])).toEqual([
      '20260101T000100Z',
      '20260101T000200Z',
      '20260101T000300Z',
    ])
    const failing = async () => {
      throw new Error('no key')
    }
    const sending = http.send({ name: 'x', method: 'GET', url: server.url, sign: failing })
    await expect(sending).rejects.toThrow(new Error('no key'))
    expect(server.received).toHaveLength(3)
  } finally {
    http.close()
    await server.close()
  }
})

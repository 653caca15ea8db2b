import { expect, test } from '@jest/globals'
import { refusalError } from '../../../src/backends/mlflow/refusal.ts'
import { createResponse } from '../../../src/http/messages.ts'

const credentials = { accessKeyId: 'a', secretAccessKey: 'b', sessionToken: '' }
const scope = { service: 'sagemaker-mlflow', region: 'eu-west-1' }
const credential = { kind: 'aws', credentials, scope } as const
const sagemaker = { host: 'sagemaker', credential } as const
const gateway = { host: 'mlflow', credential } as const

/** An error with its name in the body, and one with its name in a header. */
const forms = [
  (name: string, message: string) => ({
    body: { __type: `com.amazon.coral.service#${name}`, message },
    type: '',
  }),
  (name: string, message: string) => ({
    body: { Message: message },
    type: `${name}:http://internal.amazon.com/`,
  }),
]

function textOf(
  context: typeof sagemaker | typeof gateway,
  status: number,
  { body, type = '' }: Readonly<{ body: unknown; type?: string }>,
) {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': type }
  const response = createResponse(status, headers, JSON.stringify(body))
  return refusalError(context, 'runs/search', response).message
}

// The texts are from AWS's documentation. They were not seen on SageMaker.
test.each([
  [
    'ExpiredTokenException',
    'The security token included in the request is expired',
    /run aws-actions\/configure-aws-credentials right before.*role-duration-seconds/,
  ],
  [
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
    /does not know these credentials in the region eu-west-1/,
  ],
  [
    'InvalidSignatureException',
    'Signature expired: 20261126T000000Z is now earlier than',
    /The clock of the runner/,
  ],
  [
    'InvalidSignatureException',
    'The request signature we calculated does not match the signature you provided.',
    /Check AWS_SECRET_ACCESS_KEY/,
  ],
  [
    'AccessDeniedException',
    'User: arn:aws:sts::1:assumed-role/ci/x is not authorized to perform: sagemaker-mlflow:SearchRuns',
    /assumed-role.*another account than mlflow-tracking-uri.*sagemaker-mlflow:\*/,
  ],
])('%s: %s', (name, message, hint) => {
  for (const form of forms) {
    const text = textOf(sagemaker, 403, form(name, message))
    expect(text).toMatch(hint)
    expect(text).toContain(message)
  }
})

test('API Gateway', () => {
  const text = textOf(gateway, 403, { body: { message: 'Missing Authentication Token' } })
  expect(text).toMatch(
    /HTTP 403\): Missing Authentication Token\. Check that mlflow-tracking-uri has the stage/,
  )
  expect(
    textOf(gateway, 403, {
      body: { Message: 'User is not authorized to perform: execute-api:Invoke' },
    }),
  ).toMatch(/Allow execute-api:Invoke/)
})

test('a signature in a message is not shown', () => {
  const signature = 'c0ffee12'.repeat(8)
  expect(
    textOf(sagemaker, 403, { body: { message: `Signature=${signature} is wrong` } }),
  ).toContain('Signature=… is wrong')
})

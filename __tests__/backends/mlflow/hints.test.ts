import { expect, test } from '@jest/globals'
import { isTemporary, refusalError } from '../../../src/backends/mlflow/refusal.ts'
import { createResponse } from '../../../src/http/messages.ts'

const credentials = { accessKeyId: 'a', secretAccessKey: 'b', sessionToken: '' }
const scope = { service: 'sagemaker-mlflow', region: 'eu-west-1' }
const credential = { kind: 'aws', credentials, scope } as const
const trackingUri = 'https://mlflow.example.org'
const sagemaker = { trackingUri, host: 'sagemaker', credential } as const
const gateway = { trackingUri, host: 'mlflow', credential } as const

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

test('hosted servers', () => {
  const header = { kind: 'header', authorization: 'x' } as const
  const response = (status: number) => createResponse(status, {}, 'no')
  const azure = { trackingUri, host: 'azureml', credential: header } as const
  expect(refusalError(azure, 'x', response(401)).message).toMatch(/--query accessToken -o tsv$/)
  const databricks = { trackingUri, host: 'databricks', credential: header } as const
  expect(refusalError(databricks, 'x', response(403)).message).toMatch(/DATABRICKS_WORKSPACE_ID/)
  const named = { ...databricks, headers: { 'x-databricks-org-id': '1' } }
  expect(refusalError(named, 'x', response(403)).message).toMatch(/may not do this/)
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

// The texts of the drivers PyMySQL and psycopg2, as SQLAlchemy wraps them. They were not seen on a server.
test.each([
  [
    503,
    `(pymysql.err.OperationalError) (1366, "Incorrect string value: '\\xD1' for column 'value' at row 1")\n[SQL: INSERT INTO tags (value) VALUES (%(value)s)]\n[parameters: {'value': 'релиз'}]\n(Background on this error at: https://sqlalche.me/e/20/e3q8)`,
  ],
  [
    400,
    `(raised as a result of Query-invoked autoflush; consider using a session.no_autoflush block)\n(psycopg2.errors.UntranslatableCharacter) character with byte sequence 0xd1 0x80 in encoding "UTF8" has no equivalent in encoding "LATIN1"\n\n[SQL: INSERT INTO tags]`,
  ],
  [
    503,
    `(pymysql.err.OperationalError) (1267, "Illegal mix of collations (latin1_swedish_ci,IMPLICIT) and (utf8mb4_general_ci,COERCIBLE) for operation '='")\n[SQL: SELECT]`,
  ],
])(
  'a database that cannot store characters (HTTP %i) is final, and its SQL is not shown',
  (status, message) => {
    const code = status === 503 ? 'TEMPORARILY_UNAVAILABLE' : 'BAD_REQUEST'
    const body = JSON.stringify({ error_code: code, message })
    const response = createResponse(status, { 'content-type': 'application/json' }, body)
    const text = refusalError(gateway, 'runs/create', response).message
    expect(isTemporary(response)).toBe(false)
    expect(text).toMatch(/(1366|LATIN1|1267).*utf8mb4 .*give the tag a name in ASCII\.$/)
    expect(text).not.toMatch(/SQL: |parameters|Background|autoflush|INSERT|SELECT/)
  },
)

test('PostgreSQL with LATIN1', () => {
  // Seen on MLflow 3.17.2 with PostgreSQL 15 and psycopg2 2.9.13, for runs/search already.
  const message =
    "'latin-1' codec can't encode characters in position 0-4: ordinal not in range(256)"
  const body = JSON.stringify({ error_code: 'INTERNAL_ERROR', message })
  const response = createResponse(500, { 'content-type': 'application/json' }, body)
  expect(isTemporary(response)).toBe(false)
  expect(refusalError(gateway, 'runs/search', response).message).toMatch(/range\(256\)\. .*UTF8/)
})

test('a conflict is recognised by the text before its SQL', () => {
  const message =
    '(sqlite3.IntegrityError) UNIQUE constraint failed: tags.key\n[SQL: INSERT INTO tags]'
  const body = JSON.stringify({ error_code: 'BAD_REQUEST', message })
  const response = createResponse(400, { 'content-type': 'application/json' }, body)
  expect(isTemporary(response)).toBe(false)
  expect(refusalError(gateway, 'runs/create', response).message).toMatch(
    /IntegrityError\) UNIQUE constraint failed: tags\.key\.$/,
  )
})

test('a failure of the artifact store is not blamed on the tracking server', () => {
  const message =
    'An error occurred (AccessDenied) when calling the PutObject operation: Access Denied'
  const body = JSON.stringify({ error_code: 'INTERNAL_ERROR', message })
  const response = createResponse(500, { 'content-type': 'application/json' }, body)
  const store = /Access Denied\. The tracking server works, but its artifact store does not/
  const ownCredential = { kind: 'header', authorization: undefined } as const
  const mlflow = { trackingUri, host: 'mlflow', credential: ownCredential } as const
  expect(refusalError(mlflow, 'artifact upload', response).message).toMatch(store)
  expect(refusalError(mlflow, 'runs/create', response).message).not.toMatch(store)
})

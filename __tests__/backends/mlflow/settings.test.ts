import { expect, test } from '@jest/globals'
import { readMlflowSettings } from '../../../src/backends/mlflow/settings.ts'
import { createSource } from '../../../src/inputs/source.ts'

type Values = Readonly<Record<string, string>>

/** The settings for these inputs and variables, and what was masked. */
function read(inputs: Values, env: Values = {}) {
  const hidden: string[] = []
  const runner = { getInput: (name: string) => inputs[name] ?? '' }
  const hide = (secret: string) => hidden.push(secret)
  const source = createSource({ runner, env, hide, repositoryName: 'corpus' })
  return { ...readMlflowSettings(source), hidden }
}

const keys = {
  AWS_ACCESS_KEY_ID: 'AKIA1',
  AWS_SECRET_ACCESS_KEY: 's3cret',
  AWS_SESSION_TOKEN: 't0ken',
}
const credentials = { accessKeyId: 'AKIA1', secretAccessKey: 's3cret', sessionToken: 't0ken' }
const server = 'arn:aws:sagemaker:eu-west-1:123456789012:mlflow-tracking-server/team-a'
const app = 'arn:aws-us-gov:sagemaker:us-gov-west-1:123456789012:mlflow-app/app-XYZ'
const withUri = (uri: string, inputs: Values = {}) => ({ 'mlflow-tracking-uri': uri, ...inputs })

test('an ARN of a tracking server', () => {
  expect(read(withUri(server), { ...keys, AWS_REGION: 'us-east-1' })).toMatchObject({
    host: 'sagemaker',
    trackingUri: 'https://eu-west-1.experiments.sagemaker.aws',
    headers: { 'x-mlflow-sm-tracking-server-arn': server },
    credential: {
      kind: 'aws',
      credentials,
      scope: { service: 'sagemaker-mlflow', region: 'eu-west-1' },
    },
    experiment: 'corpus',
    hidden: expect.arrayContaining(Object.values(keys)),
  })
})

test('an ARN of an app', () => {
  expect(read(withUri(app), keys)).toMatchObject({
    host: 'sagemaker',
    trackingUri: 'https://mlflow.sagemaker.us-gov-west-1.app.aws',
    headers: { 'x-sm-mlflow-app-arn': app },
    credential: { scope: { service: 'sagemaker', region: 'us-gov-west-1' } },
  })
})

test('another endpoint of SageMaker changes the address only', () => {
  const env = { ...keys, SAGEMAKER_MLFLOW_CUSTOM_ENDPOINT: 'https://vpce.example.org/' }
  const { credential, headers } = read(withUri(server), keys)
  expect(read(withUri(server), env)).toMatchObject({
    trackingUri: 'https://vpce.example.org',
    credential,
    headers,
  })
})

test.each([
  ['arn:aws-cn:sagemaker:cn-north-1:123456789012:mlflow-app/a', 'partition'],
  ['arn:aws:s3:eu-west-1:123456789012:mlflow-app/a', 'service'],
  ['arn:aws:sagemaker:here:123456789012:mlflow-app/a', 'region'],
  ['arn:aws:sagemaker:eu-west-1:1:mlflow-app/a', 'account'],
  ['arn:aws:sagemaker:eu-west-1:123456789012:model/a', 'resource'],
  ['arn:aws:sagemaker:eu-west-1:123456789012:mlflow-app/a b', 'resource'],
  ['arn:aws:sagemaker:eu-west-1:123456789012', 'resource'],
  [`${server}:x`, 'end'],
])('%s has no valid %s', (arn, part) => {
  expect(() => read(withUri(arn), keys)).toThrow(
    new RegExp(
      `^mlflow-tracking-uri: this ARN has no valid ${part}\\. .*/NAME and .*mlflow-app/ID\\.$`,
    ),
  )
})

test.each<[Values, RegExp]>([
  [{}, /AWS_ACCESS_KEY_ID is empty.*aws-actions\/configure-aws-credentials.*instance roles\.$/],
  [{ ...keys, AWS_SECRET_ACCESS_KEY: '' }, /AWS_SECRET_ACCESS_KEY is empty/],
  [{ ...keys, AWS_ACCESS_KEY_ID: 'ASIA1', AWS_SESSION_TOKEN: '' }, /AWS_SESSION_TOKEN is empty/],
  [{ AWS_PROFILE: 'ci' }, /AWS_PROFILE.*output-env-credentials/],
  [
    { ...keys, SAGEMAKER_MLFLOW_ASSUME_ROLE_ARN: 'arn:x' },
    /^SAGEMAKER_MLFLOW_ASSUME_ROLE_ARN.*role-to-assume/,
  ],
  [
    { ...keys, SAGEMAKER_MLFLOW_CUSTOM_ENDPOINT: 'vpce' },
    /^SAGEMAKER_MLFLOW_CUSTOM_ENDPOINT: this is not a URL/,
  ],
])('SageMaker with the variables %j is refused', (env, error) => {
  expect(() => read(withUri(server), env)).toThrow(error)
})

test('a dry run needs no AWS credentials, but masks what there is', () => {
  const env = { AWS_SECRET_ACCESS_KEY: 's3cret' }
  const settings = read(withUri(server, { mode: 'dry-run' }), env)
  expect(settings).toMatchObject({ host: 'sagemaker', hidden: expect.arrayContaining(['s3cret']) })
})

const gateway = 'https://a1.execute-api.eu-west-2.amazonaws.com/prod'
test.each<[string, Values, string]>([
  [gateway, {}, 'eu-west-2'],
  [gateway, { AWS_REGION: 'eu-west-1' }, 'eu-west-1'],
  [
    'https://mlflow.example.org',
    { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'us-east-1' },
    'us-east-1',
  ],
])('MLFLOW_TRACKING_AWS_SIGV4 with %s and %j signs for %s', (uri, regions, region) => {
  const env = { ...keys, ...regions, MLFLOW_TRACKING_AWS_SIGV4: 'True' }
  const token = { 'mlflow-token': 'x' }
  expect(read(withUri(uri, token), env)).toMatchObject({
    host: 'mlflow',
    trackingUri: uri,
    credential: { kind: 'aws', credentials, scope: { service: 'execute-api', region } },
  })
})

test('MLFLOW_TRACKING_AWS_SIGV4 is a boolean, and needs a region', () => {
  const uri = withUri('https://mlflow.example.org')
  expect(read(uri, { ...keys, MLFLOW_TRACKING_AWS_SIGV4: '0' }).credential.kind).toBe('header')
  expect(() => read(uri, { MLFLOW_TRACKING_AWS_SIGV4: 'yes' })).toThrow(
    'MLFLOW_TRACKING_AWS_SIGV4: "yes" is unknown. Valid values: true, false.',
  )
  expect(() => read(uri, { ...keys, MLFLOW_TRACKING_AWS_SIGV4: '1' })).toThrow(/^AWS_REGION: /)
})

test('MLFLOW_EXPERIMENT_ID replaces the name of the repository only', () => {
  const uri = withUri('https://mlflow.example.org')
  const env = { MLFLOW_EXPERIMENT_ID: '17' }
  expect(read(uri, env)).toMatchObject({ experiment: '', experimentId: '17' })
  expect(read({ ...uri, 'mlflow-experiment': 'a' }, env)).toMatchObject({
    experiment: 'a',
    experimentId: '17',
  })
  expect(read(uri)).toMatchObject({ experiment: 'corpus', experimentId: undefined })
  const databricks = { ...env, DATABRICKS_HOST: 'h.example.org', DATABRICKS_TOKEN: 'x' }
  expect(read(withUri('databricks'), databricks)).toMatchObject({
    experiment: '',
    experimentId: '17',
  })
  expect(() => read(uri, { MLFLOW_EXPERIMENT_ID: 'a/b' })).toThrow(
    /^MLFLOW_EXPERIMENT_ID: "a\/b" is not/,
  )
})

const workspace = 'eu.api.azureml.ms/mlflow/v1.0/subscriptions/s/resourceGroups/g'
test.each([`azureml://${workspace}`, `https://${workspace}`])(
  '%s is an address of Azure ML',
  (uri) => {
    expect(read(withUri(uri, { 'mlflow-token': 'x' }))).toMatchObject({
      host: 'azureml',
      trackingUri: `https://${workspace.replace('v1.0', 'v2.0')}`,
      credential: { authorization: 'Bearer x' },
    })
  },
)

test('another address with v1.0 stays as it is', () => {
  const uri = 'https://mlflow.example.org/mlflow/v1.0/x'
  expect(read(withUri(uri))).toMatchObject({ host: 'mlflow', trackingUri: uri })
})

test('the error for Azure ML without a token has the command that prints it alone', () => {
  expect(() => read(withUri(`azureml://${workspace}`))).toThrow(
    /^mlflow-token: Azure ML needs .*: az account get-access-token --query accessToken -o tsv$/,
  )
})

const answer = { accessToken: 'eyJ0.eyJh.c2ln', expiresOn: '2026-11-26', tokenType: 'Bearer' }
test.each([
  ['pretty', JSON.stringify(answer, undefined, 2)],
  ['compact', JSON.stringify(answer)],
  ['incomplete', '{"accessToken":"eyJ0.eyJh.c2ln'],
])('a token that is the %s JSON of az is recognised, and masked', (_, token) => {
  const hidden: string[] = []
  const runner = { getInput: (name: string) => (name === 'mlflow-token' ? token : '') }
  const hide = (secret: string) => hidden.push(secret)
  const source = createSource({ runner, env: {}, hide, repositoryName: 'corpus' })
  expect(() => readMlflowSettings(source)).toThrow(
    'mlflow-token: this is the JSON that az prints. Give only the token: az account get-access-token --query accessToken -o tsv',
  )
  expect(hidden).toContain(answer.accessToken)
})

const databricks = { 'mlflow-tracking-uri': 'databricks', 'mlflow-experiment': '/Shared/corpus' }
test.each<[Values, Values]>([
  [{}, {}],
  [{ DATABRICKS_WORKSPACE_ID: '42' }, { 'x-databricks-org-id': '42' }],
  [{ DATABRICKS_HOST: 'h.example.org/?o=17' }, { 'x-databricks-org-id': '17' }],
])('the workspace of Databricks in %j', (variables, headers) => {
  const env = { DATABRICKS_HOST: 'h.example.org', DATABRICKS_TOKEN: 'x', ...variables }
  expect(read(databricks, env)).toMatchObject({ trackingUri: 'https://h.example.org', headers })
  const wrong = { ...env, DATABRICKS_WORKSPACE_ID: 'a\r\nb' }
  expect(() => read(databricks, wrong)).toThrow(/^DATABRICKS_WORKSPACE_ID: /)
})

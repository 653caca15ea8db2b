import { afterEach, describe, expect, test } from '@jest/globals'
import { startGithub } from '../../sandbox/github/server.ts'
import { startMlflow } from '../../sandbox/mlflow/server.ts'
import { startWandb } from '../../sandbox/wandb/server.ts'
import { errorsOf, names, useSandbox } from './use-sandbox.ts'

const sandbox = useSandbox()
const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close()
})

async function open<Server extends { close(): Promise<void> }>(
  starting: Promise<Server>,
): Promise<Server> {
  const server = await starting
  opened.push(server)
  return server
}

const wandbOnly = { backend: 'wandb' }
const noUser = { backend: 'mlflow', 'mlflow-username': '', 'mlflow-password': '' }

test.each([
  ['a legacy key', '0123456789abcdef0123456789abcdef01234567'],
  ['a new key', `wandb_v1_${'Ab1_'.repeat(20)}`],
  ['a key of an on-premises server', `local-${'0'.repeat(40)}`],
])('W&B accepts %s', async (_, apiKey) => {
  const wandb = await open(startWandb({ apiKey }))
  const inputs = { ...wandbOnly, 'wandb-api-key': apiKey, 'wandb-base-url': wandb.url }

  expect(await sandbox.push('v1', inputs)).toMatchObject({ code: 0, outputs: { created: 'true' } })
})

describe('federated identity', () => {
  async function start(audience: string) {
    const [wandb, github] = [
      await open(startWandb({ audience: 'acme' })),
      await open(startGithub()),
    ]
    const inputs = {
      ...wandbOnly,
      'wandb-api-key': '',
      'wandb-base-url': wandb.url,
      'oidc-audience': audience,
    }
    return { wandb, github, inputs }
  }

  test('federated identity: GitHub’s token is exchanged for one of W&B', async () => {
    const { wandb, github, inputs } = await start('acme')
    const step = await sandbox.push('v1', inputs, { env: github.variables })

    expect(step).toMatchObject({ code: 0, outputs: { created: 'true' } })
    expect(names(wandb.received)).toEqual(['oidc/token', ...names(wandb.received).slice(1)])
    const token = wandb.received.find(({ name }) => name === 'Viewer')?.headers.authorization
    expect(token).toMatch(/^Bearer /)
    // The exchanged token is a secret as well.
    expect(step.stdout).toContain(`::add-mask::${token?.slice('Bearer '.length)}`)
  })

  test('federated identity fails without the permission, and for another audience', async () => {
    const { github, inputs } = await start('other')

    expect(errorsOf(await sandbox.push('v1', inputs))).toEqual([
      expect.stringMatching(/^GitHub gave no OIDC token.*id-token: write/),
    ])
    expect(errorsOf(await sandbox.push('v1', inputs, { env: github.variables }))).toEqual([
      expect.stringMatching(/^W&B refused the token exchange \(HTTP 400\).*oidc-audience/),
    ])
  })
})

describe('MLflow', () => {
  test('MLflow accepts no credentials, a bearer token, and credentials in the URI', async () => {
    const plain = await open(startMlflow())
    const bearer = await open(startMlflow({ token: 'the-token' }))
    const basic = await open(startMlflow({ username: 'a@b', password: 'p/w' }))
    const inUri = basic.url.replace('://', '://a%40b:p%2Fw@')
    for (const inputs of [
      { 'mlflow-tracking-uri': plain.url },
      { 'mlflow-tracking-uri': bearer.url, 'mlflow-token': 'the-token' },
      { 'mlflow-tracking-uri': inUri },
    ]) {
      const step = await sandbox.push('v1', { ...noUser, ...inputs })
      expect(step).toMatchObject({ code: 0, outputs: { created: 'true' } })
      const lines = step.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'))
      expect([...lines, ...Object.values(step.outputs), step.summary].join()).not.toMatch(
        /p%2Fw|p\/w/,
      )
    }
    expect(plain.received[0]?.headers.authorization).toBeUndefined()
  })

  test('MLflow records are logged in the given workspace only', async () => {
    const mlflow = await open(startMlflow({ workspaces: ['team-a'] }))
    const inputs = { ...noUser, 'mlflow-tracking-uri': mlflow.url }
    const step = await sandbox.push('v1', { ...inputs, 'mlflow-workspace': 'team-a' })

    expect(step.code).toBe(0)
    expect(step.outputs['mlflow-run-url']).toMatch(/\?workspace=team-a$/)
    for (const { headers } of mlflow.received) expect(headers['x-mlflow-workspace']).toBe('team-a')
    // In the default workspace the tag is not logged yet.
    expect(await sandbox.push('v1', inputs)).toMatchObject({
      code: 0,
      outputs: { created: 'true' },
    })
    const other = await sandbox.push('v1', { ...inputs, 'mlflow-workspace': 'team-b' })
    expect(errorsOf(other)).toEqual([expect.stringMatching(/HTTP 404.*Check mlflow-workspace/)])
  })

  test('MLflow without workspaces fails immediately', async () => {
    const mlflow = await open(startMlflow())
    const inputs = { ...noUser, 'mlflow-tracking-uri': mlflow.url, 'mlflow-workspace': 'team-a' }
    const step = await sandbox.push('v1', inputs)

    expect(errorsOf(step)).toEqual([expect.stringMatching(/leave mlflow-workspace empty/)])
    expect(mlflow.received).toHaveLength(1)
  })
})

const databricks = {
  ...noUser,
  'mlflow-tracking-uri': 'databricks',
  'mlflow-experiment': '/Workspace/Shared/corpus',
}

describe('Databricks', () => {
  test('Databricks accepts a token, and experiments that are paths', async () => {
    const headers = { 'x-databricks-org-id': '42' }
    const mlflow = await open(
      startMlflow({ token: 'dapi', databricks: { clientId: 'c' }, headers }),
    )
    const env = { DATABRICKS_HOST: `${mlflow.url}/?o=42`, DATABRICKS_TOKEN: 'dapi' }
    const step = await sandbox.push('v1', databricks, { env })

    expect(step.code).toBe(0)
    expect([...mlflow.store.experiments.values()].at(-1)?.name).toBe('/Shared/corpus')
    expect(step.outputs['mlflow-run-url']).toMatch(
      new RegExp(`^${mlflow.url}/ml/experiments/\\d+/runs/\\w+\\?o=42$`),
    )
  })

  test('Databricks accepts a service principal with a secret', async () => {
    const mlflow = await open(
      startMlflow({ databricks: { clientId: 'c', clientSecret: 's3cret' } }),
    )
    const env = { DATABRICKS_HOST: mlflow.url, DATABRICKS_CLIENT_ID: 'c' }

    const good = { ...env, DATABRICKS_CLIENT_SECRET: 's3cret' }
    expect(await sandbox.push('v1', databricks, { env: good })).toMatchObject({ code: 0 })
    const bad = { ...env, DATABRICKS_CLIENT_SECRET: 'guess' }
    expect(errorsOf(await sandbox.push('v2', databricks, { env: bad }))).toEqual([
      expect.stringMatching(
        /^Databricks refused the token exchange \(HTTP 401\).*DATABRICKS_CLIENT_SECRET/,
      ),
    ])
  })

  test('Databricks accepts a service principal with GitHub’s identity', async () => {
    const mlflow = await open(startMlflow({ databricks: { clientId: 'c' } }))
    const github = await open(startGithub())
    const env = { ...github.variables, DATABRICKS_HOST: mlflow.url, DATABRICKS_CLIENT_ID: 'c' }

    expect(await sandbox.push('v1', databricks, { env })).toMatchObject({ code: 0 })
    const audience = { ...env, DATABRICKS_TOKEN_AUDIENCE: 'another' }
    expect(errorsOf(await sandbox.push('v2', databricks, { env: audience }))).toEqual([
      expect.stringMatching(/^Databricks refused the token exchange.*federation policy/),
    ])
  })
})

const account = 'arn:aws:sagemaker:eu-west-1:123456789012'
const aws = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 's3cr/et+', sessionToken: 't0k/en==' }
const awsVariables = {
  AWS_ACCESS_KEY_ID: aws.accessKeyId,
  AWS_SECRET_ACCESS_KEY: aws.secretAccessKey,
  AWS_SESSION_TOKEN: aws.sessionToken,
  AWS_REGION: 'us-east-1',
}

test.each([
  ['mlflow-tracking-server/a', 'sagemaker-mlflow', 'x-mlflow-sm-tracking-server-arn'],
  ['mlflow-app/app-1', 'sagemaker', 'x-sm-mlflow-app-arn'],
])('SageMaker accepts the signature of each attempt: %s', async (resource, service, header) => {
  const arn = `${account}:${resource}`
  const server = { aws: { ...aws, service, region: 'eu-west-1' }, headers: { [header]: arn } }
  const mlflow = await open(startMlflow(server))
  mlflow.fail('runs/search', { kind: 'reply', reply: { status: 503 } })
  const inputs = { 'mlflow-tracking-uri': arn, 'mlflow-experiment': 'a b*()~ü' }
  const env = { ...awsVariables, SAGEMAKER_MLFLOW_CUSTOM_ENDPOINT: mlflow.url }
  const step = await sandbox.push('v1', { ...noUser, ...inputs }, { env })

  expect(step).toMatchObject({ code: 0, outputs: { created: 'true', 'mlflow-run-url': '' } })
  expect([...mlflow.store.experiments.values()].at(-1)?.name).toBe('a b*()~ü')
  const wrong = { ...env, AWS_SECRET_ACCESS_KEY: 'guess' }
  expect(errorsOf(await sandbox.push('v1', { ...noUser, ...inputs }, { env: wrong }))).toEqual([
    expect.stringMatching(/HTTP 403.*Check AWS_SECRET_ACCESS_KEY/),
  ])
})

test('a server behind API Gateway accepts the signature', async () => {
  const mlflow = await open(
    startMlflow({ aws: { ...aws, service: 'execute-api', region: 'us-east-1' } }),
  )
  const inputs = { ...noUser, 'mlflow-tracking-uri': mlflow.url, 'mlflow-token': 'x' }
  const env = { ...awsVariables, MLFLOW_TRACKING_AWS_SIGV4: 'true' }

  expect(await sandbox.push('v1', inputs, { env })).toMatchObject({ code: 0 })
})

const env = { DATABRICKS_HOST: 'https://127.0.0.1' }
test.each<[string, Record<string, string>, Record<string, string>, RegExp]>([
  ['databricks', {}, {}, /DATABRICKS_HOST/],
  ['databricks', {}, env, /needs a way to sign in.*DATABRICKS_CLIENT_ID/],
  [
    'databricks',
    { 'mlflow-token': 'dapi0123', 'mlflow-experiment': 'corpus' },
    env,
    /"corpus" is not the path of an experiment.*\/Shared\/corpus/,
  ],
  ['databricks://profile', {}, {}, /profiles.*Give "databricks"/],
  ['uc:catalog', {}, {}, /model registry.*Give "databricks"/],
  [
    'arn:aws:sagemaker:eu-west-1:123456789012:mlflow-tracking-server/a',
    {},
    {},
    /AWS_ACCESS_KEY_ID is empty.*configure-aws-credentials/,
  ],
  [
    'azureml://eu.api.azureml.ms/mlflow/v1.0/x',
    {},
    {},
    /mlflow-token: Azure ML needs.*az account get-access-token --query/,
  ],
  ['file:///srv/mlruns', {}, {}, /a store.*Start "mlflow server"/],
  ['sqlite:///mlflow.db', {}, {}, /a store.*Start "mlflow server"/],
  ['postgresql+psycopg2://host/db', {}, {}, /a store.*Start "mlflow server"/],
  ['./mlruns', {}, {}, /a store.*Start "mlflow server"/],
])(
  'the tracking URI %s is refused before anything is sent, and the error says what to use',
  async (uri, inputs, variables, error) => {
    const step = await sandbox.push(
      'v1',
      { ...noUser, 'mlflow-tracking-uri': uri, ...inputs },
      { env: variables },
    )

    expect(step).toMatchObject({ code: 1, outputs: {} })
    expect(errorsOf(step)).toEqual([expect.stringMatching(error)])
  },
)

test('a key and an audience at once are refused', async () => {
  const step = await sandbox.push('v1', { ...wandbOnly, 'oidc-audience': 'acme' })

  expect(errorsOf(step)).toEqual([expect.stringMatching(/both set\. Set only one of them/)])
})

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Recorder, startRecorder } from '../../bench/recorder.ts'
import { type Outcome, pushOf, runStep, type Step } from '../../sandbox/runner.ts'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'
import { createAwsSigner } from '../../src/http/aws-signature.ts'
import { errorsOf, warningsOf } from '../scenarios/use-sandbox.ts'
import { type AwsChecker, awsVariables, region, startChecker, startS3 } from './aws-checker.ts'
import { type MlflowServer, startMlflow } from './mlflow.ts'
import { type Python, python } from './python.ts'

/** SageMaker: signatures are checked by botocore, and artifacts go to moto's S3. Both are in front of a real MLflow. */
const resources = ['mlflow-tracking-server/team-a', 'mlflow-app/app-XYZ'] as const
const arnOf = (resource: string, where = region) =>
  `arn:aws:sagemaker:${where}:123456789012:${resource}`
const unicodeTag = 'релиз-日本'
const quotedTag = `it's"1"`

let sample: Checkout
let plugin: Python
let s3: Recorder
let moto: Readonly<{ url: string; stop(): void }>
let mlflow: MlflowServer
let checker: AwsChecker
let clientVariables: Readonly<Record<string, string>>

// The first installation takes minutes.
beforeAll(async () => {
  sample = cloneSample()
  sample.git('tag', unicodeTag, 'v1^{}')
  sample.git('tag', quotedTag, 'v2^{}')
  plugin = python('sagemaker')
  const server = python('mlflow-3')
  moto = await startS3(server)
  s3 = await startRecorder('s3', moto.url)
  await fetch(`${s3.url}/bucket`, { method: 'PUT' })
  const keys = { AWS_ACCESS_KEY_ID: 'server', AWS_SECRET_ACCESS_KEY: 'secret' }
  clientVariables = { ...keys, AWS_DEFAULT_REGION: region, MLFLOW_S3_ENDPOINT_URL: s3.url }
  const options = ['--no-serve-artifacts', '--default-artifact-root', 's3://bucket/x']
  mlflow = await startMlflow(server, { options, env: clientVariables })
  checker = await startChecker(plugin, mlflow.trackingUri)
}, 900_000)

afterAll(async () => {
  const { accepted, refused } = await checker.requests()
  process.stderr.write(
    `signatures: ${accepted.length} requests accepted, ${refused.length} refused\n`,
  )
  checker?.stop()
  await mlflow?.stop()
  await s3?.close()
  moto?.stop()
  sample?.remove()
})

function run(
  arn: string,
  { inputs = {}, env = {}, ...step }: Partial<Step> & Pick<Step, 'event'>,
): Promise<Outcome> {
  return runStep({
    workspace: sample.path,
    ...step,
    inputs: {
      backend: 'mlflow',
      'mlflow-tracking-uri': arn,
      'mlflow-experiment': `${arn.split(':').at(-1)} b*()~ü`,
      ...inputs,
    },
    env: { ...awsVariables, SAGEMAKER_MLFLOW_CUSTOM_ENDPOINT: checker.url, ...env },
  })
}

const byHand = { name: 'workflow_dispatch', ref: 'refs/heads/main', payload: {} } as const

function statusesOf({ outputs }: Outcome): readonly string[] {
  const results: readonly Readonly<{ status: string }>[] = JSON.parse(outputs['results'] ?? '[]')
  return results.map(({ status }) => status)
}

/** The requests that the checker refuses while something is done. */
async function refusedDuring(work: () => Promise<unknown>): Promise<readonly string[]> {
  const before = (await checker.requests()).refused.length
  await work()
  return (await checker.requests()).refused.slice(before)
}

describe.each(resources)('%s', (resource) => {
  const arn = arnOf(resource)

  test('a first log, a repeat, a relog, a verify and a backfill are accepted', async () => {
    const moved = cloneSample()
    try {
      moved.git('tag', unicodeTag, 'v2^{}')
      const event = pushOf(unicodeTag)
      const refused = await refusedDuring(async () => {
        const first = await run(arn, { event })
        expect(first).toMatchObject({ code: 0, stderr: '', outputs: { created: 'true' } })
        expect(warningsOf(first)).toEqual([])
        expect((await run(arn, { event })).outputs['created']).toBe('false')
        const relog = { event, workspace: moved.path, inputs: { 'if-moved': 'relog' } }
        expect((await run(arn, relog)).outputs['created']).toBe('true')
        const verified = await run(arn, { event, inputs: { mode: 'verify' } })
        expect(statusesOf(verified)).toEqual(['moved'])
        const inputs = { revision: '**', 'if-moved': 'relog' }
        expect(await run(arn, { event: byHand, inputs })).toMatchObject({ code: 0 })
        const all = await run(arn, { event: byHand, inputs: { revision: '**', mode: 'verify' } })
        expect(statusesOf(all)).toEqual(Array(6).fill('matches'))
      })
      expect(refused).toEqual([])
      expect((await checker.requests()).accepted.length).toBeGreaterThan(50)
    } finally {
      moved.remove()
    }
  })

  test('another secret, token or region is refused', async () => {
    const event = pushOf('v1')
    const refused = await refusedDuring(async () => {
      const steps = [
        await run(arn, { event, env: { AWS_SECRET_ACCESS_KEY: 'guess' } }),
        await run(arn, { event, env: { AWS_SESSION_TOKEN: 'guess' } }),
        await run(arnOf(resource, 'us-east-1'), { event }),
      ]
      expect(steps.map((step) => errorsOf(step).join())).toEqual([
        expect.stringMatching(/HTTP 403.*Check AWS_SECRET_ACCESS_KEY/),
        expect.stringMatching(/HTTP 403.*does not know these credentials/),
        expect.stringMatching(/HTTP 403.*the region us-east-1/),
      ])
    })
    expect(refused.length).toBe(3)
  })

  test('another body or an old date is refused', async () => {
    const [header, service] = resource.startsWith('mlflow-app')
      ? ['x-sm-mlflow-app-arn', 'sagemaker']
      : ['x-mlflow-sm-tracking-server-arn', 'sagemaker-mlflow']
    const send = async (change: Readonly<{ body?: string; now?: number }>) => {
      const keys = {
        accessKeyId: awsVariables.AWS_ACCESS_KEY_ID,
        secretAccessKey: awsVariables.AWS_SECRET_ACCESS_KEY,
        sessionToken: awsVariables.AWS_SESSION_TOKEN,
      }
      const sign = createAwsSigner(keys, { service, region }, () => change.now ?? Date.now())
      const url = `${checker.url}/api/2.0/mlflow/experiments/search`
      const headers = { 'content-type': 'application/json', [header]: arn }
      const request = {
        name: 'x',
        method: 'POST',
        url,
        headers,
        body: '{"max_results":1}',
      } as const
      const signed = await sign(request)
      const { host: _, ...sent } = signed.headers ?? {}
      const body = change.body ?? request.body
      return (await fetch(signed.url, { method: 'POST', headers: sent, body })).status
    }
    expect(await send({})).toBe(200)
    expect(await send({ body: '{"max_results":2}' })).toBe(403)
    expect(await send({ now: Date.now() - 600_000 })).toBe(403)
  })
})

test("AWS's own plugin passes the same checker, and fails with another secret", async () => {
  const env = {
    ...awsVariables,
    SAGEMAKER_MLFLOW_CUSTOM_ENDPOINT: checker.url,
    MLFLOW_HTTP_REQUEST_MAX_RETRIES: '1',
  }
  const before = await checker.requests()
  const output = await plugin.run(
    pluginScript,
    resources.map((each) => arnOf(each)),
    env,
  )
  const after = await checker.requests()
  expect(output).toBe('refused\nrefused\n')
  expect(after.accepted.length - before.accepted.length).toBeGreaterThanOrEqual(8)
  expect(after.refused.length - before.refused.length).toBe(2)
})

/** For each ARN, logs and reads a run, and tries it with another secret. */
const pluginScript = `
import mlflow, os, sys
from mlflow import MlflowClient
secret = os.environ['AWS_SECRET_ACCESS_KEY']
for arn in sys.argv[1:]:
    os.environ['AWS_SECRET_ACCESS_KEY'] = secret
    mlflow.set_tracking_uri(arn)
    client = MlflowClient()
    experiment = client.get_experiment_by_name('a b*()~ü')
    id = experiment.experiment_id if experiment else client.create_experiment('a b*()~ü')
    run = client.create_run(id)
    client.set_tag(run.info.run_id, 'релиз', '日本')
    assert client.get_run(run.info.run_id).data.tags['релиз'] == '日本'
    os.environ['AWS_SECRET_ACCESS_KEY'] = 'guess'
    try:
        client.get_run(run.info.run_id)
    except Exception as error:
        print('refused' if 'signature we calculated' in str(error) else error)
`

describe('S3 behind the server', () => {
  const event = pushOf('v2')
  const inputs = { 'mlflow-experiment': 's3' }
  let step: Outcome

  test('revision.json gets exactly the signed headers, and none of the credentials', async () => {
    const before = s3.exchanges().length
    step = await run(mlflow.trackingUri, { event, inputs: { ...inputs, 'mlflow-token': 't0ken' } })
    expect(step).toMatchObject({ code: 0, outputs: { created: 'true' } })
    expect(warningsOf(step)).toEqual([])
    const uploads = s3
      .exchanges()
      .slice(before)
      .filter(({ method }) => method === 'PUT')
    expect(uploads).toHaveLength(1)
    const [{ path, headers, body } = { path: '', headers: {}, body: '' }] = uploads
    expect(path).toMatch(/^\/bucket\/x\/\d+\/\w+\/artifacts\/revision\.json\?X-Amz-Algorithm=/)
    expect(Object.keys(headers).sort()).toEqual([
      'accept-encoding',
      'connection',
      'content-length',
      'content-type',
      'host',
      'user-agent',
    ])
    expect(body).toBe(step.revisionJson)
  })

  const verify = () => run(mlflow.trackingUri, { event, inputs: { ...inputs, mode: 'verify' } })

  test("verify compares it, and MLflow's own client downloads the bytes in the bucket", async () => {
    expect(statusesOf(await verify())).toEqual(['matches'])
    const id = step.outputs['mlflow-run-id'] ?? ''
    const variables = { MLFLOW_TRACKING_URI: mlflow.trackingUri, ...clientVariables }
    const output = await python('mlflow-3').run(downloadScript, [id], variables)
    expect(JSON.parse(output)).toEqual([step.revisionJson, step.revisionJson])
  })

  test('verify sees that it is gone', async () => {
    const missing = await verify()
    expect(statusesOf(missing)).toEqual(['differs'])
    expect(errorsOf(missing).join()).toContain('revision.json is missing')
    expect(missing.stdout).not.toContain('attempt 2')
  })
})

/** Downloads the file of a run in two ways, and deletes it. */
const downloadScript = `
import boto3, json, mlflow, os, sys
from mlflow import MlflowClient
path = mlflow.artifacts.download_artifacts(run_id=sys.argv[1], artifact_path='revision.json')
bucket, root = MlflowClient().get_run(sys.argv[1]).info.artifact_uri[5:].split('/', 1)
client = boto3.client('s3', endpoint_url=os.environ['MLFLOW_S3_ENDPOINT_URL'])
where = {'Bucket': bucket, 'Key': root + '/revision.json'}
content = client.get_object(**where)['Body'].read()
client.delete_object(**where)
with open(path, encoding='utf-8', newline='') as file:
    print(json.dumps([file.read(), content.decode()]))
`

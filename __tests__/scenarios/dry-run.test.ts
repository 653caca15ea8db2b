import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { type Outcome, runStep, type Step } from '../../sandbox/runner.ts'
import { artifactDigest } from '../../src/backends/wandb/digest.ts'
import { byHand, resultsOf, statusesOf } from './many.ts'
import { stepHosts } from './step-hosts.ts'
import { errorsOf, useSandbox } from './use-sandbox.ts'

const sandbox = useSandbox()
const hosts = stepHosts()

/** Inputs without credentials and addresses. */
const bare = { backend: 'wandb\nmlflow', mode: 'dry-run' }

function dryRun(inputs: Step['inputs'], step: Partial<Step> = {}): Promise<Outcome> {
  const { path } = sandbox.sample
  const all = { workspace: path, event: byHand, inputs: { ...bare, ...inputs }, ...step }
  return runStep(all, hosts.run)
}

/** The lines of each group in a step's log, by the title of the group. */
function groupsOf({ stdout }: Outcome): ReadonlyMap<string, readonly string[]> {
  const groups = [...stdout.matchAll(/^::group::(.*?)\n(.*?)^::endgroup::$/gms)]
  return new Map(groups.map(([, title = '', body = '']) => [title, body.trim().split('\n')]))
}

/** The digest of a dataset in MLflow. */
function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

test('without credentials and addresses, it shows what would be logged if the server has no record of it yet', async () => {
  const step = await dryRun({ revision: 'v1' })

  expect(step).toMatchObject({ code: 0, stderr: '' })
  const pinned: Readonly<Record<string, unknown>> = JSON.parse(step.revisionJson)
  const groups = groupsOf(step)
  expect([...groups.keys()]).toEqual([
    'Revision v1',
    'wandb: v1 would be logged if the server has no record of it yet',
    'mlflow: v1 would be logged if the server has no record of it yet',
  ])
  expect(groups.get('wandb: v1 would be logged if the server has no record of it yet')).toEqual([
    'project: sample-dataset',
    'artifact: lairs-revision:tag-v1',
    `digest: ${artifactDigest({ 'revision.json': step.revisionJson })}`,
    expect.stringMatching(/^run: log-revision-[0-9a-f]{16}$/),
  ])
  const params = Object.entries(pinned).filter(([, value]) => typeof value === 'string')
  expect(
    new Set(groups.get('mlflow: v1 would be logged if the server has no record of it yet')),
  ).toEqual(
    new Set([
      'experiment: sample-dataset',
      'run: v1',
      ...params.map(([key, value]) => `param ${key}: ${value}`),
      'param dataset.path: .',
      'param dataset.records: 4',
      'param dataset.store_commit: 1c1ad6e188aa539486edf8cf606c53d3f1cbbd1c18cae5c00ecd0562daa052af',
      `dataset: lab/sample-dataset ${sha256(step.revisionJson)}`,
    ]),
  )
})

test('the outputs describe the revision, and nothing is created', async () => {
  const step = await dryRun({ revision: 'v1' })

  const commit = '9995fe1c555a1a469cbced721db42541bf3b2868'
  const { provenance, results, ...outputs } = step.outputs
  expect(outputs).toEqual({
    artifact: 'lairs-revision:v1',
    revision: 'v1',
    commit,
    'lexicon-tree-hash': '87f116cc92d112e697e0fde39368185a8301a1a422e9cfcf20d911b940f8615f',
    'layers-version': '0.11.0',
    created: 'false',
  })
  const common = { revision: 'v1', commit, status: 'dry-run', url: '' }
  expect(resultsOf(step)).toEqual(
    ['wandb', 'mlflow'].map((backend) => ({
      ...common,
      backend,
      identifier: 'lairs-revision:v1',
    })),
  )
  expect(step.summary).toContain(
    'W&#38;B</th><td>would be logged if the server has no record of it yet<',
  )
})

describe('no request', () => {
  test('no request is sent, even if addresses and credentials are set', async () => {
    const step = await sandbox.push('v2', { mode: 'dry-run', 'wandb-entity': 'lab' })

    expect(step).toMatchObject({ code: 0, outputs: { created: 'false' } })
    expect(sandbox.wandb.received).toEqual([])
    expect(sandbox.mlflow.received).toEqual([])
    expect(
      groupsOf(step).get('wandb: v2 would be logged if the server has no record of it yet'),
    ).toContain('project: lab/corpus')
    expect(
      groupsOf(step).get('mlflow: v2 would be logged if the server has no record of it yet'),
    ).toContain('experiment: corpus')
  })

  test('no request is sent to a proxy, and no token is exchanged', async () => {
    const step = await dryRun(
      {
        revision: 'v1',
        'oidc-audience': 'acme',
        'mlflow-tracking-uri': 'databricks',
        'mlflow-experiment': '/Shared/corpus',
      },
      {
        env: {
          DATABRICKS_HOST: 'https://dbc.example.org',
          DATABRICKS_CLIENT_ID: 'client',
          // All requests, through a proxy or to GitHub's token endpoint, arrive here.
          https_proxy: sandbox.mlflow.url,
          ACTIONS_ID_TOKEN_REQUEST_URL: `${sandbox.mlflow.url}/token?`,
          ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'token',
        },
      },
    )

    expect(step.code).toBe(0)
    expect(sandbox.mlflow.received).toEqual([])
  })
})

describe('several revisions', () => {
  test('patterns show each revision, oldest first', async () => {
    const step = await dryRun({ revision: '**\n!v2' })

    expect(step.code).toBe(0)
    const groups = groupsOf(step)
    const revisions = ['v1', 'release/3.0', 'v3.0.1']
    expect(statusesOf(step)).toEqual(
      Object.fromEntries(
        ['wandb', 'mlflow'].flatMap((backend) =>
          revisions.map((tag) => [`${backend} ${tag}`, 'dry-run']),
        ),
      ),
    )
    expect([...groups.keys()]).toEqual([
      '3 revisions, oldest first',
      ...revisions.map(
        (tag) => `wandb: ${tag} would be logged if the server has no record of it yet`,
      ),
      ...revisions.map(
        (tag) => `mlflow: ${tag} would be logged if the server has no record of it yet`,
      ),
    ])
    expect(
      groups.get('wandb: release/3.0 would be logged if the server has no record of it yet'),
    ).toContain('artifact: lairs-revision:tag-release-3.0-33a0466f76bb7e79')
    expect(groups.get('3 revisions, oldest first')?.[0]).toBe(
      'v1: 9995fe1c555a1a469cbced721db42541bf3b2868 of 2026-10-20T10:00:00Z',
    )
    expect(step.outputs).toMatchObject({ revision: 'v3.0.1', created: 'false' })
  })

  test('a later log records what the dry run shows', async () => {
    const planned = groupsOf(await sandbox.push('v1', { mode: 'dry-run' }))
    await sandbox.push('v1')

    const [version] = sandbox.versions()
    const [run] = sandbox.runs()
    expect(planned.get('wandb: v1 would be logged if the server has no record of it yet')).toEqual([
      'project: corpus',
      `artifact: lairs-revision:${[...(version?.aliases ?? [])][0]}`,
      `digest: ${version?.digest}`,
      `run: ${version?.createdBy?.name}`,
    ])
    const dataset = run?.inputs[0]?.dataset
    expect(planned.get('mlflow: v1 would be logged if the server has no record of it yet')).toEqual(
      [
        'experiment: corpus',
        `run: ${run?.name}`,
        ...[...(run?.params ?? [])].map(([key, value]) => `param ${key}: ${value}`),
        `dataset: ${dataset?.name} ${dataset?.digest}`,
      ],
    )
  })
})

test('a revision that cannot be logged fails', async () => {
  const step = await dryRun({ revision: 'v1', manifest: 'nowhere.toml' })

  expect(step.code).toBe(1)
  expect(errorsOf(step)).toEqual([
    expect.stringMatching(/^manifest: there is no file "nowhere\.toml" in commit 9995fe1/),
  ])
})

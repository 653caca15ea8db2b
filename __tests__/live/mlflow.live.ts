import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Outcome, pushOf, runStep } from '../../sandbox/runner.ts'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'
import { warningsOf } from '../scenarios/use-sandbox.ts'
import {
  basicAuth,
  type LoggedRun,
  loggedRuns,
  type MlflowServer,
  type Setup,
  startMlflow,
} from './mlflow.ts'
import { python } from './python.ts'

type Deployment = Readonly<{
  title: string
  environment: 'mlflow-3' | 'mlflow-2'
  setup: Setup
  /** The inputs of the action besides the tracking URI. */
  inputs: Readonly<Record<string, string>>
  /** True if the server proxies artifacts to its store. */
  proxied: boolean
}>

const plain = { environment: 'mlflow-3', setup: {}, inputs: {}, proxied: true } as const
const deployments: readonly Deployment[] = [
  { ...plain, title: 'MLflow 3' },
  { ...plain, title: 'MLflow 2', environment: 'mlflow-2' },
  {
    ...plain,
    title: 'MLflow 3 with basic-auth',
    setup: basicAuth('ada', 'correct horse battery staple'),
    inputs: { 'mlflow-username': 'ada', 'mlflow-password': 'correct horse battery staple' },
  },
  { ...plain, title: 'MLflow 3 with --static-prefix', setup: { staticPrefix: '/ml/flow' } },
  {
    ...plain,
    title: 'MLflow 3 with --no-serve-artifacts',
    setup: { options: ['--no-serve-artifacts'] },
    proxied: false,
  },
  {
    ...plain,
    title: 'MLflow 3 with workspaces',
    setup: { options: ['--enable-workspaces'] },
  },
]

const repository = 'https://github.com/lab/sample-dataset'
const workflowRun = `${repository}/actions/runs/4711`
const revisions = ['v1', 'v2', 'release/3.0']

let sample: Checkout
const servers = new Map<Deployment, MlflowServer>()

// The first installation takes minutes. The servers start concurrently, because most of that is waiting.
beforeAll(async () => {
  sample = cloneSample()
  const starts = deployments.map(async (deployment) => {
    servers.set(deployment, await startMlflow(python(deployment.environment), deployment.setup))
  })
  const failed = (await Promise.allSettled(starts)).filter((start) => start.status === 'rejected')
  if (failed.length > 0) throw new AggregateError(failed.map(({ reason }) => reason))
}, 900_000)

afterAll(async () => {
  await Promise.all([...servers.values()].map((server) => server.stop()))
  sample.remove()
})

function trackingUriOf(deployment: Deployment): string {
  return servers.get(deployment)?.trackingUri ?? ''
}

function push(deployment: Deployment, tag: string): Promise<Outcome> {
  return runStep({
    workspace: sample.path,
    event: pushOf(tag),
    inputs: {
      backend: 'mlflow',
      'mlflow-tracking-uri': trackingUriOf(deployment),
      'mlflow-experiment': 'lab/corpus é',
      ...deployment.inputs,
    },
  })
}

/** Runs the action on all tags at once. */
function logAllTags(
  deployment: Deployment,
  inputs: Readonly<Record<string, string>>,
): Promise<Outcome> {
  return runStepIn(sample.path, deployment, inputs)
}

function runStepIn(
  workspace: string,
  deployment: Deployment,
  inputs: Readonly<Record<string, string>>,
): Promise<Outcome> {
  return runStep({
    workspace,
    event: { name: 'workflow_dispatch', ref: 'refs/heads/main', payload: {} },
    inputs: {
      backend: 'mlflow',
      revision: '**',
      'mlflow-tracking-uri': trackingUriOf(deployment),
      'mlflow-experiment': 'lab/corpus é',
      ...deployment.inputs,
      ...inputs,
    },
  })
}

function statusesOf({ outputs }: Outcome): readonly string[] {
  const results: readonly Readonly<{ status: string }>[] = JSON.parse(outputs['results'] ?? '[]')
  return results.map(({ status }) => status)
}

function find(deployment: Deployment): Promise<readonly (readonly LoggedRun[])[]> {
  return loggedRuns(
    python(deployment.environment),
    { trackingUri: trackingUriOf(deployment), experiment: 'lab/corpus é', revisions },
    deployment.setup.client,
  )
}

describe.each(deployments)('$title', (deployment) => {
  let steps: readonly Outcome[] = []

  test('each revision is logged once', async () => {
    steps = [
      await push(deployment, 'v1'),
      await push(deployment, 'v2'),
      await push(deployment, 'v2'),
      await push(deployment, 'release/3.0'),
    ]
    expect(steps.map(({ code, stderr }) => [code, stderr])).toEqual(Array(4).fill([0, '']))
    expect(steps.map(({ outputs }) => outputs['created'])).toEqual([
      'true',
      'true',
      'false',
      'true',
    ])
    const again = steps[2]?.outputs['mlflow-run-id']
    expect(again).toBe(steps[1]?.outputs['mlflow-run-id'])
    const unstored = expect.stringMatching(
      /^revision\.json was not stored .*in a folder.*--serve-art/,
    )
    expect(steps.map(warningsOf)).toEqual(
      deployment.proxied ? [[], [], [], []] : [[unstored], [unstored], [], [unstored]],
    )
  })

  test("MLflow's own client finds all that was logged", async () => {
    const logged = [steps[0], steps[1], steps[3]]
    const found = await find(deployment)
    expect(found.map((runs) => runs.length)).toEqual([1, 1, 1])
    for (const [index, [run]] of found.entries()) {
      const step = logged[index]
      const revision = revisions[index] ?? ''
      expect(run).toMatchObject(expectedRun(revision, step))
      expect(Object.keys(run?.params ?? {}).sort()).toEqual(paramNames)
      expect(run?.end).toBeGreaterThanOrEqual(run?.start ?? 0)
      expect(step?.outputs['mlflow-run-url']).toBe(
        `${trackingUriOf(deployment)}/#/experiments/${run?.experiment}/runs/${run?.id}`,
      )
      const json = deployment.proxied ? step?.revisionJson : ''
      expect(run).toMatchObject({ revisionJson: json, canonical: json })
      expect(run?.files).toEqual(deployment.proxied ? ['revision.json'] : [])
      const uri = new RegExp(`/1/${run?.id}/artifacts$`)
      expect(run?.artifactUri).toMatch(uri)
      expect(run?.artifactUri.startsWith('mlflow-artifacts:/')).toBe(deployment.proxied)
    }
  })
})

// What a server adds before or after the tracking store makes no difference to these.
describe.each(deployments.slice(0, 2))('$title', (deployment) => {
  test('all tags at once: existing records stay, missing ones are logged, and all are verified', async () => {
    const filled = await logAllTags(deployment, {})
    expect(statusesOf(filled)).toEqual([...Array(3).fill('already-logged'), 'logged'])
    const verified = await logAllTags(deployment, { mode: 'verify' })
    expect(verified).toMatchObject({ code: 0, stderr: '' })
    expect(statusesOf(verified)).toEqual(Array(4).fill('matches'))
  })

  test('a moved tag is logged again, and its old run names the new one', async () => {
    const clone = cloneSample()
    try {
      clone.git('tag', '--force', 'v3.0.1', 'v2')
      const inputs = { revision: 'v3.0.1', 'if-moved': 'relog' }
      const step = await logAllTags(deployment, inputs)
      expect(statusesOf(step)).toEqual(['already-logged'])
      const moved = await runStepIn(clone.path, deployment, inputs)
      expect(moved).toMatchObject({ code: 0, outputs: { created: 'true' } })
      expect(
        statusesOf(await logAllTags(deployment, { mode: 'verify', revision: 'v3.0.1' })),
      ).toEqual(['moved'])
    } finally {
      clone.remove()
    }
  })
})

const paramNames = [
  'commit',
  'committed_at',
  'dataset.path',
  'dataset.records',
  'dataset.store_commit',
  'layers_git_sha',
  'layers_version',
  'lexicon_tree_hash',
  'manifest_source',
  'repository',
  'revision',
  'tree',
  'vendored_at',
  'working_dir',
]

/** The records and their changes since the previous tag (the table of the samples). */
const metrics: Readonly<Record<string, unknown>> = {
  v1: counts(4),
  v2: counts(6, { added: 2, changed: 1 }),
  'release/3.0': counts(7, { added: 1, changed: 0 }),
}

function counts(records: number, changes?: Readonly<{ added: number; changed: number }>) {
  const all = changes === undefined ? {} : changesOf('', changes)
  return {
    records,
    'records/pub.layers.corpus.corpus': 1,
    'records/pub.layers.expression.expression': records - 1,
    ...all,
    ...(changes === undefined ? {} : changesOf('/pub.layers.expression.expression', changes)),
  }
}

function changesOf(
  suffix: string,
  { added, changed }: Readonly<{ added: number; changed: number }>,
) {
  return {
    [`records_added${suffix}`]: added,
    [`records_removed${suffix}`]: 0,
    [`records_changed${suffix}`]: changed,
  }
}

/** The expected run of a revision, according to git and to the step's revision.json. */
function expectedRun(revision: string, step: Outcome | undefined) {
  const commit = sample.git('rev-parse', `refs/tags/${revision}^{commit}`)
  const digest = createHash('sha256').update(step?.revisionJson ?? '')
  const { tag } = JSON.parse(step?.revisionJson ?? '{}')
  const description = tag?.message?.split('\n')[0] ?? `Revision ${revision} of ${repository}`
  return {
    id: step?.outputs['mlflow-run-id'],
    name: revision,
    status: 'FINISHED',
    user: 'octocat',
    metrics: metrics[revision],
    params: {
      revision,
      lexicon_tree_hash: '87f116cc92d112e697e0fde39368185a8301a1a422e9cfcf20d911b940f8615f',
      layers_version: '0.11.0',
      working_dir: '.',
      commit,
      tree: sample.git('rev-parse', `${commit}^{tree}`),
      repository,
      manifest_source: 'packaged',
    },
    tags: {
      'lairs-revision': revision,
      'lairs-revision.repository': repository,
      'lairs-revision.commit': commit,
      'lairs-revision.role': 'record',
      'lairs-revision.tag.kind': tag?.kind,
      'mlflow.runName': revision,
      'mlflow.user': 'octocat',
      'mlflow.source.type': 'JOB',
      'mlflow.source.name': repository,
      'mlflow.source.git.commit': commit,
      'github.run_url': workflowRun,
      'github.ref': `refs/tags/${revision}`,
    },
    datasets: [
      {
        name: 'lab/sample-dataset',
        digest: digest.digest('hex').slice(0, 32),
        sourceType: 'http',
        source: {
          url: `${repository}/tree/${commit}`,
          ...{ git: repository, ref: revision, commit, path: '.', description },
        },
        sourceUrl: `${repository}/tree/${commit}`,
        profile: expect.objectContaining({ description, commit }),
        tags: { 'mlflow.data.context': 'revision' },
      },
    ],
  }
}

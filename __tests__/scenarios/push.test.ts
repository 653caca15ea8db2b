import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { DEFAULT_KEY } from '../../sandbox/wandb/server.ts'
import { readAction } from '../workflows.ts'
import { requests, sortConcurrent } from './requests.ts'
import { names, password, useSandbox } from './use-sandbox.ts'

const treeHash = '87f116cc92d112e697e0fde39368185a8301a1a422e9cfcf20d911b940f8615f'
const v1 = '9995fe1c555a1a469cbced721db42541bf3b2868'
const storeCommit = '1c1ad6e188aa539486edf8cf606c53d3f1cbbd1c18cae5c00ecd0562daa052af'

/** The `revision.json` of `v1` of the sample dataset. It is the same on every machine, and must never change. */
const revisionJson = `{
  "commit": "${v1}",
  "committed_at": "2026-10-20T10:00:00Z",
  "dataset": {
    "collections": {
      "pub.layers.corpus.corpus": 1,
      "pub.layers.expression.expression": 3
    },
    "path": ".",
    "records": 4,
    "store_commit": "${storeCommit}"
  },
  "layers_git_sha": "da20595e19874358f5c0fcd37462d8e457ec0cdb",
  "layers_version": "0.11.0",
  "lexicon_tree_hash": "${treeHash}",
  "lexicons": null,
  "manifest_source": "packaged",
  "repository": "https://github.com/lab/sample-dataset",
  "revision": "v1",
  "tag": {
    "date": "2026-10-20T10:00:00Z",
    "kind": "annotated",
    "message": "First release of the sample dataset",
    "object": "f279e84c84dddb71b293dc2a826a8536e46db7b4",
    "signature": null,
    "tagger": "Dataset Maintainer <maintainer@example.org>"
  },
  "tree": "6cf97ed94e7e7e4f4845cf43a3df027801e83302",
  "vendored_at": "2026-10-11",
  "working_dir": "."
}
`

const sandbox = useSandbox()

test('the outputs contain the revision, its pinned facts and its records', async () => {
  const step = await sandbox.push('v1')

  const run = [...sandbox.mlflow.store.runs.keys()].at(-1)
  const [wandbRun] = sandbox.wandb.store.projects.get('corpus')?.runs.keys() ?? []
  expect(step).toMatchObject({ code: 0, stderr: '', revisionJson })
  expect(step.outputs).toEqual({
    artifact: 'lairs-revision:v1',
    revision: 'v1',
    commit: v1,
    'lexicon-tree-hash': treeHash,
    'layers-version': '0.11.0',
    created: 'true',
    provenance: expect.stringMatching(/revision\.json$/),
    'wandb-run-url': `${sandbox.wandb.url}/lab/corpus/runs/${wandbRun}`,
    'wandb-artifact': 'lab/corpus/lairs-revision:v0',
    'wandb-artifact-url': `${sandbox.wandb.url}/lab/corpus/artifacts/dataset/lairs-revision/v0`,
    'wandb-version': 'v0',
    'mlflow-run-id': run,
    'mlflow-run-url': `${sandbox.mlflow.url}/#/experiments/1/runs/${run}`,
    results: JSON.stringify([
      {
        revision: 'v1',
        commit: v1,
        backend: 'wandb',
        status: 'logged',
        url: `${sandbox.wandb.url}/lab/corpus/artifacts/dataset/lairs-revision/v0`,
        identifier: 'lairs-revision:v1',
      },
      {
        revision: 'v1',
        commit: v1,
        backend: 'mlflow',
        status: 'logged',
        url: `${sandbox.mlflow.url}/#/experiments/1/runs/${run}`,
        identifier: 'lairs-revision:v1',
      },
    ]),
  })
})

test('docs/record.md shows the text that v1 pins', () => {
  expect(readFileSync('docs/record.md', 'utf8')).toContain(`\n\`\`\`json\n${revisionJson}\`\`\`\n`)
})

describe('the record in W&B', () => {
  test('W&B has an artifact version with revision.json, and a finished run', async () => {
    await sandbox.push('v1')

    const version = sandbox.wandb.store.findVersion('corpus', 'lairs-revision:tag-v1')
    expect(version?.state).toBe('COMMITTED')
    expect(version?.collection.type).toBe('dataset')
    expect([...(version?.aliases ?? [])]).toEqual(['tag-v1', 'latest'])
    expect(version?.metadata).toEqual(JSON.parse(revisionJson))
    expect(version?.files.get('revision.json')?.blob.bytes?.toString()).toBe(revisionJson)

    const run = version?.createdBy
    expect(run).toMatchObject({
      state: 'finished',
      exitcode: 0,
      displayName: 'v1',
      jobType: 'log-revision',
      tags: ['v1'],
      commit: v1,
      jobRepo: 'https://github.com/lab/sample-dataset',
    })
    expect(run?.config).toMatchObject({
      revision: { value: 'v1' },
      lexicon_tree_hash: { value: treeHash },
      workflow_run: { value: 'https://github.com/lab/sample-dataset/actions/runs/4711' },
    })
    expect(sortConcurrent('wandb', names(sandbox.wandb.received))).toEqual(
      sortConcurrent('wandb', requests.wandb),
    )
  })

  test('a first log waits for eight replies of W&B and six of MLflow, and opens no connection meanwhile', async () => {
    // Requests that are sent at the same time arrive before the reply to one of them.
    const slow = { kind: 'slow', milliseconds: 200 } as const
    for (const backend of ['wandb', 'mlflow'] as const) {
      for (const name of new Set(requests[backend])) sandbox[backend].fail(name, slow, 9)
    }
    expect(await sandbox.push('v1')).toMatchObject({ code: 0 })

    expect(sandbox.wandb.longestChain()).toBe(8)
    expect(sandbox.mlflow.longestChain()).toBe(6)
    expect(sandbox.wandb.connections).toEqual([0, 0])
    expect(sandbox.mlflow.connections).toEqual([0, 0, 0, 0])
  })
})

describe('the record in MLflow', () => {
  test('MLflow has a finished run with params, tags, a dataset input and revision.json', async () => {
    await sandbox.push('v1')

    expect(sortConcurrent('mlflow', names(sandbox.mlflow.received))).toEqual(
      sortConcurrent('mlflow', requests.mlflow),
    )

    const run = [...sandbox.mlflow.store.runs.values()].at(-1)
    expect(run).toMatchObject({ name: 'v1', status: 'FINISHED', userId: 'octocat' })
    const { tag, lexicons, dataset, ...facts } = JSON.parse(revisionJson)
    expect(Object.fromEntries(run?.params ?? [])).toEqual({
      ...facts,
      'dataset.path': '.',
      'dataset.store_commit': storeCommit,
      'dataset.records': '4',
    })
    const annotation = Object.fromEntries(
      Object.entries(tag).flatMap(([name, value]) =>
        value === null ? [] : [[`lairs-revision.tag.${name}`, value]],
      ),
    )
    expect(Object.fromEntries(run?.tags ?? [])).toEqual({
      'lairs-revision': 'v1',
      'lairs-revision.repository': 'https://github.com/lab/sample-dataset',
      'lairs-revision.commit': v1,
      'lairs-revision.working_dir': '.',
      'lairs-revision.artifact-name': 'lairs-revision',
      'lairs-revision.role': 'record',
      'lairs-revision.job': expect.stringMatching(/^[0-9a-f-]{36}$/),
      ...annotation,
      'mlflow.runName': 'v1',
      'mlflow.user': 'octocat',
      'mlflow.note.content':
        'Dataset revision, logged by https://github.com/lab/sample-dataset/actions/runs/4711',
      'mlflow.source.type': 'JOB',
      'mlflow.source.name': 'https://github.com/lab/sample-dataset',
      'mlflow.source.git.commit': v1,
      'mlflow.source.git.branch': 'v1',
      'mlflow.source.git.repoURL': 'https://github.com/lab/sample-dataset',
      'github.repository': 'lab/sample-dataset',
      'github.run_url': 'https://github.com/lab/sample-dataset/actions/runs/4711',
      'github.event_name': 'push',
      'github.ref': 'refs/tags/v1',
      'github.actor': 'octocat',
    })
    const digest = createHash('sha256').update(revisionJson).digest('hex').slice(0, 32)
    expect(run?.inputs).toHaveLength(1)
    expect(run?.inputs[0]?.dataset).toMatchObject({
      name: 'lab/sample-dataset',
      digest,
      source_type: 'http',
      source: JSON.stringify({
        url: `https://github.com/lab/sample-dataset/tree/${v1}`,
        git: 'https://github.com/lab/sample-dataset',
        ref: 'v1',
        commit: v1,
        path: '.',
        description: tag.message.split('\n')[0],
      }),
      // The lexicons of the records, and the number of records.
      schema: JSON.stringify({
        layers_version: '0.11.0',
        lexicon_tree_hash: treeHash,
        layers_git_sha: 'da20595e19874358f5c0fcd37462d8e457ec0cdb',
      }),
      profile: JSON.stringify({
        description: tag.message.split('\n')[0],
        commit: v1,
        records: dataset.records,
        collections: dataset.collections,
      }),
    })
    const [artifact] = sandbox.mlflow.store.artifacts.values()
    expect(artifact?.toString()).toBe(revisionJson)
  })
})

describe('what is printed', () => {
  test('credentials are sent to their own server only, and are masked before anything is printed', async () => {
    const step = await sandbox.push('v1')

    const key = Buffer.from(`api:${DEFAULT_KEY}`).toString('base64')
    const user = Buffer.from(`ada:${password}`).toString('base64')
    for (const { name, headers } of sandbox.wandb.received) {
      expect(headers.authorization).toBe(name === 'storage/put' ? undefined : `Basic ${key}`)
    }
    for (const { headers } of sandbox.mlflow.received) {
      expect(headers.authorization).toBe(`Basic ${user}`)
    }
    const [masks, rest] = [
      step.stdout.split('\n').filter((line) => line.startsWith('::add-mask::')),
      step.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::')),
    ]
    // A percent sign is %25 in a workflow command.
    const encoded = encodeURIComponent(password).replaceAll('%', '%25')
    expect(masks).toEqual(
      expect.arrayContaining(
        [DEFAULT_KEY, key, password, encoded, user].map((secret) => `::add-mask::${secret}`),
      ),
    )
    expect(step.stdout.indexOf('::group::')).toBeGreaterThan(
      step.stdout.lastIndexOf('::add-mask::'),
    )
    const printed = [...rest, step.summary, ...Object.values(step.outputs)].join('\n')
    for (const secret of [DEFAULT_KEY, key, password, user]) expect(printed).not.toContain(secret)
  })

  test('the summary shows the pinned facts, and links to the records', async () => {
    const step = await sandbox.push('release/3.0')

    expect(step.summary).toContain('<h3><code>lairs-revision:release/3.0</code></h3>')
    expect(step.summary).toContain(`<code>${treeHash}</code>`)
    expect(step.summary).toContain(`<a href="${step.outputs['wandb-artifact-url']}">`)
    expect(step.summary).toContain(`<a href="${step.outputs['mlflow-run-url']}">`)
    expect(step.summary).not.toMatch(/\n\n/)
  })

  test('the log is grouped: the revision, then each backend', async () => {
    const step = await sandbox.push('v1')

    const groups = step.stdout.split('\n').filter((line) => line.startsWith('::group::'))
    expect(groups).toEqual([
      '::group::Revision v1',
      '::group::wandb: logged',
      '::group::mlflow: logged',
    ])
  })
})

test('a step in its own process does the same as one in a shared process', async () => {
  await sandbox.push('v1')
  const steps = []
  for (const env of [{}, { NODE_ENV: 'production' }]) {
    const earlier = sandbox.wandb.received.length
    const { outputs, ...step } = await sandbox.push('v1', {}, { env })
    const { provenance, ...others } = outputs
    steps.push({ ...step, others, requests: names(sandbox.wandb.received.slice(earlier)) })
  }
  expect(steps[1]).toEqual(steps[0])
  expect(steps[1]).toMatchObject({ code: 0, stderr: '', others: { created: 'false' } })
})

describe('the outputs', () => {
  test('a step sets all outputs that action.yml declares', async () => {
    const { outputs } = await sandbox.push('v1')
    expect(Object.keys(outputs).sort()).toEqual(Object.keys(readAction().outputs).sort())
  })
})

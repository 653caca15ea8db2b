import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type MlflowSandbox, startMlflow } from '../../sandbox/mlflow/server.ts'
import { DEFAULT_KEY, startWandb, type WandbSandbox } from '../../sandbox/wandb/server.ts'
import { mlflow } from '../../src/backends/mlflow/backend.ts'
import { wandb } from '../../src/backends/wandb/backend.ts'
import { createHttp, type Http } from '../../src/http/client.ts'
import type { ProvenanceBundle } from '../../src/provenance/bundle.ts'
import { createStop } from '../../src/runner/stop.ts'
import type { BackendSettings } from '../../src/tracking/backend.ts'
import { bundle as packaged } from '../revision-v2.ts'
import { context, jsonResponse, sourceOf, toolsOf } from './responses.ts'

const ignore = () => undefined
let servers: Readonly<{ mlflow: MlflowSandbox; wandb: WandbSandbox }>
let http: Http
const { signal } = createStop()
beforeEach(async () => {
  servers = { mlflow: await startMlflow(), wandb: await startWandb() }
  http = createHttp({ info: ignore, debug: ignore, redact: (text) => text, signal })
})
afterEach(async () => {
  http.close()
  await Promise.all([servers.mlflow.close(), servers.wandb.close()])
})

const backends = {
  'W&B': () =>
    wandb(
      sourceOf({
        'wandb-api-key': DEFAULT_KEY,
        'wandb-base-url': servers.wandb.url,
        'wandb-project': 'corpus',
      }),
    ),
  MLflow: () => mlflow(sourceOf({ 'mlflow-tracking-uri': servers.mlflow.url })),
}

/** Logs or verifies a bundle, with everything that is said. */
async function open(settings: BackendSettings, bundle: ProvenanceBundle) {
  const [lines, warnings]: [string[], string[]] = [[], []]
  const session = await settings.open(
    [bundle],
    { mode: 'log', artifactName: 'lairs-revision', ifMoved: 'fail' },
    {
      ...toolsOf(() => jsonResponse('{}')),
      http,
      info: (line) => lines.push(line),
      warn: (message) => warnings.push(message),
    },
  )
  return { session, lines, warnings }
}

async function log(settings: BackendSettings, bundle: ProvenanceBundle) {
  const { session, lines, warnings } = await open(settings, bundle)
  const { created } = await session.log(bundle, context)
  return { created, lines, warnings }
}

async function verify(settings: BackendSettings, bundle: ProvenanceBundle) {
  const { session, lines, warnings } = await open(settings, bundle)
  const { status, details } = await session.verify(bundle)
  return { status, details, lines, warnings }
}

/** A run of another job. */
async function createTraining() {
  const settings = backends.MLflow()
  await log(settings, { ...packaged, revision: 'v0' })
  const [first] = servers.mlflow.store.runs.values()
  const created = await fetch(`${servers.mlflow.url}/api/2.0/mlflow/runs/create`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ experiment_id: first?.experimentId, start_time: 1 }),
  })
  const text = await created.text()
  const [, id = ''] = /"run_id": ?"([^"]+)"/.exec(text) ?? []
  return mlflow(sourceOf({ 'mlflow-tracking-uri': servers.mlflow.url, 'mlflow-run-id': id }))
}

const none: ProvenanceBundle = {
  ...packaged,
  ...{ lexicon_tree_hash: '', layers_version: '', layers_git_sha: '', vendored_at: '' },
  manifest_source: 'none',
}
const newer: ProvenanceBundle = {
  ...packaged,
  ...{ lexicon_tree_hash: 'other', layers_version: '2.0.0', layers_git_sha: 'new' },
  vendored_at: '2027-01-01',
}
const [older, current] = [
  'the packaged manifest of Layers 1.0.0',
  'the packaged manifest of Layers 2.0.0',
]

describe.each(['W&B', 'MLflow'] as const)('%s', (name) => {
  test.each([
    ['a newer packaged manifest', packaged, newer, older, current],
    ['no manifest instead of a packaged one', packaged, none, older, 'no manifest'],
    ['a packaged manifest instead of none', none, newer, 'no manifest', current],
  ])('%s: the record stays valid, and the log says so', async (_, recorded, bundle, was, is) => {
    const settings = backends[name]()
    await log(settings, recorded)
    const lines = [
      `${name}: v2 was recorded with ${was}. This run would use ${is}. Neither is part of the commit, so the record stays valid.`,
    ]
    expect(await verify(settings, bundle)).toEqual({
      ...{ status: 'matches', details: [], warnings: [] },
      lines,
    })
    expect(await log(settings, bundle)).toEqual({ created: false, warnings: [], lines })
  })

  test('the same manifest: the log says nothing', async () => {
    const settings = backends[name]()
    await log(settings, packaged)
    expect(await verify(settings, packaged)).toMatchObject({ status: 'matches', lines: [] })
  })

  test.each<[string, ProvenanceBundle, ProvenanceBundle, string]>([
    [
      'a manifest of the commit',
      { ...packaged, manifest_source: 'dataset:lexicons/MANIFEST.toml' },
      { ...newer, manifest_source: 'dataset:lexicons/MANIFEST.toml' },
      'layers_version',
    ],
    [
      'a manifest of the commit instead of a packaged one',
      packaged,
      { ...newer, manifest_source: 'dataset:lexicons/MANIFEST.toml' },
      'manifest_source',
    ],
    ['another fact of the commit', packaged, { ...newer, tree: 'e'.repeat(40) }, 'tree'],
  ])('%s: the record differs', async (_, recorded, bundle, field) => {
    const settings = backends[name]()
    await log(settings, recorded)
    const { status, details } = await verify(settings, bundle)
    expect(status).toBe('differs')
    expect(details.join()).toContain(field)
    const { created, warnings } = await log(settings, bundle)
    expect(created).toBe(false)
    expect(warnings.join()).toContain(field)
  })
})

describe.each(['https://github.com/Lab/X', 'https://ssh.github.com/lab/x'])(
  'a record of the repository %s',
  (repository) => {
    const recorded = { ...packaged, repository }
    const canonical = { ...packaged, repository: 'https://github.com/lab/x' }
    const ofCommit = { manifest_source: 'dataset:lexicons/MANIFEST.toml' }

    test.each([
      ['W&B', {}],
      ['W&B', ofCommit],
      ['MLflow', {}],
      ['MLflow', ofCommit],
    ] as const)('%s %j: another spelling is the same repository', async (name, facts) => {
      const settings = backends[name]()
      expect(await log(settings, { ...recorded, ...facts })).toMatchObject({ created: true })
      const bundle = { ...canonical, ...facts }
      expect(await verify(settings, bundle)).toEqual({
        ...{ status: 'matches', details: [], warnings: [], lines: [] },
      })
      expect(await log(settings, bundle)).toEqual({ created: false, warnings: [], lines: [] })
      expect(servers.mlflow.store.runs.size).toBe(name === 'MLflow' ? 1 : 0)
    })

    test('a training run is not refused for another spelling', async () => {
      const training = await createTraining()
      expect(await log(training, recorded)).toMatchObject({ created: true })
      expect(await log(training, canonical)).toEqual({ created: false, warnings: [], lines: [] })
      expect(await verify(training, canonical)).toMatchObject({ status: 'matches', details: [] })
    })
  },
)

test('a record of another repository differs', async () => {
  const training = await createTraining()
  await log(training, { ...packaged, repository: 'https://github.com/lab/y' })
  const bundle = { ...packaged, repository: 'https://github.com/lab/x' }
  await expect(log(training, bundle)).rejects.toThrow('already has another revision')
})

test('a record whose copies of the manifest disagree differs', async () => {
  await log(backends.MLflow(), packaged)
  for (const { params } of servers.mlflow.store.runs.values()) {
    if (params instanceof Map) params.set('layers_version', '0.9.0')
  }
  const { status, details } = await verify(backends.MLflow(), newer)
  expect(status).toBe('differs')
  expect(details).toEqual([
    expect.stringContaining('the dataset input'),
    'revision.json: layers_version is "1.0.0", and not "0.9.0"',
  ])
})

test('the run of another job is not logged again for a newer packaged manifest', async () => {
  const training = await createTraining()
  expect(await log(training, packaged)).toMatchObject({ created: true })
  expect(await log(training, newer)).toMatchObject({ created: false, warnings: [] })
  expect(await verify(training, newer)).toMatchObject({ status: 'matches', details: [] })
})

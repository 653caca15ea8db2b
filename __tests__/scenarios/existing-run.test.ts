import { afterEach, describe, expect, test } from '@jest/globals'
import { cloneSample } from '../../sandbox/sample.ts'
import { startWandb, type WandbSandbox } from '../../sandbox/wandb/server.ts'
import { beginMlflowRun, beginWandbRun } from './training.ts'
import { errorsOf, names, useSandbox } from './use-sandbox.ts'

const sandbox = useSandbox()
let own: WandbSandbox | undefined
afterEach(async () => {
  await own?.close()
  own = undefined
})

test('W&B: a revision is logged into a run that stays open', async () => {
  await beginWandbRun(sandbox, 'training')
  const inputs = { backend: 'wandb', 'wandb-run-id': 'training' }
  const first = await sandbox.push('v1', inputs)
  const second = await sandbox.push('v1', inputs)

  expect(first).toMatchObject({ code: 0, outputs: { created: 'true' } })
  expect(first.outputs['wandb-run-url']).toMatch(/\/runs\/training$/)
  expect(second).toMatchObject({ code: 0, outputs: { created: 'false' } })
  expect([...(sandbox.wandb.store.projects.get('corpus')?.runs.keys() ?? [])]).toEqual(['training'])
  expect(sandbox.wandb.store.findRun('corpus', 'training')?.state).toBe('running')
  const version = sandbox.wandb.store.findVersion('corpus', 'lairs-revision:tag-v1')
  expect(version?.createdBy?.name).toBe('training')
})

test('W&B: a run uses a revision that is already logged, and an error does not end it', async () => {
  await sandbox.push('v1', { backend: 'wandb' })
  await beginWandbRun(sandbox, 'training')
  const inputs = { backend: 'wandb', 'wandb-run-id': 'training' }
  const step = await sandbox.push('v1', inputs)

  expect(step).toMatchObject({ code: 0, outputs: { created: 'false' } })
  const version = sandbox.wandb.store.findVersion('corpus', 'lairs-revision:tag-v1')
  const run = sandbox.wandb.store.findRun('corpus', 'training')
  expect([...(run?.usedArtifacts.keys() ?? [])]).toEqual([version?.id])

  sandbox.wandb.fail('CreateArtifact', { kind: 'reply', reply: { status: 400 } })
  expect(await sandbox.push('v2', inputs)).toMatchObject({ code: 1 })
  expect(run?.state).toBe('running')
})

test('W&B: the error names a run that does not exist', async () => {
  const step = await sandbox.push('v1', { backend: 'wandb', 'wandb-run-id': 'nowhere' })

  expect(errorsOf(step)).toEqual([
    'wandb-run-id: there is no run "nowhere" in lab/corpus. Check the id, wandb-entity and wandb-project.',
  ])
})

describe('MLflow', () => {
  test('MLflow: a revision is logged once into a run that stays open', async () => {
    const id = await beginMlflowRun(sandbox)
    const inputs = { backend: 'mlflow', 'mlflow-run-id': id }
    const first = await sandbox.push('v1', inputs)
    const requestsBefore = sandbox.mlflow.received.length
    const second = await sandbox.push('v1', inputs)

    expect(first).toMatchObject({ code: 0, outputs: { created: 'true', 'mlflow-run-id': id } })
    expect(second).toMatchObject({ code: 0, outputs: { created: 'false' } })
    expect(names(sandbox.mlflow.received.slice(requestsBefore)).sort()).toEqual([
      'artifacts/get',
      'runs/get',
      'runs/get',
    ])
    const run = sandbox.mlflow.store.runs.get(id)
    expect(run).toMatchObject({ name: 'training', status: 'RUNNING' })
    expect(run?.params.get('commit')).toBe('9995fe1c555a1a469cbced721db42541bf3b2868')
    expect(run?.tags.get('lairs-revision')).toBe('v1')
    expect(run?.inputs).toHaveLength(1)
    expect(sandbox.mlflow.store.runs.size).toBe(1)
  })

  test('MLflow: a run pins one revision, and its own params are not overwritten', async () => {
    const id = await beginMlflowRun(sandbox)
    const inputs = { backend: 'mlflow', 'mlflow-run-id': id }
    await sandbox.push('v1', inputs)
    expect(errorsOf(await sandbox.push('v2', inputs))).toEqual([
      expect.stringMatching(
        /already has another revision .*lairs-revision is "v1", and not "v2"\. Nothing/,
      ),
    ])

    const other = await beginMlflowRun(sandbox)
    const answer = await fetch(`${sandbox.mlflow.url}/api/2.0/mlflow/runs/log-parameter`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`ada:${sandbox.inputs['mlflow-password']}`).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ run_id: other, key: 'commit', value: 'of the model' }),
    })
    expect(answer.status).toBe(200)
    const step = await sandbox.push('v1', { backend: 'mlflow', 'mlflow-run-id': other })
    expect(errorsOf(step)).toEqual([
      expect.stringMatching(/Changing param values.*commit.*log into another run/i),
    ])
    expect(sandbox.mlflow.store.runs.get(other)?.status).toBe('RUNNING')
  })

  test('MLflow: a tag that was moved since a run pinned it', async () => {
    const id = await beginMlflowRun(sandbox)
    const inputs = { backend: 'mlflow', 'mlflow-run-id': id }
    await sandbox.push('v1', inputs)
    const clone = cloneSample()
    try {
      clone.git('tag', '--force', 'v1', 'v2')
      expect(errorsOf(await sandbox.push('v1', inputs, { workspace: clone.path }))).toEqual([
        expect.stringMatching(
          /^mlflow: The tag "v1" was logged for commit 9995fe1.*points to d34fc9a/,
        ),
      ])
    } finally {
      clone.remove()
    }
  })

  test('MLflow: the error names a run that does not exist', async () => {
    const step = await sandbox.push('v1', { backend: 'mlflow', 'mlflow-run-id': 'a'.repeat(32) })

    expect(errorsOf(step)).toEqual([
      expect.stringMatching(/^mlflow-run-id: there is no run "a{32}"/),
    ])
  })
})

test.each(['log', 'verify'])(
  'MLflow with basic-auth denies a run that does not exist: %s',
  async (mode) => {
    const reply = { status: 403, body: 'Permission denied' }
    sandbox.mlflow.fail('runs/get', { kind: 'reply', reply })
    const step = await sandbox.push('v1', {
      backend: 'mlflow',
      'mlflow-run-id': 'a'.repeat(32),
      mode,
    })

    expect(errorsOf(step)).toEqual([
      expect.stringMatching(
        /mlflow-run-id: there is no run "a{32}" on .*, or the user may not read it/,
      ),
    ])
  },
)

describe('a registry', () => {
  test('W&B: a version is linked to a registry, once', async () => {
    own = await startWandb({ organization: 'acme', registries: ['dataset'] })
    const inputs = {
      backend: 'wandb',
      'wandb-base-url': own.url,
      'wandb-registry': 'dataset/corpus',
    }
    expect(await sandbox.push('v1', inputs)).toMatchObject({
      code: 0,
      outputs: { created: 'true' },
    })
    expect(own.store.links).toHaveLength(1)
    const requestsBefore = own.received.length
    expect(await sandbox.push('v1', inputs)).toMatchObject({
      code: 0,
      outputs: { created: 'false' },
    })
    expect(names(own.received.slice(requestsBefore)).sort()).toEqual([
      'ArtifactMemberships',
      'LoggedRevisions',
      'Organization',
      'RegistryCollection',
      'Viewer',
    ])
  })

  test('W&B: if there is no such registry, or it is for another type, nothing is written', async () => {
    own = await startWandb({ organization: 'acme', registries: ['dataset'] })
    const common = { backend: 'wandb', 'wandb-base-url': own.url }
    const first = await sandbox.push('v1', { ...common, 'wandb-registry': 'datset/corpus' })
    expect(errorsOf(first)).toEqual([
      expect.stringMatching(/^wandb-registry: the organization of "lab" has no registry "datset"/),
    ])
    const registry = own.store.registries.get('wandb-registry-dataset')
    if (registry === undefined) throw new Error('there is no registry')
    const portfolio = { id: 'P', name: 'corpus', type: 'model', project: registry, createdAt: '' }
    registry.portfolios.set('corpus', portfolio)
    const second = await sandbox.push('v1', { ...common, 'wandb-registry': 'dataset/corpus' })
    expect(errorsOf(second)).toEqual([
      expect.stringMatching(
        /^wandb-registry: "dataset\/corpus" is a collection for the type "model"/,
      ),
    ])
    expect(own.store.projects.size).toBe(0)
  })

  test('W&B: an entity without an organization has no registries', async () => {
    const step = await sandbox.push('v1', { backend: 'wandb', 'wandb-registry': 'dataset/corpus' })

    expect(errorsOf(step)).toEqual([expect.stringMatching(/"lab" belongs to no organization/)])
  })
})

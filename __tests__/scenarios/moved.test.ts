import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createHistory } from '../../sandbox/history.ts'
import { json } from '../../sandbox/http.ts'
import type { Checkout } from '../../sandbox/sample.ts'
import { startWandb } from '../../sandbox/wandb/server.ts'
import { backfill, countsOf, numbered, resultsOf, statusesOf } from './many.ts'
import { errorsOf, names, useSandbox } from './use-sandbox.ts'

const sandbox = useSandbox()
const relog = { 'if-moved': 'relog' }
const wandbOnly = { backend: 'wandb' }
const supersededBy = 'lairs-revision.superseded-by'

/** Commits an hour apart, with the tags v1 to v4. */
let history: Checkout
beforeEach(() => {
  history = createHistory(4)
})
afterEach(() => history.remove())

const dates = {
  v1: '2023-11-14T23:13:20Z',
  v2: '2023-11-15T00:13:20Z',
}

/** Moves a tag to the commit of another, or to a commit. */
function move(tag: string, to: string): void {
  history.git('tag', '--force', tag, `${to}^{commit}`)
}

function push(tag: string, inputs: Readonly<Record<string, string>> = {}) {
  return sandbox.push(tag, inputs, { workspace: history.path })
}

function commitOf(tag: string): string {
  return history.git('rev-parse', `${tag}^{commit}`)
}

function urlOf(version: number): string {
  return `${sandbox.wandb.url}/lab/corpus/artifacts/dataset/lairs-revision/v${version}`
}

test('a moved tag fails with both commits, their dates and what was logged, and nothing is written', async () => {
  const [before, after] = [commitOf('v1'), commitOf('v2')]
  await push('v1')
  const [run] = sandbox.runs()
  const record = `${sandbox.mlflow.url}/#/experiments/1/runs/${run?.id}`
  move('v1', 'v2')
  const requestsBefore = {
    wandb: sandbox.wandb.received.length,
    mlflow: sandbox.mlflow.received.length,
  }
  const step = await push('v1')

  expect(step).toMatchObject({ code: 1, outputs: { created: 'false', commit: after } })
  const message = (backend: string, url: string) =>
    `${backend}: The tag "v1" was logged for commit ${before} of ${dates.v1} (${url}), ` +
    `and now points to ${after} of ${dates.v2}: it was moved. Nothing was written. ` +
    'Give the new commit a tag of its own, or set if-moved to relog, which logs it once more and keeps the old record.'
  expect(errorsOf(step)).toEqual([message('wandb', urlOf(0)), message('mlflow', record)])
  const common = { revision: 'v1', commit: after, status: 'moved', identifier: 'lairs-revision:v1' }
  expect(resultsOf(step)).toEqual([
    { ...common, backend: 'wandb', url: urlOf(0) },
    { ...common, backend: 'mlflow', url: record },
  ])
  expect(names(sandbox.wandb.received.slice(requestsBefore.wandb))).toEqual([
    'Viewer',
    'LoggedRevisions',
  ])
  expect(names(sandbox.mlflow.received.slice(requestsBefore.mlflow))).toEqual([
    'experiments/get-by-name',
    'runs/search',
  ])
  expect(sandbox.runs()).toEqual([run])
})

test('the summary of a moved tag names both commits, their dates and what was logged', async () => {
  const [before, after] = [commitOf('v1'), commitOf('v2')]
  await push('v1')
  move('v1', 'v2')
  const { summary } = await push('v1')

  const rows = summary.split('\n').filter((row) => row.includes('was moved since it was logged'))
  expect(rows).toHaveLength(2)
  for (const row of rows) {
    for (const part of [before, after, dates.v1, dates.v2]) expect(row).toContain(part)
  }
  expect(rows[0]).toContain(`<a href="${urlOf(0)}">`)
})

test('relog creates a new version and a new run, and keeps the old ones', async () => {
  await push('v1')
  const [old] = sandbox.runs()
  const kept = {
    params: new Map(old?.params),
    tags: new Map(old?.tags),
    metadata: sandbox.versions()[0]?.metadata,
  }
  move('v1', 'v2')
  const step = await push('v1', relog)

  expect(step).toMatchObject({ code: 0, outputs: { created: 'true', commit: commitOf('v2') } })
  expect(statusesOf(step)).toEqual({ 'wandb v1': 'logged', 'mlflow v1': 'logged' })
  expect(numbered(sandbox)).toEqual(['v0', 'v1 tag-v1 latest'])
  const [first, second] = sandbox.versions()
  expect(first?.metadata).toEqual(kept.metadata)
  expect(first?.metadata?.['commit']).not.toBe(commitOf('v1'))
  expect(second?.metadata?.['commit']).toBe(commitOf('v1'))
  expect(step.outputs['wandb-artifact']).toBe('lab/corpus/lairs-revision:v1')
  const made = [...(sandbox.wandb.store.projects.get('corpus')?.runs.values() ?? [])]
  expect(made.map(({ state }) => state)).toEqual(['finished', 'finished'])

  const [before, now, ...more] = sandbox.runs()
  expect(more).toEqual([])
  expect(now).toMatchObject({ name: 'v1', status: 'FINISHED', lifecycle: 'active' })
  expect(now?.params.get('commit')).toBe(commitOf('v2'))
  expect(now?.tags.has(supersededBy)).toBe(false)
  expect(step.outputs['mlflow-run-id']).toBe(now?.id)
  expect(before).toMatchObject({ status: 'FINISHED', lifecycle: 'active' })
  expect(before?.params).toEqual(kept.params)
  expect(before?.tags).toEqual(new Map([...kept.tags, [supersededBy, now?.id ?? '']]))
})

describe('a relogged tag', () => {
  test('a tag that was relogged is found by the next run, and nothing is written', async () => {
    await push('v1')
    move('v1', 'v2')
    const first = await push('v1', relog)
    const requestsBefore = {
      wandb: sandbox.wandb.received.length,
      mlflow: sandbox.mlflow.received.length,
    }

    for (const inputs of [relog, {}]) {
      const step = await push('v1', inputs)
      expect(step).toMatchObject({ code: 0, outputs: { created: 'false' } })
      for (const output of ['mlflow-run-id', 'wandb-artifact', 'wandb-run-url']) {
        expect(step.outputs[output]).toBe(first.outputs[output])
      }
    }
    expect(countsOf(sandbox.wandb.received.slice(requestsBefore.wandb))).toEqual({
      Viewer: 2,
      LoggedRevisions: 2,
    })
    expect(countsOf(sandbox.mlflow.received.slice(requestsBefore.mlflow))).toEqual({
      'experiments/get-by-name': 2,
      'runs/search': 2,
    })
  })

  test('a tag that was moved back gets its first version again, and a third run', async () => {
    // v2 is lightweight, so it is the same after it is moved back. An annotated tag would have another date.
    const [there, back] = [commitOf('v3'), commitOf('v2')]
    await push('v2')
    move('v2', there)
    await push('v2', relog)
    move('v2', back)
    const step = await push('v2', relog)

    expect(step).toMatchObject({ code: 0, outputs: { created: 'true', commit: back } })
    expect(step.outputs['wandb-artifact']).toBe('lab/corpus/lairs-revision:v0')
    expect(numbered(sandbox)).toEqual(['v0 tag-v2 latest', 'v1'])
    const [first, second, third, ...more] = sandbox.runs()
    expect(more).toEqual([])
    expect([first, second, third].map((run) => run?.tags.get(supersededBy))).toEqual([
      second?.id,
      third?.id,
      undefined,
    ])
    expect([first, second, third].map((run) => run?.params.get('commit'))).toEqual([
      back,
      there,
      back,
    ])
    expect(await push('v2')).toMatchObject({ code: 0, outputs: { created: 'false' } })
  })
})

describe('latest', () => {
  test('if the newest tag is moved, even to an older commit, latest moves with it', async () => {
    for (const tag of ['v1', 'v3']) await push(tag, wandbOnly)
    move('v3', 'v2')
    await push('v3', { ...wandbOnly, ...relog })

    expect(numbered(sandbox)).toEqual(['v0 tag-v1', 'v1', 'v2 tag-v3 latest'])
  })

  test('if an older tag is moved, latest stays with the newest tag', async () => {
    for (const tag of ['v1', 'v3']) await push(tag, wandbOnly)
    move('v1', 'v2')
    await push('v1', { ...wandbOnly, ...relog })

    expect(numbered(sandbox)).toEqual(['v0', 'v1 tag-v3 latest', 'v2 tag-v1'])
  })

  test('if no tag was moved, latest does not move, even with relog and between tags of one commit', async () => {
    history.git('tag', 'v4.0', 'v4^{commit}')
    for (const tag of ['v4', 'v4.0']) await push(tag, wandbOnly)
    const requestsBefore = sandbox.wandb.received.length
    const step = await push('v4', { ...wandbOnly, ...relog })

    expect(step).toMatchObject({ code: 0, outputs: { created: 'false' } })
    expect(names(sandbox.wandb.received.slice(requestsBefore))).toEqual([
      'Viewer',
      'LoggedRevisions',
    ])
    expect(numbered(sandbox)).toEqual(['v0 tag-v4', 'v1 v4.0 latest'])
  })

  test('a moved tag that is not relogged keeps latest', async () => {
    for (const tag of ['v1', 'v2', 'v4']) await push(tag, wandbOnly)
    move('v4', 'v2')
    const step = await backfill(sandbox, history.path, wandbOnly)

    expect(statusesOf(step)).toMatchObject({ 'wandb v3': 'logged', 'wandb v4': 'moved' })
    expect(numbered(sandbox)).toEqual(['v0 tag-v1', 'v1 tag-v2', 'v2 tag-v4 latest', 'v3 tag-v3'])
  })

  test('if the newest tag is moved behind another one, latest moves to the tag that is the newest now', async () => {
    await backfill(sandbox, history.path, wandbOnly)
    move('v4', 'v2')
    const step = await backfill(sandbox, history.path, { ...wandbOnly, ...relog })

    expect(statusesOf(step)).toEqual({
      'wandb v1': 'already-logged',
      'wandb v2': 'already-logged',
      'wandb v3': 'already-logged',
      'wandb v4': 'logged',
    })
    expect(numbered(sandbox)).toEqual(afterRelog)
  })
})

/** The versions after v4 was moved to the commit of v2 and logged again. */
const afterRelog = ['v0 tag-v1', 'v1 tag-v2', 'v2 tag-v3 latest', 'v3', 'v4 tag-v4']

describe('a relog that is interrupted', () => {
  test('if the job that relogged the tag was killed, the next one moves latest', async () => {
    await backfill(sandbox, history.path, wandbOnly)
    move('v4', 'v2')
    await backfill(sandbox, history.path, { ...wandbOnly, ...relog })
    const [, , newest, outdated] = sandbox.versions()
    newest?.aliases.delete('latest')
    outdated?.aliases.add('latest')
    const step = await backfill(sandbox, history.path, { ...wandbOnly, ...relog })

    expect(step).toMatchObject({ code: 0, outputs: { created: 'false' } })
    expect(numbered(sandbox)).toEqual(afterRelog)
  })

  test('if a version cannot be committed, the alias does not move, and the next run creates the version', async () => {
    await push('v1', wandbOnly)
    move('v1', 'v2')
    const reply = json(409, { errors: ['conflict'] })
    sandbox.wandb.fail('CommitArtifact', { kind: 'reply', reply }, 3)
    expect(await push('v1', { ...wandbOnly, ...relog })).toMatchObject({ code: 1 })
    expect(numbered(sandbox)).toEqual(['v0 tag-v1 latest'])
    const step = await push('v1', { ...wandbOnly, ...relog })

    expect(step).toMatchObject({ code: 0, outputs: { created: 'true' } })
    expect(numbered(sandbox)).toEqual(['v0', 'v1 tag-v1 latest'])
  })
})

test('the alias also moves to the new version in a registry', async () => {
  const own = await startWandb({ organization: 'acme', registries: ['dataset'] })
  try {
    const inputs = {
      ...wandbOnly,
      'wandb-base-url': own.url,
      'wandb-registry': 'dataset/corpus',
    }
    await push('v1', inputs)
    move('v1', 'v2')
    expect(await push('v1', { ...inputs, ...relog })).toMatchObject({ code: 0 })
    expect(own.store.links.map(({ versionIndex, aliases }) => [versionIndex, ...aliases])).toEqual([
      [0],
      [1, 'tag-v1'],
    ])
  } finally {
    await own.close()
  }
})

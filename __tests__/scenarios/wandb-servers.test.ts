import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createHistory } from '../../sandbox/history.ts'
import { json } from '../../sandbox/http.ts'
import type { Checkout } from '../../sandbox/sample.ts'
import type { WandbBehavior } from '../../sandbox/wandb/behavior.ts'
import { backfill, countsOf, numbered, statusesOf, tagNames } from './many.ts'
import { errorsOf, names, useSandbox, warningsOf } from './use-sandbox.ts'

const sandbox = useSandbox()
const wandbOnly = { backend: 'wandb' }
let history: Checkout
beforeAll(() => {
  history = createHistory(4)
})
afterAll(() => history.remove())

function push(tag: string, inputs: Readonly<Record<string, string>> = {}, env = {}) {
  return sandbox.push(tag, { ...wandbOnly, ...inputs }, { workspace: history.path, env })
}

function behave(behavior: Partial<WandbBehavior>): void {
  Object.assign(sandbox.wandb.store.behavior, behavior)
}

const behaviors: readonly (readonly [string, Partial<WandbBehavior>])[] = [
  ['names another version after a commit', { duplicates: 'replaced' }],
  ['keeps versions with the same file', { duplicates: 'kept' }],
  ['shows versions late', { visibleAfterMs: 700 }],
  [
    'keeps versions with the same file and shows them late',
    { duplicates: 'kept', visibleAfterMs: 700 },
  ],
  ['keeps them and lets nobody delete them', { duplicates: 'kept', canDelete: false }],
]

describe('several jobs', () => {
  test('two jobs with other facts leave one record, and one says how the facts differ', async () => {
    behave({ visibleAfterMs: 700 })
    const clone = createHistory(4)
    try {
      clone.git('tag', '--force', '--annotate', '--message=Another', 'v2', 'v2^{commit}')
      const inputs = { ...wandbOnly, revision: 'v2' }
      const steps = await Promise.all(
        [history, clone].map(({ path }) => sandbox.push('v2', inputs, { workspace: path })),
      )
      expect(steps.map(({ code }) => code)).toEqual([0, 0])
      const committed = sandbox.versions().filter(({ state }) => state === 'COMMITTED')
      expect(committed.map(({ aliases }) => [...aliases].sort())).toEqual([['latest', 'tag-v2']])
      expect(steps.flatMap(warningsOf)).toEqual([
        expect.stringMatching(/^W&B already has v2 with other facts: tag\.kind is/),
      ])
    } finally {
      clone.remove()
    }
  })

  test.each(behaviors)('eight jobs leave one record on a server that %s', async (_, behavior) => {
    behave(behavior)
    const jobs = tagNames(8).map((_, job) => push('v1', {}, { GITHUB_RUN_ID: `${4711 + job}` }))
    const steps = await Promise.all(jobs)

    expect(steps.flatMap(errorsOf)).toEqual([])
    const artifacts = new Set(steps.map(({ outputs }) => outputs['wandb-artifact']))
    expect([...artifacts]).toEqual(['lab/corpus/lairs-revision:v0'])
    const committed = sandbox.versions().filter(({ state }) => state === 'COMMITTED')
    const named = committed.filter(({ aliases }) => aliases.size > 0)
    expect(
      named.map(({ versionIndex, aliases }) => [versionIndex, ...[...aliases].sort()]),
    ).toEqual([[0, 'latest', 'tag-v1']])
    if (behavior.canDelete !== false) expect(committed).toEqual(named)
    expect(await push('v1')).toMatchObject({ code: 0, outputs: { created: 'false' } })
    expect(await push('v1', { mode: 'verify' })).toMatchObject({ code: 0 })
  })
})

describe('answers that do not come', () => {
  test('metadata is not looked up, and a record whose metadata is too large fails alone', async () => {
    await push('v1')
    await push('v2')
    const [, huge] = sandbox.versions()
    const text = 'x'.repeat(9_000_000)
    Object.assign(huge ?? {}, { metadata: { ...huge?.metadata, text } })
    const before = sandbox.wandb.received.length
    const step = await backfill(sandbox, history.path, wandbOnly)

    expect(step).toMatchObject({ code: 0 })
    const lookUps = sandbox.wandb.received
      .slice(before)
      .filter(({ name }) => name === 'LoggedRevisions')
    expect(lookUps.map(({ body }) => body.includes('metadata'))).toEqual([false])
    expect(countsOf(sandbox.wandb.received.slice(before))['VersionMetadata']).toBeUndefined()

    const verified = await backfill(sandbox, history.path, { ...wandbOnly, mode: 'verify' })
    expect(statusesOf(verified)).toEqual({
      'wandb v1': 'matches',
      'wandb v2': 'unreadable',
      'wandb v3': 'matches',
      'wandb v4': 'matches',
    })
    expect(verified.stdout).toContain('the answer has more than')
  }, 60_000)

  test('a version that stays PENDING is an error after a while', async () => {
    behave({ visibleAfterMs: 600_000 })
    // In a process of its own: a step whose time is over ends its process two seconds later.
    const step = await push('v1', { timeout: '3' }, { NODE_NO_WARNINGS: '1' })

    expect(step.code).toBe(1)
    expect(errorsOf(step).join()).toMatch(/its state is PENDING/)
  })
})

test('an alias that was removed is given back without any other change', async () => {
  await push('v1')
  const [version] = sandbox.versions()
  const run = version?.createdBy
  version?.aliases.delete('tag-v1')
  version?.tags.add('good')
  Object.assign(version ?? {}, { metadata: { ...version?.metadata, of: 'a user' } })
  Object.assign(run ?? {}, { notes: 'of a user', displayName: 'renamed', tags: ['mine'] })
  const before = sandbox.wandb.received.length
  const step = await push('v1')

  expect(step).toMatchObject({ code: 0, outputs: { created: 'false' } })
  expect(statusesOf(step)).toEqual({ 'wandb v1': 'already-logged' })
  expect(names(sandbox.wandb.received.slice(before))).toEqual([
    'Viewer',
    'LoggedRevisions',
    'AddAliases',
    'ReadArtifact',
  ])
  expect([...(version?.aliases ?? [])]).toEqual(['latest', 'tag-v1'])
  expect([...(version?.tags ?? [])]).toEqual(['good'])
  expect(version?.metadata).toMatchObject({ of: 'a user', revision: 'v1' })
  expect(run).toMatchObject({ notes: 'of a user', displayName: 'renamed', tags: ['mine'] })
})

describe('what others did meanwhile', () => {
  test('an interrupted run keeps what a user changed in it', async () => {
    const reply = json(400, { errors: [{ message: 'no' }] })
    sandbox.wandb.fail('CommitArtifact', { kind: 'reply', reply })
    expect(await push('v1')).toMatchObject({ code: 1 })
    const [run] = sandbox.wandb.store.projects.get('corpus')?.runs.values() ?? []
    // It had ended well while the version was committed.
    expect(run?.state).toBe('failed')
    Object.assign(run ?? {}, { notes: 'of a user' })
    const step = await push('v1')
    expect(errorsOf(step)).toEqual([])
    expect(step).toMatchObject({ code: 0, outputs: { created: 'true' } })
    expect(run).toMatchObject({ notes: 'of a user', state: 'finished' })
  })

  test('the facts are added to metadata that another tool wrote for the same file', async () => {
    await push('v1')
    const [version] = sandbox.versions()
    version?.aliases.clear()
    Object.assign(version ?? {}, { metadata: { of: 'a user' }, createdBy: undefined })
    const step = await push('v1')

    expect(step).toMatchObject({ code: 0, outputs: { created: 'false' } })
    expect(version?.metadata).toMatchObject({ of: 'a user', revision: 'v1', working_dir: '.' })
    expect(numbered(sandbox)).toEqual(['v0 tag-v1 latest'])
  })

  test('an upload address that has expired is requested again', async () => {
    behave({ expiringUploads: 3 })
    expect(await push('v1')).toMatchObject({ code: 0, outputs: { created: 'true' } })
    expect(countsOf(sandbox.wandb.received)['storage/put']).toBe(5)

    behave({ expiringUploads: 99 })
    const step = await push('v2')
    expect(step.code).toBe(1)
    expect(errorsOf(step)).toEqual([expect.stringMatching(/^W&B refused upload of .*HTTP 403/)])
    behave({ expiringUploads: 0 })
    expect(await push('v2')).toMatchObject({ code: 0, outputs: { created: 'true' } })
  })
})

describe('latest', () => {
  test('if the server moves latest to each new version, the newest tag gets it back', async () => {
    behave({ movesLatest: true })
    await push('v3')
    await push('v1')
    expect(numbered(sandbox)).toEqual(['v0 tag-v3 latest', 'v1 tag-v1'])
    await backfill(sandbox, history.path, wandbOnly)
    expect(numbered(sandbox).at(-1)).toBe('v3 tag-v4 latest')
  })

  test('if the newest version was deleted, the next step gives latest to the newest remaining one', async () => {
    expect(errorsOf(await backfill(sandbox, history.path, wandbOnly))).toEqual([])
    const deleted = sandbox.versions()[3]
    if (deleted === undefined) throw new Error('there is no v4')
    sandbox.wandb.store.deleteVersion(deleted)
    const step = await push('v1')

    expect(step).toMatchObject({ code: 0, outputs: { created: 'false' } })
    expect(numbered(sandbox)).toEqual(['v0 tag-v1', 'v1 tag-v2', 'v2 tag-v3 latest'])
    // A version that was deleted is missing. The next log creates it again.
    const missing = await push('v4', { mode: 'verify' })
    expect(statusesOf(missing)).toEqual({ 'wandb v4': 'missing' })
    expect(missing.stdout).toContain('Its version was deleted')
    expect(await push('v4')).toMatchObject({ code: 0, outputs: { created: 'true' } })
    expect(numbered(sandbox).at(-1)).toBe('v4 tag-v4 latest')
  })
})

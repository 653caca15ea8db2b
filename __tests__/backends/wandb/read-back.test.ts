import { describe, expect, test } from '@jest/globals'
import * as v from 'valibot'
import { moveAliases } from '../../../sandbox/wandb/aliases.ts'
import type { Http } from '../../../src/http/client.ts'
import { fakeWait, withChangedResponses } from '../jobs.ts'
import { useWandb } from './jobs.ts'

const jobs = useWandb()

const ReadBack = v.object({
  data: v.looseObject({ artifact: v.record(v.string(), v.unknown()) }),
})

/** Changes the version in so many read-backs. */
function withChangedVersion(fields: Readonly<Record<string, unknown>>, count: number): Http {
  return withChangedResponses(jobs.http, count, (name, { json }) => {
    if (name !== 'ReadArtifact') return undefined
    const { data } = v.parse(ReadBack, json)
    return JSON.stringify({ data: { ...data, artifact: { ...data.artifact, ...fields } } })
  })
}

const shownLate = { state: { state: 'PENDING' }, metadata: { metadata: null } }

test.each(Object.entries(shownLate))('%s that is shown late is waited for', async (_, fields) => {
  const { waits, wait } = fakeWait()
  const logged = await jobs.log({ http: withChangedVersion(fields, 3), wait })
  expect(logged.created).toBe(true)
  expect(waits).toEqual([250, 500, 1000])
})

test.each([
  ['another digest', { digest: 'f'.repeat(32) }, /its digest is f{32}, not/],
  ['other metadata', { metadata: '{"revision":"v3"}' }, /its metadata does not match/],
  ['a deleted version', { state: 'DELETED' }, /its state is DELETED/],
  [
    'the version of another artifact',
    { artifactSequence: { id: 'x', name: 'other', project: null } },
    /its artifact is other, not lairs-revision/,
  ],
])('%s is an error at once', async (_what, fields, message) => {
  const { waits, wait } = fakeWait()
  await expect(jobs.log({ http: withChangedVersion(fields, 99), wait })).rejects.toThrow(message)
  expect(waits).toEqual([])
  const runs = [...(jobs.server.store.projects.get('corpus')?.runs.values() ?? [])]
  expect(runs.map(({ state }) => state)).toEqual(['failed'])
})

test('a version that this action did not log keeps the alias of the tag that it has meanwhile', async () => {
  await jobs.log({ bundle: { revision: 'v1' } })
  const [older] = jobs.committed()
  if (older === undefined) throw new Error('v1 has no version')
  Object.assign(older, { metadata: {}, digest: '0'.repeat(32), createdBy: undefined })
  older.aliases.clear()
  const http = withChangedResponses(jobs.http, 1, (name, { json }) => {
    if (name !== 'CommitArtifact') return undefined
    moveAliases(older, ['tag-v2'])
    return JSON.stringify(json)
  })
  await expect(jobs.log({ http })).rejects.toThrow(
    'belongs to a version that this action did not log',
  )
  expect(older.aliases.has('tag-v2')).toBe(true)
})

test('the run ends before the read-back, which shows its state', async () => {
  const { waits, wait } = fakeWait()
  await jobs.log({ wait })
  const [first = '', second = '', ...last] = jobs.requests().slice(-3)
  expect([[first, second].sort(), last]).toEqual([
    ['CommitArtifact', 'file_stream'],
    ['ReadArtifact'],
  ])
  expect([waits, jobs.warnings]).toEqual([[], []])
})

test('a run that the server does not end is a warning, also when the revision is logged again', async () => {
  jobs.behave({ ignoresRunEnd: true })
  const { waits, wait } = fakeWait()
  expect(await jobs.log({ wait })).toMatchObject({ created: true })
  const warning = expect.stringMatching(
    /^W&B shows the state "running" of a finished run: http.*\/lab\/corpus\/runs\/log-revision-\w+\./,
  )
  expect(jobs.warnings).toEqual([warning])
  expect(waits.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(10_000)

  expect(await jobs.log({ wait })).toMatchObject({ created: false })
  expect(jobs.warnings).toEqual([warning, warning])
  jobs.behave({ ignoresRunEnd: false })
  await jobs.log({ wait })
  expect(jobs.warnings).toHaveLength(2)
  jobs.requests()
  await jobs.log({ wait })
  expect(jobs.requests()).toEqual(['Viewer', 'LoggedRevisions'])
})

describe('the use of a version in the run that wandb-run-id names', () => {
  const inputs = { 'wandb-run-id': 'training' }
  /** A run that uses so many versions. */
  async function startTraining(count: number): Promise<void> {
    await jobs.log()
    const project = jobs.server.store.projects.get('corpus')
    const [run] = project?.runs.values() ?? []
    if (run === undefined) throw new Error('there is no run')
    const usedArtifacts = new Map(
      Array.from({ length: count }, () => {
        const id = jobs.server.store.nextId('Artifact')
        const [version] = jobs.committed()
        if (version !== undefined) jobs.server.store.artifacts.set(id, { ...version, id })
        return [id, new Set<string>()] as const
      }),
    )
    project?.runs.set('training', { ...run, name: 'training', state: 'running', usedArtifacts })
    jobs.requests()
  }

  test('is read back, also if the run uses many versions', async () => {
    await startTraining(150)
    const [version] = jobs.committed()
    expect(await jobs.log({ inputs })).toMatchObject({ created: false })
    const requests = jobs.requests()
    expect(requests.slice(1, 3).sort()).toEqual(['FindRun', 'LoggedRevisions'])
    expect(requests.slice(3)).toEqual(['UseArtifact', 'RunInputs', 'RunInputs'])
    const run = jobs.server.store.findRun('corpus', 'training')
    expect(run?.usedArtifacts.has(version?.id ?? '')).toBe(true)
    expect(run?.state).toBe('running')
  })

  test('is an error if the server does not show it', async () => {
    await startTraining(1)
    jobs.behave({ ignoresUse: true })
    await expect(jobs.log({ inputs, wait: async () => true })).rejects.toThrow(
      'W&B does not show that the run training uses the artifact.',
    )
  })

  test('is recorded too if another job logs the version at the same time', async () => {
    await startTraining(1)
    // This look-up finds nothing.
    const data = { project: { artifactCollection: null }, versions: {}, runs: {} }
    const early = withChangedResponses(jobs.http, 99, (name) =>
      name === 'LoggedRevisions' ? JSON.stringify({ data }) : undefined,
    )
    expect(await jobs.log({ inputs, http: early })).toMatchObject({ created: false })
    const [version] = jobs.committed()
    const run = jobs.server.store.findRun('corpus', 'training')
    expect(run?.usedArtifacts.has(version?.id ?? '')).toBe(true)
  })

  test('fails before anything is written if there is no such run', async () => {
    await expect(jobs.log({ inputs })).rejects.toThrow('wandb-run-id: there is no run "training"')
    expect(jobs.requests().slice(1).sort()).toEqual(['FindRun', 'LoggedRevisions'])
  })
})

describe('a version with a time to live', () => {
  const text =
    'W&B will delete the version: its time to live is 3 day(s). Set it to "never" in the app'

  test('is a warning when it is logged, and when it is already logged', async () => {
    jobs.behave({ ttlSeconds: 2.5 * 86_400 })
    expect(await jobs.log()).toMatchObject({ created: true })
    expect(jobs.warnings).toEqual([`v2: ${text}.`])
    jobs.requests()
    expect(await jobs.log()).toMatchObject({ created: false })
    expect(jobs.warnings).toEqual([`v2: ${text}.`, `v2: ${text}.`])
    expect(jobs.requests()).toEqual(['Viewer', 'LoggedRevisions'])
    expect(await jobs.verify()).toMatchObject({ status: 'differs', details: [text] })
  })

  test('is not known on a server without the field, which is asked once', async () => {
    jobs.behave({ ttlSeconds: 86_400, missingFields: ['ttlDurationSeconds'] })
    expect(await jobs.log()).toMatchObject({ created: true })
    expect(jobs.warnings).toEqual([])
    const requests = jobs.requests()
    expect(requests.slice(0, 3)).toEqual(['Viewer', 'LoggedRevisions', 'LoggedRevisions'])
    expect(requests.filter((name) => name === 'ReadArtifact')).toHaveLength(1)
    expect(await jobs.verify()).toMatchObject({ status: 'matches' })
  })
})

import { setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, test } from '@jest/globals'
import type { LoggedRevision } from '../../../src/tracking/backend.ts'
import { isExhaustive } from '../../exhaustive/mode.ts'
import { useWandb } from './jobs.ts'

const jobs = useWandb()

/** Expects one record, which all jobs name and one of them created. */
async function expectOneRecord(logged: readonly LoggedRevision[]): Promise<void> {
  const [record, ...more] = jobs.committed()
  expect(more).toEqual([])
  expect([...(record?.aliases ?? [])].sort()).toEqual(['latest', 'tag-v2'])
  const names = new Set(logged.map(({ outputs }) => outputs['wandb-artifact']))
  expect(names).toEqual(new Set([`lab/corpus/lairs-revision:v${record?.versionIndex}`]))
  expect(logged.filter(({ created }) => created)).toHaveLength(1)
  expect(jobs.warnings).toEqual([])
  expect((await jobs.verify()).status).toBe('matches')
}

/** A job that waits for a fifth of the time. */
function log(): Promise<LoggedRevision> {
  return jobs.log({ wait: (milliseconds) => sleep(milliseconds / 5, true) })
}

function logAtOnce(count: number): Promise<readonly LoggedRevision[]> {
  return Promise.all(Array.from({ length: count }, log))
}

describe('a server that numbers versions when they are created, and keeps twins', () => {
  beforeEach(() => jobs.behave({ numbersAtCreation: true, duplicates: 'kept' }))

  test('has one record of many jobs', async () => {
    await expectOneRecord(await logAtOnce(isExhaustive ? 8 : 4))
  })

  test.each([0, 3])('has one record if commit %i is slow', async (slow) => {
    jobs.server.fail('CommitArtifact', { kind: 'slow', milliseconds: 300 }, 1, slow)
    await expectOneRecord(await logAtOnce(4))
  })

  test.each([0, 6])('has one record if upload %i is slow', async (slow) => {
    jobs.server.fail('storage/put', { kind: 'slow', milliseconds: 300 }, 1, slow)
    await expectOneRecord(await logAtOnce(4))
  })

  test('has one record if a job looks while another one commits a lower number', async () => {
    jobs.server.fail('CommitArtifact', { kind: 'slow', milliseconds: 300 })
    const first = log()
    while (!jobs.requests().includes('CommitArtifact')) await sleep(5)
    const second = log()
    while (jobs.committed().length === 0) await sleep(5)
    const third = log()
    await expectOneRecord(await Promise.all([first, second, third]))
  })

  test('has one record if a job stops for longer than the others wait', async () => {
    jobs.server.fail('storage/put', { kind: 'slow', milliseconds: 600 })
    const first = log()
    while (!jobs.requests().includes('storage/put')) await sleep(5)
    const second = jobs.log({ wait: async () => true })
    await expectOneRecord(await Promise.all([first, second]))
  })

  test('waits for a while for the version of a job that was killed', async () => {
    const reply = { status: 400, body: '{"errors":[{"message":"no"}]}' }
    jobs.server.fail('CommitArtifact', { kind: 'reply', reply })
    await expect(jobs.log()).rejects.toThrow('W&B refused CommitArtifact')
    const waits: number[] = []
    const wait = async (milliseconds: number) => waits.push(milliseconds) > 0
    await expectOneRecord([await jobs.log({ wait })])
    expect(waits.length).toBeGreaterThan(3)

    // An hour later, nobody waits for it.
    const [killed] = jobs.server.store.artifacts.values()
    Object.assign(killed ?? {}, { createdAt: new Date(Date.now() - 3_600_000).toISOString() })
    waits.length = 0
    expect(await jobs.log({ wait })).toMatchObject({ created: false })
    expect(waits).toEqual([])
  })
})

test('a job that finds a twin before it is deleted takes the other version', async () => {
  jobs.behave({ duplicates: 'kept' })
  jobs.server.fail('ReadArtifact', { kind: 'slow', milliseconds: 500 }, 2)
  const both = logAtOnce(2)
  while (jobs.committed().length < 2) await sleep(5)
  await expectOneRecord([await log(), ...(await both)])
})

test('a server that numbers versions when they are created, and refuses twins, has one record', async () => {
  jobs.behave({ numbersAtCreation: true })
  await expectOneRecord(await logAtOnce(isExhaustive ? 4 : 2))
})

test('usually, a job looks for twins once', async () => {
  await jobs.log()
  expect(jobs.requests().filter((name) => name === 'ReadArtifact')).toHaveLength(1)
})

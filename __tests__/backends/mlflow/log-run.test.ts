import { describe, expect, test } from '@jest/globals'
import { json } from '../../../sandbox/http.ts'
import { startMlflow } from '../../../sandbox/mlflow/server.ts'
import type { Http } from '../../../src/http/client.ts'
import type { LoggedRevision } from '../../../src/tracking/backend.ts'
import { isExhaustive } from '../../exhaustive/mode.ts'
import { bundle } from '../../revision-v2.ts'
import { fakeWait } from '../jobs.ts'
import { useMlflow } from './jobs.ts'

const jobs = useMlflow()
const superseded = 'lairs-revision.superseded-by'

/** Delays the first responses of that name until all jobs have one, so that the jobs go on at the same time. */
function withBarrier(name: string, count: number): Http {
  const { http } = jobs
  let responses = 0
  let release = () => undefined
  const allHaveOne = new Promise<undefined>((resolve) => {
    release = () => void resolve(undefined)
  })
  return {
    ...http,
    async send(request) {
      const response = await http.send(request)
      if (request.name !== name || responses === count) return response
      responses += 1
      if (responses === count) release()
      await allHaveOne
      return response
    },
  }
}

/** Logs v2 in several jobs that all find no run at first. */
async function logAtOnce(count: number, name = 'runs/search'): Promise<readonly LoggedRevision[]> {
  // If the experiment were new, no job would search for runs before it creates its own.
  await jobs.post('experiments/create', { name: 'corpus' })
  const http = withBarrier(name, count)
  return await Promise.all(Array.from({ length: count }, () => jobs.log({ http })))
}

/** Expects one record, which all jobs name and one of them created. */
async function expectOneRecord(logged: readonly LoggedRevision[]): Promise<void> {
  const [record, ...more] = jobs.active()
  expect(more).toEqual([])
  expect(record?.status).toBe('FINISHED')
  expect(new Set(logged.map(({ outputs }) => outputs['mlflow-run-id']))).toEqual(
    new Set([record?.id]),
  )
  expect(logged.filter(({ created }) => created)).toHaveLength(1)
  expect((await jobs.verify()).status).toBe('matches')
}

describe('jobs that log the same revision at the same time leave one run', () => {
  const slowJobs = isExhaustive ? [0, 1, 2, 3] : [0, 3]

  test.each(['runs/search', 'runs/create', 'runs/log-inputs'])(
    'if they wait for each other after %s',
    async (name) => {
      await expectOneRecord(await logAtOnce(4, name))
    },
  )

  test.each(slowJobs)('if the request of job %i to create its run is slow', async (slow) => {
    jobs.server.fail('runs/create', { kind: 'slow', milliseconds: 400 }, 1, slow)
    await expectOneRecord(await logAtOnce(4))
  })

  test.each([0, 3])('if the response of job %i that its run exists is slow', async (slow) => {
    jobs.server.fail('runs/create', { kind: 'slow-reply', milliseconds: 400 }, 1, slow)
    await expectOneRecord(await logAtOnce(4))
  })

  test.each(slowJobs)('if the request of job %i to end its run is slow', async (slow) => {
    jobs.server.fail('runs/update', { kind: 'slow', milliseconds: 400 }, 1, slow)
    await expectOneRecord(await logAtOnce(4))
  })

  test('if their clocks differ', async () => {
    const { http } = jobs
    let number = 0
    const withOtherClock: Http = {
      ...http,
      send(request) {
        if (request.name !== 'runs/create') return http.send(request)
        number += 1
        const body: unknown = JSON.parse(request.body ?? '')
        const start_time = 1_000_000 - number
        return http.send({
          ...request,
          body: JSON.stringify(Object.assign({}, body, { start_time })),
        })
      },
    }
    await expectOneRecord([
      await jobs.log({ http: withOtherClock }),
      await jobs.log({ http: withOtherClock }),
    ])
  })

  test('if the responses to all requests for a run are lost', async () => {
    jobs.server.fail('runs/create', { kind: 'lost-reply' }, 4)
    await expectOneRecord(await logAtOnce(4))
  })

  test('if the server shows new runs late', async () => {
    const server = await startMlflow({ hidesRuns: 300 })
    try {
      const inputs = { 'mlflow-tracking-uri': server.url }
      const logged = await Promise.all([1, 2, 3].map(() => jobs.log({ inputs })))
      const active = [...server.store.runs.values()].filter((run) => run.lifecycle === 'active')
      expect(active.map(({ status }) => status)).toEqual(['FINISHED'])
      const ids = logged.map(({ outputs }) => outputs['mlflow-run-id'])
      expect(new Set(ids)).toEqual(new Set([active[0]?.id]))
    } finally {
      await server.close()
    }
  })
})

test('a user who may not delete a run marks it as superseded and killed', async () => {
  const reply = { status: 403, body: 'Permission denied' }
  jobs.server.fail('runs/delete', { kind: 'reply', reply }, 9)
  const logged = await logAtOnce(2)

  const [killed, record] = jobs.active().toSorted((a, b) => (a.status < b.status ? 1 : -1))
  expect([killed?.status, record?.status]).toEqual(['KILLED', 'FINISHED'])
  expect(killed?.tags.get(superseded)).toBe(record?.id)
  expect(new Set(logged.map(({ outputs }) => outputs['mlflow-run-id']))).toEqual(
    new Set([record?.id]),
  )
  expect(await jobs.log()).toMatchObject({ created: false })
  expect((await jobs.verify()).status).toBe('matches')
})

/** Leaves the run of a job that was killed. Its id begins with one of the digits. */
async function killJob(digits: RegExp): Promise<string> {
  for (;;) {
    jobs.server.fail('runs/log-batch', { kind: 'reply', reply: json(400, { message: 'no' }) })
    await jobs.log().catch(() => undefined)
    const run = jobs.active().find(({ status }) => status === 'FAILED')
    const run_id = run?.id ?? ''
    if (digits.test(run_id)) {
      await jobs.post('runs/update', { run_id, status: 'RUNNING' })
      return run_id
    }
    await jobs.post('runs/delete', { run_id })
  }
}

describe('the run of a job that was killed is replaced', () => {
  test.each([
    ['lower', /^[0-3]/],
    ['higher', /^[c-f]/],
  ])('if its id is %s', async (_order, digits) => {
    const killed = await killJob(digits)
    const { wait } = fakeWait()
    const logged = await jobs.log({ wait })

    expect(logged.created).toBe(true)
    expect(jobs.active().map(({ id }) => id)).toEqual([logged.outputs['mlflow-run-id']])
    expect(logged.outputs['mlflow-run-id']).not.toBe(killed)
    expect(await jobs.log()).toEqual({ ...logged, created: false })
  })

  test('also if it was created after the record', async () => {
    const logged = await jobs.log()
    const id = logged.outputs['mlflow-run-id'] ?? ''
    const tags = [...(jobs.server.store.runs.get(id)?.tags ?? [])].map(([key, value]) => ({
      key,
      value,
    }))
    for (let number = 0; number < 20; number++) {
      await jobs.post('runs/create', { experiment_id: '1', start_time: 1, tags })
    }
    const { wait } = fakeWait()
    expect(await jobs.log({ wait })).toEqual({ ...logged, created: false })
    // The next job need not wait.
    const { waits, wait: count } = fakeWait()
    expect(await jobs.log({ wait: count })).toEqual({ ...logged, created: false })
    expect(waits).toEqual([])
  })
})

test('a job whose run was deleted by the winner takes the run of the winner', async () => {
  const { http } = jobs
  let winner: LoggedRevision | undefined
  const stalled: Http = {
    ...http,
    async send(request) {
      // While this job stalls, another one takes its run for that of a killed job.
      if (request.name === 'runs/update') winner ??= await jobs.log({ wait: async () => true })
      return await http.send(request)
    },
  }
  const logged = await jobs.log({ http: stalled })

  expect(winner?.created).toBe(true)
  expect(logged).toEqual({ ...winner, created: false })
  await expectOneRecord([...(winner === undefined ? [] : [winner]), logged])
})

test('a finished run is the record, also if one that failed is older', async () => {
  jobs.server.fail('runs/log-batch', { kind: 'reply', reply: json(400, { message: 'no' }) })
  await expect(jobs.log()).rejects.toThrow('runs/log-batch')
  const [failed] = jobs.active()
  const tags = [...(failed?.tags ?? [])].map(([key, value]) => ({ key, value }))
  await jobs.post('runs/create', { experiment_id: '1', start_time: 9e12, tags })
  await jobs.post('runs/update', { run_id: jobs.active().at(-1)?.id, status: 'FINISHED' })
  const finished = jobs.active().at(-1)?.id

  expect((await jobs.log()).outputs['mlflow-run-id']).toBe(finished)
})

test('if the server does not show the run, the step fails and says why', async () => {
  const server = await startMlflow({ hidesRuns: 'all' })
  const { waits, wait } = fakeWait()
  try {
    const inputs = { 'mlflow-tracking-uri': server.url, 'mlflow-experiment': 'corpus' }
    await expect(jobs.log({ inputs, wait })).rejects.toThrow(
      /does not show it in runs\/search.*mlflow-experiment: check that the user can read "corpus"/,
    )
    expect(waits.length).toBeGreaterThan(3)
    expect([...server.store.runs.values()].map(({ status }) => status)).toEqual(['FAILED'])
  } finally {
    await server.close()
  }
})

test('if a tag is logged again by several jobs, the old record names the new one', async () => {
  await jobs.log({ bundle: { commit: 'e'.repeat(40) } })
  const options = { ifMoved: 'relog' } as const
  const logged = await Promise.all([1, 2, 3].map(() => jobs.log({ options })))

  const [old, now, ...more] = jobs.active()
  expect(more).toEqual([])
  expect(old?.tags.get(superseded)).toBe(now?.id)
  expect(new Set(logged.map(({ outputs }) => outputs['mlflow-run-id']))).toEqual(new Set([now?.id]))
  expect(now?.params.get('commit')).toBe(bundle.commit)
})

test('a tag that was being logged again by a job that was killed is logged again', async () => {
  await jobs.log({ bundle: { commit: 'e'.repeat(40) } })
  const options = { ifMoved: 'relog' } as const
  jobs.server.fail('runs/update', { kind: 'reply', reply: json(400, { message: 'no' }) }, 2)
  await expect(jobs.log({ options })).rejects.toThrow('runs/update')
  await expect(jobs.log()).rejects.toThrow('it was moved')
  await jobs.log({ options, wait: async () => true })

  const [old, now, ...more] = jobs.active()
  expect(more).toEqual([])
  expect(old?.tags.get(superseded)).toBe(now?.id)
})

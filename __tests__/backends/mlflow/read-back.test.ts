import { expect, test } from '@jest/globals'
import * as v from 'valibot'
import type { Http } from '../../../src/http/client.ts'
import { createResponse } from '../../../src/http/messages.ts'
import { useMlflow } from './jobs.ts'

const jobs = useMlflow()
const Found = v.object({
  runs: v.array(
    v.looseObject({ info: v.looseObject({ status: v.string() }), data: v.looseObject({}) }),
  ),
})
type Run = v.InferOutput<typeof Found>['runs'][number]

/** What a replica of the database that lags behind shows of a run. */
const stale: Readonly<Record<string, (run: Run) => Run>> = {
  'a status': (run) => ({ ...run, info: { ...run.info, status: 'RUNNING' } }),
  params: (run) => ({ ...run, data: { ...run.data, params: [] } }),
  'the dataset input': (run) => ({ ...run, inputs: {} }),
}

/** Lets the server show its data late: so many responses about a finished run are stale. */
function withStaleRuns(change: (run: Run) => Run, count: number): Http {
  const { http } = jobs
  let left = count
  return {
    ...http,
    async send(request) {
      const response = await http.send(request)
      const found = v.safeParse(Found, response.json)
      if (request.name !== 'runs/search' || !found.success || left === 0) return response
      if (found.output.runs[0]?.info.status !== 'FINISHED') return response
      left -= 1
      const body = JSON.stringify({ runs: found.output.runs.map(change) })
      return createResponse(200, response.headers, body)
    },
  }
}

test.each(Object.entries(stale))('%s that is shown late is waited for', async (_what, change) => {
  const waits: number[] = []
  const wait = async (milliseconds: number) => waits.push(milliseconds) > 0
  const logged = await jobs.log({ http: withStaleRuns(change, 3), wait })

  expect(logged.created).toBe(true)
  expect(waits).toEqual([250, 500, 1000])
})

test.each([
  ['a status', 'status is RUNNING, and not FINISHED'],
  ['params', 'param revision is missing, and not v2'],
  ['the dataset input', 'the dataset input is missing'],
])('%s that is never shown is an error', async (what, message) => {
  const change = stale[what] ?? ((run: Run) => run)
  const http = withStaleRuns(change, 99)
  await expect(jobs.log({ http, wait: async () => true })).rejects.toThrow(
    new RegExp(`^The run in MLflow does not match what was logged: .*${message}`),
  )
  expect(jobs.active().map(({ status }) => status)).toEqual(['FAILED'])
})

test('a file that is shown late is waited for, and one that is never shown is an error', async () => {
  const wait = async () => true
  jobs.server.fail('artifacts/get', { kind: 'reply', reply: { status: 404 } }, 2)
  expect(await jobs.log({ wait })).toMatchObject({ created: true })

  jobs.server.fail('artifacts/get', { kind: 'reply', reply: { status: 404 } }, 99)
  await expect(jobs.log({ wait, bundle: { revision: 'v3' } })).rejects.toThrow(
    'revision.json is missing',
  )
})

test('the run of another job, and its file, are waited for', async () => {
  await jobs.log({ bundle: { revision: 'v1' } })
  await jobs.post('runs/create', { experiment_id: '1', start_time: 1 })
  const inputs = { 'mlflow-run-id': jobs.active().at(-1)?.id ?? '' }
  jobs.server.fail('artifacts/get', { kind: 'reply', reply: { status: 404 } }, 2)

  expect(await jobs.log({ inputs, wait: async () => true })).toMatchObject({ created: true })
})

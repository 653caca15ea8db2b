import { expect, test } from '@jest/globals'
import * as v from 'valibot'
import type { Http } from '../../../src/http/client.ts'
import { fakeWait, withChangedResponses } from '../jobs.ts'
import { useMlflow } from './jobs.ts'

const jobs = useMlflow()
const dataset = { path: '.', store_commit: null, records: 3, collections: null }
const KeyValues = v.optional(v.array(v.object({ key: v.string(), value: v.unknown() })), [])
const Found = v.object({
  runs: v.array(
    v.looseObject({
      info: v.looseObject({ status: v.string() }),
      data: v.looseObject({ params: KeyValues, tags: KeyValues, metrics: KeyValues }),
    }),
  ),
})
type Run = v.InferOutput<typeof Found>['runs'][number]

/** What a replica of the database that lags behind does not show of a run. */
const stale: Readonly<Record<string, (run: Run) => Run>> = {
  'a status': (run) => ({ ...run, info: { ...run.info, status: 'RUNNING' } }),
  params: (run) => ({ ...run, data: { ...run.data, params: [] } }),
  'the dataset input': (run) => ({ ...run, inputs: {} }),
}

/** Changes so many responses about a finished run. */
function withChangedRuns(change: (run: Run) => Run, count: number): Http {
  return withChangedResponses(jobs.http, count, (name, { json }) => {
    const found = v.safeParse(Found, json)
    if (name !== 'runs/search' || !found.success) return undefined
    if (found.output.runs[0]?.info.status !== 'FINISHED') return undefined
    return JSON.stringify({ runs: found.output.runs.map(change) })
  })
}

test.each(Object.entries(stale))('%s that is shown late is waited for', async (_what, change) => {
  const { waits, wait } = fakeWait()
  const logged = await jobs.log({ http: withChangedRuns(change, 3), wait })

  expect(logged.created).toBe(true)
  expect(waits).toEqual([250, 500, 1000])
})

test.each([
  ['a status', 'status is RUNNING, and not FINISHED'],
  ['params', 'param revision is missing, and not v2'],
  ['the dataset input', 'the dataset input is missing'],
])('%s that is never shown is an error', async (what, message) => {
  const change = stale[what] ?? ((run: Run) => run)
  const http = withChangedRuns(change, 99)
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

/** Adds a second value of the first tag, param or metric. */
function double(kind: 'tags' | 'params' | 'metrics', value: unknown): (run: Run) => Run {
  return ({ data, ...run }) => {
    const key = data[kind][0]?.key ?? ''
    return { ...run, data: { ...data, [kind]: [...data[kind], { key, value }] } }
  }
}

test.each<readonly [string, string | RegExp, (run: Run) => Run]>([
  ['another status', 'status is KILLED, and not FINISHED', withInfo({ status: 'KILLED' })],
  [
    'the run of another experiment',
    /^MLflow answered runs\/search with a run of another experiment: the experiment of the run \w+ is 7, and not 1\.$/,
    withInfo({ experiment_id: '7' }),
  ],
  ['a param twice', 'param revision is stored 2 times, as "v2" and "v3"', double('params', 'v3')],
  ['a tag twice', 'tag lairs-revision is stored 2 times, as "v2" and "v2"', double('tags', 'v2')],
  ['a metric twice', 'metric records is stored 2 times, as "3" and "9"', double('metrics', 9)],
  [
    'another param',
    'param revision is v3, and not v2',
    ({ data, ...run }) => ({
      ...run,
      data: { ...data, params: [{ key: 'revision', value: 'v3' }, ...data.params.slice(1)] },
    }),
  ],
  [
    'another dataset input',
    /the dataset input is x y, and not/,
    (run) => ({ ...run, inputs: { dataset_inputs: [{ dataset: { name: 'x', digest: 'y' } }] } }),
  ],
])('%s is an error at once', async (_what, message, change) => {
  const { waits, wait } = fakeWait()
  const http = withChangedRuns(change, 99)
  await expect(jobs.log({ bundle: { dataset }, http, wait })).rejects.toThrow(message)
  expect(waits).toEqual([])
})

function withInfo(fields: Readonly<Record<string, string>>): (run: Run) => Run {
  return (run) => ({ ...run, info: { ...run.info, ...fields } })
}

test('another file is an error at once', async () => {
  const { waits, wait } = fakeWait()
  const reply = { status: 200, body: '{"revision":"v3"}' }
  jobs.server.fail('artifacts/get', { kind: 'reply', reply }, 99)
  await expect(jobs.log({ wait })).rejects.toThrow('revision.json: revision is "v3", and not "v2"')
  expect(waits).toEqual([])
})

test('what the run of another job had before is waited for, and another value is an error', async () => {
  await jobs.log({ bundle: { revision: 'v1' } })
  await jobs.post('runs/create', { experiment_id: '1', start_time: 1 })
  const run_id = jobs.active().at(-1)?.id ?? ''
  const metrics = [{ key: 'records', value: 99, timestamp: 1, step: 0 }]
  await jobs.post('runs/log-batch', { run_id, metrics })
  const showing = (value: number, count: number) =>
    withChangedResponses(jobs.http, count, (name, { body }) =>
      name === 'runs/get'
        ? body.replace(/("key":"records","value":)[\d.]+/, `$1${value}`)
        : undefined,
    )
  const { waits, wait } = fakeWait()
  const inputs = { 'mlflow-run-id': run_id }
  expect(await jobs.log({ bundle: { dataset }, inputs, wait, http: showing(99, 3) })).toMatchObject(
    { created: true },
  )
  expect(waits).toEqual([250, 500])

  await jobs.post('runs/create', { experiment_id: '1', start_time: 1 })
  const other = { 'mlflow-run-id': jobs.active().at(-1)?.id ?? '' }
  const wrong = jobs.log({ bundle: { dataset }, inputs: other, http: showing(98, 99) })
  await expect(wrong).rejects.toThrow('metric records is 98, and not')
})

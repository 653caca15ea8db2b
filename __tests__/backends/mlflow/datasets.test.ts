import { expect, test } from '@jest/globals'
import { bundle } from '../../revision-v2.ts'
import { useMlflow } from './jobs.ts'

const jobs = useMlflow()

test.each([
  ['in another folder', { bundle: { working_dir: 'two' } }],
  ['in a fork', { bundle: { repository: 'https://github.com/fork/r' } }],
  ['in a mirror', { bundle: { repository: 'https://mirror.example.org/o/r' } }],
  ['under another artifact name', { options: { artifactName: 'two' } }],
])('a dataset %s has a record of its own', async (_where, second) => {
  const first = await jobs.log()
  expect((await jobs.verify(second)).status).toBe('missing')
  const other = await jobs.log(second)

  expect(other.created).toBe(true)
  expect(other.outputs['mlflow-run-id']).not.toBe(first.outputs['mlflow-run-id'])
  expect(await jobs.log()).toEqual({ ...first, created: false })
  expect(await jobs.log(second)).toEqual({ ...other, created: false })
  expect(await jobs.verify()).toMatchObject({ status: 'matches', url: first.url })
  expect(await jobs.verify(second)).toMatchObject({ status: 'matches', url: other.url })
})

test('if a tag is logged again, the record of another dataset is not superseded', async () => {
  await jobs.log()
  const second = { bundle: { working_dir: 'two' } }
  const other = await jobs.log(second)
  const moved = { commit: 'e'.repeat(40) }
  await jobs.log({ bundle: moved, options: { ifMoved: 'relog' } })

  expect(await jobs.verify({ bundle: moved })).toMatchObject({ status: 'matches' })
  expect(await jobs.verify(second)).toMatchObject({ status: 'matches', url: other.url })
})

/** Makes a run that of version 0.1.0, which wrote fewer tags. */
function makeOld(id: string): void {
  const run = jobs.server.store.runs.get(id)
  if (!(run?.tags instanceof Map)) throw new Error(`no run ${id}`)
  for (const name of ['working_dir', 'artifact-name', 'role']) {
    run.tags.delete(`lairs-revision.${name}`)
  }
}

test('a record of version 0.1.0 is found by its param for the folder', async () => {
  const old = await jobs.log()
  makeOld(old.outputs['mlflow-run-id'] ?? '')

  expect(await jobs.log()).toEqual({ ...old, created: false })
  expect(await jobs.verify()).toMatchObject({ status: 'matches', url: old.url })
  expect(jobs.warnings).toEqual([])
  expect(await jobs.log({ bundle: { working_dir: 'two' } })).toMatchObject({ created: true })
})

test('the run of another job is never the record, whatever its source is', async () => {
  await jobs.log({ bundle: { revision: 'v1' } })
  const tags = [
    { key: 'mlflow.source.type', value: 'JOB' },
    { key: 'mlflow.source.name', value: bundle.repository },
  ]
  await jobs.post('runs/create', { experiment_id: '1', start_time: 1, tags })
  const training = jobs.active().at(-1)?.id ?? ''
  await jobs.log({ inputs: { 'mlflow-run-id': training } })

  expect((await jobs.verify()).status).toBe('missing')
  const record = await jobs.log()
  expect(record.created).toBe(true)
  expect(record.outputs['mlflow-run-id']).not.toBe(training)
})

test('the input mlflow-run-id accepts the record itself, and it stays the record', async () => {
  const record = await jobs.log()
  const inputs = { 'mlflow-run-id': record.outputs['mlflow-run-id'] ?? '' }

  expect(await jobs.log({ inputs })).toEqual({ ...record, created: false })
  expect((await jobs.verify({ inputs })).status).toBe('matches')
  expect(await jobs.log()).toEqual({ ...record, created: false })
  await expect(jobs.log({ inputs, bundle: { working_dir: 'two' } })).rejects.toThrow(
    'lairs-revision.working_dir is "."',
  )
})

import { expect, test } from '@jest/globals'
import { useMlflow } from './jobs.ts'

const jobs = useMlflow({ workspaces: ['team'] })

test('an experiment that does not exist is no missing record', async () => {
  await expect(jobs.verify()).rejects.toThrow(
    `mlflow-experiment: there is no experiment "corpus" on ${jobs.server.url}. Check the name.`,
  )
})

test('a workspace that does not exist is not taken for a missing experiment', async () => {
  const inputs = { 'mlflow-workspace': 'other' }
  await expect(jobs.verify({ inputs })).rejects.toThrow('Check mlflow-workspace.')
  await expect(jobs.log({ inputs })).rejects.toThrow('Check mlflow-workspace.')
})

test('a record that was deleted is reported, and can be logged again', async () => {
  const first = await jobs.log()
  const run_id = first.outputs['mlflow-run-id'] ?? ''
  await jobs.post('runs/delete', { run_id })

  expect(await jobs.verify()).toEqual({
    status: 'missing',
    url: '',
    details: [
      `The run ${run_id} was deleted. "mlflow runs restore --run-id ${run_id}" restores it`,
    ],
  })
  expect(await jobs.verify({ bundle: { revision: 'v9' } })).toMatchObject({ details: [] })
  expect(await jobs.log()).toMatchObject({ created: true })
  expect((await jobs.verify()).status).toBe('matches')
})

test('a deleted run in mlflow-run-id is no record', async () => {
  await jobs.log({ bundle: { revision: 'v1' } })
  await jobs.post('runs/create', { experiment_id: '0', start_time: 1 })
  const run_id = jobs.active().at(-1)?.id ?? ''
  const inputs = { 'mlflow-run-id': run_id }
  await jobs.log({ inputs })
  await jobs.post('runs/delete', { run_id })

  expect(await jobs.verify({ inputs })).toMatchObject({ status: 'missing', url: '' })
  await expect(jobs.log({ inputs })).rejects.toThrow(
    `mlflow-run-id: The run ${run_id} was deleted.`,
  )
})

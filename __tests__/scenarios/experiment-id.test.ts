import { describe, expect, test } from '@jest/globals'
import { errorsOf, names, useSandbox } from './use-sandbox.ts'

const sandbox = useSandbox()

/** Logs v1 into the experiment with this id. The sandbox's experiment `corpus` gets the id 1. */
function push(id: string, experiment = '') {
  const inputs = { backend: 'mlflow', 'mlflow-experiment': experiment }
  return sandbox.push('v1', inputs, { env: { MLFLOW_EXPERIMENT_ID: id } })
}

describe('an id of an experiment', () => {
  test('an experiment is found by its id, and none is created', async () => {
    await sandbox.push('v2', { backend: 'mlflow' })
    const step = await push('1')

    expect(step).toMatchObject({ code: 0, outputs: { created: 'true' } })
    expect(sandbox.runs().map(({ experimentId }) => experimentId)).toEqual(['1', '1'])
    expect(names(sandbox.mlflow.received)).toContain('experiments/get')
    expect((await push('1', 'corpus')).outputs['created']).toBe('false')
  })

  test('an id that is unknown, deleted or of another experiment is refused', async () => {
    await sandbox.push('v2', { backend: 'mlflow' })
    expect(errorsOf(await push('99'))).toEqual([
      expect.stringMatching(/^MLFLOW_EXPERIMENT_ID: the experiment 99 cannot be read\. .*id=99/),
    ])
    expect(errorsOf(await push('1', 'other'))).toEqual([
      expect.stringMatching(/^MLFLOW_EXPERIMENT_ID: the experiment 1 is "corpus", .* is "other"/),
    ])
    const corpus = sandbox.mlflow.store.experiments.get('1')
    if (corpus !== undefined) Object.assign(corpus, { lifecycle: 'deleted' })
    expect(errorsOf(await push('1'))).toEqual([
      expect.stringMatching(/^MLFLOW_EXPERIMENT_ID: the experiment 1 was deleted/),
    ])
    expect(sandbox.runs()).toHaveLength(1)
  })
})

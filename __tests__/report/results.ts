import type { Result } from '../../src/tracking/result.ts'

/** A result of the backend `mlflow`, which is as it should be unless something else is given. */
export function result(revision: string, given: Partial<Result> = {}): Result {
  return {
    revision,
    commit: 'c'.repeat(40),
    backend: 'mlflow',
    title: 'MLflow',
    status: 'logged',
    url: `https://mlflow.example.org/#/experiments/1/runs/${revision}`,
    identifier: `lairs-revision:${revision}`,
    details: [],
    place: undefined,
    outputs: {},
    ...given,
  }
}

import type { Result } from '../../src/tracking/result.ts'

/** A result of the backend `mlflow`, which is a success unless `properties` say otherwise. */
export function result(revision: string, properties: Partial<Result> = {}): Result {
  return {
    revision,
    commit: 'c'.repeat(40),
    backend: 'mlflow',
    title: 'MLflow',
    status: 'logged',
    url: `https://mlflow.example.org/#/experiments/1/runs/${revision}`,
    identifier: `lairs-revision:${revision}`,
    details: [],
    warnings: 0,
    location: undefined,
    error: undefined,
    outputs: {},
    plan: {},
    ...properties,
  }
}

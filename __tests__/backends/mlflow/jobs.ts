import {
  type MlflowOptions,
  type MlflowSandbox,
  startMlflow,
} from '../../../sandbox/mlflow/server.ts'
import { mlflow } from '../../../src/backends/mlflow/backend.ts'
import { type Jobs, useJobs } from '../jobs.ts'

/** An MLflow sandbox for the tests of a file, new for each test. */
export type MlflowJobs = Jobs<MlflowSandbox> & {
  /** The runs that are not deleted, in order of creation. */
  active(): ReturnType<typeof runsOf>
  /** Posts as another client. */
  post(endpoint: string, body: unknown): Promise<unknown>
}

export function useMlflow(options: MlflowOptions = {}): MlflowJobs {
  const jobs = useJobs(
    mlflow,
    () => startMlflow(options),
    ({ url }) => ({ 'mlflow-tracking-uri': url }),
  )
  // A copy of `jobs` would have the server of the moment.
  return Object.assign(jobs, {
    active: () => runsOf(jobs.server).filter(({ lifecycle }) => lifecycle === 'active'),
    async post(endpoint: string, body: unknown) {
      const answer = await fetch(`${jobs.server.url}/api/2.0/mlflow/${endpoint}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      if (answer.status !== 200) throw new Error(`${endpoint}: ${await answer.text()}`)
      return await answer.json()
    },
  })
}

function runsOf(server: MlflowSandbox) {
  return [...server.store.runs.values()]
}

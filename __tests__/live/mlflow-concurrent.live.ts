import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createHistory } from '../../sandbox/history.ts'
import { type Outcome, runStep } from '../../sandbox/runner.ts'
import type { Checkout } from '../../sandbox/sample.ts'
import { resultsOf } from '../scenarios/many.ts'
import { loggedRuns, type MlflowServer, startMlflow } from './mlflow.ts'
import { findPostgres, startPostgres } from './postgres.ts'
import { type Python, python } from './python.ts'

const tags = Array.from({ length: 8 }, (_, index) => `v${index + 1}`)
let history: Checkout

beforeAll(() => {
  history = createHistory(tags.length)
})
afterAll(() => history.remove())

const postgresPrograms = findPostgres()

/** A server with several processes, as a team runs it: SQLite would not gain from them. */
async function startWithPostgres(programs: string, client: Python): Promise<MlflowServer> {
  const postgres = await startPostgres(programs)
  const setup = { database: postgres.uri, options: ['--workers', '4'] }
  const server = await startMlflow(client, setup).catch(async (error: unknown) => {
    await postgres.stop()
    throw error
  })
  return {
    ...server,
    async stop() {
      await server.stop()
      await postgres.stop()
    },
  }
}

const deployments = [
  { title: 'MLflow 3, SQLite', environment: 'mlflow-3', start: startMlflow },
  { title: 'MLflow 2, SQLite', environment: 'mlflow-2', start: startMlflow },
  ...(postgresPrograms === undefined
    ? []
    : [
        {
          title: 'MLflow 3, PostgreSQL',
          environment: 'mlflow-3',
          start: (client: Python) => startWithPostgres(postgresPrograms, client),
        },
      ]),
]

if (postgresPrograms === undefined) test.skip('MLflow 3, PostgreSQL: it is not installed', () => {})

describe.each(deployments)('$title, concurrent jobs', ({ environment, start }) => {
  let server: MlflowServer
  beforeAll(async () => {
    server = await start(python(environment))
  }, 900_000)
  afterAll(() => server?.stop())

  function run(experiment: string, inputs: Readonly<Record<string, string>>): Promise<Outcome> {
    return runStep({
      workspace: history.path,
      event: { name: 'workflow_dispatch', ref: 'refs/heads/main', payload: {} },
      inputs: {
        backend: 'mlflow',
        'mlflow-tracking-uri': server.trackingUri,
        'mlflow-experiment': experiment,
        ...inputs,
      },
    })
  }

  /** Logs each tag in its own job, all at the same time. */
  async function logAtOnce(pushed: readonly string[], experiment: string) {
    const steps = await Promise.all(pushed.map((revision) => run(experiment, { revision })))
    expect(steps.map(({ code, stdout }) => (code === 0 ? 0 : stdout))).toEqual(pushed.map(() => 0))
    return steps
  }

  async function verified(experiment: string, revision: string): Promise<readonly string[]> {
    const step = await run(experiment, { revision, mode: 'verify' })
    return resultsOf(step).map(({ status }) => status)
  }

  test('eight that log one tag leave one run', async () => {
    const experiment = 'one tag'
    const steps = await logAtOnce(
      tags.map(() => 'v1'),
      experiment,
    )

    expect(new Set(steps.map(({ outputs }) => outputs['mlflow-run-id'])).size).toBe(1)
    expect(await verified(experiment, 'v1')).toEqual(['matches'])
    const { trackingUri } = server
    const asked = { trackingUri, experiment, revisions: ['v1'] }
    const [runs] = await loggedRuns(python(environment), asked)
    expect(runs?.map(({ status }) => status)).toEqual(['FINISHED'])
  })

  test('eight that log one tag each leave one run each', async () => {
    const steps = await logAtOnce(tags, 'a tag each')

    expect(steps.map(({ outputs }) => outputs['created'])).toEqual(tags.map(() => 'true'))
    expect(await verified('a tag each', '**')).toEqual(tags.map(() => 'matches'))
  })
})

import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type MlflowSandbox, startMlflow } from '../../sandbox/mlflow/server.ts'
import { createBackend as mlflow } from '../../src/backends/mlflow/backend.ts'
import { createHttp, type Http } from '../../src/http/client.ts'
import { bundle, growth } from '../revision-v2.ts'

let server: MlflowSandbox
let http: Http
const { signal } = new AbortController()
beforeEach(async () => {
  server = await startMlflow()
  http = createHttp({ note: () => undefined, redact: (text) => text, signal })
})
afterEach(async () => {
  http.close()
  await server.close()
})

const context = {
  workflowRepository: 'o/r',
  runUrl: 'https://github.com/o/r/actions/runs/1',
  actor: 'octocat',
  event: 'push',
  ref: 'refs/tags/v2',
  tagVerification: '',
  growth,
}

/** Holds back the first answers to runs/search until all jobs have one: none sees the run of another. */
function mapWithConcurrency(jobs: number): Http {
  let answered = 0
  let release = () => {}
  const all = new Promise<void>((resolve) => {
    release = resolve
  })
  return {
    ...http,
    async send(request) {
      const answer = await http.send(request)
      if (request.name !== 'runs/search' || answered === jobs) return answer
      answered += 1
      if (answered === jobs) release()
      await all
      return answer
    },
  }
}

async function logAtOnce(jobs: number) {
  // In an experiment that is new, none would look for runs of others before it makes its own.
  await fetch(`${server.url}/api/2.0/mlflow/experiments/create`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"name":"corpus"}',
  })
  const shared = mapWithConcurrency(jobs)
  return await Promise.all(Array.from({ length: jobs }, () => log(shared)))
}

async function log(shared: Http) {
  const inputs = {
    trackingUri: server.url,
    host: 'mlflow' as const,
    credential: { kind: 'header' as const, authorization: undefined },
    experiment: 'corpus',
    workspace: undefined,
    runId: undefined,
  }
  const tools = {
    http: shared,
    info: () => undefined,
    warn: () => undefined,
    hide: () => undefined,
    identity: undefined,
  }
  const session = await mlflow(inputs, { ifMoved: 'fail' }, tools).open([bundle])
  return await session.log(bundle, context)
}

test('jobs that log the same revision at the same time leave one run', async () => {
  const logged = await logAtOnce(4)

  expect(server.store.runs.size).toBe(4)
  const active = [...server.store.runs.values()].filter(({ lifecycle }) => lifecycle === 'active')
  expect(active.map(({ status }) => status)).toEqual(['FINISHED'])
  const ids = logged.map(({ outputs }) => outputs['mlflow-run-id'])
  expect(new Set(ids)).toEqual(new Set([active[0]?.id]))
})

test('a user who may not delete a run marks it as killed', async () => {
  const reply = { status: 403, body: 'Permission denied' }
  server.fail('runs/delete', { kind: 'reply', reply }, 9)
  await logAtOnce(2)

  const states = [...server.store.runs.values()].map(({ status }) => status)
  expect(states.sort()).toEqual(['FINISHED', 'KILLED'])
})

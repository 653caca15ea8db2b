import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type MlflowSandbox, startMlflow } from '../../../sandbox/mlflow/server.ts'
import { mlflow } from '../../../src/backends/mlflow/backend.ts'
import { createHttp, type Http } from '../../../src/http/client.ts'
import { createStop } from '../../../src/runner/stop.ts'
import { bundle } from '../../revision-v2.ts'
import { context, jsonResponse, sourceOf, toolsOf } from '../responses.ts'

const ignore = () => undefined
let server: MlflowSandbox
let http: Http
const { signal } = createStop()
beforeEach(async () => {
  server = await startMlflow()
  http = createHttp({ info: ignore, debug: ignore, redact: (text) => text, signal })
})
afterEach(async () => {
  http.close()
  await server.close()
})

/** Delays the first response to runs/search until all jobs have one, so that no job sees the run of another. */
function withSimultaneousSearch(jobs: number): Http {
  let responses = 0
  let release = ignore
  const allHaveOne = new Promise<void>((resolve) => {
    release = () => void resolve()
  })
  return {
    ...http,
    async send(request) {
      const response = await http.send(request)
      if (request.name !== 'runs/search' || responses === jobs) return response
      responses += 1
      if (responses === jobs) release()
      await allHaveOne
      return response
    },
  }
}

async function logSimultaneously(jobs: number) {
  // If the experiment were new, no job would search for runs before it creates its own.
  await fetch(`${server.url}/api/2.0/mlflow/experiments/create`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"name":"corpus"}',
  })
  const shared = withSimultaneousSearch(jobs)
  return await Promise.all(Array.from({ length: jobs }, () => log(shared)))
}

async function log(shared: Http) {
  const source = sourceOf({ 'mlflow-tracking-uri': server.url })
  const options = { mode: 'log', artifactName: 'lairs-revision', ifMoved: 'fail' } as const
  const tools = { ...toolsOf(() => jsonResponse('{}')), http: shared }
  const session = await mlflow(source).open([bundle], options, tools)
  return await session.log(bundle, context)
}

test('jobs that log the same revision at the same time leave one run', async () => {
  const logged = await logSimultaneously(4)

  expect(server.store.runs.size).toBe(4)
  const active = [...server.store.runs.values()].filter(({ lifecycle }) => lifecycle === 'active')
  expect(active.map(({ status }) => status)).toEqual(['FINISHED'])
  const ids = logged.map(({ outputs }) => outputs['mlflow-run-id'])
  expect(new Set(ids)).toEqual(new Set([active[0]?.id]))
})

test('a user who may not delete a run marks it as killed', async () => {
  const reply = { status: 403, body: 'Permission denied' }
  server.fail('runs/delete', { kind: 'reply', reply }, 9)
  await logSimultaneously(2)

  const states = [...server.store.runs.values()].map(({ status }) => status)
  expect(states.sort()).toEqual(['FINISHED', 'KILLED'])
})

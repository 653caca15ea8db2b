import { afterEach, beforeEach } from '@jest/globals'
import {
  type MlflowOptions,
  type MlflowSandbox,
  startMlflow,
} from '../../../sandbox/mlflow/server.ts'
import { mlflow } from '../../../src/backends/mlflow/backend.ts'
import { createHttp, type Http } from '../../../src/http/client.ts'
import type { ProvenanceBundle } from '../../../src/provenance/bundle.ts'
import { createStop, waitUnlessStopped } from '../../../src/runner/stop.ts'
import type {
  BackendOptions,
  LoggedRevision,
  RunContext,
  Session,
  VerifyResult,
} from '../../../src/tracking/backend.ts'
import { bundle as bundleV2 } from '../../revision-v2.ts'
import { context, jsonResponse, sourceOf, toolsOf } from '../responses.ts'

/** One step that uses the MLflow backend. Everything is optional. */
type Job = Readonly<{
  bundle?: Partial<ProvenanceBundle>
  /** All bundles of the step. */
  bundles?: readonly ProvenanceBundle[]
  options?: Partial<BackendOptions>
  context?: Partial<RunContext>
  inputs?: Readonly<Record<string, string>>
  http?: Http
  /** Replaces the waits between two attempts. */
  wait?: (milliseconds: number) => Promise<boolean>
}>

/** An MLflow sandbox for the tests of a file, new for each test. */
export type MlflowJobs = {
  server: MlflowSandbox
  http: Http
  /** Everything that was warned of. */
  warnings: string[]
  open(job?: Job): Promise<Session>
  log(job?: Job): Promise<LoggedRevision>
  verify(job?: Job): Promise<VerifyResult>
  /** The runs that are not deleted, in order of creation. */
  active(): ReturnType<typeof runsOf>
  /** Posts as another client. */
  post(endpoint: string, body: unknown): Promise<unknown>
}

export function useMlflow(options: MlflowOptions = {}): MlflowJobs {
  const { signal } = createStop()
  const ignore = () => undefined
  const jobs: Partial<Pick<MlflowJobs, 'server' | 'http'>> = {}
  const get = <Key extends 'server' | 'http'>(key: Key): MlflowJobs[Key] => {
    const value = jobs[key]
    if (value === undefined) throw new Error(`${key} exists only while a test runs`)
    return value
  }
  beforeEach(async () => {
    jobs.server = await startMlflow(options)
    jobs.http = createHttp({ info: ignore, debug: ignore, redact: (text) => text, signal })
  })
  afterEach(async () => {
    jobs.http?.close()
    await jobs.server?.close()
  })
  const warnings: string[] = []
  beforeEach(() => {
    warnings.length = 0
  })
  const bundleOf = (job: Job) => ({ ...bundleV2, ...job.bundle })
  const open = (job: Job = {}) => {
    const wait = (milliseconds: number) => waitUnlessStopped(signal, milliseconds)
    const tools = { ...toolsOf(() => jsonResponse('{}')), http: get('http'), wait }
    const source = sourceOf({ 'mlflow-tracking-uri': get('server').url, ...job.inputs })
    return mlflow(source).open(
      job.bundles ?? [bundleOf(job)],
      { mode: 'log', artifactName: 'lairs-revision', ifMoved: 'fail', ...job.options },
      {
        ...tools,
        warn: (message) => warnings.push(message),
        ...(job.http && { http: job.http }),
        ...(job.wait && { wait: job.wait }),
      },
    )
  }
  return {
    get server() {
      return get('server')
    },
    get http() {
      return get('http')
    },
    warnings,
    open,
    log: async (job = {}) => (await open(job)).log(bundleOf(job), { ...context, ...job.context }),
    verify: async (job = {}) => (await open(job)).verify(bundleOf(job)),
    active: () => runsOf(get('server')).filter(({ lifecycle }) => lifecycle === 'active'),
    async post(endpoint, body) {
      const answer = await fetch(`${get('server').url}/api/2.0/mlflow/${endpoint}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      if (answer.status !== 200) throw new Error(`${endpoint}: ${await answer.text()}`)
      return await answer.json()
    },
  }
}

function runsOf(server: MlflowSandbox) {
  return [...server.store.runs.values()]
}

import { afterEach, beforeEach } from '@jest/globals'
import { createHttp, type Http } from '../../src/http/client.ts'
import { createResponse, type HttpResponse } from '../../src/http/messages.ts'
import type { ProvenanceBundle } from '../../src/provenance/bundle.ts'
import { createStop, waitUnlessStopped } from '../../src/runner/stop.ts'
import type {
  BackendFactory,
  BackendOptions,
  LoggedRevision,
  RunContext,
  Session,
  VerifyResult,
} from '../../src/tracking/backend.ts'
import { bundle as bundleV2 } from '../revision-v2.ts'
import { context, jsonResponse, sourceOf, toolsOf } from './responses.ts'

/** One step that uses a backend. Everything is optional. */
export type Job = Readonly<{
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

/** Steps that use a sandbox. */
export type Jobs<Server> = {
  readonly server: Server
  readonly http: Http
  /** Everything that was warned of. */
  readonly warnings: string[]
  open(job?: Job): Promise<Session>
  log(job?: Job): Promise<LoggedRevision>
  verify(job?: Job): Promise<VerifyResult>
}

/** A sandbox for the tests of a file, new for each test. `inputsOf` are the inputs for it. */
export function useJobs<Server extends Readonly<{ close(): Promise<void> }>>(
  backend: BackendFactory,
  start: () => Promise<Server>,
  inputsOf: (server: Server) => Readonly<Record<string, string>>,
): Jobs<Server> {
  const { signal } = createStop()
  const sandbox = useServer(start, signal)
  const warnings: string[] = []
  beforeEach(() => {
    warnings.length = 0
  })
  const bundleOf = (job: Job) => ({ ...bundleV2, ...job.bundle })
  const openFor = (job: Job, bundle: ProvenanceBundle) => {
    const inputs = { ...inputsOf(sandbox.server), ...job.inputs }
    const wait = (milliseconds: number) => waitUnlessStopped(signal, milliseconds)
    const warn = (message: string) => warnings.push(message)
    const all = { bundles: [bundle], http: sandbox.http, wait, ...job, inputs }
    return openJob(backend, all, warn)
  }
  return {
    get server() {
      return sandbox.server
    },
    get http() {
      return sandbox.http
    },
    warnings,
    open: (job = {}) => openFor(job, bundleOf(job)),
    async log(job = {}) {
      const bundle = bundleOf(job)
      return await (await openFor(job, bundle)).log(bundle, { ...context, ...job.context })
    },
    async verify(job = {}) {
      const bundle = bundleOf(job)
      return await (await openFor(job, bundle)).verify(bundle)
    },
  }
}

/** A server and a client, new for each test. */
function useServer<Server extends Readonly<{ close(): Promise<void> }>>(
  start: () => Promise<Server>,
  signal: AbortSignal,
) {
  const ignore = () => undefined
  const state: { server?: Server; http?: Http } = {}
  beforeEach(async () => {
    state.server = await start()
    state.http = createHttp({ info: ignore, debug: ignore, redact: (text) => text, signal })
  })
  afterEach(async () => {
    state.http?.close()
    await state.server?.close()
  })
  const existing = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('the sandbox exists only while a test runs')
    return value
  }
  return {
    get server() {
      return existing(state.server)
    },
    get http() {
      return existing(state.http)
    },
  }
}

type CompleteJob = Job & Required<Pick<Job, 'bundles' | 'http' | 'wait' | 'inputs'>>

function openJob(
  backend: BackendFactory,
  { bundles, http, wait, inputs, options = {} }: CompleteJob,
  warn: (message: string) => void,
): Promise<Session> {
  return backend(sourceOf(inputs)).open(
    bundles,
    { mode: 'log', artifactName: 'lairs-revision', ifMoved: 'fail', ...options },
    { ...toolsOf(() => jsonResponse('{}')), http, wait, warn },
  )
}

/** A wait that only counts. */
export function fakeWait() {
  const waits: number[] = []
  return { waits, wait: async (milliseconds: number) => waits.push(milliseconds) > 0 }
}

/** Replaces the bodies of so many responses. `change` returns undefined for a response that stays and does not count. */
export function withChangedResponses(
  http: Http,
  count: number,
  change: (name: string, response: HttpResponse) => string | undefined,
): Http {
  let left = count
  return {
    ...http,
    async send(request) {
      const response = await http.send(request)
      const body = left > 0 ? change(request.name, response) : undefined
      if (body === undefined) return response
      left -= 1
      return createResponse(200, response.headers, body)
    },
  }
}

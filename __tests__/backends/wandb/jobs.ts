import { afterEach, beforeEach } from '@jest/globals'
import type { WandbBehavior } from '../../../sandbox/wandb/behavior.ts'
import { DEFAULT_KEY, startWandb, type WandbSandbox } from '../../../sandbox/wandb/server.ts'
import type { Artifact } from '../../../sandbox/wandb/store.ts'
import { wandb } from '../../../src/backends/wandb/backend.ts'
import { createHttp, type Http } from '../../../src/http/client.ts'
import type { ProvenanceBundle } from '../../../src/provenance/bundle.ts'
import { createStop, waitUnlessStopped } from '../../../src/runner/stop.ts'
import type {
  BackendOptions,
  LoggedRevision,
  Session,
  VerifyResult,
} from '../../../src/tracking/backend.ts'
import { bundle as bundleV2 } from '../../revision-v2.ts'
import { context, jsonResponse, sourceOf, toolsOf } from '../responses.ts'

/** One step that uses the W&B backend. Everything is optional. */
type Job = Readonly<{
  bundle?: Partial<ProvenanceBundle>
  options?: Partial<BackendOptions>
  inputs?: Readonly<Record<string, string>>
  http?: Http
  /** Replaces the waits between two attempts. */
  wait?: (milliseconds: number) => Promise<boolean>
}>

/** A W&B sandbox for the tests of a file, new for each test. */
export type WandbJobs = {
  server: WandbSandbox
  http: Http
  /** Everything that was warned of. */
  warnings: string[]
  behave(behavior: Partial<WandbBehavior>): void
  log(job?: Job): Promise<LoggedRevision>
  verify(job?: Job): Promise<VerifyResult>
  /** The versions that are committed, in order of creation. */
  committed(): readonly Artifact[]
  /** The names of the requests since the last call. */
  requests(): readonly string[]
}

export function useWandb(): WandbJobs {
  const { signal } = createStop()
  const ignore = () => undefined
  const jobs: Partial<Pick<WandbJobs, 'server' | 'http'>> = {}
  const get = <Key extends 'server' | 'http'>(key: Key): WandbJobs[Key] => {
    const value = jobs[key]
    if (value === undefined) throw new Error(`${key} exists only while a test runs`)
    return value
  }
  const warnings: string[] = []
  let seen = 0
  beforeEach(async () => {
    jobs.server = await startWandb()
    jobs.http = createHttp({ info: ignore, debug: ignore, redact: (text) => text, signal })
    warnings.length = 0
    seen = 0
  })
  afterEach(async () => {
    jobs.http?.close()
    await jobs.server?.close()
  })
  const bundleOf = (job: Job) => ({ ...bundleV2, ...job.bundle })
  const open = (
    job: Job,
    bundle: ProvenanceBundle,
    mode: BackendOptions['mode'],
  ): Promise<Session> => {
    const wait = (milliseconds: number) => waitUnlessStopped(signal, milliseconds)
    const { http = get('http') } = job
    const tools = { ...toolsOf(() => jsonResponse('{}')), http, wait: job.wait ?? wait }
    const inputs = { 'wandb-base-url': get('server').url, 'wandb-api-key': DEFAULT_KEY }
    return wandb(sourceOf({ ...inputs, ...job.inputs })).open(
      [bundle],
      { mode, artifactName: 'lairs-revision', ifMoved: 'fail', ...job.options },
      { ...tools, warn: (message) => warnings.push(message) },
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
    behave: (behavior) => void Object.assign(get('server').store.behavior, behavior),
    async log(job = {}) {
      const bundle = bundleOf(job)
      return await (await open(job, bundle, 'log')).log(bundle, context)
    },
    async verify(job = {}) {
      const bundle = bundleOf(job)
      return await (await open(job, bundle, 'verify')).verify(bundle)
    },
    committed: () =>
      [...get('server').store.artifacts.values()].filter(({ state }) => state === 'COMMITTED'),
    requests() {
      const names = get('server').received.map(({ name }) => name)
      const added = names.slice(seen)
      seen = names.length
      return added
    },
  }
}

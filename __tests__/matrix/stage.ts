import { type GithubSandbox, startGithub } from '../../sandbox/github/server.ts'
import type { Listening } from '../../sandbox/http.ts'
import { type MlflowSandbox, startMlflow } from '../../sandbox/mlflow/server.ts'
import { DEFAULT_KEY, startWandb, type WandbSandbox } from '../../sandbox/wandb/server.ts'
import { createBackend as mlflowBackend } from '../../src/backends/mlflow/backend.ts'
import type { MlflowCredential, MlflowInputs } from '../../src/backends/mlflow/settings.ts'
import { createBackend as wandbBackend } from '../../src/backends/wandb/backend.ts'
import type { WandbCredential, WandbInputs } from '../../src/backends/wandb/settings.ts'
import { createHttp } from '../../src/http/client.ts'
import type { Inputs, Mode } from '../../src/inputs/inputs.ts'
import type { Pinned } from '../../src/provenance/pin.ts'
import { complaintsOf } from '../../src/report/errors.ts'
import { createStop } from '../../src/runner/stop.ts'
import type { Result } from '../../src/tracking/result.ts'
import { trackAll } from '../../src/tracking/track.ts'
import { inputs as standard } from '../inputs.ts'

/** What a step does, and what was done before it. */
export type Path = Readonly<{
  backends: readonly ('wandb' | 'mlflow')[]
  /** What was logged before. */
  before: readonly Pinned[]
  pinned: Pinned
  ifMoved?: 'relog'
  /** Signs in by access tokens that are exchanged for something. */
  exchange?: 'identity' | 'client'
  /** Logs into runs that others began. */
  runs?: boolean
  registry?: boolean
  /** The requests that it is about, where the others are those of another path. */
  about?: RegExp
}>

/** The servers of a path, with what was logged before, and the step itself. */
export type Stage = Readonly<{
  servers: Readonly<Partial<Record<'wandb' | 'mlflow' | 'github', Listening>>>
  wandb: WandbSandbox | undefined
  mlflow: MlflowSandbox | undefined
  /** Logs what the path is about, or does something else with it. One in haste waits a second for an answer. */
  step(mode?: Mode, isHasty?: boolean): Promise<readonly Result[]>
  close(): Promise<void>
}>

export async function openStage(path: Path): Promise<Stage> {
  const github = path.exchange === 'identity' ? await startGithub() : undefined
  const wandb = path.backends.includes('wandb') ? await openWandb(path) : undefined
  const mlflow = path.backends.includes('mlflow') ? await openMlflow(path) : undefined
  const own: Own = {
    wandb: wandb && (await wandbInputs(path, wandb)),
    mlflow: mlflow && (await mlflowInputs(path, mlflow)),
  }
  const inputs: Inputs = { ...standard, ifMoved: path.ifMoved ?? 'fail' }
  for (const each of path.before) {
    const ifMoved = 'relog'
    expectGood(await step({ ...inputs, ifMoved }, own, each, github))
  }
  return {
    servers: { ...(wandb && { wandb }), ...(mlflow && { mlflow }), ...(github && { github }) },
    wandb,
    mlflow,
    step: (mode = 'log', isHasty = false) =>
      step({ ...inputs, mode }, own, path.pinned, github, isHasty),
    async close() {
      for (const server of [wandb, mlflow, github]) await server?.close()
    },
  }
}

/** The inputs of the backends. */
type Own = Readonly<{ wandb: WandbInputs | undefined; mlflow: MlflowInputs | undefined }>

/** What failed, in words. */
export function errorsOf(results: readonly Result[]): readonly string[] {
  return complaintsOf(results).map(({ message }) => message)
}

function expectGood(results: readonly Result[]): void {
  const errors = errorsOf(results)
  if (errors.length > 0) throw new Error(`The stage could not be set: ${errors.join('; ')}`)
}

const { signal } = createStop()

/** All steps share one of two, which stay open: closing them ends all connections of this process. */
const [hasty, patient] = [1000, 25_000].map((timeLimit) =>
  createHttp({
    note: () => undefined,
    redact: (text) => text,
    signal,
    wait: () => Promise.resolve(),
    timeLimit,
  }),
)

async function step(
  inputs: Inputs,
  { wandb, mlflow }: Own,
  pinned: Pinned,
  github: GithubSandbox | undefined,
  isHasty = false,
) {
  const http = isHasty ? hasty : patient
  if (http === undefined) throw new Error('there is no client')
  const silent = () => undefined
  const tools = { http, info: silent, warn: silent, hide: silent, identity: placeOf(github) }
  const backends = [
    ...(wandb ? [wandbBackend(wandb, inputs, tools)] : []),
    ...(mlflow ? [mlflowBackend(mlflow, inputs, tools)] : []),
  ]
  return await trackAll(backends, { pinned: [pinned], unpinned: [] }, inputs, () => undefined)
}

function placeOf(github: GithubSandbox | undefined) {
  if (github === undefined) return undefined
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } =
    github.variables
  return { url, token }
}

const principal = { clientId: 'the-client', clientSecret: 'the-secret' }
const org = { organization: 'acme', registries: ['dataset'] }

function openWandb({ exchange, registry }: Path): Promise<WandbSandbox> {
  return startWandb({ ...(exchange && { audience: 'acme' }), ...(registry && org) })
}

function openMlflow({ exchange }: Path): Promise<MlflowSandbox> {
  if (exchange === 'client') return startMlflow({ databricks: principal })
  if (exchange === 'identity') return startMlflow({ databricks: { clientId: principal.clientId } })
  return startMlflow()
}

async function wandbInputs({ exchange, runs, registry }: Path, { url, store }: WandbSandbox) {
  const key = Buffer.from(`api:${DEFAULT_KEY}`).toString('base64')
  const credential: WandbCredential =
    exchange === undefined
      ? { kind: 'key', authorization: `Basic ${key}` }
      : { kind: 'identity', audience: 'acme' }
  if (runs) await beginWandbRun(url, key)
  return {
    baseUrl: url,
    credential,
    entity: store.entity,
    project: 'corpus',
    runId: runs ? 'training' : undefined,
    aliases: [],
    registry: registry ? { project: 'wandb-registry-dataset', collection: 'corpus' } : undefined,
  }
}

async function beginWandbRun(url: string, key: string): Promise<void> {
  const query =
    'mutation UpsertBucket($input: UpsertBucketInput!) { upsertBucket(input: $input) { inserted } }'
  const input = { name: 'training', modelName: 'corpus', entityName: 'lab' }
  await post(`${url}/graphql`, { query, variables: { input } }, { authorization: `Basic ${key}` })
}

async function mlflowInputs({ exchange, runs }: Path, { url }: MlflowSandbox) {
  const credentials: Readonly<Record<string, MlflowCredential>> = {
    none: { kind: 'header', authorization: undefined },
    client: {
      kind: 'client',
      authorization: `Basic ${Buffer.from('the-client:the-secret').toString('base64')}`,
    },
    identity: { kind: 'identity', clientId: 'the-client', audience: `${url}/oidc/v1/token` },
  }
  const credential = credentials[exchange ?? 'none'] ?? { kind: 'header', authorization: undefined }
  const host = exchange === undefined ? ('mlflow' as const) : ('databricks' as const)
  const experiment = exchange === undefined ? 'corpus' : '/Shared/corpus'
  const runId = runs ? await beginMlflowRun(url) : undefined
  return { trackingUri: url, host, credential, experiment, workspace: undefined, runId }
}

async function beginMlflowRun(url: string): Promise<string> {
  const answer = await post(`${url}/api/2.0/mlflow/runs/create`, {
    experiment_id: '0',
    start_time: 1,
  })
  return /"run_id":"(\w+)"/.exec(answer)?.[1] ?? ''
}

async function post(url: string, body: unknown, headers = {}): Promise<string> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(text)
  return text
}

import { type GithubSandbox, startGithub } from '../../../sandbox/github/server.ts'
import type { LoopbackServer } from '../../../sandbox/http.ts'
import { type MlflowSandbox, startMlflow } from '../../../sandbox/mlflow/server.ts'
import { DEFAULT_KEY, startWandb, type WandbSandbox } from '../../../sandbox/wandb/server.ts'
import { mlflow as mlflowFactory, wandb as wandbFactory } from '../../../src/backends/index.ts'
import type { IdTokenSource } from '../../../src/http/authorization.ts'
import { createHttp, type Http } from '../../../src/http/client.ts'
import type { Inputs, Mode } from '../../../src/inputs/inputs.ts'
import { createSource } from '../../../src/inputs/source.ts'
import type { Pinned } from '../../../src/provenance/pin.ts'
import { errorAnnotationsOf } from '../../../src/report/annotations.ts'
import { createStop } from '../../../src/runner/stop.ts'
import type { BackendFactory, BackendSettings } from '../../../src/tracking/backend.ts'
import type { Result } from '../../../src/tracking/result.ts'
import { trackAll } from '../../../src/tracking/track.ts'
import { inputs as defaultInputs } from '../../inputs.ts'

type BackendName = 'wandb' | 'mlflow'

/** What a step does, and what earlier steps did. */
export type Scenario = Readonly<{
  backends: readonly BackendName[]
  /** The revisions that earlier steps logged. */
  existing: readonly Pinned[]
  revision: Pinned
  ifMoved?: 'relog'
  /** Signs in with a token exchange. */
  signIn?: 'identity' | 'client-secret'
  /** Logs into runs of another job. */
  usesExistingRun?: boolean
  usesRegistry?: boolean
  /** The requests to test, if other scenarios cover the rest. */
  requests?: RegExp
}>

/** The servers of a scenario after the earlier steps. */
export type Sandbox = Readonly<{
  servers: Readonly<Partial<Record<BackendName | 'github', LoopbackServer>>>
  wandb: WandbSandbox | undefined
  mlflow: MlflowSandbox | undefined
  /** Runs the step. With a short time limit, it waits one second for a response. */
  step(mode?: Mode, hasShortTimeLimit?: boolean): Promise<readonly Result[]>
  close(): Promise<void>
}>

export async function openSandbox(scenario: Scenario): Promise<Sandbox> {
  const github = scenario.signIn === 'identity' ? await startGithub() : undefined
  const wandb = scenario.backends.includes('wandb') ? await openWandb(scenario) : undefined
  const mlflow = scenario.backends.includes('mlflow') ? await openMlflow(scenario) : undefined
  const backends = new Map<string, BackendSettings>([
    ...(wandb ? [['wandb', await wandbSettings(scenario, wandb)] as const] : []),
    ...(mlflow ? [['mlflow', await mlflowSettings(scenario, mlflow)] as const] : []),
  ])
  const { ifMoved = 'fail' } = scenario
  const inputs: Inputs<BackendSettings> = { ...defaultInputs, backends, ifMoved }
  const idTokenSource = idTokenSourceOf(github)
  for (const each of scenario.existing) {
    const results = await runStep({ ...inputs, ifMoved: 'relog' }, each, patient, idTokenSource)
    const errors = errorsOf(results)
    if (errors.length > 0) throw new Error(`An earlier step failed: ${errors.join('; ')}`)
  }
  return {
    servers: { ...(wandb && { wandb }), ...(mlflow && { mlflow }), ...(github && { github }) },
    wandb,
    mlflow,
    step(mode = 'log', hasShortTimeLimit = false) {
      const http = hasShortTimeLimit ? impatient : patient
      return runStep({ ...inputs, mode }, scenario.revision, http, idTokenSource)
    },
    async close() {
      for (const server of [wandb, mlflow, github]) await server?.close()
    },
  }
}

/** The error messages of the results. */
export function errorsOf(results: readonly Result[]): readonly string[] {
  return errorAnnotationsOf(results).map(({ message }) => message)
}

/** All steps share two clients, which stay open: closing one would end all connections of this process. */
const patient = createClient(25_000)
const impatient = createClient(1000)

function ignore(): void {}

function createClient(timeLimitMs: number): Http {
  const { signal } = createStop()
  const wait = () => Promise.resolve()
  return createHttp({
    info: ignore,
    debug: ignore,
    redact: (text) => text,
    signal,
    wait,
    timeLimitMs,
  })
}

async function runStep(
  inputs: Inputs<BackendSettings>,
  revision: Pinned,
  http: Http,
  idTokenSource: IdTokenSource | undefined,
): Promise<readonly Result[]> {
  const messages = { info: ignore, warn: ignore, notice: ignore }
  const tools = { http, ...messages, hide: ignore, wait: async () => true, idTokenSource }
  return await trackAll(inputs, [revision], [], tools)
}

function idTokenSourceOf(github: GithubSandbox | undefined): IdTokenSource | undefined {
  if (github === undefined) return undefined
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } =
    github.variables
  return { url, token }
}

const servicePrincipal = { clientId: 'the-client', clientSecret: 'the-secret' }
const organization = { organization: 'acme', registries: ['dataset'] }

function openWandb({ signIn, usesRegistry }: Scenario): Promise<WandbSandbox> {
  return startWandb({ ...(signIn && { audience: 'acme' }), ...(usesRegistry && organization) })
}

function openMlflow({ signIn }: Scenario): Promise<MlflowSandbox> {
  if (signIn === undefined) return startMlflow()
  const { clientId } = servicePrincipal
  return startMlflow({ databricks: signIn === 'identity' ? { clientId } : servicePrincipal })
}

type Values = Readonly<Record<string, string>>

function readSettings(factory: BackendFactory, inputs: Values, env: Values = {}): BackendSettings {
  const runner = { getInput: (name: string) => inputs[name] ?? '' }
  const source = createSource({ runner, env, hide: ignore, repositoryName: 'corpus' })
  return factory(source)
}

async function wandbSettings(
  { signIn, usesExistingRun, usesRegistry }: Scenario,
  { url, store }: WandbSandbox,
): Promise<BackendSettings> {
  if (usesExistingRun) await startWandbRun(url)
  return readSettings(wandbFactory, {
    'wandb-base-url': url,
    'wandb-entity': store.entity,
    ...(signIn === undefined ? { 'wandb-api-key': DEFAULT_KEY } : { 'oidc-audience': 'acme' }),
    ...(usesExistingRun && { 'wandb-run-id': 'training' }),
    ...(usesRegistry && { 'wandb-registry': 'dataset/corpus' }),
  })
}

async function startWandbRun(url: string): Promise<void> {
  const query =
    'mutation UpsertBucket($input: UpsertBucketInput!) { upsertBucket(input: $input) { inserted } }'
  const input = { name: 'training', modelName: 'corpus', entityName: 'lab' }
  const key = Buffer.from(`api:${DEFAULT_KEY}`).toString('base64')
  await post(`${url}/graphql`, { query, variables: { input } }, { authorization: `Basic ${key}` })
}

async function mlflowSettings(
  { signIn, usesExistingRun }: Scenario,
  { url }: MlflowSandbox,
): Promise<BackendSettings> {
  if (signIn === undefined) {
    const runId = usesExistingRun ? await startMlflowRun(url) : ''
    return readSettings(mlflowFactory, { 'mlflow-tracking-uri': url, 'mlflow-run-id': runId })
  }
  const { clientId, clientSecret } = servicePrincipal
  const inputs = { 'mlflow-tracking-uri': 'databricks', 'mlflow-experiment': '/Shared/corpus' }
  return readSettings(mlflowFactory, inputs, {
    DATABRICKS_HOST: url,
    DATABRICKS_CLIENT_ID: clientId,
    ...(signIn === 'client-secret' && { DATABRICKS_CLIENT_SECRET: clientSecret }),
  })
}

async function startMlflowRun(url: string): Promise<string> {
  const run = { experiment_id: '0', start_time: 1 }
  const response = await post(`${url}/api/2.0/mlflow/runs/create`, run)
  return /"run_id":"(\w+)"/.exec(response)?.[1] ?? ''
}

async function post(url: string, body: unknown, headers = {}): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  if (response.status !== 200) throw new Error(text)
  return text
}

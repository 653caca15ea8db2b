import { afterAll, beforeAll, beforeEach } from '@jest/globals'
import type { ReceivedRequest } from '../../sandbox/http.ts'
import { type MlflowSandbox, startMlflow } from '../../sandbox/mlflow/server.ts'
import type { MlflowStore } from '../../sandbox/mlflow/store.ts'
import { type Outcome, pushOf, runStep, type Step } from '../../sandbox/runner.ts'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'
import { DEFAULT_KEY, startWandb, type WandbSandbox } from '../../sandbox/wandb/server.ts'
import type { Artifact } from '../../sandbox/wandb/store.ts'
import { requireFreshBundle } from '../fresh-bundle.ts'
import { stepHosts } from './step-hosts.ts'

/** The password of the MLflow sandbox. */
export const password = 'correct horse battery staple'

type Run = MlflowStore['runs'] extends ReadonlyMap<string, infer Each> ? Each : never

/** A sample dataset and both servers, new for each test. */
export type Sandbox = {
  sample: Checkout
  wandb: WandbSandbox
  mlflow: MlflowSandbox
  /** Inputs that log to both. */
  inputs: Readonly<Record<string, string>>
  /** The versions of the artifact in W&B. */
  versions(): readonly Artifact[]
  /** The runs in MLflow. */
  runs(): readonly Run[]
  /** Runs the action for the push of a tag. The given inputs replace those above. */
  push(tag: string, inputs?: Step['inputs'], step?: Partial<Step>): Promise<Outcome>
}

/** Sets up the servers for the tests of a file. `sample` is cloned once: a test that changes it clones its own. */
export function useSandbox(): Sandbox {
  const hosts = stepHosts()
  const state = useServers()
  const get = <Key extends keyof Servers>(key: Key): Servers[Key] => {
    const value = state[key]
    if (value === undefined) throw new Error(`${key} exists only while a test runs`)
    return value
  }
  const allInputs = () => inputsFor(get('wandb').url, get('mlflow').url)
  return {
    get sample() {
      return get('sample')
    },
    get wandb() {
      return get('wandb')
    },
    get mlflow() {
      return get('mlflow')
    },
    get inputs() {
      return allInputs()
    },
    versions() {
      const corpus = get('wandb').store.projects.get('corpus')
      return corpus?.collections.get('lairs-revision')?.artifacts ?? []
    },
    runs: () => [...get('mlflow').store.runs.values()],
    push(tag, inputs = {}, step = {}) {
      const all = {
        workspace: get('sample').path,
        event: pushOf(tag),
        ...step,
        inputs: { ...allInputs(), ...inputs },
      }
      return needsProcess(all) ? runStep(all) : runStep(all, hosts.run)
    },
  }
}

type Servers = { sample: Checkout; wandb: WandbSandbox; mlflow: MlflowSandbox }

function useServers(): Partial<Servers> {
  const state: Partial<Servers> = {}
  beforeAll(() => {
    requireFreshBundle()
    state.sample = cloneSample()
  })
  afterAll(async () => {
    state.sample?.remove()
    await closeServers(state)
  })
  beforeEach(async () => {
    await closeServers(state)
    state.wandb = await startWandb()
    state.mlflow = await startMlflow({ username: 'ada', password })
  })
  return state
}

function inputsFor(wandbUrl: string, mlflowUrl: string): Sandbox['inputs'] {
  return {
    backend: 'wandb\nmlflow',
    'wandb-api-key': DEFAULT_KEY,
    'wandb-base-url': wandbUrl,
    'wandb-project': 'corpus',
    'mlflow-tracking-uri': mlflowUrl,
    'mlflow-experiment': 'corpus',
    'mlflow-username': 'ada',
    'mlflow-password': password,
  }
}

/** True if signals, or variables that Node reads at its start, are part of the test. */
function needsProcess({ signal, env = {} }: Step): boolean {
  return signal !== undefined || Object.keys(env).some((name) => name.startsWith('NODE_'))
}

async function closeServers({ wandb, mlflow }: Partial<Sandbox>): Promise<void> {
  await Promise.all([wandb?.close(), mlflow?.close()])
}

/** The names of requests, in order. */
export function names(requests: readonly ReceivedRequest[]): string[] {
  return requests.map(({ name }) => name)
}

/** The errors of a step. */
export function errorsOf({ stdout }: Pick<Outcome, 'stdout'>): string[] {
  return [...stdout.matchAll(/^::error(?: [^:]*)?::(.*)$/gm)].map(([, message]) => message ?? '')
}

/** The `::warning::` lines of a step. */
export function warningsOf({ stdout }: Outcome): string[] {
  return stdout
    .split('\n')
    .flatMap((line) => (line.startsWith('::warning::') ? [line.slice(11)] : []))
}

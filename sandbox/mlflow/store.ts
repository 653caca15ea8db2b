import { Refusal } from './refusal.ts'

export type Lifecycle = 'active' | 'deleted'

export interface Experiment {
  readonly id: string
  readonly name: string
  readonly artifactLocation: string
  readonly creationTime: number
  readonly tags: ReadonlyMap<string, string>
  lastUpdateTime: number
  lifecycle: Lifecycle
}

export interface Dataset {
  readonly name: string
  readonly digest: string
  readonly source_type: string
  readonly source: string
  readonly schema?: string | undefined
  readonly profile?: string | undefined
}

export interface Metric {
  readonly key: string
  readonly value: number | string
  readonly timestamp: number
  readonly step: number
}

export type Input = Readonly<{ dataset: Dataset; tags: ReadonlyMap<string, string> }>

export interface Run {
  readonly id: string
  readonly experimentId: string
  readonly userId: string
  readonly artifactUri: string
  readonly startTime: number
  readonly params: Map<string, string>
  readonly tags: Map<string, string>
  readonly metrics: Metric[]
  readonly inputs: Input[]
  name: string
  status: string
  endTime: number | undefined
  lifecycle: Lifecycle
}

type Seen<T> = Readonly<{
  [K in keyof T]: T[K] extends Map<infer A, infer B>
    ? ReadonlyMap<A, B>
    : T[K] extends (infer I)[]
      ? readonly I[]
      : T[K]
}>

/** What the server holds, to be read by tests and the demo. */
export interface MlflowStore {
  /** By id. There is one named Default from the start, with the id `0` unless in a workspace. */
  readonly experiments: ReadonlyMap<string, Readonly<Experiment>>
  /** By id, in order of creation. */
  readonly runs: ReadonlyMap<string, Seen<Run>>
  /** By path below the artifact root: `<experiment>/<run>/artifacts/<file>`. */
  readonly artifacts: ReadonlyMap<string, Buffer>
}

/** The same, as the endpoints write it. */
export interface State extends MlflowStore {
  readonly experiments: Map<string, Experiment>
  readonly runs: Map<string, Run>
  readonly artifacts: Map<string, Buffer>
  /** By experiment, name and digest: a dataset belongs to an experiment, not to a run. */
  readonly datasets: Map<string, Dataset>
  readonly site: Site
}

/** How the server is set up, as far as the endpoints tell. */
export type Site = Readonly<{
  /** Where artifacts lie, with no slash at the end. */
  artifactRoot: string
  /** Whether experiments are named by their paths, as on Databricks. */
  namesArePaths: boolean
  /** A fresh id: no two experiments share one, whatever workspaces they are in. */
  nextExperimentId(): string
}>

/** The state of a server just installed, or of a workspace just made. */
export function newState(site: Site): State {
  const state = {
    experiments: new Map<string, Experiment>(),
    runs: new Map<string, Run>(),
    artifacts: new Map<string, Buffer>(),
    datasets: new Map<string, Dataset>(),
    site,
  }
  addExperiment(state, 'Default', new Map())
  return state
}

/** Adds an experiment under the next free id. */
export function addExperiment(
  state: State,
  name: string,
  tags: ReadonlyMap<string, string>,
  artifactLocation?: string,
): Experiment {
  const id = state.site.nextExperimentId()
  const now = Date.now()
  const experiment: Experiment = {
    id,
    name,
    artifactLocation: artifactLocation ?? `${state.site.artifactRoot}/${id}`,
    creationTime: now,
    lastUpdateTime: now,
    lifecycle: 'active',
    tags,
  }
  state.experiments.set(id, experiment)
  return experiment
}

/** The experiment of that id, whatever its lifecycle stage. */
export function experimentOf(state: State, id: string): Experiment {
  const experiment = state.experiments.get(id)
  if (experiment === undefined) {
    throw new Refusal('RESOURCE_DOES_NOT_EXIST', `No Experiment with id=${id} exists`)
  }
  return experiment
}

/** The run of that id, whatever its lifecycle stage. */
export function runOf(state: State, id: string): Run {
  const run = state.runs.get(id)
  if (run === undefined) {
    throw new Refusal('RESOURCE_DOES_NOT_EXIST', `Run with id=${id} not found`)
  }
  return run
}

/** The run of that id, to be written to: a deleted one is refused. */
export function activeRun(state: State, id: string): Run {
  const run = runOf(state, id)
  refuseDeleted('run', run)
  return run
}

/** Refuses an experiment or a run in the deleted stage. */
export function refuseDeleted(what: string, it: { id: string; lifecycle: Lifecycle }): void {
  if (it.lifecycle === 'active') return
  throw new Refusal(
    'INVALID_PARAMETER_VALUE',
    `The ${what} ${it.id} must be in the 'active' state. Current state is ${it.lifecycle}.`,
  )
}

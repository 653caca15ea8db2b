import { type Database, MlflowError, notFound } from './errors.ts'
import type { ObjectStore } from './object-store.ts'

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

interface Metric {
  readonly key: string
  readonly value: number | string
  readonly timestamp: number
  readonly step: number
}

/** A dataset that is an input of a run. */
export type DatasetInput = Readonly<{ dataset: Dataset; tags: ReadonlyMap<string, string> }>

export interface Run {
  readonly id: string
  readonly experimentId: string
  readonly userId: string
  readonly artifactUri: string
  readonly startTime: number
  /** On the server's monotonic clock, in milliseconds. */
  readonly createdAt: number
  readonly params: Map<string, string>
  readonly tags: Map<string, string>
  readonly metrics: Metric[]
  readonly inputs: DatasetInput[]
  name: string
  status: string
  endTime: number | undefined
  lifecycle: Lifecycle
}

/** An object with readonly members, maps and arrays. */
type ReadonlyMembers<T> = Readonly<{
  [K in keyof T]: T[K] extends Map<infer A, infer B>
    ? ReadonlyMap<A, B>
    : T[K] extends (infer I)[]
      ? readonly I[]
      : T[K]
}>

/** The records of a workspace, for tests and the demo. */
export interface MlflowStore {
  /** By id. The first one is named Default. Its id is `0` in the first workspace. */
  readonly experiments: ReadonlyMap<string, Readonly<Experiment>>
  /** By id, in order of creation. */
  readonly runs: ReadonlyMap<string, ReadonlyMembers<Run>>
  /** By path below the artifact root: `<experiment>/<run>/artifacts/<file>`. */
  readonly artifacts: ReadonlyMap<string, Buffer>
}

/** The records of a workspace, for the endpoints that change them. */
export interface WorkspaceState extends MlflowStore {
  readonly experiments: Map<string, Experiment>
  readonly runs: Map<string, Run>
  readonly artifacts: Map<string, Buffer>
  /** By experiment, name and digest. A dataset belongs to an experiment, not to a run. */
  readonly datasets: Map<string, Dataset>
  readonly settings: WorkspaceSettings
}

type WorkspaceSettings = Readonly<{
  /** The URI of the folder for artifacts, without a slash at the end. */
  artifactRoot: string
  database: Database
  /** True if the name of an experiment must be an absolute path, as on Databricks. */
  absoluteExperimentNames: boolean
  /** The store to which a root `s3:` belongs. */
  objectStore: ObjectStore | undefined
  /** Returns a new id. Ids are unique across all workspaces. */
  nextExperimentId(): string
}>

/** Creates a workspace that has only the experiment Default. */
export function createWorkspaceState(settings: WorkspaceSettings): WorkspaceState {
  const state = {
    experiments: new Map<string, Experiment>(),
    runs: new Map<string, Run>(),
    artifacts: new Map<string, Buffer>(),
    datasets: new Map<string, Dataset>(),
    settings,
  }
  addExperiment(state, 'Default', new Map())
  return state
}

/** Adds an experiment with a new id. */
export function addExperiment(
  state: WorkspaceState,
  name: string,
  tags: ReadonlyMap<string, string>,
  artifactLocation?: string,
): Experiment {
  const id = state.settings.nextExperimentId()
  const now = Date.now()
  const experiment: Experiment = {
    id,
    name,
    artifactLocation: artifactLocation ?? `${state.settings.artifactRoot}/${id}`,
    creationTime: now,
    lastUpdateTime: now,
    lifecycle: 'active',
    tags,
  }
  state.experiments.set(id, experiment)
  return experiment
}

/** Returns the experiment with that id, deleted or not. Throws if there is none. */
export function requireExperiment(state: WorkspaceState, id: string): Experiment {
  const experiment = state.experiments.get(id)
  if (experiment === undefined) {
    throw notFound(`No Experiment with id=${id} exists`)
  }
  return experiment
}

/** Returns the run with that id, deleted or not. Throws if there is none. */
export function requireRun(state: WorkspaceState, id: string): Run {
  const run = state.runs.get(id)
  if (run === undefined) {
    throw notFound(`Run with id=${id} not found`)
  }
  return run
}

/** Returns the run with that id. Throws if there is none, or if it is deleted. */
export function requireActiveRun(state: WorkspaceState, id: string): Run {
  const run = requireRun(state, id)
  checkActive('run', run)
  return run
}

/** Throws if the experiment or run is deleted. */
export function checkActive(
  kind: 'experiment' | 'run',
  { id, lifecycle }: Readonly<{ id: string; lifecycle: Lifecycle }>,
): void {
  if (lifecycle === 'active') return
  throw new MlflowError(
    'INVALID_PARAMETER_VALUE',
    `The ${kind} ${id} must be in the 'active' state. Current state is ${lifecycle}.`,
  )
}

import { refuse } from './refusal.ts'
import { checkProjectName, checkRunId, checkRunTags, parseConfig, parseObject } from './rules.ts'
import { now, type Project, type Run, type RunState, type WandbStore } from './store.ts'

type Nullable<T> = { readonly [Key in keyof T]?: T[Key] | null }

/** UpsertBucketInput, of which every field may be absent or null. */
export type UpsertBucketInput = Nullable<{
  id: string
  name: string
  modelName: string
  entityName: string
  displayName: string
  description: string
  notes: string
  commit: string
  host: string
  groupName: string
  jobProgram: string
  jobRepo: string
  jobType: string
  state: string
  config: string
  summaryMetrics: string
  tags: readonly (string | null)[]
}>

/** Creates a run, and its project if need be, or overwrites what is given of a run that exists. */
export function upsertBucket(
  store: WandbStore,
  input: UpsertBucketInput,
): { run: Run; inserted: boolean } {
  checkEntity(store, input.entityName)
  const name = input.modelName ?? 'uncategorized'
  checkProjectName(name)
  const changes = readChanges(input)
  const known = findRun(store, name, input)
  if (known?.deleted) {
    const { entity } = known.project
    const path = `${entity}/${name}/${known.name}`
    refuse(409, `run ${path} was previously created and deleted; try a new run name`)
  }
  const run = known ?? newRun(store, store.openProject(name), input.name)
  Object.assign(run, changes)
  return { run, inserted: known === undefined }
}

/** Refuses an entity that the key has no part in. */
export function checkEntity(store: WandbStore, name: string | null | undefined): void {
  if ((name ?? store.entity) !== store.entity) refuse(404, `entity ${name} not found`)
}

/** The project of that name, or a refusal. */
export function findProject(store: WandbStore, entity: string, name: string): Project {
  checkEntity(store, entity)
  return store.projects.get(name) ?? refuse(404, `project ${entity}/${name} not found`)
}

/** The run of that run id, or a refusal. */
export function requireRun(store: WandbStore, project: string, id: string): Run {
  return store.run(project, id) ?? refuse(404, `run ${store.entity}/${project}/${id} not found`)
}

function findRun(store: WandbStore, project: string, input: UpsertBucketInput): Run | undefined {
  const { id, name } = input
  const runs = store.projects.get(project)?.runs
  if (id === null || id === undefined) {
    if (name !== null && name !== undefined) checkRunId(name)
    return runs?.get(name ?? '')
  }
  const run = [...(runs?.values() ?? [])].find((candidate) => candidate.id === id)
  return run ?? refuse(404, `run with storage id ${id} not found`)
}

function newRun(store: WandbStore, project: Project, id: string | null | undefined): Run {
  const name = id ?? Math.random().toString(36).slice(2, 10).padEnd(8, '0')
  const run: Run = {
    id: store.nextId('Run'),
    name,
    project,
    createdAt: now(),
    displayName: name,
    tags: [],
    config: {},
    summary: {},
    state: 'running',
    exitcode: undefined,
    deleted: false,
    streams: new Map(),
    usedArtifacts: new Map(),
  }
  project.runs.set(name, run)
  return run
}

function readChanges(input: UpsertBucketInput): Partial<Run> {
  const { displayName, commit, description, host, jobProgram, jobRepo, jobType, notes } = input
  return given<Run>({
    displayName,
    commit,
    description,
    host,
    jobProgram,
    jobRepo,
    jobType,
    notes,
    group: input.groupName,
    tags: apply(input.tags, checkRunTags),
    config: apply(input.config, parseConfig),
    summary: apply(input.summaryMetrics, (text) => parseObject('summaryMetrics', text)),
    state: apply(input.state, readState),
  })
}

function readState(state: string): RunState {
  // The end of a run is told through the file stream, with its exit code.
  if (state === 'running' || state === 'pending') return state
  return refuse(400, `invalid run state ${JSON.stringify(state)}`)
}

function apply<From, To>(
  value: From | null | undefined,
  read: (value: From) => To,
): To | undefined {
  return value === null || value === undefined ? undefined : read(value)
}

/** Only what is given: null and undefined leave what the server has. */
function given<T extends object>(fields: { [Key in keyof T]?: T[Key] | null | undefined }) {
  const result: Partial<T> = {}
  for (const key in fields) {
    const value = fields[key]
    if (value !== null && value !== undefined) result[key] = value
  }
  return result
}

import { now, type Project, type Run, type RunState, type WandbStore } from './store.ts'
import {
  checkProjectName,
  checkRunId,
  checkRunTags,
  parseConfig,
  parseObject,
  reject,
} from './validation.ts'

type Nullable<T> = { readonly [Key in keyof T]?: T[Key] | null }

/** UpsertBucketInput of the schema. Each field may be absent or null. */
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

/** Creates a run and its project, or changes the given fields of an existing run. */
export function upsertBucket(
  store: WandbStore,
  input: UpsertBucketInput,
): { run: Run; inserted: boolean } {
  checkEntity(store, input.entityName)
  const name = input.modelName ?? 'uncategorized'
  checkProjectName(name)
  const changes = parseChanges(input)
  const existing = findRun(store, name, input)
  if (existing?.deleted) {
    const { entity } = existing.project
    const path = `${entity}/${name}/${existing.name}`
    reject(409, `run ${path} was previously created and deleted; try a new run name`)
  }
  const run = existing ?? createRun(store, store.getOrCreateProject(name), input.name)
  Object.assign(run, changes)
  return { run, inserted: existing === undefined }
}

/** Throws if the entity is not the entity of the API key. */
export function checkEntity(store: WandbStore, name: string | null | undefined): void {
  if ((name ?? store.entity) !== store.entity) reject(404, `entity ${name} not found`)
}

/** Returns the project with that name. Throws if there is none. */
export function requireProject(store: WandbStore, entity: string, name: string): Project {
  checkEntity(store, entity)
  return store.projects.get(name) ?? reject(404, `project ${entity}/${name} not found`)
}

/** Returns the run with that run id. Throws if there is none. */
export function requireRun(store: WandbStore, project: string, id: string): Run {
  return store.findRun(project, id) ?? reject(404, `run ${store.entity}/${project}/${id} not found`)
}

function findRun(store: WandbStore, project: string, input: UpsertBucketInput): Run | undefined {
  const { id, name } = input
  const runs = store.projects.get(project)?.runs
  if (id === null || id === undefined) {
    if (name !== null && name !== undefined) checkRunId(name)
    return runs?.get(name ?? '')
  }
  const run = [...(runs?.values() ?? [])].find((candidate) => candidate.id === id)
  return run ?? reject(404, `run with storage id ${id} not found`)
}

function createRun(store: WandbStore, project: Project, id: string | null | undefined): Run {
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

function parseChanges(input: UpsertBucketInput): Partial<Run> {
  const { displayName, commit, description, host, jobProgram, jobRepo, jobType, notes } = input
  return definedFields<Run>({
    displayName,
    commit,
    description,
    host,
    jobProgram,
    jobRepo,
    jobType,
    notes,
    group: input.groupName,
    tags: mapDefined(input.tags, checkRunTags),
    config: mapDefined(input.config, parseConfig),
    summary: mapDefined(input.summaryMetrics, (text) => parseObject('summaryMetrics', text)),
    state: mapDefined(input.state, parseState),
  })
}

function parseState(state: string): RunState {
  // A client sends the final state of a run to the file stream, as an exit code.
  if (state === 'running' || state === 'pending') return state
  return reject(400, `invalid run state ${JSON.stringify(state)}`)
}

function mapDefined<From, To>(
  value: From | null | undefined,
  parse: (value: From) => To,
): To | undefined {
  return value === null || value === undefined ? undefined : parse(value)
}

/** Removes the fields that are null or undefined. */
function definedFields<T extends object>(fields: { [Key in keyof T]?: T[Key] | null | undefined }) {
  const result: Partial<T> = {}
  for (const key in fields) {
    const value = fields[key]
    if (value !== null && value !== undefined) result[key] = value
  }
  return result
}

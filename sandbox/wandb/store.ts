import { usualBehavior } from './behavior.ts'

/** A parsed JSON object. */
export type Json = Readonly<Record<string, unknown>>

export type RunState = 'pending' | 'running' | 'finished' | 'failed'

export interface Project {
  readonly id: string
  readonly internalId: string
  readonly entity: string
  readonly name: string
  readonly createdAt: string
  /** By run id. */
  readonly runs: Map<string, Run>
  readonly collections: Map<string, Collection>
  /** Only registries have portfolios. */
  readonly portfolios: Map<string, Portfolio>
}

export interface Run {
  /** The storage id, which users do not see. */
  readonly id: string
  /** The run id, which is part of the run's URL. */
  readonly name: string
  readonly project: Project
  readonly createdAt: string
  displayName: string
  /** UpsertBucket sets these fields. */
  commit?: string
  description?: string
  group?: string
  host?: string
  jobProgram?: string
  jobRepo?: string
  jobType?: string
  notes?: string
  tags: readonly string[]
  /** In W&B's form: `{ key: { value } }`. */
  config: Json
  summary: Json
  state: RunState
  exitcode: number | undefined
  deleted: boolean
  /** The streamed lines, by file name: `wandb-history.jsonl`, `output.log` and so on. */
  readonly streams: Map<string, string[]>
  /** The names of the artifacts in the run, by the storage ids of the artifacts. */
  readonly usedArtifacts: Map<string, Set<string>>
}

/** The versions of one artifact. */
export interface Collection {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly project: Project
  readonly createdAt: string
  /** In order of creation, including pending artifacts. */
  readonly artifacts: Artifact[]
}

export interface Artifact {
  readonly id: string
  readonly collection: Collection
  readonly digest: string
  readonly createdAt: string
  readonly createdBy: Run | undefined
  state: 'PENDING' | 'COMMITTED' | 'DELETED'
  /** When clients begin to see that it is committed, in milliseconds since 1970. */
  visibleAt: number
  /** Seconds until the server deletes it. -2 means never. */
  ttlSeconds: number
  /** Undefined before the commit. */
  versionIndex: number | undefined
  metadata: Json | undefined
  description: string | undefined
  /** Without `vN`. */
  readonly aliases: Set<string>
  readonly tags: Set<string>
  readonly files: Map<string, ArtifactFile>
  manifest: Manifest | undefined
}

/** A collection of links to versions of other collections. */
export interface Portfolio {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly project: Project
  readonly createdAt: string
}

/** A version in a portfolio. There it has another number and other aliases. */
export interface Link {
  readonly id: string
  readonly artifact: Artifact
  readonly portfolio: Portfolio
  readonly versionIndex: number
  readonly createdAt: string
  /** Without `vN`. */
  readonly aliases: Set<string>
}

export interface ArtifactFile {
  readonly id: string
  readonly name: string
  readonly blob: Blob
}

export interface Manifest {
  readonly id: string
  readonly artifact: Artifact
  /** Empty for the placeholder that a client creates before it creates files. */
  readonly digest: string
  readonly createdAt: string
  readonly blob: Blob | undefined
}

/** An object in the object storage, uploaded or not. */
export interface Blob {
  readonly path: string
  /** The MD5 of the bytes in base64, or undefined for files of runs. */
  readonly md5: string | undefined
  /** The headers that the upload must have, each in the form `Name:Value`. */
  readonly uploadHeaders: readonly string[]
  /** The storage id of the artifact for which it was uploaded first. */
  readonly birthArtifactID: string | undefined
  bytes: Buffer | undefined
}

/** The records of the server for one entity and its organization, if it has one. */
export class WandbStore {
  readonly entity: string
  readonly organization: string | undefined
  readonly projects = new Map<string, Project>()
  /** The registries of the organization, by project name: `wandb-registry-<name>`. */
  readonly registries = new Map<string, Project>()
  /** In order of creation. */
  readonly links: Link[] = []
  /** By storage id. */
  readonly artifacts = new Map<string, Artifact>()
  /** By path, percent-encoded like in the URL. */
  readonly blobs = new Map<string, Blob>()
  /** The first artifact with each client ID. */
  readonly artifactsByClientId = new Map<string, Artifact>()
  readonly behavior = usualBehavior()
  #count = 0

  constructor(entity: string, organization?: string, registries: readonly string[] = []) {
    this.entity = entity
    this.organization = organization
    for (const registry of registries) {
      if (this.orgEntity === undefined) throw new Error('registries belong to an organization')
      const name = `wandb-registry-${registry}`
      this.registries.set(name, this.#createProject(this.orgEntity, name))
    }
  }

  /** The entity of the organization. */
  get orgEntity(): string | undefined {
    return this.organization === undefined ? undefined : `${this.organization}-org`
  }

  /** Returns the registry with that project name. Only the entity of the organization has registries. */
  findRegistry(entity: string | null | undefined, name: string | null | undefined) {
    return entity === this.orgEntity ? this.registries.get(name ?? '') : undefined
  }

  /** Returns a new storage id, which is opaque like those of the server. */
  nextId(type: string): string {
    this.#count += 1
    return Buffer.from(`${type}:${this.#count}`).toString('base64')
  }

  /** Returns the project with that name. Creates it if there is none. */
  getOrCreateProject(name: string): Project {
    const existing = this.projects.get(name)
    if (existing !== undefined) return existing
    const project = this.#createProject(this.entity, name)
    this.projects.set(name, project)
    return project
  }

  /** Returns the run with that run id, unless it is deleted. */
  findRun(project: string, id: string): Run | undefined {
    const run = this.projects.get(project)?.runs.get(id)
    return run?.deleted === true ? undefined : run
  }

  /** Returns the version with the name `collection:alias` or `collection:vN`. */
  findVersion(project: string, name: string): Artifact | undefined {
    const [collection = '', alias = ''] = name.split(':')
    return this.projects
      .get(project)
      ?.collections.get(collection)
      ?.artifacts.find((artifact) => hasAlias(artifact, alias))
  }

  /** Deletes a run, like a user in the UI. Its id cannot be used again. */
  deleteRun(project: string, id: string): void {
    const run = this.findRun(project, id)
    if (run === undefined) throw new Error(`no run ${id} in ${project}`)
    run.deleted = true
  }

  /** Deletes a version, like a user in the UI. */
  deleteVersion(artifact: Artifact): void {
    artifact.state = 'DELETED'
    artifact.aliases.clear()
  }

  #createProject(entity: string, name: string): Project {
    return {
      id: this.nextId('Project'),
      internalId: this.nextId('ProjectInternalId'),
      entity,
      name,
      createdAt: now(),
      runs: new Map(),
      collections: new Map(),
      portfolios: new Map(),
    }
  }
}

/** The aliases of a version, including `vN`. A pending artifact has none. */
export function allAliases(artifact: Artifact): string[] {
  if (artifact.state !== 'COMMITTED') return []
  return [`v${artifact.versionIndex}`, ...artifact.aliases]
}

/** True if the artifact is a version with that alias. `vN` is also an alias. */
export function hasAlias({ state, aliases, versionIndex }: Artifact, alias: string): boolean {
  return state === 'COMMITTED' && (aliases.has(alias) || alias === `v${versionIndex}`)
}

/** True if clients see that the version is committed. */
export function isVisible({ state, visibleAt }: Artifact): boolean {
  return state === 'COMMITTED' && Date.now() >= visibleAt
}

/** The current time in the server's form. */
export function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z')
}

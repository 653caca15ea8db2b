/** A JSON object, parsed. */
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
  /** Only registries have any. */
  readonly portfolios: Map<string, Portfolio>
}

export interface Run {
  /** The storage id, not the one that users see. */
  readonly id: string
  /** The run id, as in the run's URL. */
  readonly name: string
  readonly project: Project
  readonly createdAt: string
  displayName: string
  /** What UpsertBucket gave for these, if ever. */
  commit?: string
  description?: string
  group?: string
  host?: string
  jobProgram?: string
  jobRepo?: string
  jobType?: string
  notes?: string
  tags: readonly string[]
  /** As W&B keeps it: `{ key: { value } }`. */
  config: Json
  summary: Json
  state: RunState
  exitcode: number | undefined
  deleted: boolean
  /** Lines of `wandb-history.jsonl`, `output.log` and so on, as streamed. */
  readonly streams: Map<string, string[]>
  /** By storage id, the artifacts that it used, each with what it used them as. */
  readonly usedArtifacts: Map<string, Set<string>>
}

/** A sequence of versions of one artifact. */
export interface Collection {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly project: Project
  readonly createdAt: string
  /** In order of creation; pending ones too. */
  readonly artifacts: Artifact[]
}

export interface Artifact {
  readonly id: string
  readonly collection: Collection
  readonly digest: string
  readonly createdAt: string
  readonly createdBy: Run | undefined
  state: 'PENDING' | 'COMMITTED'
  /** None before the commit. */
  versionIndex: number | undefined
  metadata: Json | undefined
  description: string | undefined
  /** Without the implicit `vN`. */
  readonly aliases: Set<string>
  readonly tags: Set<string>
  readonly files: Map<string, ArtifactFile>
  manifest: Manifest | undefined
}

/** A collection that holds no versions of its own, but links to some of other collections. */
export interface Portfolio {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly project: Project
  readonly createdAt: string
}

/** A version's place in a portfolio, where it has another number and other aliases. */
export interface Link {
  readonly id: string
  readonly artifact: Artifact
  readonly portfolio: Portfolio
  readonly versionIndex: number
  readonly createdAt: string
  /** Without the implicit `vN`. */
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
  /** Empty for the placeholder that only serves to create files. */
  readonly digest: string
  readonly createdAt: string
  readonly blob: Blob | undefined
}

/** A place in the object storage, filled or still to be. */
export interface Blob {
  readonly path: string
  /** What the bytes must hash to, in base64; none for files of runs. */
  readonly md5: string | undefined
  /** What the upload must send, each as `Name:Value`. */
  readonly uploadHeaders: readonly string[]
  /** The artifact that it was first uploaded for. */
  readonly birthArtifactID: string | undefined
  bytes: Buffer | undefined
}

/** Everything the server holds, for one entity and its organization, if it has one. */
export class WandbStore {
  readonly entity: string
  readonly organization: string | undefined
  readonly projects = new Map<string, Project>()
  /** The organization's registries, by the names of their projects: `wandb-registry-<name>`. */
  readonly registries = new Map<string, Project>()
  /** In order of creation. */
  readonly links: Link[] = []
  /** By storage id. */
  readonly artifacts = new Map<string, Artifact>()
  /** By path, percent-encoded as in its URL. */
  readonly blobs = new Map<string, Blob>()
  /** The artifact that each client ID was first used for. */
  readonly clients = new Map<string, Artifact>()
  #count = 0

  constructor(entity: string, organization?: string, registries: readonly string[] = []) {
    this.entity = entity
    this.organization = organization
    for (const registry of registries) {
      if (this.orgEntity === undefined) throw new Error('registries belong to an organization')
      const name = `wandb-registry-${registry}`
      this.registries.set(name, this.#newProject(this.orgEntity, name))
    }
  }

  /** The entity that holds what belongs to the organization as a whole. */
  get orgEntity(): string | undefined {
    return this.organization === undefined ? undefined : `${this.organization}-org`
  }

  /** The registry of that project name, which only the organization's entity has. */
  registry(entity: string | null | undefined, name: string | null | undefined) {
    return entity === this.orgEntity ? this.registries.get(name ?? '') : undefined
  }

  /** A fresh storage id, opaque as the server's are. */
  nextId(type: string): string {
    this.#count += 1
    return Buffer.from(`${type}:${this.#count}`).toString('base64')
  }

  /** The project of that name, made if there is none. */
  openProject(name: string): Project {
    const known = this.projects.get(name)
    if (known !== undefined) return known
    const project = this.#newProject(this.entity, name)
    this.projects.set(name, project)
    return project
  }

  /** The run of that run id, unless it was deleted. */
  run(project: string, id: string): Run | undefined {
    const run = this.projects.get(project)?.runs.get(id)
    return run?.deleted === true ? undefined : run
  }

  /** The committed version that `collection:alias` or `collection:vN` names. */
  version(project: string, name: string): Artifact | undefined {
    const [collection = '', alias = ''] = name.split(':')
    return this.projects
      .get(project)
      ?.collections.get(collection)
      ?.artifacts.find((artifact) => hasAlias(artifact, alias))
  }

  /** Deletes a run as a user does in the UI: its id stays taken for ever. */
  deleteRun(project: string, id: string): void {
    const run = this.run(project, id)
    if (run === undefined) throw new Error(`no run ${id} in ${project}`)
    run.deleted = true
  }

  #newProject(entity: string, name: string): Project {
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

/** A version's aliases with the implicit `vN`; none while it is pending. */
export function aliases(artifact: Artifact): string[] {
  if (artifact.state !== 'COMMITTED') return []
  return [`v${artifact.versionIndex}`, ...artifact.aliases]
}

/** Whether it is a version that has the alias, which may be the implicit `vN`. */
export function hasAlias({ state, aliases, versionIndex }: Artifact, alias: string): boolean {
  return state === 'COMMITTED' && (aliases.has(alias) || alias === `v${versionIndex}`)
}

/** The time, as the server writes it. */
export function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z')
}

import { committed } from './aliases.ts'
import { type PageArgs, page } from './page.ts'
import { refuse } from './refusal.ts'
import type { Sign } from './storage.ts'
import {
  type Artifact,
  type ArtifactFile,
  aliases,
  type Blob,
  type Collection,
  type Manifest,
  type Project,
  type Run,
  type WandbStore,
} from './store.ts'

/** What the views are made from, besides what they are of. */
export type Scene = Readonly<{ store: WandbStore; sign: Sign; username: string }>

type Keys = Readonly<{ keys?: readonly string[] | null }>
type Named = Readonly<{ name: string }>

/** The key's own user. */
export function viewUser({ store, username }: Scene) {
  return {
    __typename: 'User',
    id: id('User', username),
    name: username,
    username,
    email: `${username}@example.com`,
    entity: store.entity,
    admin: false,
    flags: '{}',
    teams: (args: PageArgs) => page([viewEntity(store.entity)], args),
    apiKeys: { edges: [] },
  }
}

/** The one entity. */
export function viewEntity(name: string) {
  return { id: id('Entity', name), name, isTeam: true, organization: null }
}

/** A project, as `Project`. */
export function viewProject(scene: Scene, project: Project) {
  const { store } = scene
  const run = ({ name }: Named) => {
    const found = store.run(project.name, name)
    return found && viewRun(scene, found)
  }
  return {
    ...project,
    entity: viewEntity(project.entity),
    entityName: project.entity,
    run,
    bucket: run,
    artifact: ({ name }: Named) => {
      const version = findVersion(store, project, name)
      return version && viewArtifact(scene, version)
    },
    artifactCollectionMembership: ({ name }: Named) => {
      const version = findVersion(store, project, name)
      return version && viewMembership(scene, version)
    },
    artifactCollection: ({ name }: Named) => {
      const collection = project.collections.get(name)
      return collection && viewCollection(scene, collection)
    },
    artifactType: ({ name }: Named) => viewType(scene, project, name),
  }
}

/** A run, as `Run`. */
export function viewRun(scene: Scene, run: Run) {
  const lines = (name: string) => run.streams.get(name)?.length ?? 0
  return {
    ...run,
    __typename: 'Run',
    project: () => viewProject(scene, run.project),
    // The number within the project's internal id: the Python SDK reads it as an integer.
    projectId: Buffer.from(run.project.internalId, 'base64').toString().split(':')[1],
    readOnly: false,
    user: () => viewUser(scene),
    config: ({ keys }: Keys) => JSON.stringify(pick(run.config, keys)),
    summaryMetrics: ({ keys }: Keys) => JSON.stringify(pick(run.summary, keys)),
    historyLineCount: lines('wandb-history.jsonl'),
    eventsLineCount: lines('wandb-events.jsonl'),
    logLineCount: lines('output.log'),
  }
}

/** A collection, as `ArtifactSequence`. */
export function viewCollection(scene: Scene, collection: Collection) {
  const versions = committed(collection)
  return {
    __typename: 'ArtifactSequence',
    id: collection.id,
    name: collection.name,
    createdAt: collection.createdAt,
    project: () => viewProject(scene, collection.project),
    defaultArtifactType: () => viewType(scene, collection.project, collection.type),
    tags: (args: PageArgs) => page([], args),
    latestArtifact: () => {
      const latest = versions.at(-1)
      return latest && viewArtifact(scene, latest)
    },
    artifactMembership: ({ aliasName }: Readonly<{ aliasName: string }>) => {
      const version = versions.find((candidate) => aliases(candidate).includes(aliasName))
      return version && viewMembership(scene, version)
    },
    artifacts: (args: PageArgs) => {
      const { edges, ...rest } = page(versions, args)
      const view = (node: Artifact) => ({
        version: `v${node.versionIndex}`,
        node: viewArtifact(scene, node),
      })
      return { ...rest, edges: edges.map(({ cursor, node }) => ({ cursor, ...view(node) })) }
    },
  }
}

/** An artifact, as `Artifact`. */
export function viewArtifact(scene: Scene, artifact: Artifact) {
  const { collection, createdBy, manifest, metadata, state } = artifact
  const sizes = [...artifact.files.values()].map(({ blob }) => blob.bytes?.length ?? 0)
  return {
    id: artifact.id,
    digest: artifact.digest,
    state,
    versionIndex: artifact.versionIndex,
    description: artifact.description,
    createdAt: artifact.createdAt,
    metadata: metadata && JSON.stringify(metadata),
    aliases: () => viewAliases(scene, artifact),
    artifactSequence: () => viewCollection(scene, collection),
    artifactType: () => viewType(scene, collection.project, collection.type),
    createdBy: () => (createdBy ? viewRun(scene, createdBy) : viewUser(scene)),
    currentManifest: () => manifest && viewManifest(scene, manifest),
    fileCount: sizes.length,
    size: sizes.reduce((sum, size) => sum + size, 0),
    files: (args: FileArgs) => viewFiles(scene, artifact, args),
    usedBy: (args: PageArgs) => page([], args),
    tags: [...artifact.tags].map((name) => ({ id: id('Tag', name), name })),
    // -2 is how the server says that the time to live is inherited, here from nothing.
    ttlDurationSeconds: -2,
    ttlIsInherited: true,
  }
}

/** A manifest, as `ArtifactManifest`. */
export function viewManifest(scene: Scene, manifest: Manifest) {
  const { blob, digest, artifact } = manifest
  const name = 'wandb_manifest.json'
  const placeholder = { path: '', md5: digest, uploadHeaders: [], bytes: undefined }
  return {
    id: manifest.id,
    digest,
    createdAt: manifest.createdAt,
    type: 'FULL',
    artifact: () => viewArtifact(scene, artifact),
    file: blob
      ? viewFile(scene, { id: id('File', manifest.id), name, blob })
      : {
          ...viewFile(scene, {
            id: id('File', manifest.id),
            name,
            blob: { ...placeholder, birthArtifactID: artifact.id },
          }),
          uploadUrl: null,
          directUrl: () => refuse(404, 'the manifest has no content yet'),
        },
  }
}

/** A file, as `File`. */
export function viewFile(scene: Scene, { id, name, blob }: ArtifactFile) {
  const { store, sign } = scene
  const birth = store.artifacts.get(blob.birthArtifactID ?? '')
  return {
    id,
    name,
    displayName: name,
    digest: blob.md5,
    md5: blob.md5 && Buffer.from(blob.md5, 'base64').toString('hex'),
    mimetype: mimetype(blob),
    exists: blob.bytes !== undefined,
    sizeBytes: blob.bytes?.length ?? 0,
    storagePath: blob.path,
    artifact: () => birth && viewArtifact(scene, birth),
    uploadHeaders: blob.bytes === undefined ? blob.uploadHeaders : [],
    uploadUrl: () => (blob.bytes === undefined ? sign('PUT', blob) : null),
    directUrl: () => sign('GET', blob),
    url: ({ upload }: Readonly<{ upload?: boolean | null }>) => sign(upload ? 'PUT' : 'GET', blob),
  }
}

type FileArgs = PageArgs & Readonly<{ names?: readonly string[] | null }>

function viewFiles(scene: Scene, artifact: Artifact, args: FileArgs) {
  const files = [...artifact.files.values()]
    .filter(({ name }) => args.names?.includes(name) ?? true)
    .map((file) => viewFile(scene, file))
  return { ...page(files, args), uploadHeaders: [] }
}

function viewMembership(scene: Scene, artifact: Artifact) {
  return {
    id: id('ArtifactCollectionMembership', artifact.id),
    createdAt: artifact.createdAt,
    versionIndex: artifact.versionIndex,
    aliases: () => viewAliases(scene, artifact),
    artifact: () => viewArtifact(scene, artifact),
    artifactCollection: () => viewCollection(scene, artifact.collection),
    files: (args: FileArgs) => viewFiles(scene, artifact, args),
  }
}

function viewAliases(scene: Scene, artifact: Artifact) {
  return aliases(artifact).map((alias) => ({
    id: id('ArtifactAlias', `${artifact.id}:${alias}`),
    alias,
    artifact: () => viewArtifact(scene, artifact),
    artifactCollection: () => viewCollection(scene, artifact.collection),
    artifactCollectionName: artifact.collection.name,
  }))
}

function viewType(scene: Scene, project: Project, name: string) {
  const ofType = [...project.collections.values()].filter(({ type }) => type === name)
  const [first] = ofType
  if (first === undefined) return null
  return {
    id: id('ArtifactType', `${project.name}:${name}`),
    name,
    createdAt: first.createdAt,
    project: () => viewProject(scene, project),
    artifactCollection: (args: Named) => {
      const collection = ofType.find((candidate) => candidate.name === args.name)
      return collection && viewCollection(scene, collection)
    },
  }
}

function findVersion(store: WandbStore, project: Project, name: string): Artifact | undefined {
  if (!/^[^:/]+:[^:/]+$/.test(name)) {
    refuse(400, "artifacts must be specified as 'collection:alias'")
  }
  return store.version(project.name, name)
}

function mimetype({ uploadHeaders }: Blob): string | undefined {
  const header = uploadHeaders.find((candidate) => candidate.startsWith('Content-Type:'))
  return header?.slice('Content-Type:'.length)
}

function pick(object: Readonly<Record<string, unknown>>, keys: Keys['keys']) {
  if (!keys) return object
  return Object.fromEntries(Object.entries(object).filter(([key]) => keys.includes(key)))
}

function id(type: string, name: string): string {
  return Buffer.from(`${type}:${name}`).toString('base64')
}

import { inputsOf, usersOf } from './lineage.ts'
import { lastMember, type Membership, member, members, memberships } from './links.ts'
import { type PageArgs, page } from './page.ts'
import { refuse } from './refusal.ts'
import { globalId as id, type Scene, viewEntity, viewUser } from './scene.ts'
import type {
  Artifact,
  ArtifactFile,
  Blob,
  Collection,
  Manifest,
  Portfolio,
  Project,
  Run,
  WandbStore,
} from './store.ts'

type Keys = Readonly<{ keys?: readonly string[] | null }>
type Named = Readonly<{ name: string }>
type InCollection = Readonly<{ artifactCollectionName?: string | null }>

/** A project, as `Project`. */
export function viewProject(scene: Scene, project: Project) {
  const { store } = scene
  const run = ({ name }: Named) => {
    const found = store.run(project.name, name)
    return found && viewRun(scene, found)
  }
  return {
    ...project,
    entity: viewEntity(store, project.entity),
    entityName: project.entity,
    run,
    bucket: run,
    artifact: ({ name }: Named) => {
      const member = findMember(store, project, name)
      return member && viewArtifact(scene, member.artifact)
    },
    artifactCollectionMembership: ({ name }: Named) => {
      const member = findMember(store, project, name)
      return member && viewMembership(scene, member)
    },
    artifactCollection: ({ name }: Named) => {
      const collection = findCollection(project, name)
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
    inputArtifacts: (args: PageArgs) => {
      const { edges, ...rest } = page(inputsOf(scene.store, run), args)
      const view = ({ cursor, node }: (typeof edges)[number]) => ({
        cursor,
        node: viewArtifact(scene, node.artifact),
        usedAs: node.usedAs,
      })
      return { ...rest, edges: edges.map(view) }
    },
  }
}

/** A collection, as `ArtifactSequence` or `ArtifactPortfolio`. */
export function viewCollection(scene: Scene, collection: Collection | Portfolio) {
  const versions = () => members(scene.store, collection)
  return {
    __typename: 'artifacts' in collection ? 'ArtifactSequence' : 'ArtifactPortfolio',
    id: collection.id,
    name: collection.name,
    createdAt: collection.createdAt,
    project: () => viewProject(scene, collection.project),
    defaultArtifactType: () => viewType(scene, collection.project, collection.type),
    tags: (args: PageArgs) => page([], args),
    latestArtifact: () => {
      const latest = lastMember(scene.store, collection)
      return latest && viewArtifact(scene, latest)
    },
    artifactMembership: ({ aliasName }: Readonly<{ aliasName: string }>) => {
      const found = member(scene.store, collection, aliasName)
      return found && viewMembership(scene, found)
    },
    artifacts: (args: PageArgs) => {
      const { edges, ...rest } = page(versions(), args)
      const view = (node: Membership) => ({
        version: `v${node.versionIndex}`,
        node: viewArtifact(scene, node.artifact),
      })
      return { ...rest, edges: edges.map(({ cursor, node }) => ({ cursor, ...view(node) })) }
    },
  }
}

/** An artifact, as `Artifact`. */
export function viewArtifact(scene: Scene, artifact: Artifact) {
  const { collection, createdBy, manifest, metadata, state } = artifact
  const places = ({ artifactCollectionName }: InCollection) =>
    memberships(scene.store, artifact).filter(
      ({ collection: { name } }) => name === (artifactCollectionName ?? name),
    )
  const sizes = [...artifact.files.values()].map(({ blob }) => blob.bytes?.length ?? 0)
  return {
    id: artifact.id,
    digest: artifact.digest,
    state,
    versionIndex: (args: InCollection) => places(args)[0]?.versionIndex,
    description: artifact.description,
    createdAt: artifact.createdAt,
    metadata: metadata && JSON.stringify(metadata),
    aliases: (args: InCollection) => places(args).flatMap((place) => viewAliases(scene, place)),
    artifactMemberships: () =>
      page(
        places({}).map((place) => viewMembership(scene, place)),
        {},
      ),
    artifactSequence: () => viewCollection(scene, collection),
    artifactType: () => viewType(scene, collection.project, collection.type),
    createdBy: () => (createdBy ? viewRun(scene, createdBy) : viewUser(scene)),
    currentManifest: () => manifest && viewManifest(scene, manifest),
    fileCount: sizes.length,
    size: sizes.reduce((sum, size) => sum + size, 0),
    files: (args: FileArgs) => viewFiles(scene, artifact, args),
    usedBy: (args: PageArgs) =>
      page(
        usersOf(scene.store, artifact).map((run) => viewRun(scene, run)),
        args,
      ),
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

/** A version's place in a collection, as `ArtifactCollectionMembership`. */
export function viewMembership(scene: Scene, membership: Membership) {
  const { artifact, collection } = membership
  return {
    id: membership.id,
    createdAt: membership.createdAt,
    versionIndex: membership.versionIndex,
    aliases: () => viewAliases(scene, membership),
    artifact: () => viewArtifact(scene, artifact),
    artifactCollection: () => viewCollection(scene, collection),
    files: (args: FileArgs) => viewFiles(scene, artifact, args),
  }
}

function viewAliases(scene: Scene, { id: place, aliases, artifact, collection }: Membership) {
  return aliases.map((alias) => ({
    id: id('ArtifactAlias', `${place}:${alias}`),
    alias,
    artifact: () => viewArtifact(scene, artifact),
    artifactCollection: () => viewCollection(scene, collection),
    artifactCollectionName: collection.name,
  }))
}

function viewType(scene: Scene, project: Project, name: string) {
  const ofType = collectionsOf(project).filter(({ type }) => type === name)
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

/** All collections of a project, those of links too. */
export function collectionsOf(project: Project): (Collection | Portfolio)[] {
  return [...project.collections.values(), ...project.portfolios.values()]
}

function findCollection(project: Project, name: string): Collection | Portfolio | undefined {
  return project.collections.get(name) ?? project.portfolios.get(name)
}

function findMember(store: WandbStore, project: Project, name: string): Membership | undefined {
  if (!/^[^:/]+:[^:/]+$/.test(name)) {
    refuse(400, "artifacts must be specified as 'collection:alias'")
  }
  const [collection = '', alias = ''] = name.split(':')
  const found = findCollection(project, collection)
  return found && member(store, found, alias)
}

function mimetype({ uploadHeaders }: Blob): string | undefined {
  const header = uploadHeaders.find((candidate) => candidate.startsWith('Content-Type:'))
  return header?.slice('Content-Type:'.length)
}

function pick(object: Readonly<Record<string, unknown>>, keys: Keys['keys']) {
  if (!keys) return object
  return Object.fromEntries(Object.entries(object).filter(([key]) => keys.includes(key)))
}

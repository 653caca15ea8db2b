import {
  type ConnectionArgs,
  type Context,
  connection,
  globalId,
  type KeysArgs,
  pick,
  resolveEntity,
  resolveUser,
} from './context.ts'
import { outputArtifacts, runsUsing, usedArtifacts } from './lineage.ts'
import {
  artifactMemberships,
  collectionMemberships,
  findMembership,
  latestVersion,
  type Membership,
} from './links.ts'
import {
  type Artifact,
  type ArtifactFile,
  type Blob,
  type Collection,
  isVisible,
  type Manifest,
  type Portfolio,
  type Project,
  type Run,
  type WandbStore,
} from './store.ts'
import { reject } from './validation.ts'

type NameArgs = Readonly<{ name: string }>
type CollectionArgs = Readonly<{ artifactCollectionName?: string | null }>

/** Resolves the type `Project`. */
export function resolveProject(context: Context, project: Project) {
  const { store } = context
  const run = ({ name }: NameArgs) => {
    const found = store.findRun(project.name, name)
    return found && resolveRun(context, found)
  }
  return {
    ...project,
    entity: resolveEntity(store, project.entity),
    entityName: project.entity,
    run,
    bucket: run,
    artifact: ({ name }: NameArgs) => {
      const membership = membershipByName(store, project, name)
      return membership && resolveArtifact(context, membership.artifact)
    },
    artifactCollectionMembership: ({ name }: NameArgs) => {
      const membership = membershipByName(store, project, name)
      return membership && resolveMembership(context, membership)
    },
    artifactCollection: ({ name }: NameArgs) => {
      const collection = findCollection(project, name)
      return collection && resolveCollection(context, collection)
    },
    artifactType: ({ name }: NameArgs) => resolveType(context, project, name),
  }
}

/** Resolves the type `Run`. */
export function resolveRun(context: Context, run: Run) {
  const lineCount = (name: string) => run.streams.get(name)?.length ?? 0
  return {
    ...run,
    __typename: 'Run',
    project: () => resolveProject(context, run.project),
    // The Python SDK needs an integer, so this is the number in the project's internal id.
    projectId: Buffer.from(run.project.internalId, 'base64').toString().split(':')[1],
    readOnly: false,
    user: () => resolveUser(context),
    config: ({ keys }: KeysArgs) => JSON.stringify(pick(run.config, keys)),
    summaryMetrics: ({ keys }: KeysArgs) => JSON.stringify(pick(run.summary, keys)),
    historyLineCount: lineCount('wandb-history.jsonl'),
    eventsLineCount: lineCount('wandb-events.jsonl'),
    logLineCount: lineCount('output.log'),
    outputArtifacts: (args: ConnectionArgs) =>
      connection(
        outputArtifacts(context.store, run).map((artifact) => resolveArtifact(context, artifact)),
        args,
      ),
    inputArtifacts: (args: ConnectionArgs) => {
      const { edges, ...rest } = connection(usedArtifacts(context.store, run), args)
      return {
        ...rest,
        edges: edges.map(({ cursor, node: { artifact, usedAs } }) => ({
          cursor,
          node: resolveArtifact(context, artifact),
          usedAs,
        })),
      }
    },
  }
}

/** Resolves the types `ArtifactSequence` and `ArtifactPortfolio`. */
export function resolveCollection(context: Context, collection: Collection | Portfolio) {
  return {
    __typename: 'artifacts' in collection ? 'ArtifactSequence' : 'ArtifactPortfolio',
    id: collection.id,
    name: collection.name,
    createdAt: collection.createdAt,
    project: () => resolveProject(context, collection.project),
    defaultArtifactType: () => resolveType(context, collection.project, collection.type),
    tags: (args: ConnectionArgs) => connection([], args),
    latestArtifact: () => {
      const latest = latestVersion(context.store, collection)
      return latest && resolveArtifact(context, latest)
    },
    artifactMembership: ({ aliasName }: Readonly<{ aliasName: string }>) => {
      const found = findMembership(context.store, collection, aliasName)
      return found && resolveMembership(context, found)
    },
    artifacts: (args: ConnectionArgs) => {
      const memberships = collectionMemberships(context.store, collection)
      const { edges, ...rest } = connection(memberships, args)
      return {
        ...rest,
        edges: edges.map(({ cursor, node: { artifact, versionIndex } }) => ({
          cursor,
          version: `v${versionIndex}`,
          node: resolveArtifact(context, artifact),
        })),
      }
    },
  }
}

/** Resolves the type `Artifact`. */
export function resolveArtifact(context: Context, artifact: Artifact) {
  const { collection, createdBy, manifest, metadata, state } = artifact
  const memberships = ({ artifactCollectionName }: CollectionArgs) =>
    artifactMemberships(context.store, artifact).filter(
      ({ collection: { name } }) => name === (artifactCollectionName ?? name),
    )
  const sizes = [...artifact.files.values()].map(({ blob }) => blob.bytes?.length ?? 0)
  return {
    id: artifact.id,
    digest: artifact.digest,
    state: state === 'COMMITTED' && !isVisible(artifact) ? 'PENDING' : state,
    versionIndex: (args: CollectionArgs) =>
      state === 'PENDING' ? artifact.versionIndex : memberships(args)[0]?.versionIndex,
    description: artifact.description,
    createdAt: artifact.createdAt,
    metadata: metadata && JSON.stringify(metadata),
    aliases: (args: CollectionArgs) =>
      memberships(args).flatMap((membership) => resolveAliases(context, membership)),
    artifactMemberships: () =>
      connection(
        memberships({}).map((membership) => resolveMembership(context, membership)),
        {},
      ),
    artifactSequence: () => resolveCollection(context, collection),
    artifactType: () => resolveType(context, collection.project, collection.type),
    createdBy: () => (createdBy ? resolveRun(context, createdBy) : resolveUser(context)),
    currentManifest: () => manifest && resolveManifest(context, manifest),
    fileCount: sizes.length,
    size: sizes.reduce((sum, size) => sum + size, 0),
    files: (args: FileArgs) => resolveFiles(context, artifact, args),
    usedBy: (args: ConnectionArgs) =>
      connection(
        runsUsing(context.store, artifact).map((run) => resolveRun(context, run)),
        args,
      ),
    tags: [...artifact.tags].map((name) => ({ id: globalId('Tag', name), name })),
    ttlDurationSeconds: artifact.ttlSeconds,
    ttlIsInherited: artifact.ttlSeconds === -2,
  }
}

/** Resolves the type `ArtifactManifest`. */
export function resolveManifest(context: Context, manifest: Manifest) {
  const { blob, digest, artifact } = manifest
  const name = 'wandb_manifest.json'
  const placeholder = { path: '', md5: digest, uploadHeaders: [], bytes: undefined }
  return {
    id: manifest.id,
    digest,
    createdAt: manifest.createdAt,
    type: 'FULL',
    artifact: () => resolveArtifact(context, artifact),
    file: blob
      ? resolveFile(context, { id: globalId('File', manifest.id), name, blob })
      : {
          ...resolveFile(context, {
            id: globalId('File', manifest.id),
            name,
            blob: { ...placeholder, birthArtifactID: artifact.id },
          }),
          uploadUrl: null,
          directUrl: () => reject(404, 'the manifest has no content yet'),
        },
  }
}

/** Resolves the type `File`. */
export function resolveFile(context: Context, { id, name, blob }: ArtifactFile) {
  const { store, signUrl } = context
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
    artifact: () => birth && resolveArtifact(context, birth),
    uploadHeaders: blob.bytes === undefined ? blob.uploadHeaders : [],
    uploadUrl: () => (blob.bytes === undefined ? signUrl('PUT', blob) : null),
    directUrl: () => signUrl('GET', blob),
    url: ({ upload }: Readonly<{ upload?: boolean | null }>) =>
      signUrl(upload ? 'PUT' : 'GET', blob),
  }
}

type FileArgs = ConnectionArgs & Readonly<{ names?: readonly string[] | null }>

function resolveFiles(context: Context, artifact: Artifact, args: FileArgs) {
  const files = [...artifact.files.values()]
    .filter(({ name }) => args.names?.includes(name) ?? true)
    .map((file) => resolveFile(context, file))
  return { ...connection(files, args), uploadHeaders: [] }
}

/** Resolves the type `ArtifactCollectionMembership`. */
export function resolveMembership(context: Context, membership: Membership) {
  const { artifact, collection } = membership
  return {
    id: membership.id,
    createdAt: membership.createdAt,
    versionIndex: membership.versionIndex,
    aliases: () => resolveAliases(context, membership),
    artifact: () => resolveArtifact(context, artifact),
    artifactCollection: () => resolveCollection(context, collection),
    files: (args: FileArgs) => resolveFiles(context, artifact, args),
  }
}

function resolveAliases(
  context: Context,
  { id: membershipId, aliases, artifact, collection }: Membership,
) {
  return aliases.map((alias) => ({
    id: globalId('ArtifactAlias', `${membershipId}:${alias}`),
    alias,
    artifact: () => resolveArtifact(context, artifact),
    artifactCollection: () => resolveCollection(context, collection),
    artifactCollectionName: collection.name,
  }))
}

function resolveType(context: Context, project: Project, name: string) {
  const collections = collectionsOf(project).filter(({ type }) => type === name)
  const [first] = collections
  if (first === undefined) return null
  return {
    id: globalId('ArtifactType', `${project.name}:${name}`),
    name,
    createdAt: first.createdAt,
    project: () => resolveProject(context, project),
    artifactCollection: (args: NameArgs) => {
      const collection = collections.find((candidate) => candidate.name === args.name)
      return collection && resolveCollection(context, collection)
    },
  }
}

/** All collections of a project, including portfolios. */
export function collectionsOf(project: Project): (Collection | Portfolio)[] {
  return [...project.collections.values(), ...project.portfolios.values()]
}

function findCollection(project: Project, name: string): Collection | Portfolio | undefined {
  return project.collections.get(name) ?? project.portfolios.get(name)
}

function membershipByName(
  store: WandbStore,
  project: Project,
  name: string,
): Membership | undefined {
  if (!/^[^:/]+:[^:/]+$/.test(name)) {
    reject(400, "artifacts must be specified as 'collection:alias'")
  }
  const [collection = '', alias = ''] = name.split(':')
  const found = findCollection(project, collection)
  return found && findMembership(store, found, alias)
}

function mimetype({ uploadHeaders }: Blob): string | undefined {
  const header = uploadHeaders.find((candidate) => candidate.startsWith('Content-Type:'))
  return header?.slice('Content-Type:'.length)
}

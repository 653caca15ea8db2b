import {
  type ArtifactAliasInput,
  moveAliases,
  nextVersionIndex,
  parseAliases,
  parseTags,
  requireVersion,
  type TagInput,
  versionsOf,
} from './aliases.ts'
import { requireProject, requireRun } from './runs.ts'
import { type Artifact, type Collection, now, type Project, type WandbStore } from './store.ts'
import { checkArtifactType, checkCollectionName, parseMetadata, reject } from './validation.ts'

type Optional<T> = T | null | undefined

export type CreateArtifactInput = Readonly<{
  entityName: string
  projectName: string
  runName?: Optional<string>
  artifactTypeName: string
  artifactCollectionName?: Optional<string>
  artifactCollectionNames?: Optional<readonly string[]>
  digest: string
  description?: Optional<string>
  metadata?: Optional<string>
  aliases?: Optional<readonly ArtifactAliasInput[]>
  tags?: Optional<readonly TagInput[]>
  clientID?: Optional<string>
  enableDigestDeduplication?: Optional<boolean>
}>

export type UpdateArtifactInput = Readonly<{
  artifactID: string
  description?: Optional<string>
  metadata?: Optional<string>
  aliases?: Optional<readonly ArtifactAliasInput[]>
  tagsToAdd?: Optional<readonly TagInput[]>
  tagsToDelete?: Optional<readonly TagInput[]>
}>

/** Creates a pending artifact, or returns the version of the collection that has the same digest. */
export function createArtifact(store: WandbStore, input: CreateArtifactInput): Artifact {
  const project = requireProject(store, input.entityName, input.projectName)
  const { digest, clientID } = input
  if (!/^[0-9a-f]{32}$/.test(digest)) reject(400, `invalid artifact digest ${digest}`)
  const createPending = validateInput(store, project, input)
  const previous = store.artifactsByClientId.get(clientID ?? '')
  if (previous !== undefined) {
    return previous.digest === digest ? previous : reject(400, 'Invalid Client ID digest')
  }
  const collection = getOrCreateCollection(
    store,
    project,
    collectionName(input),
    input.artifactTypeName,
  )
  const duplicate =
    input.enableDigestDeduplication === false || store.behavior.duplicates === 'kept'
      ? undefined
      : versionsOf(collection).find((version) => version.digest === digest)
  const artifact = duplicate ?? createPending(collection)
  if (clientID) store.artifactsByClientId.set(clientID, artifact)
  return artifact
}

/** Changes a version. Fields that are null or absent stay as they are. */
export function updateArtifact(store: WandbStore, input: UpdateArtifactInput): Artifact {
  const artifact = requireVersion(store, input.artifactID)
  const metadata = input.metadata ? parseMetadata(input.metadata) : artifact.metadata
  const aliases = input.aliases && parseAliases(artifact.collection.name, input.aliases)
  const added = parseTags(input.tagsToAdd)
  for (const tag of parseTags(input.tagsToDelete)) artifact.tags.delete(tag)
  for (const tag of added) artifact.tags.add(tag)
  if (aliases) {
    artifact.aliases.clear()
    moveAliases(artifact, aliases)
  }
  artifact.metadata = metadata
  artifact.description = input.description ?? artifact.description
  return artifact
}

/** Checks the whole input. Returns a function that creates the artifact, so that an error changes nothing. */
function validateInput(
  store: WandbStore,
  project: Project,
  input: CreateArtifactInput,
): (collection: Collection) => Artifact {
  const { runName, digest } = input
  const name = collectionName(input)
  checkCollectionName(name)
  checkArtifactType(input.artifactTypeName, name)
  const fields = {
    digest,
    createdBy: runName ? requireRun(store, project.name, runName) : undefined,
    metadata: input.metadata ? parseMetadata(input.metadata) : undefined,
    description: input.description ?? undefined,
    aliases: new Set(parseAliases(name, input.aliases ?? [])),
    tags: new Set(parseTags(input.tags)),
  }
  return (collection) => {
    const artifact: Artifact = {
      ...fields,
      id: store.nextId('Artifact'),
      collection,
      createdAt: now(),
      state: 'PENDING',
      visibleAt: 0,
      ttlSeconds: store.behavior.ttlSeconds,
      versionIndex: store.behavior.numbersAtCreation ? nextVersionIndex(collection) : undefined,
      files: new Map(),
      manifest: undefined,
    }
    collection.artifacts.push(artifact)
    store.artifacts.set(artifact.id, artifact)
    return artifact
  }
}

function collectionName({
  artifactCollectionName,
  artifactCollectionNames,
}: CreateArtifactInput): string {
  const names = artifactCollectionNames ?? []
  const [name] = artifactCollectionName ? [artifactCollectionName] : names
  return name ?? reject(400, 'artifactCollectionName is required')
}

function getOrCreateCollection(
  store: WandbStore,
  project: Project,
  name: string,
  type: string,
): Collection {
  const existing = project.collections.get(name)
  if (existing !== undefined) {
    return existing.type === type
      ? existing
      : reject(400, `artifact ${name} already exists with type ${existing.type}, not ${type}`)
  }
  const id = store.nextId('ArtifactCollection')
  const collection = { id, name, type, project, createdAt: now(), artifacts: [] }
  project.collections.set(name, collection)
  return collection
}

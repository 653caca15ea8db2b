import {
  type ArtifactAliasInput,
  committed,
  findVersion,
  moveAliases,
  readAliases,
  readTags,
  type TagInput,
} from './aliases.ts'
import { refuse } from './refusal.ts'
import { checkArtifactType, checkCollectionName, parseMetadata } from './rules.ts'
import { findProject, requireRun } from './runs.ts'
import { type Artifact, type Collection, now, type Project, type WandbStore } from './store.ts'

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

/** A pending artifact, or the version of the collection that has that digest already. */
export function createArtifact(store: WandbStore, input: CreateArtifactInput): Artifact {
  const project = findProject(store, input.entityName, input.projectName)
  const { digest, clientID } = input
  if (!/^[0-9a-f]{32}$/.test(digest)) refuse(400, `invalid artifact digest ${digest}`)
  const make = prepare(store, project, input)
  const earlier = store.clients.get(clientID ?? '')
  if (earlier !== undefined) {
    return earlier.digest === digest ? earlier : refuse(400, 'Invalid Client ID digest')
  }
  const collection = openCollection(store, project, nameOf(input), input.artifactTypeName)
  const same =
    input.enableDigestDeduplication === false
      ? undefined
      : committed(collection).find((version) => version.digest === digest)
  const artifact = same ?? make(collection)
  if (clientID) store.clients.set(clientID, artifact)
  return artifact
}

/** Changes a version; null leaves what there is. */
export function updateArtifact(store: WandbStore, input: UpdateArtifactInput): Artifact {
  const artifact = findVersion(store, input.artifactID)
  const metadata = input.metadata ? parseMetadata(input.metadata) : artifact.metadata
  const aliases = input.aliases && readAliases(artifact.collection.name, input.aliases)
  const added = readTags(input.tagsToAdd)
  for (const tag of readTags(input.tagsToDelete)) artifact.tags.delete(tag)
  for (const tag of added) artifact.tags.add(tag)
  if (aliases) {
    artifact.aliases.clear()
    moveAliases(artifact, aliases)
  }
  artifact.metadata = metadata
  artifact.description = input.description ?? artifact.description
  return artifact
}

/** Checks all that is asked for before anything is made. */
function prepare(
  store: WandbStore,
  project: Project,
  input: CreateArtifactInput,
): (collection: Collection) => Artifact {
  const { runName, digest } = input
  const name = nameOf(input)
  checkCollectionName(name)
  checkArtifactType(input.artifactTypeName, name)
  const fields = {
    digest,
    createdBy: runName ? requireRun(store, project.name, runName) : undefined,
    metadata: input.metadata ? parseMetadata(input.metadata) : undefined,
    description: input.description ?? undefined,
    aliases: new Set(readAliases(name, input.aliases ?? [])),
    tags: new Set(readTags(input.tags)),
  }
  return (collection) => {
    const artifact: Artifact = {
      ...fields,
      id: store.nextId('Artifact'),
      collection,
      createdAt: now(),
      state: 'PENDING',
      versionIndex: undefined,
      files: new Map(),
      manifest: undefined,
    }
    collection.artifacts.push(artifact)
    store.artifacts.set(artifact.id, artifact)
    return artifact
  }
}

function nameOf({ artifactCollectionName, artifactCollectionNames }: CreateArtifactInput): string {
  const names = artifactCollectionNames ?? []
  const [name] = artifactCollectionName ? [artifactCollectionName] : names
  return name ?? refuse(400, 'artifactCollectionName is required')
}

function openCollection(
  store: WandbStore,
  project: Project,
  name: string,
  type: string,
): Collection {
  const known = project.collections.get(name)
  if (known !== undefined) {
    return known.type === type
      ? known
      : refuse(400, `artifact ${name} already exists with type ${known.type}, not ${type}`)
  }
  const id = store.nextId('ArtifactCollection')
  const collection = { id, name, type, project, createdAt: now(), artifacts: [] }
  project.collections.set(name, collection)
  return collection
}

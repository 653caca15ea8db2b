import type { Artifact, Collection, WandbStore } from './store.ts'
import { checkAlias, checkArtifactTag, reject } from './validation.ts'

export type ArtifactAliasInput = Readonly<{ alias: string; artifactCollectionName: string }>
export type ArtifactCollectionAliasInput = ArtifactAliasInput &
  Readonly<{ entityName: string; projectName: string }>
export type TagInput = Readonly<{ tagName: string }>

/** Returns the aliases. Throws if an alias is not valid or is for another collection. */
export function parseAliases(collection: string, inputs: readonly ArtifactAliasInput[]): string[] {
  return inputs.map(({ alias, artifactCollectionName }) => {
    checkAlias(alias)
    if (artifactCollectionName !== collection) {
      reject(400, `alias ${alias} is for ${artifactCollectionName}, not for ${collection}`)
    }
    return alias
  })
}

/** Returns the names of the tags. Throws if a name is not valid. */
export function parseTags(inputs: readonly TagInput[] | null | undefined): string[] {
  return (inputs ?? []).map(({ tagName }) => {
    checkArtifactTag(tagName)
    return tagName
  })
}

/** Sets aliases of a version and removes them from other versions. */
export function moveAliases(artifact: Artifact, aliases: Iterable<string>): void {
  for (const alias of [...aliases]) {
    for (const other of versionsOf(artifact.collection)) other.aliases.delete(alias)
    artifact.aliases.add(alias)
  }
}

/** The versions of a collection: its committed artifacts. */
export function versionsOf(collection: Collection): Artifact[] {
  return collection.artifacts.filter(({ state }) => state === 'COMMITTED')
}

/** The number of the next version. */
export function nextVersionIndex({ artifacts }: Collection): number {
  return artifacts.filter(({ versionIndex }) => versionIndex !== undefined).length
}

/** Returns the artifact with that storage id. Throws if there is none. */
export function requireArtifact(store: WandbStore, id: string): Artifact {
  return store.artifacts.get(id) ?? reject(404, `artifact ${id} not found`)
}

/** Returns the artifact with that storage id. Throws if there is none, or if it is not committed. */
export function requireVersion(store: WandbStore, id: string): Artifact {
  const artifact = requireArtifact(store, id)
  return artifact.state === 'COMMITTED'
    ? artifact
    : reject(400, `artifact ${id} has not been committed`)
}

/** Deletes a version. Throws if the key may not, or if the version has aliases and they are not to be deleted. */
export function deleteArtifact(store: WandbStore, id: string, deletesAliases: boolean): Artifact {
  if (!store.behavior.canDelete) reject(403, 'permission denied')
  const artifact = requireArtifact(store, id)
  if (artifact.aliases.size > 0 && !deletesAliases) reject(400, `artifact ${id} has aliases`)
  store.deleteVersion(artifact)
  return artifact
}

/** Adds aliases to a version. */
export function addAliases(
  store: WandbStore,
  id: string,
  inputs: readonly ArtifactCollectionAliasInput[],
): Artifact {
  const artifact = requireVersion(store, id)
  const { name, project } = artifact.collection
  for (const { alias, entityName, projectName } of inputs) {
    if (entityName !== project.entity || projectName !== project.name) {
      reject(400, `alias ${alias} is for another project`)
    }
  }
  moveAliases(artifact, parseAliases(name, inputs))
  return artifact
}

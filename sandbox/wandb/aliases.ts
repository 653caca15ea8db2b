import { refuse } from './refusal.ts'
import { checkAlias, checkArtifactTag } from './rules.ts'
import type { Artifact, Collection, WandbStore } from './store.ts'

export type ArtifactAliasInput = Readonly<{ alias: string; artifactCollectionName: string }>
export type ArtifactCollectionAliasInput = ArtifactAliasInput &
  Readonly<{ entityName: string; projectName: string }>
export type TagInput = Readonly<{ tagName: string }>

/** The aliases asked for, when each may be set and is meant for that collection. */
export function readAliases(collection: string, inputs: readonly ArtifactAliasInput[]): string[] {
  return inputs.map(({ alias, artifactCollectionName }) => {
    checkAlias(alias)
    if (artifactCollectionName !== collection) {
      refuse(400, `alias ${alias} is for ${artifactCollectionName}, not for ${collection}`)
    }
    return alias
  })
}

/** The names of the tags asked for. */
export function readTags(inputs: readonly TagInput[] | null | undefined): string[] {
  return (inputs ?? []).map(({ tagName }) => {
    checkArtifactTag(tagName)
    return tagName
  })
}

/** Gives a version these aliases, taking them from whichever version had them. */
export function moveAliases(artifact: Artifact, aliases: Iterable<string>): void {
  for (const alias of [...aliases]) {
    for (const other of committed(artifact.collection)) other.aliases.delete(alias)
    artifact.aliases.add(alias)
  }
}

/** The versions of a collection. */
export function committed(collection: Collection): Artifact[] {
  return collection.artifacts.filter(({ state }) => state === 'COMMITTED')
}

/** The artifact of that storage id, or a refusal. */
export function findArtifact(store: WandbStore, id: string): Artifact {
  return store.artifacts.get(id) ?? refuse(404, `artifact ${id} not found`)
}

/** The version of that storage id, or a refusal. */
export function findVersion(store: WandbStore, id: string): Artifact {
  const artifact = findArtifact(store, id)
  return artifact.state === 'COMMITTED'
    ? artifact
    : refuse(400, `artifact ${id} has not been committed`)
}

/** Gives a version more aliases. */
export function addAliases(
  store: WandbStore,
  id: string,
  inputs: readonly ArtifactCollectionAliasInput[],
): Artifact {
  const artifact = findVersion(store, id)
  const { name, project } = artifact.collection
  for (const { alias, entityName, projectName } of inputs) {
    if (entityName !== project.entity || projectName !== project.name) {
      refuse(400, `alias ${alias} is for another project`)
    }
  }
  moveAliases(artifact, readAliases(name, inputs))
  return artifact
}

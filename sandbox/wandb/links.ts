import { type ArtifactAliasInput, parseAliases, requireVersion, versionsOf } from './aliases.ts'
import {
  type Artifact,
  allAliases,
  type Collection,
  hasAlias,
  isVisible,
  type Link,
  now,
  type Portfolio,
  type Project,
  type WandbStore,
} from './store.ts'
import { checkCollectionName, reject } from './validation.ts'

export type LinkArtifactInput = Readonly<{
  artifactID?: string | null
  clientID?: string | null
  artifactPortfolioName?: string | null
  entityName?: string | null
  projectName?: string | null
  aliases?: readonly ArtifactAliasInput[] | null
}>

/** A version in a collection: in its own collection, or in a collection to which it was linked. */
export interface Membership {
  readonly id: string
  readonly artifact: Artifact
  readonly collection: Collection | Portfolio
  readonly createdAt: string
  readonly versionIndex: number | undefined
  /** Including `vN`. */
  readonly aliases: readonly string[]
}

/** Links a version to a collection of a registry and moves the aliases in that collection to it. */
export function linkArtifact(store: WandbStore, input: LinkArtifactInput): Membership {
  const { entityName, projectName, artifactPortfolioName } = input
  const project =
    store.findRegistry(entityName, projectName) ??
    reject(404, `project ${entityName}/${projectName} not found`)
  const artifact = requireVersion(store, linkedArtifactId(store, input))
  if (!artifactPortfolioName) reject(400, 'artifactPortfolioName is required')
  checkCollectionName(artifactPortfolioName)
  const newAliases = parseAliases(artifactPortfolioName, input.aliases ?? [])
  const portfolio = getOrCreatePortfolio(
    store,
    project,
    artifactPortfolioName,
    artifact.collection.type,
  )
  const links = portfolioLinks(store, portfolio)
  const existing = links.find((link) => link.artifact === artifact)
  const link = existing ?? createLink(store, artifact, portfolio, links.length)
  for (const alias of newAliases) {
    for (const other of links) other.aliases.delete(alias)
    link.aliases.add(alias)
  }
  return linkMembership(link)
}

/** The versions in a collection, oldest first. */
export function collectionMemberships(
  store: WandbStore,
  collection: Collection | Portfolio,
): Membership[] {
  return 'artifacts' in collection
    ? versionsOf(collection).map(sequenceMembership)
    : portfolioLinks(store, collection).map(linkMembership)
}

/** The version in a collection with that alias, if any. */
export function findMembership(
  store: WandbStore,
  collection: Collection | Portfolio,
  alias: string,
): Membership | undefined {
  if (!('artifacts' in collection)) {
    const linked = portfolioLinks(store, collection).map(linkMembership)
    return linked.find(({ aliases }) => aliases.includes(alias))
  }
  const found = collection.artifacts.find(
    (artifact) => isVisible(artifact) && hasAlias(artifact, alias),
  )
  return found && sequenceMembership(found)
}

/** The newest version in a collection, if any. */
export function latestVersion(
  store: WandbStore,
  collection: Collection | Portfolio,
): Artifact | undefined {
  return 'artifacts' in collection
    ? collection.artifacts.findLast(({ state }) => state === 'COMMITTED')
    : portfolioLinks(store, collection).at(-1)?.artifact
}

/** The collections that contain a version. Its own collection is the first one. */
export function artifactMemberships(store: WandbStore, artifact: Artifact): Membership[] {
  if (artifact.state !== 'COMMITTED') return []
  const links = store.links.filter((link) => link.artifact === artifact)
  return [sequenceMembership(artifact), ...links.map(linkMembership)]
}

function linkedArtifactId(store: WandbStore, { artifactID, clientID }: LinkArtifactInput): string {
  const id = artifactID ?? store.artifactsByClientId.get(clientID ?? '')?.id
  return id ?? reject(404, `artifact with client ID ${clientID} not found`)
}

function getOrCreatePortfolio(
  store: WandbStore,
  project: Project,
  name: string,
  type: string,
): Portfolio {
  const existing = project.portfolios.get(name)
  if (existing !== undefined) {
    return existing.type === type
      ? existing
      : reject(400, `collection ${name} is for artifacts of type ${existing.type}, not ${type}`)
  }
  const id = store.nextId('ArtifactCollection')
  const portfolio = { id, name, type, project, createdAt: now() }
  project.portfolios.set(name, portfolio)
  return portfolio
}

function createLink(
  store: WandbStore,
  artifact: Artifact,
  portfolio: Portfolio,
  versionIndex: number,
): Link {
  const id = store.nextId('ArtifactCollectionMembership')
  const link = {
    id,
    artifact,
    portfolio,
    versionIndex,
    createdAt: now(),
    aliases: new Set<string>(),
  }
  store.links.push(link)
  return link
}

function portfolioLinks(store: WandbStore, portfolio: Portfolio): Link[] {
  return store.links.filter((link) => link.portfolio === portfolio)
}

function linkMembership(link: Link): Membership {
  const { portfolio, versionIndex } = link
  return { ...link, collection: portfolio, aliases: [`v${versionIndex}`, ...link.aliases] }
}

function sequenceMembership(artifact: Artifact): Membership {
  const { collection, createdAt, versionIndex } = artifact
  const id = Buffer.from(`ArtifactCollectionMembership:${artifact.id}`).toString('base64')
  return { id, artifact, collection, createdAt, versionIndex, aliases: allAliases(artifact) }
}

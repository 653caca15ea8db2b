import { type ArtifactAliasInput, committed, findVersion, readAliases } from './aliases.ts'
import { refuse } from './refusal.ts'
import { checkCollectionName } from './rules.ts'
import {
  type Artifact,
  aliases,
  type Collection,
  hasAlias,
  type Link,
  now,
  type Portfolio,
  type Project,
  type WandbStore,
} from './store.ts'

export type LinkArtifactInput = Readonly<{
  artifactID?: string | null
  clientID?: string | null
  artifactPortfolioName?: string | null
  entityName?: string | null
  projectName?: string | null
  aliases?: readonly ArtifactAliasInput[] | null
}>

/** A version in a collection: in its own, or in one that it was linked into. */
export interface Membership {
  readonly id: string
  readonly artifact: Artifact
  readonly collection: Collection | Portfolio
  readonly createdAt: string
  readonly versionIndex: number | undefined
  /** With the implicit `vN`. */
  readonly aliases: readonly string[]
}

/** Links a version into a collection of a registry, and moves the aliases there to it. */
export function linkArtifact(store: WandbStore, input: LinkArtifactInput): Membership {
  const { entityName, projectName, artifactPortfolioName } = input
  const project =
    store.registry(entityName, projectName) ??
    refuse(404, `project ${entityName}/${projectName} not found`)
  const artifact = findVersion(store, linkedId(store, input))
  if (!artifactPortfolioName) refuse(400, 'artifactPortfolioName is required')
  checkCollectionName(artifactPortfolioName)
  const asked = readAliases(artifactPortfolioName, input.aliases ?? [])
  const portfolio = openPortfolio(store, project, artifactPortfolioName, artifact.collection.type)
  const others = linksInto(store, portfolio)
  const known = others.find((link) => link.artifact === artifact)
  const link = known ?? newLink(store, artifact, portfolio, others.length)
  for (const alias of asked) {
    for (const other of others) other.aliases.delete(alias)
    link.aliases.add(alias)
  }
  return ofLink(link)
}

/** The versions that a collection has, in their order. */
export function members(store: WandbStore, collection: Collection | Portfolio): Membership[] {
  return 'artifacts' in collection
    ? committed(collection).map(ofSequence)
    : linksInto(store, collection).map(ofLink)
}

/** The version that a collection has under that alias, if any. */
export function member(
  store: WandbStore,
  collection: Collection | Portfolio,
  alias: string,
): Membership | undefined {
  if (!('artifacts' in collection)) {
    const linked = linksInto(store, collection).map(ofLink)
    return linked.find(({ aliases }) => aliases.includes(alias))
  }
  const found = collection.artifacts.find((artifact) => hasAlias(artifact, alias))
  return found && ofSequence(found)
}

/** The newest version that a collection has, if any. */
export function lastMember(
  store: WandbStore,
  collection: Collection | Portfolio,
): Artifact | undefined {
  return 'artifacts' in collection
    ? collection.artifacts.findLast(({ state }) => state === 'COMMITTED')
    : linksInto(store, collection).at(-1)?.artifact
}

/** The collections that a version is in, its own first. */
export function memberships(store: WandbStore, artifact: Artifact): Membership[] {
  if (artifact.state !== 'COMMITTED') return []
  const links = store.links.filter((link) => link.artifact === artifact)
  return [ofSequence(artifact), ...links.map(ofLink)]
}

function linkedId(store: WandbStore, { artifactID, clientID }: LinkArtifactInput): string {
  const id = artifactID ?? store.clients.get(clientID ?? '')?.id
  return id ?? refuse(404, `artifact with client ID ${clientID} not found`)
}

function openPortfolio(store: WandbStore, project: Project, name: string, type: string): Portfolio {
  const known = project.portfolios.get(name)
  if (known !== undefined) {
    return known.type === type
      ? known
      : refuse(400, `collection ${name} is for artifacts of type ${known.type}, not ${type}`)
  }
  const id = store.nextId('ArtifactCollection')
  const portfolio = { id, name, type, project, createdAt: now() }
  project.portfolios.set(name, portfolio)
  return portfolio
}

function newLink(
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

function linksInto(store: WandbStore, portfolio: Portfolio): Link[] {
  return store.links.filter((link) => link.portfolio === portfolio)
}

function ofLink(link: Link): Membership {
  const { portfolio, versionIndex } = link
  return { ...link, collection: portfolio, aliases: [`v${versionIndex}`, ...link.aliases] }
}

function ofSequence(artifact: Artifact): Membership {
  const { collection, createdAt, versionIndex } = artifact
  const id = Buffer.from(`ArtifactCollectionMembership:${artifact.id}`).toString('base64')
  return { id, artifact, collection, createdAt, versionIndex, aliases: aliases(artifact) }
}

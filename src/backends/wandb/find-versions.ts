import { isTooLarge } from '../../http/messages.ts'
import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import { relationOf } from '../../tracking/identity.ts'
import type { WandbProject } from './addresses.ts'
import { aliasFor } from './alias.ts'
import { type WandbClient, WandbError } from './client.ts'
import { digestOf } from './digest.ts'
import { type Artifact, type LoggingRun, loggedRevisions, versionMetadata } from './queries.ts'
import { runIdOf } from './run.ts'
import { recordedFacts } from './version.ts'

/** Versions that one request looks up, and versions whose metadata one request reads. */
const perRequest = 50
const metadataPerRequest = 10

/** What the server has under an alias. */
export type FoundVersion = Readonly<{
  /** The version that has the alias. */
  version?: Artifact | undefined
  /** The run that logs the revision, if it exists. */
  run?: LoggingRun | undefined
  /** Why this look-up failed. The others did not. */
  error?: unknown
}>

export type FoundVersions = Readonly<{
  artifactName: string
  /** False if there is no project that the credential can see. */
  hasProject: boolean
  /** The kind of the artifact's collection and the type of its versions. undefined if there is no such artifact. */
  collection: Readonly<{ __typename: string; type: string }> | undefined
  byRevision: ReadonlyMap<string, FoundVersion>
  /** The versions that have further aliases, by alias. */
  byAlias: ReadonlyMap<string, FoundVersion>
}>

export type LookUp = Readonly<{
  project: WandbProject
  artifactName: string
  bundles: readonly ProvenanceBundle[]
  /** Further aliases. */
  aliases: readonly string[]
  /** True to read the metadata of each version with it. */
  hasMetadata: boolean
}>

/**
 * Looks up the versions of the bundles by their aliases, and those that have further aliases. Metadata is read only where
 * the digest and the run do not say what a version is.
 *
 * Throws if the server refuses.
 */
export async function findVersions(client: WandbClient, lookUp: LookUp): Promise<FoundVersions> {
  const { artifactName, bundles, aliases } = lookUp
  const names: readonly Name[] = [
    ...bundles.map((bundle) => ({
      alias: aliasFor(bundle.revision),
      run: runIdOf(artifactName, bundle),
      bundle,
    })),
    ...aliases.map((alias) => ({ alias, run: undefined, bundle: undefined })),
  ]
  const collections: FoundVersions['collection'][] = []
  let hasProject = false
  const read = async (group: readonly Name[]): Promise<readonly FoundVersion[]> => {
    const { project, found } = await readNames(client, lookUp, group)
    const collection = project?.artifactCollection
    hasProject ||= project !== null
    if (collection) {
      collections.push({ ...collection, type: collection.defaultArtifactType.name })
    }
    return found
  }
  const found = await readInGroups(names, perRequest, read)
  const complete = await addMetadata(client, names, found)
  const count = bundles.length
  return {
    artifactName,
    hasProject,
    collection: collections[0],
    byRevision: new Map(bundles.map(({ revision }, at) => [revision, complete[at] ?? {}])),
    byAlias: new Map(aliases.map((alias, at) => [alias, complete[count + at] ?? {}])),
  }
}

type Name = Readonly<{
  alias: string
  run: string | undefined
  bundle: ProvenanceBundle | undefined
}>

async function readNames(client: WandbClient, lookUp: LookUp, group: readonly Name[]) {
  const { artifactName, hasMetadata } = lookUp
  const runs = group.flatMap(({ run }) => (run === undefined ? [] : [run]))
  const {
    project,
    versions,
    runs: foundRuns,
  } = await client.execute(loggedRevisions(group.length, runs.length, hasMetadata), {
    ...lookUp.project,
    collection: artifactName,
    ...Object.fromEntries(group.map(({ alias }, at) => [`name${at}`, `${artifactName}:${alias}`])),
    ...Object.fromEntries(runs.map((run, at) => [`run${at}`, run])),
  })
  const found = group.map((_, at) => ({
    version: versions?.[`v${at}`] ?? undefined,
    run: foundRuns?.[`r${at}`] ?? undefined,
  }))
  return { project, found }
}

/** Adds the metadata to the versions that nothing else identifies, or whose file differs. */
async function addMetadata(
  client: WandbClient,
  names: readonly Name[],
  found: readonly FoundVersion[],
): Promise<readonly FoundVersion[]> {
  const incomplete = names.flatMap(({ bundle }, at) => {
    const version = found[at]?.version
    return version !== undefined && needsMetadata(version, bundle) ? [{ at, version }] : []
  })
  const versions = incomplete.map(({ version }) => version)
  const read: readonly Metadata[] = await readInGroups(versions, metadataPerRequest, (group) =>
    readMetadata(client, group),
  )
  const complete = [...found]
  for (const [index, { at, version }] of incomplete.entries()) {
    const { metadata = null, error } = read[index] ?? {}
    complete[at] = { ...found[at], version: { ...version, metadata }, error }
  }
  return complete
}

function needsMetadata(version: Artifact, bundle: ProvenanceBundle | undefined): boolean {
  if (version.metadata !== undefined || version.digest === (bundle && digestOf(bundle)))
    return false
  const facts = recordedFacts(version)
  return facts === undefined || (bundle !== undefined && relationOf(facts, bundle) === 'same')
}

/** The version with its metadata. Throws if the server refuses. */
export async function withMetadata(client: WandbClient, version: Artifact): Promise<Artifact> {
  if (version.metadata !== undefined) return version
  const [read] = await readMetadata(client, [version])
  return { ...version, metadata: read?.metadata ?? null }
}

type Metadata = Readonly<{ metadata?: string | null; error?: unknown }>

async function readMetadata(
  client: WandbClient,
  versions: readonly Artifact[],
): Promise<readonly Metadata[]> {
  const variables = Object.fromEntries(versions.map(({ id }, at) => [`id${at}`, id]))
  const read = await client.execute(versionMetadata(versions.length), variables)
  return versions.map((_, at) => ({ metadata: read[`v${at}`]?.metadata ?? null }))
}

/**
 * Reads items in groups of up to `size`. A group whose response is too large is halved. If one item alone is too large,
 * only that one fails.
 */
async function readInGroups<Item, Value extends object>(
  items: readonly Item[],
  size: number,
  read: (group: readonly Item[]) => Promise<readonly Value[]>,
): Promise<readonly (Value | Readonly<{ error: unknown }>)[]> {
  if (items.length > size) {
    const rest = items.slice(size)
    const first = await readInGroups(items.slice(0, size), size, read)
    return [...first, ...(await readInGroups(rest, size, read))]
  }
  if (items.length === 0) return []
  try {
    return await read(items)
  } catch (error) {
    const isRefused = error instanceof WandbError && error.status === 413
    if (!isRefused && !isTooLarge(error)) throw error
    if (items.length === 1) return [{ error }]
    return await readInGroups(items, Math.ceil(items.length / 2), read)
  }
}

import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import { reliableDate } from '../../revision/resolve.ts'
import { canonicalJson } from '../../text/json.ts'
import type { WandbProject } from './addresses.ts'
import type { WandbClient } from './client.ts'
import { digestOf } from './digest.ts'
import { type Artifact, readArtifact } from './operations.ts'
import { metadataOf } from './version.ts'

/** What a version of an artifact must be. */
export type ExpectedVersion = Readonly<{
  artifactName: string
  bundle: ProvenanceBundle
  aliases: readonly string[]
}>

/** A version as the server has it, and the id of the version that has the alias `latest`. */
export type ReadBack = Readonly<{ version: Artifact; latestId: string | undefined }>

/** Reads a version back. Throws if the server has no version of this id. */
export async function readVersion(
  client: WandbClient,
  { entity, project }: WandbProject,
  artifactName: string,
  id: string,
): Promise<ReadBack> {
  const variables = { id, entity, project, latest: `${artifactName}:latest` }
  const { artifact, project: found } = await client.execute(readArtifact, variables)
  if (artifact === null) throw new Error(`W&B does not show the artifact ${id} that it made.`)
  return { version: artifact, latestId: found?.latest?.id }
}

/** True if a job that ran at the same time gave `latest` to an older revision. */
export async function latestWasTaken(
  client: WandbClient,
  project: WandbProject,
  { version, latestId }: ReadBack,
  { artifactName, bundle, aliases }: ExpectedVersion,
): Promise<boolean> {
  if (latestId === undefined) return false
  if (!missingAliases(version, artifactName, aliases).includes('latest')) return false
  const { version: latest } = await readVersion(client, project, artifactName, latestId)
  const { committed_at } = metadataOf(latest)
  if (typeof committed_at !== 'string') return false
  const now = Date.now()
  return reliableDate(committed_at, now) < reliableDate(bundle.committed_at, now)
}

/** The aliases that a version does not have. */
export function missingAliases(
  version: Artifact,
  artifactName: string,
  aliases: readonly string[],
): readonly string[] {
  const existing = version.aliases.filter((entry) => entry.artifactCollectionName === artifactName)
  return aliases.filter((alias) => !existing.some((entry) => entry.alias === alias))
}

/**
 * Returns the version. Throws if it is not as expected. `latest` can be missing if another version has it: a job that
 * ran at the same time then logged a newer revision.
 */
export function checkVersion(
  { version, latestId }: ReadBack,
  { artifactName, bundle, aliases }: ExpectedVersion,
): Artifact {
  const digest = digestOf(bundle)
  const missing = missingAliases(version, artifactName, aliases).filter(
    (alias) => alias !== 'latest' || latestId === undefined,
  )
  const hasMetadata = canonicalJson(metadataOf(version)) === canonicalJson(bundle)
  const problems = [
    version.state === 'COMMITTED' ? '' : `its state is ${version.state}`,
    version.digest === digest ? '' : `its digest is ${version.digest}, not ${digest}`,
    missing.length === 0 ? '' : `it lacks the alias ${missing.join(', ')}`,
    hasMetadata ? '' : 'its metadata does not match',
  ].filter(Boolean)
  if (problems.length === 0) return version
  throw new Error(`The artifact in W&B does not match what was logged: ${problems.join('; ')}.`)
}

import { canonicalJson, type ProvenanceBundle } from '../../provenance/bundle.ts'
import { parseJson } from '../../text/neutralize.ts'
import type { WandbClient } from './client.ts'
import { type Artifact, readArtifact } from './operations.ts'
import type { Run } from './run.ts'

/** What a version of the artifact must be. */
export type Wanted = Readonly<{
  /** The artifact collection. */
  name: string
  bundle: ProvenanceBundle
  aliases: readonly string[]
}>

/** A version, and the id of the one that has the alias `latest`. */
export type Shown = Readonly<{ read: Artifact; latest: string | undefined }>

/** Reads a version back. Throws where the server has none of that id. */
export async function show(
  client: WandbClient,
  run: Run,
  { name }: Wanted,
  id: string,
): Promise<Shown> {
  const { entity, project } = run
  const place = { entity, project, latest: `${name}:latest` }
  const { artifact: read, project: found } = await client.ask(readArtifact, { id, ...place })
  if (read === null) throw new Error(`W&B does not show the artifact ${id} that it made.`)
  return { read, latest: found?.latest?.id }
}

/** Whether a job that ran at the same time took `latest` for an older revision. */
export async function latestWasTaken(
  client: WandbClient,
  run: Run,
  wanted: Wanted,
  { read, latest }: Shown,
): Promise<boolean> {
  if (latest === undefined || !lacking(read, wanted).includes('latest')) return false
  const { committed_at } = metadataOf((await show(client, run, wanted, latest)).read)
  return typeof committed_at === 'string' && committed_at < wanted.bundle.committed_at
}

/** Which of the aliases a version does not have. */
export function lacking(
  read: Artifact,
  { name, aliases }: Pick<Wanted, 'name' | 'aliases'>,
): readonly string[] {
  const held = read.aliases.filter((entry) => entry.artifactCollectionName === name)
  return aliases.filter((alias) => !held.some((entry) => entry.alias === alias))
}

/**
 * The artifact as it was read back. Another job may have taken `latest`.
 *
 * Throws where it is not the one that was asked for.
 */
export function accept({ read, latest }: Shown, wanted: Wanted, digest: string): Artifact {
  const missing = lacking(read, wanted).filter(
    (alias) => alias !== 'latest' || latest === undefined,
  )
  const faults = [
    read.state === 'COMMITTED' ? '' : `its state is ${read.state}`,
    read.digest === digest ? '' : `its digest is ${read.digest}, not ${digest}`,
    missing.length === 0 ? '' : `it lacks the alias ${missing.join(', ')}`,
    canonicalJson(metadataOf(read)) === canonicalJson(wanted.bundle)
      ? ''
      : 'its metadata is another',
  ].filter(Boolean)
  if (faults.length > 0) {
    throw new Error(`W&B does not hold the artifact as it was logged: ${faults.join('; ')}.`)
  }
  return read
}

/** The metadata of an artifact: {} where it has none, or none that is an object. */
export function metadataOf({ metadata }: { metadata: string | null }): Record<string, unknown> {
  const value = parseJson(metadata ?? '')
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

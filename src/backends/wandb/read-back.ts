import { bundleDifferences, type ProvenanceBundle } from '../../provenance/bundle.ts'
import type { WandbRun } from './addresses.ts'
import { aliasFor } from './alias.ts'
import type { WandbClient } from './client.ts'
import { digestOf } from './digest.ts'
import { latestAlias } from './latest.ts'
import { type Artifact, readArtifact } from './queries.ts'
import { runPrefix } from './run.ts'
import { aliasesOf, metadataOf, relationTo } from './version.ts'

/** How long a read-back waits for what the server has accepted, in milliseconds. */
export const readBackLimitMs = 60_000

/** What a version of an artifact must be. */
export type ExpectedVersion = Readonly<{
  artifactName: string
  bundle: ProvenanceBundle
  aliases: readonly string[]
  /** The version that must keep `latest`. undefined if none has to. */
  keeper: Artifact | undefined
}>

/** A version as the server has it, and the versions that have its aliases. */
export type ReadBack = Readonly<{
  version: Artifact | undefined
  /** The version that has the tag's alias. */
  holder: Artifact | undefined
  latest: Artifact | undefined
  /** The version with the number before that of this one. */
  previous: Artifact | undefined
  /** The committed versions of the same revision and commit: this one and those of other jobs, in their order. */
  twins: readonly Artifact[]
}>

/** Reads a version back. `versionIndex` is its number, if it is new. */
export async function readVersion(
  client: WandbClient,
  { entity, project, id: run }: WandbRun,
  { artifactName, bundle }: ExpectedVersion,
  id: string,
  versionIndex = 0,
): Promise<ReadBack> {
  // The version before the first is the first itself, which is no other dataset's.
  const before = `v${Math.max(0, versionIndex - 1)}`
  const [alias, latest, previous] = [aliasFor(bundle.revision), latestAlias, before].map(
    (name) => `${artifactName}:${name}`,
  )
  const variables = { id, entity, project, run, alias, latest, previous }
  const answer = await client.execute(readArtifact, variables)
  const version = answer.artifact ?? undefined
  const holder = answer.project?.holder ?? undefined
  // All jobs that log this revision and commit use this run. The run of another job can have other versions too.
  const outputs = run.startsWith(runPrefix)
    ? (answer.project?.run?.outputArtifacts?.edges.map(({ node }) => node) ?? [])
    : []
  const isTwin = (each: Artifact) =>
    each.state === 'COMMITTED' && each.artifactSequence.id === version?.artifactSequence.id
  const sameHolder = holder !== undefined && relationTo(holder, bundle) === 'same' ? [holder] : []
  const found = [version, ...sameHolder, ...outputs].flatMap((each) => each ?? []).filter(isTwin)
  const twins = [...new Map(found.map((each) => [each.id, each])).values()].sort(byVersion)
  const [latestVersion, previousVersion] = [answer.project?.latest, answer.project?.previous]
  return {
    version,
    holder,
    latest: latestVersion ?? undefined,
    previous: previousVersion ?? undefined,
    twins,
  }
}

function byVersion(a: Artifact, b: Artifact): number {
  const [first, second] = [a, b].map(({ versionIndex }) => versionIndex ?? Number.MAX_SAFE_INTEGER)
  return (first ?? 0) - (second ?? 0) || (a.id < b.id ? -1 : 1)
}

/** The aliases that a version does not have. */
export function missingAliases(version: Artifact, aliases: readonly string[]): readonly string[] {
  const existing = aliasesOf(version)
  return aliases.filter((alias) => !existing.includes(alias))
}

/**
 * True if the server shows all that was sent, or something else: only what is missing can still come. `latest` can belong
 * to the version of another job.
 */
export function isComplete(
  { version, holder, latest }: ReadBack,
  { bundle, aliases }: ExpectedVersion,
): boolean {
  if (version?.state !== 'COMMITTED') return false
  const hasHolders =
    holder !== undefined && (latest !== undefined || !aliases.includes(latestAlias))
  return hasHolders || version.digest !== digestOf(bundle)
}

/**
 * Returns the version. Throws if it is not as expected. `latest` can be missing if another version has it: a job that
 * ran at the same time then logged a newer revision. A version of another job can have other facts.
 */
export function checkVersion(
  { version, latest }: ReadBack,
  { bundle, aliases }: ExpectedVersion,
  isOwn: boolean,
): Artifact {
  if (version === undefined) throw new Error('W&B does not show the artifact that it made.')
  const digest = digestOf(bundle)
  const missing = missingAliases(version, aliases).filter(
    (alias) => alias !== latestAlias || latest === undefined,
  )
  const hasMetadata = bundleDifferences(metadataOf(version), bundle).length === 0
  const problems = [
    version.state === 'COMMITTED' ? '' : `its state is ${version.state}`,
    version.digest === digest || !isOwn ? '' : `its digest is ${version.digest}, not ${digest}`,
    missing.length === 0 ? '' : `it lacks the alias ${missing.join(', ')}`,
    hasMetadata || !isOwn ? '' : 'its metadata does not match',
  ].filter(Boolean)
  if (problems.length === 0) return version
  throw new Error(`The artifact in W&B does not match what was logged: ${problems.join('; ')}.`)
}

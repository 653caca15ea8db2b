import { bundleDifferences, type ProvenanceBundle } from '../../provenance/bundle.ts'
import { printable } from '../../text/neutralize.ts'
import type { WandbRun } from './addresses.ts'
import { aliasFor } from './alias.ts'
import type { WandbClient } from './client.ts'
import { digestOf } from './digest.ts'
import { latestAlias } from './latest.ts'
import { type Artifact, type LoggingRun, readArtifact } from './queries.ts'
import { runPrefix } from './run.ts'
import { aliasesOf, metadataOf, relationTo } from './version.ts'

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
  /** The versions of other jobs that can still be committed before this one. */
  rivals: readonly Artifact[]
  /** The state of the run. */
  runState: string
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
  const outputs = run.startsWith(runPrefix) ? outputsOf(answer.project?.run, artifactName) : []
  const sameHolder = holder !== undefined && relationTo(holder, bundle) === 'same' ? [holder] : []
  const found = [version, ...sameHolder, ...outputs]
    .flatMap((each) => each ?? [])
    .filter(({ state, artifactSequence }) => {
      return state === 'COMMITTED' && artifactSequence.name === artifactName
    })
  const twins = [...new Map(found.map((each) => [each.id, each])).values()].sort(byVersion)
  const [latestVersion, previousVersion] = [answer.project?.latest, answer.project?.previous]
  return {
    version,
    holder,
    latest: latestVersion ?? undefined,
    previous: previousVersion ?? undefined,
    twins,
    rivals:
      version === undefined
        ? []
        : earlierVersions(outputs, version).filter(({ state }) => state === 'PENDING'),
    runState: answer.project?.run?.state ?? 'unknown',
  }
}

/** The versions of an artifact that a run created. */
export function outputsOf(
  run: LoggingRun | null | undefined,
  artifactName: string,
): readonly Artifact[] {
  const outputs = run?.outputArtifacts?.edges.flatMap(({ node }) => node ?? []) ?? []
  return outputs.filter(({ artifactSequence }) => artifactSequence.name === artifactName)
}

/** An upload takes seconds. An older version does not belong to a job that still works. */
const maxUploadMs = 600_000

/**
 * The versions that other jobs logged just now and that come before a version, which has the alias only for a moment. They
 * can be uncommitted on a server that gives numbers at the creation. W&B gives them at the commit.
 */
export function earlierVersions(
  outputs: readonly Artifact[],
  { versionIndex }: Artifact,
): readonly Artifact[] {
  return outputs.filter((each) => {
    const isBefore = each.versionIndex !== null && each.versionIndex < (versionIndex ?? 0)
    const age = Date.now() - Date.parse(each.createdAt ?? '')
    return each.state !== 'DELETED' && isBefore && age < maxUploadMs
  })
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
 * to the version of another job. That job can have deleted its version (`isOwn` is false), and then another one counts.
 */
export function isComplete(
  { version, holder, latest, twins }: ReadBack,
  { bundle, artifactName, aliases }: ExpectedVersion,
  isOwn: boolean,
): boolean {
  if (version?.state !== 'COMMITTED') {
    return isOwn ? version?.state === 'DELETED' : twins.length > 0
  }
  const metadata = metadataOf(version)
  const isOther =
    version.digest !== digestOf(bundle) || version.artifactSequence.name !== artifactName
  if (isOwn && !isOther && bundleDifferences(metadata, bundle).length > 0) {
    return Object.keys(metadata).length > 0
  }
  const hasHolders =
    holder !== undefined && (latest !== undefined || !aliases.includes(latestAlias))
  return hasHolders || isOther
}

/**
 * Returns the version. Throws if it is not as expected. `latest` can be missing if another version has it: a job that
 * ran at the same time then logged a newer revision. A version of another job can have other facts.
 */
export function checkVersion(
  { version, latest }: ReadBack,
  { bundle, artifactName, aliases }: ExpectedVersion,
  isOwn: boolean,
): Artifact {
  if (version === undefined) throw new Error('W&B does not show the artifact that it created.')
  const digest = digestOf(bundle)
  const { name } = version.artifactSequence
  const missing = missingAliases(version, aliases).filter(
    (alias) => alias !== latestAlias || latest === undefined,
  )
  const hasMetadata = bundleDifferences(metadataOf(version), bundle).length === 0
  const problems = [
    version.state === 'COMMITTED' ? '' : `its state is ${version.state}`,
    name === artifactName ? '' : `its artifact is ${printable(name)}, not ${artifactName}`,
    version.digest === digest || !isOwn ? '' : `its digest is ${version.digest}, not ${digest}`,
    missing.length === 0 ? '' : `it lacks the alias ${missing.join(', ')}`,
    hasMetadata || !isOwn ? '' : 'its metadata does not match',
  ].filter(Boolean)
  if (problems.length === 0) return version
  throw new Error(`The artifact in W&B does not match what was logged: ${problems.join('; ')}.`)
}

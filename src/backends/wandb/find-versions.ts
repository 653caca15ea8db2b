import { differences, type ProvenanceBundle } from '../../provenance/bundle.ts'
import {
  difference,
  type VerifyResult,
  type HeldRevision,
  moved,
  ConflictError,
  type Tools,
} from '../../tracking/backend.ts'
import { versionUrl } from './addresses.ts'
import { aliasFor } from './alias.ts'
import type { WandbClient } from './client.ts'
import { digestOf } from './create-version.ts'
import { type Artifact, loggedRevisions } from './operations.ts'
import { metadataOf } from './read-back.ts'
import type { Run } from './run.ts'

/** Versions that one request looks up. */
const perRequest = 50

export type Found = Readonly<{
  /** The committed versions under the alias of their revision, by the revision. */
  versions: ReadonlyMap<string, Artifact>
  latest: Artifact | null
}>

/** Looks up the versions that are logged of the bundles. */
export async function findLogged(
  client: WandbClient,
  place: Readonly<{ entity: string; project: string }>,
  artifactName: string,
  bundles: readonly ProvenanceBundle[],
): Promise<Found> {
  const versions = new Map<string, Artifact>()
  let latest: Artifact | null = null
  for (let from = 0; from < bundles.length; from += perRequest) {
    const some = bundles.slice(from, from + perRequest)
    const names = some.map(({ revision }, index) => [
      `name${index}`,
      `${artifactName}:${aliasFor(revision)}`,
    ])
    const { project } = await client.ask(loggedRevisions(some.length), {
      entity: place.entity,
      project: place.project,
      latest: `${artifactName}:latest`,
      ...Object.fromEntries(names),
    })
    latest = project?.['latest'] ?? null
    for (const [index, { revision }] of some.entries()) {
      const version = project?.[`r${index}`]
      if (version?.state === 'COMMITTED') versions.set(revision, version)
    }
  }
  return { versions, latest }
}

/**
 * Whether `latest` is the revision's, as the newest of those that are logged, by commit date. One that is
 * logged already takes it from an older one alone: jobs that ran at the same time may have left it there.
 */
export function takesLatest({ versions, latest }: Found, bundle: ProvenanceBundle): boolean {
  const isHeld = versions.has(bundle.revision)
  if (latest === null) return !isHeld
  const { committed_at } = metadataOf(latest)
  if (typeof committed_at !== 'string') return !isHeld
  return isHeld ? committed_at < bundle.committed_at : committed_at <= bundle.committed_at
}

/**
 * Whether a version is of the bundle's commit.
 *
 * Throws where it is another dataset's.
 */
export function isSame(
  version: Artifact,
  bundle: ProvenanceBundle,
  artifactName: string,
  baseUrl: string,
): boolean {
  const { commit, repository } = metadataOf(version)
  if (commit === bundle.commit || repository === bundle.repository) return commit === bundle.commit
  throw new ConflictError(
    `The alias "${aliasFor(bundle.revision)}" of the artifact "${artifactName}" belongs to another dataset, ` +
      `${textOf(repository) ?? 'logged without a repository'} (${urlOf(version, baseUrl)}). Nothing was written. ` +
      'Give this repository an artifact-name or a wandb-project of its own.',
  )
}

/**
 * Whether `latest` is on a version that is no tag's any more once the bundles are logged again: one of them
 * takes its alias, or did so before, by a job that was interrupted then.
 */
export function latestIsOrphaned({ versions, latest }: Found, bundles: readonly ProvenanceBundle[]): boolean {
  if (latest === null) return false
  const isBare = latest.aliases.every(({ alias }) => /^(latest|v\d+)$/.test(alias))
  return (
    isBare ||
    bundles.some(
      ({ revision, commit }) =>
        versions.get(revision)?.id === latest.id && metadataOf(latest)['commit'] !== commit,
    )
  )
}

/** What a version says of the revision that it was made of. */
export function heldRevision(version: Artifact, baseUrl: string): HeldRevision {
  const { commit, committed_at } = metadataOf(version)
  return {
    commit: textOf(commit) ?? 'unknown',
    committedAt: textOf(committed_at) ?? '',
    url: urlOf(version, baseUrl),
  }
}

/** A fact of a record, where it is one: an object may have a `toString` of its own, which is none. */
function textOf(fact: unknown): string | undefined {
  return typeof fact === 'string' ? fact : undefined
}

/** Compares a version, or that there is none, with the bundle. */
export function verifyVersion(
  version: Artifact | undefined,
  bundle: ProvenanceBundle,
  baseUrl: string,
): VerifyResult {
  if (version === undefined) return { status: 'missing', url: '', details: [] }
  const held = heldRevision(version, baseUrl)
  const { url } = held
  const metadata = metadataOf(version)
  if (metadata['commit'] !== bundle.commit) {
    if (metadata['repository'] === bundle.repository) {
      return { status: 'moved', url, details: [moved(bundle, held)] }
    }
    const owner = textOf(metadata['repository']) ?? 'logged without a repository'
    const detail = `The alias "${aliasFor(bundle.revision)}" belongs to another dataset, ${owner}`
    return { status: 'missing', url, details: [detail] }
  }
  const details = differences(metadata, bundle).map(({ field, logged, derived }) =>
    difference(field, logged, derived),
  )
  const digest = digestOf(bundle)
  if (details.length === 0 && version.digest !== digest) {
    details.push(difference('the digest of revision.json', version.digest, digest))
  }
  return { status: details.length === 0 ? 'matches' : 'differs', url, details }
}

/** Warns where a version of the same commit holds other facts than the bundle. */
export function warnOfDifferences(
  version: Artifact,
  bundle: ProvenanceBundle,
  { warn }: Tools,
): void {
  const { details } = verifyVersion(version, bundle, '')
  if (details.length === 0) return
  warn(
    `W&B holds ${bundle.revision} of the same commit with other facts: ${details.join('; ')}. The record stays as it is.`,
  )
}

function urlOf(version: Artifact, baseUrl: string): string {
  const { name } = version.artifactSequence
  return versionUrl(baseUrl, makerOf(version), name, `v${version.versionIndex ?? 0}`)
}

/** The run that made a version. Its id is '' where a user made it without one. */
export function makerOf({ createdBy, artifactSequence }: Artifact): Run {
  return {
    id: createdBy.name ?? '',
    project: artifactSequence.project?.name ?? '',
    entity: artifactSequence.project?.entity.name ?? '',
  }
}

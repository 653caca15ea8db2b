import { isSameRepository } from '../../git/remote-url.ts'
import {
  bundleDifferences,
  isTagUnknown,
  type ProvenanceBundle,
  recordedManifestText,
  withRecordedFacts,
} from '../../provenance/bundle.ts'
import { isObject, parseJson } from '../../text/json.ts'
import {
  type BackendTools,
  ConflictError,
  differenceText,
  movedTagText,
  type RecordedTag,
  type VerifyResult,
} from '../../tracking/backend.ts'
import { versionUrl, type WandbRun } from './addresses.ts'
import { aliasFor } from './alias.ts'
import { digestOf } from './digest.ts'
import type { Artifact } from './operations.ts'

/** The metadata of a version: {} if it is no JSON object. */
export function metadataOf({
  metadata,
}: Pick<Artifact, 'metadata'>): Readonly<Record<string, unknown>> {
  const value = parseJson(metadata ?? '')
  return isObject(value) ? value : {}
}

/** What a version says about its tag. `baseUrl` is the address of the API. */
export function recordedTag(version: Artifact, baseUrl: string): RecordedTag {
  const { commit, committed_at } = metadataOf(version)
  return {
    commit: stringOf(commit) ?? 'unknown',
    committedAt: stringOf(committed_at) ?? '',
    url: urlOf(version, baseUrl),
  }
}

/** The run that created a version. Its id is '' if a user created the version without a run. */
export function creatingRun({ createdBy, artifactSequence }: Artifact): WandbRun {
  return {
    id: createdBy.name ?? '',
    project: artifactSequence.project?.name ?? '',
    entity: artifactSequence.project?.entity.name ?? '',
  }
}

/** W&B's name of a version: `v0`. */
export function versionName({ versionIndex }: Artifact): string {
  return `v${versionIndex ?? 0}`
}

/**
 * True if a version was logged for the bundle's commit, false if the tag was moved since.
 *
 * Throws if the version belongs to another dataset.
 */
export function isSameCommit(
  version: Artifact,
  bundle: ProvenanceBundle,
  artifactName: string,
  baseUrl: string,
): boolean {
  const { commit, repository } = metadataOf(version)
  if (commit === bundle.commit) return true
  if (isSameRepository(stringOf(repository) ?? '', bundle.repository)) return false
  throw new ConflictError(
    `The alias "${aliasFor(bundle.revision)}" of the artifact "${artifactName}" belongs to another dataset, ` +
      `${ownerText(repository)} (${urlOf(version, baseUrl)}). Nothing was written. ` +
      'Give this repository an artifact-name or a wandb-project of its own.',
  )
}

/** Compares the version with the tag's alias, if there is one, with the bundle. */
export function verifyVersion(
  version: Artifact | undefined,
  bundle: ProvenanceBundle,
  baseUrl: string,
  info: BackendTools['info'],
): VerifyResult {
  if (version === undefined) return { status: 'missing', url: '', details: [] }
  const recorded = recordedTag(version, baseUrl)
  const { url } = recorded
  const { commit, repository } = metadataOf(version)
  if (commit === bundle.commit) {
    const details = differencesOf(version, bundle, info)
    return { status: details.length === 0 ? 'matches' : 'differs', url, details }
  }
  if (isSameRepository(stringOf(repository) ?? '', bundle.repository)) {
    return { status: 'moved', url, details: [movedTagText(bundle, recorded)] }
  }
  const alias = aliasFor(bundle.revision)
  const detail = `The alias "${alias}" belongs to another dataset, ${ownerText(repository)}`
  return { status: 'missing', url, details: [detail] }
}

/** Warns if a version of the bundle's commit contains other facts. */
export function warnOfDifferences(
  version: Artifact,
  bundle: ProvenanceBundle,
  { warn, info }: Pick<BackendTools, 'warn' | 'info'>,
): void {
  const details = differencesOf(version, bundle, info)
  if (details.length === 0) return
  warn(
    `W&B already has ${bundle.revision} with other facts: ${details.join('; ')}. The record is not changed.`,
  )
}

/** The differences in what follows from the commit. `info` receives the others. */
function differencesOf(
  version: Artifact,
  bundle: ProvenanceBundle,
  info: BackendTools['info'],
): readonly string[] {
  const metadata = metadataOf(version)
  // If the file is that of the bundle, the metadata must be too.
  const expectedBundle =
    version.digest === digestOf(bundle) ? bundle : withRecordedFacts(bundle, metadata)
  const text = recordedManifestText(bundle, expectedBundle)
  if (text !== '') info(`W&B: ${text}`)
  const details = bundleDifferences(metadata, expectedBundle).map(({ field, recorded, expected }) =>
    differenceText(field, recorded, expected),
  )
  const digest = digestOf(expectedBundle)
  if (details.length > 0 || version.digest === digest || isTagUnknown(bundle)) return details
  return [differenceText('the digest of revision.json', version.digest, digest)]
}

function urlOf(version: Artifact, baseUrl: string): string {
  const { name } = version.artifactSequence
  return versionUrl(baseUrl, creatingRun(version), name, versionName(version))
}

function ownerText(repository: unknown): string {
  return stringOf(repository) ?? 'logged without a repository'
}

/** Metadata can be anything. In a template, an object could have a `toString` that is not a function. */
function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

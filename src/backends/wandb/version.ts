import * as v from 'valibot'
import {
  bundleDifferences,
  isTagUnknown,
  type ProvenanceBundle,
  recordedManifestText,
  withRecordedFacts,
} from '../../provenance/bundle.ts'
import { check, isObject, parseJson } from '../../text/json.ts'
import { printable } from '../../text/neutralize.ts'
import {
  type BackendTools,
  ConflictError,
  differenceText,
  type RecordedTag,
  type VerifyResult,
  verifyMovedText,
} from '../../tracking/backend.ts'
import { type RecordedIdentity, type Relation, relationOf } from '../../tracking/identity.ts'
import { versionUrl, type WandbRun } from './addresses.ts'
import { aliasFor } from './alias.ts'
import { digestOf } from './digest.ts'
import { lifetimeText } from './lifetimes.ts'
import type { Artifact } from './queries.ts'
import { runPrefix } from './run.ts'

/** The metadata of a version: {} if it is no JSON object. */
export function metadataOf({
  metadata,
}: Pick<Artifact, 'metadata'>): Readonly<Record<string, unknown>> {
  const value = parseJson(metadata ?? '')
  return isObject(value) ? value : {}
}

/** What tells versions apart, and their order. */
export type RecordedFacts = RecordedIdentity & Readonly<{ committed_at: string }>

/**
 * What a version says about its revision: in its metadata or, if that was not requested, in the config of the run of this
 * action that created it. undefined if this action did not log the version. lairs' versions have no commit.
 */
export function recordedFacts(version: Artifact): RecordedFacts | undefined {
  const { revision, commit, repository, working_dir, committed_at } = factsOf(version)
  const facts = { revision, commit, repository, working_dir, committed_at: committed_at ?? '' }
  const result = check(Facts, facts)
  return result.success ? result.output : undefined
}

const Facts = v.object({
  revision: v.string(),
  commit: v.string(),
  repository: v.string(),
  working_dir: v.string(),
  committed_at: v.string(),
})

/** The commit date of a version, or '' if it is unknown. Other tools can record it too. */
export function recordedDate(version: Artifact): string {
  return stringOf(factsOf(version)['committed_at']) ?? ''
}

function factsOf(version: Artifact): Readonly<Record<string, unknown>> {
  const { metadata, createdBy } = version
  if (metadata !== undefined) return metadataOf(version)
  if (!createdBy.name?.startsWith(runPrefix)) return {}
  const config = parseJson(createdBy.config ?? '')
  const entries = Object.entries(isObject(config) ? config : {})
  return Object.fromEntries(
    entries.map(([key, entry]) => [key, isObject(entry) ? entry['value'] : undefined]),
  )
}

/** What a version is, compared with a bundle. `unknown` if this action did not log it. */
export function relationTo(version: Artifact, bundle: ProvenanceBundle): Relation | 'unknown' {
  // The file contains all facts.
  if (version.digest === digestOf(bundle)) return 'same'
  const facts = recordedFacts(version)
  return facts === undefined ? 'unknown' : relationOf(facts, bundle)
}

/** What a version says about its tag. `appUrl` is the address of the web app. */
export function recordedTag(version: Artifact, appUrl: string): RecordedTag {
  const { commit = 'unknown', committed_at = '' } = recordedFacts(version) ?? {}
  return { commit, committedAt: committed_at, url: urlOf(version, appUrl) }
}

/** The aliases that a version has in its own artifact, and not in a registry. */
export function aliasesOf({ aliases, artifactSequence }: Artifact): readonly string[] {
  return aliases.flatMap(({ alias, artifactCollection }) =>
    artifactCollection?.id === artifactSequence.id ? [alias] : [],
  )
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

/** The error for an alias that a version has which does not belong to the bundle's dataset. */
export function aliasConflict(
  alias: string,
  version: Artifact,
  bundle: ProvenanceBundle,
  appUrl: string,
  outcome = 'Nothing was written.',
): ConflictError {
  const subject = `The alias "${alias}" of the artifact "${version.artifactSequence.name}"`
  const url = urlOf(version, appUrl)
  const facts = recordedFacts(version)
  if (facts === undefined) {
    return new ConflictError(
      `${subject} belongs to a version that this action did not log (${url}). ${outcome} ` +
        'Set artifact-name to another name, or remove the alias in W&B.',
    )
  }
  return new ConflictError(
    `${subject} belongs to another dataset: ${datasetText(facts, bundle)} (${url}). ${outcome} ` +
      'Each dataset needs its own artifact-name. This includes forks, mirrors, and several datasets in one repository. ' +
      'If this repository was renamed, set artifact-name or wandb-project to a new name: the old records keep the old address.',
  )
}

function datasetText(facts: RecordedIdentity, bundle: ProvenanceBundle): string {
  const repository = printable(facts.repository, 300)
  if (facts.working_dir === bundle.working_dir) return repository
  return `folder ${printable(facts.working_dir, 300)} of ${repository}`
}

/** Says what became of the versions that a run created, if none is left. '' if it created none. */
export function lostVersionText(versions: readonly Artifact[]): string {
  const version = versions.at(-1)
  if (version === undefined) return ''
  if (version.state === 'DELETED') return 'Its version was deleted'
  return version.state === 'COMMITTED'
    ? `Version ${versionName(version)} lost the alias of the tag`
    : 'A version was created, but never committed'
}

/**
 * Compares the version with the tag's alias with the bundle. It needs its metadata. A record that W&B will delete is not
 * what was logged.
 */
export function verifyVersion(
  version: Artifact,
  bundle: ProvenanceBundle,
  appUrl: string,
  info: BackendTools['info'],
): VerifyResult {
  const recorded = recordedTag(version, appUrl)
  const { url } = recorded
  const relation = relationTo(version, bundle)
  if (relation === 'same') {
    const details = [...differencesOf(version, bundle, info), lifetimeText(version)].filter(Boolean)
    return { status: details.length === 0 ? 'matches' : 'differs', url, details }
  }
  if (relation === 'moved') {
    return { status: 'moved', url, details: [verifyMovedText(bundle, recorded)] }
  }
  return { status: 'missing', url, details: [holderText(version, relation, bundle)] }
}

/** The revision that a version records, for messages. */
export function revisionText(version: Artifact): string {
  const facts = recordedFacts(version)
  return facts === undefined
    ? 'a version that this action did not log'
    : printable(facts.revision, 300)
}

function holderText(
  version: Artifact,
  relation: 'other revision' | 'other dataset' | 'unknown',
  bundle: ProvenanceBundle,
): string {
  const subject = `The alias "${aliasFor(bundle.revision)}" belongs to`
  const facts = recordedFacts(version)
  if (relation !== 'other dataset' || facts === undefined) {
    return `${subject} ${revisionText(version)}`
  }
  return `${subject} another dataset, ${datasetText(facts, bundle)}`
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
    `W&B already has ${bundle.revision} with other facts: ${details.join('; ')}. The record is not changed. To replace it, delete the version in W&B and start the job again.`,
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

function urlOf(version: Artifact, appUrl: string): string {
  const { name } = version.artifactSequence
  return versionUrl(appUrl, creatingRun(version), name, versionName(version))
}

/** Metadata can be anything. In a template, an object could have a `toString` that is not a function. */
function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import { metricsOf } from '../../provenance/growth.ts'
import {
  type BackendOptions,
  type BackendTools,
  type LoggedRevision,
  MovedTagError,
  type RunContext,
} from '../../tracking/backend.ts'
import { runUrl, versionUrl, type WandbProject, type WandbRun } from './addresses.ts'
import { aliasFor } from './alias.ts'
import type { WandbClient } from './client.ts'
import {
  artifactInput,
  createVersion,
  retryCreation,
  type VersionSlots,
  type VersionTarget,
} from './create-version.ts'
import { digestOf } from './digest.ts'
import { type FoundVersion, withMetadata } from './find-versions.ts'
import { warnOfLifetime } from './lifetimes.ts'
import type { Artifact } from './queries.ts'
import { type ExpectedVersion, earlierVersions, missingAliases, outputsOf } from './read-back.ts'
import { linkToRegistry, type Registry } from './registry.ts'
import { restoreAliases } from './restore-aliases.ts'
import { openRun, runFields, runIdOf, useVersion } from './run.ts'
import type { WandbSettings } from './settings.ts'
import { settle } from './settle.ts'
import { summaryOf } from './summary.ts'
import {
  aliasConflict,
  creatingRun,
  recordedTag,
  relationTo,
  revisionText,
  versionName,
  warnOfDifferences,
} from './version.ts'

/** What logging needs, for all revisions. */
export type LogTools = Readonly<{
  client: WandbClient
  /** With the entity that was found. */
  settings: WandbSettings & WandbProject
  /** The run that wandb-run-id names. */
  run: WandbRun | undefined
  /** With the entity that owns it. */
  registry: Registry | undefined
  options: BackendOptions
}> &
  Pick<BackendTools, 'warn' | 'info' | 'wait'>

/** A revision to log. */
export type RevisionToLog = Readonly<{
  bundle: ProvenanceBundle
  context: RunContext
  /** The version that has the tag's alias, and the run that logs the revision. */
  found: FoundVersion
  /** Aliases in addition to the tag's. */
  extraAliases: readonly string[]
  /** The version that must keep `latest`. */
  keeper: Artifact | undefined
  slots: VersionSlots
}>

/**
 * Logs a revision as a version of the artifact. If the version exists, only what is missing is added.
 *
 * Throws a `MovedTagError` if the existing version has another commit and `if-moved` is `fail`. Throws another error if
 * that version belongs to another dataset, or if the server refuses.
 */
export async function logVersion(
  tools: LogTools,
  revision: RevisionToLog,
): Promise<LoggedRevision> {
  const { appUrl } = tools.settings
  const { bundle, found } = revision
  if (found.error !== undefined) throw found.error
  const { version } = found
  if (version === undefined) return await createOrRestore(tools, revision)
  const alias = aliasFor(bundle.revision)
  const recorded = recordedTag(version, appUrl)
  switch (relationTo(version, bundle)) {
    case 'same':
      return await reuseVersion(tools, revision, version)
    case 'moved':
      if (tools.options.ifMoved !== 'relog') throw new MovedTagError(bundle, recorded)
      return await createOrRestore(tools, revision)
    case 'other revision':
      tools.warn(
        `W&B: the alias "${alias}" was an extra alias of ${revisionText(version)} (${recorded.url}). Now it belongs to the tag ${bundle.revision}.`,
      )
      return await createOrRestore(tools, revision)
    default:
      throw aliasConflict(alias, version, bundle, appUrl)
  }
}

/** If the version of this revision and commit only lost its alias, it gets the alias back. */
async function createOrRestore(tools: LogTools, revision: RevisionToLog): Promise<LoggedRevision> {
  const outputs = outputsOf(revision.found.run, tools.options.artifactName)
  const version = outputs.find(({ state }) => state === 'COMMITTED')
  return version
    ? await reuseVersion(tools, revision, version)
    : await logNewVersion(tools, revision)
}

/** Logs in the run that wandb-run-id names, or in a run of its own, which then ends. */
async function logNewVersion(tools: LogTools, revision: RevisionToLog): Promise<LoggedRevision> {
  const { client, settings, options } = tools
  const { bundle, context } = revision
  const expected = expectedVersion(tools, revision)
  if (tools.run !== undefined) return await logInRun(tools, revision, expected, { run: tools.run })
  const id = runIdOf(options.artifactName, bundle)
  // A run that exists keeps what users changed in it.
  const fields = revision.found.run === undefined ? runFields(bundle, context) : {}
  const { run, artifact } = await revision.slots.create.run(() =>
    retryCreation(() =>
      openRun(client, settings, id, fields, (opened) => artifactInput(opened, expected)),
    ),
  )
  try {
    const end = () => finishRun(tools, revision, run)
    return await logInRun(tools, revision, expected, { run, artifact, end })
  } catch (error) {
    // The next attempt opens this run again. The first error says more than a second one.
    await client.finishRun(run, 1).catch(() => undefined)
    throw error
  }
}

async function logInRun(
  tools: LogTools,
  revision: RevisionToLog,
  expected: ExpectedVersion,
  target: VersionTarget,
): Promise<LoggedRevision> {
  const { appUrl } = tools.settings
  const { bundle, slots } = revision
  const { run, end } = target
  const { version, created } = await createVersion({ ...tools, appUrl }, target, expected, slots)
  if (end === undefined && creatingRun(version).id !== run.id) {
    await useVersion(tools, run, version.id)
  }
  await linkVersion(tools, bundle, version)
  warnOfLifetime(version, bundle, tools)
  return loggedVersion(version, run, bundle, appUrl, created)
}

/**
 * Adds what an existing version lacks: the end of its run, the use in the run that wandb-run-id names, aliases, the link in
 * the registry.
 */
async function reuseVersion(
  tools: LogTools,
  revision: RevisionToLog,
  existing: Artifact,
): Promise<LoggedRevision> {
  const { client, settings, options } = tools
  const { appUrl } = settings
  const { bundle } = revision
  if (existing.digest !== digestOf(bundle)) {
    warnOfDifferences(await withMetadata(client, existing), bundle, tools)
  }
  const id = runIdOf(options.artifactName, bundle)
  const creator = creatingRun(existing)
  const isOwnRun = creator.id.startsWith(id)
  const isOpen = isOwnRun && tools.run === undefined && existing.createdBy.state !== 'finished'
  // An interrupted job can have left its run open.
  if (isOpen) await finishRun(tools, revision, creator)
  if (tools.run !== undefined && tools.run.id !== creator.id) {
    await useVersion(tools, tools.run, existing.id)
  }
  const expected = expectedVersion(tools, revision)
  const missing = missingAliases(existing, expected.aliases)
  const earlier = earlierVersions(outputsOf(revision.found.run, options.artifactName), existing)
  await restoreAliases(client, creator, existing, missing)
  let version = existing
  if (isOpen || missing.length + earlier.length > 0) {
    const own = { id: existing.id, isNew: false }
    const run = isOwnRun ? creator : { ...creator, id }
    version = (await settle({ ...tools, appUrl }, run, own, expected, isOpen)).version
  }
  await linkVersion(tools, bundle, version)
  warnOfLifetime(version, bundle, tools)
  return loggedVersion(version, tools.run ?? creator, bundle, appUrl, false)
}

/** Ends a run of this action, with the counts as its summary. */
async function finishRun(
  { client }: LogTools,
  { bundle, context }: RevisionToLog,
  run: WandbRun,
): Promise<void> {
  await client.finishRun(run, 0, summaryOf(metricsOf(bundle, context.growth)))
}

function expectedVersion(
  { options }: LogTools,
  { bundle, extraAliases, keeper }: RevisionToLog,
): ExpectedVersion {
  const aliases = [aliasFor(bundle.revision), ...extraAliases]
  return { artifactName: options.artifactName, bundle, aliases, keeper }
}

async function linkVersion(
  { client, registry, wait }: LogTools,
  { revision }: ProvenanceBundle,
  { id }: Artifact,
): Promise<void> {
  if (registry !== undefined)
    await linkToRegistry({ client, wait }, id, registry, aliasFor(revision))
}

function loggedVersion(
  version: Artifact,
  run: WandbRun,
  { revision }: ProvenanceBundle,
  appUrl: string,
  created: boolean,
): LoggedRevision {
  const { name } = version.artifactSequence
  const artifact = `${run.entity}/${run.project}/${name}`
  const url = versionUrl(appUrl, run, name, versionName(version))
  return {
    created,
    url,
    usableName: `${artifact}:${aliasFor(revision)}`,
    outputs: {
      'wandb-run-url': run.id === '' ? '' : runUrl(appUrl, run),
      'wandb-artifact': `${artifact}:${versionName(version)}`,
      'wandb-artifact-url': url,
      'wandb-version': versionName(version),
    },
  }
}

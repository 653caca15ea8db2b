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
import { createVersion, restoreAliases, type VersionSlots } from './create-version.ts'
import { type Artifact, useArtifact } from './operations.ts'
import { missingAliases } from './read-back.ts'
import { linkToRegistry } from './registry.ts'
import { existingRun, openRun, runFields, runIdOf } from './run.ts'
import type { WandbSettings } from './settings.ts'
import {
  creatingRun,
  isSameCommit,
  recordedTag,
  versionName,
  warnOfDifferences,
} from './version.ts'

/** What logging needs, for all revisions. */
export type LogTools = Readonly<{
  client: WandbClient
  /** With the entity that was found. */
  settings: WandbSettings & WandbProject
  options: BackendOptions
}> &
  Pick<BackendTools, 'warn' | 'info'>

/** A revision to log. */
export type RevisionToLog = Readonly<{
  bundle: ProvenanceBundle
  context: RunContext
  /** The version that has the tag's alias. */
  existing: Artifact | undefined
  /** Aliases besides the tag's. */
  extraAliases: readonly string[]
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
  const { settings, options } = tools
  const { bundle, existing } = revision
  if (existing === undefined) return await logNewVersion(tools, revision)
  if (isSameCommit(existing, bundle, options.artifactName, settings.baseUrl)) {
    return await reuseVersion(tools, revision, existing)
  }
  if (options.ifMoved === 'relog') return await logNewVersion(tools, revision)
  throw new MovedTagError(bundle, recordedTag(existing, settings.baseUrl))
}

/** Logs in the run that wandb-run-id names, or in a run of its own, which then ends. */
async function logNewVersion(tools: LogTools, revision: RevisionToLog): Promise<LoggedRevision> {
  const { client, settings, options } = tools
  const { bundle, context } = revision
  if (settings.runId !== undefined) {
    return await logInRun(tools, revision, await existingRun(client, settings, settings.runId))
  }
  const id = runIdOf(options.artifactName, bundle)
  const run = await openRun(client, settings, id, runFields(bundle, context))
  try {
    const logged = await logInRun(tools, revision, run)
    await client.finishRun(run, 0, metricsOf(bundle, context.growth))
    return logged
  } catch (error) {
    // The next attempt opens this run again. The first error says more than a second one.
    await client.finishRun(run, 1).catch(() => undefined)
    throw error
  }
}

async function logInRun(
  tools: LogTools,
  { bundle, extraAliases, slots }: RevisionToLog,
  run: WandbRun,
): Promise<LoggedRevision> {
  const { client, settings, options } = tools
  const aliases = [aliasFor(bundle.revision), ...extraAliases]
  const expected = { artifactName: options.artifactName, bundle, aliases }
  const version = await createVersion(client, run, expected, slots)
  await linkVersion(tools, bundle, version)
  return loggedVersion(version, run, settings.baseUrl, true)
}

/** Adds what an existing version lacks: the use in a run, aliases, the link in the registry. */
async function reuseVersion(
  tools: LogTools,
  revision: RevisionToLog,
  version: Artifact,
): Promise<LoggedRevision> {
  const { client, settings, options } = tools
  const { artifactName } = options
  const { bundle, extraAliases } = revision
  warnOfDifferences(version, bundle, tools)
  const run = await reuseRun(tools, revision, version)
  const missing = missingAliases(version, artifactName, extraAliases)
  if (missing.length > 0) await restoreAliases(client, run, version.id, artifactName, missing)
  await linkVersion(tools, bundle, version)
  return loggedVersion(version, run, settings.baseUrl, false)
}

/**
 * Returns the run to report for an existing version: the run that wandb-run-id names, which then uses the version as an
 * input, or else the run that created the version. If an interrupted job left that run open, it is finished.
 */
async function reuseRun(
  { client, settings, options }: LogTools,
  { bundle, context }: RevisionToLog,
  version: Artifact,
): Promise<WandbRun> {
  const creator = creatingRun(version)
  if (settings.runId !== undefined) {
    const run = await existingRun(client, settings, settings.runId)
    if (run.id === creator.id) return run
    const { entity: entityName, project: projectName, id: runName } = run
    const input = { entityName, projectName, runName, artifactID: version.id }
    await client.execute(useArtifact, { input })
    return run
  }
  const isOwnRun = creator.id.startsWith(runIdOf(options.artifactName, bundle))
  if (isOwnRun && version.createdBy.state !== 'finished') {
    await client.finishRun(creator, 0, metricsOf(bundle, context.growth))
  }
  return creator
}

async function linkVersion(
  { client, settings }: LogTools,
  { revision }: ProvenanceBundle,
  { id }: Artifact,
): Promise<void> {
  const { registry, entity } = settings
  if (registry === undefined) return
  await linkToRegistry(client, id, entity, registry, aliasFor(revision))
}

function loggedVersion(
  version: Artifact,
  run: WandbRun,
  baseUrl: string,
  created: boolean,
): LoggedRevision {
  const { name } = version.artifactSequence
  const url = versionUrl(baseUrl, run, name, versionName(version))
  return {
    created,
    url,
    outputs: {
      'wandb-run-url': run.id === '' ? '' : runUrl(baseUrl, run),
      'wandb-artifact': `${run.entity}/${run.project}/${name}:${versionName(version)}`,
      'wandb-artifact-url': url,
      'wandb-version': versionName(version),
    },
  }
}

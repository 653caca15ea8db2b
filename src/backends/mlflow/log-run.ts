import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import { StoppedError } from '../../runner/stop.ts'
import {
  type BackendOptions,
  type BackendTools,
  type LoggedRevision,
  MovedTagError,
  type RunContext,
} from '../../tracking/backend.ts'
import { allSettledOrThrow, type QueueSlot } from '../../tracking/concurrency.ts'
import type { MlflowClient } from './client.ts'
import type { Run } from './run.ts'
import { metricPointsOf } from './run-data.ts'
import { identityTags } from './run-tags.ts'
import {
  classifyRuns,
  createRun,
  expectedBundle,
  findRuns,
  loggedRun,
  recordedTag,
} from './runs.ts'
import type { MlflowSettings } from './settings.ts'
import { keepManifest, rejectProblems, runDifferences, runProblems } from './verify.ts'
import { discardRun, endRun, markSuperseded, targetOf, writeRun } from './write.ts'

export type RunLogger = Readonly<{
  client: MlflowClient
  settings: MlflowSettings
  options: BackendOptions
  tools: BackendTools
  /** The slot of this revision in the order of creation. */
  slot: QueueSlot
  /** Id of the experiment. */
  experiment: string
}>

/**
 * Logs a bundle as a run of its own. `existing` are the runs of its revision. The run for the same commit stays, and is
 * completed if it was interrupted.
 */
export async function logNewRun(
  logger: RunLogger,
  bundle: ProvenanceBundle,
  context: RunContext,
  existing: readonly Run[],
): Promise<LoggedRevision> {
  const { client, settings, options, slot, experiment } = logger
  const { matching, others } = classifyRuns(existing, bundle)
  const [other] = others
  if (matching === undefined && other !== undefined && options.ifMoved === 'fail') {
    throw new MovedTagError(bundle, recordedTag(settings, other))
  }
  if (matching?.info.status === 'FINISHED') {
    warnAboutDifferences(logger, matching, bundle)
    return loggedRun(settings, matching, false)
  }
  const findMatching = async () =>
    classifyRuns(await findCurrentRuns(logger, bundle), bundle).matching
  // An interrupted run is completed: everything that follows can be repeated.
  const run =
    matching ??
    (await slot.run(() =>
      createRun(client, experiment, bundle, options.artifactName, context, findMatching),
    ))
  try {
    return await completeRun(logger, expectedBundle(run, bundle), context, existing, run)
  } catch (error) {
    const status = error instanceof StoppedError ? 'KILLED' : 'FAILED'
    await endRun(client, run.info.run_id, status).catch(() => undefined)
    throw error
  }
}

/** Writes the content of a run, ends it, and reads it back. */
async function completeRun(
  logger: RunLogger,
  bundle: ProvenanceBundle,
  context: RunContext,
  existing: readonly Run[],
  run: Run,
): Promise<LoggedRevision> {
  const { client, settings, options, tools } = logger
  const target = targetOf(settings, run)
  const metrics = metricPointsOf(bundle, context.growth)
  const [current] = await allSettledOrThrow([
    findCurrentRuns(logger, bundle),
    writeRun(client, target, bundle, { metrics, tags: [] }, tools),
  ])
  const oldest = classifyRuns(current, bundle).matching
  if (oldest !== undefined && oldest.info.run_id !== target.runId) {
    // Another job logs the same revision and started first. Only its run stays.
    await discardRun(client, target.runId)
    return await logNewRun(logger, bundle, context, current)
  }
  const { broken, others } = classifyRuns(existing, bundle)
  // Before the run ends: if this is interrupted, the next job completes the run.
  for (const { info } of [...broken, ...others]) {
    await markSuperseded(client, info.run_id, target.runId)
  }
  await endRun(client, target.runId, 'FINISHED')
  const tags = identityTags(bundle, options.artifactName, 'record')
  const expected = { tags, metrics, status: 'FINISHED' } as const
  rejectProblems(await runProblems(client, target, bundle, expected))
  return loggedRun(settings, run, true)
}

/** The runs of the revision, which other jobs may have changed since the backend was opened. */
async function findCurrentRuns(
  { client, experiment, options }: RunLogger,
  bundle: ProvenanceBundle,
) {
  return await findRuns(client, experiment, bundle, options.artifactName, bundle.revision)
}

/** Warns if the run for the same commit contains other facts. */
function warnAboutDifferences(
  { options, tools }: RunLogger,
  run: Run,
  bundle: ProvenanceBundle,
): void {
  const expected = keepManifest(run, bundle, tools.info)
  const tags = identityTags(expected, options.artifactName, 'record')
  const differences = runDifferences(run, expected, tags)
  if (differences.length === 0) return
  tools.warn(
    `MLflow already has ${bundle.revision} with other facts: ${differences.join('; ')}. The record is not changed.`,
  )
}

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
import { MlflowError } from './refusal.ts'
import type { Run } from './run.ts'
import { metricPointsOf } from './run-data.ts'
import { revisionTags } from './run-tags.ts'
import {
  classifyRuns,
  createRun,
  findRuns,
  loggedRun,
  type RevisionRuns,
  recordedTag,
} from './runs.ts'
import type { MlflowSettings } from './settings.ts'
import { pollUntilShown, rivalsOf, settle } from './settle.ts'
import {
  contentProblems,
  fileProblems,
  isAnswered,
  keepManifest,
  rejectProblems,
  runDifferences,
} from './verify.ts'
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
 * Logs a bundle as a run of its own, unless one of the `existing` runs of its revision is the record. A run that was
 * interrupted is replaced.
 *
 * Several jobs can do this at once, and MLflow has no lock. Only the job that created a run finishes it. Each job looks for
 * the runs of the others after it created its own, and again after it finished it. It gives up if there is a finished
 * run before its own is, and it waits for runs with a lower id (docs/decisions/0008-mlflow-duplicate-runs.md).
 */
export async function logNewRun(
  logger: RunLogger,
  bundle: ProvenanceBundle,
  context: RunContext,
  existing: readonly Run[],
): Promise<LoggedRevision> {
  const { client, settings, options, slot, experiment } = logger
  const found = classifyRuns(existing, bundle)
  if (found.record !== undefined) return await useRecord(logger, bundle, found)
  const [other] = found.others
  if (other !== undefined && options.ifMoved === 'fail') {
    throw new MovedTagError(bundle, recordedTag(settings, other))
  }
  const { artifactName } = options
  const run = await slot.run(() =>
    createRun(client, experiment, bundle, artifactName, context, () => findAll(logger, bundle)),
  )
  try {
    return await writeRecord(logger, bundle, context, run)
  } catch (error) {
    const instead = await findOther(logger, bundle, run, error).catch(() => undefined)
    if (instead !== undefined) return await useRecord(logger, bundle, instead)
    const status = error instanceof StoppedError ? 'KILLED' : 'FAILED'
    await endRun(client, run.info.run_id, status).catch(() => undefined)
    throw error
  }
}

/** Writes the content of a run, ends it, and reads it back. If another job was first, that job's run is the record. */
async function writeRecord(
  logger: RunLogger,
  bundle: ProvenanceBundle,
  context: RunContext,
  run: Run,
): Promise<LoggedRevision> {
  const { client, settings, tools } = logger
  const id = run.info.run_id
  const metrics = metricPointsOf(bundle, context.growth)
  const isOwn = ({ info }: Run) => info.run_id === id
  const [before] = await allSettledOrThrow([
    settle(
      () => findCurrent(logger, bundle),
      ({ record, unfinished }) => record !== undefined || unfinished.some(isOwn),
      // If there is a record, the jobs with higher ids wait until this run is gone.
      ({ record }) => (record === undefined ? id : undefined),
      tools,
    ),
    writeRun(client, targetOf(settings, run), bundle, { metrics, tags: [] }, tools),
  ])
  if (before.record !== undefined) return await yieldTo(logger, bundle, id, before)
  if (!before.unfinished.some(isOwn)) throw hiddenRunError(logger, run)
  for (const { info } of rivalsOf(before, id)) await discardRun(client, info.run_id, id)
  // Before the run ends: if this is interrupted, the next job does it again.
  for (const { info } of before.others) await markSuperseded(client, info.run_id, id)
  await endRun(client, id, 'FINISHED')
  const after = await readBack(logger, bundle, context, run)
  if (after.record === undefined) throw hiddenRunError(logger, run)
  if (!isOwn(after.record)) {
    for (const { info } of before.others) {
      await markSuperseded(client, info.run_id, after.record.info.run_id)
    }
    return await yieldTo(logger, bundle, id, after)
  }
  for (const { info } of after.unfinished) await discardRun(client, info.run_id, id)
  return loggedRun(settings, run, true)
}

/** Reads the runs of the revision until they are final. Throws if the run does not contain what was written. */
async function readBack(
  logger: RunLogger,
  bundle: ProvenanceBundle,
  { growth }: RunContext,
  run: Run,
): Promise<RevisionRuns> {
  const { client, settings, options, tools } = logger
  const expected = {
    tags: revisionTags(bundle, options.artifactName, 'record'),
    metrics: metricPointsOf(bundle, growth),
    status: 'FINISHED',
  } as const
  const ownOf = ({ record, unfinished }: RevisionRuns) =>
    (record === undefined ? unfinished : [record]).find(
      ({ info }) => info.run_id === run.info.run_id,
    )
  const problemsOf = (runs: RevisionRuns) => {
    const own = ownOf(runs)
    return own === undefined ? [] : contentProblems(own, bundle, expected)
  }
  const [runs, inFile] = await allSettledOrThrow([
    settle(
      () => findCurrent(logger, bundle),
      (now) => {
        const problems = problemsOf(now)
        return problems.length === 0 ? now.record !== undefined : isAnswered(problems)
      },
      ({ record }) => record?.info.run_id,
      tools,
    ),
    pollUntilShown(() => fileProblems(client, targetOf(settings, run), bundle), isAnswered, tools),
  ])
  if (ownOf(runs) !== undefined) rejectProblems([...problemsOf(runs), ...inFile])
  return runs
}

/** Deletes the run of this job: another one is the record. */
async function yieldTo(
  logger: RunLogger,
  bundle: ProvenanceBundle,
  ownId: string,
  runs: RevisionRuns,
): Promise<LoggedRevision> {
  await discardRun(logger.client, ownId, runs.record?.info.run_id ?? '')
  const isOwn = ({ info }: Run) => info.run_id === ownId
  return await useRecord(logger, bundle, {
    ...runs,
    unfinished: runs.unfinished.filter((run) => !isOwn(run)),
  })
}

/** Returns the record of the revision, as soon as it is certain that no other job replaces it. */
async function useRecord(
  logger: RunLogger,
  bundle: ProvenanceBundle,
  found: RevisionRuns,
): Promise<LoggedRevision> {
  const { client, settings, tools } = logger
  const idOf = ({ record }: RevisionRuns) => record?.info.run_id
  const isFinal = rivalsOf(found, idOf(found)).length === 0
  const runs = isFinal
    ? found
    : await settle(
        () => findCurrent(logger, bundle),
        ({ record }) => record !== undefined,
        idOf,
        tools,
      )
  const { record } = runs
  if (record === undefined) {
    throw new Error(
      `The run of ${bundle.revision} was deleted by another job. Start the job again.`,
    )
  }
  const { run_id } = record.info
  for (const { info } of rivalsOf(runs, run_id)) await discardRun(client, info.run_id, run_id)
  warnAboutDifferences(logger, record, bundle)
  return loggedRun(settings, record, false)
}

/** The runs of the revision, if the server refused a write because another job finished first and deleted this run. */
async function findOther(
  logger: RunLogger,
  bundle: ProvenanceBundle,
  { info }: Run,
  error: unknown,
): Promise<RevisionRuns | undefined> {
  if (!(error instanceof MlflowError)) return undefined
  const runs = await findCurrent(logger, bundle)
  const isDeleted = ![runs.record, ...runs.unfinished].some(
    (run) => run?.info.run_id === info.run_id,
  )
  return isDeleted && runs.record !== undefined ? runs : undefined
}

async function findCurrent(logger: RunLogger, bundle: ProvenanceBundle): Promise<RevisionRuns> {
  return classifyRuns(await findAll(logger, bundle), bundle)
}

/** The runs of the revision, which other jobs may have changed since the backend was opened. */
async function findAll({ client, experiment, options }: RunLogger, bundle: ProvenanceBundle) {
  return await findRuns(client, experiment, bundle, options.artifactName, bundle.revision)
}

function hiddenRunError({ settings }: RunLogger, { info }: Run): Error {
  return new Error(
    `MLflow accepted the run ${info.run_id}, but does not show it in runs/search. A second job would log it again. ` +
      `mlflow-experiment: check that the user can read "${settings.experiment}".`,
  )
}

/** Warns if the record contains other facts. */
function warnAboutDifferences(
  { options, tools }: RunLogger,
  run: Run,
  bundle: ProvenanceBundle,
): void {
  const expected = keepManifest(run, bundle, tools.info)
  const tags = revisionTags(expected, options.artifactName, 'record')
  const differences = runDifferences(run, expected, tags)
  if (differences.length === 0) return
  tools.warn(
    `MLflow already has ${bundle.revision} with other facts: ${differences.map(({ text }) => text).join('; ')}. The record is not changed. To replace it, delete the run in MLflow and start the job again.`,
  )
}

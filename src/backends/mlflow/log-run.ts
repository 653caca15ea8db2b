import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import { StoppedError } from '../../runner/stop.ts'
import {
  type RunContext,
  type LoggedRevision,
  MovedTagError,
  type Tools,
} from '../../tracking/backend.ts'
import type { QueueSlot } from '../../tracking/line.ts'
import { allSettledOrThrow } from '../../tracking/together.ts'
import { runUrl } from './addresses.ts'
import type { MlflowClient } from './client.ts'
import { pointsOf } from './run-data.ts'
import { createRun, findRuns, heldRevision, type Run, classifyRuns } from './runs.ts'
import type { MlflowInputs } from './settings.ts'
import { differences, runProblems, throwIfAny } from './verify.ts'
import { loggedRun, discardRun, endRun, supersede, targetOf, writeRun } from './write.ts'

export type Logger = Readonly<{
  client: MlflowClient
  inputs: MlflowInputs
  ifMoved: 'fail' | 'relog'
  tools: Tools
  turn: QueueSlot
  experiment: string
}>

/**
 * Logs a bundle as a run of its own. `held` are the runs that log its revision already: the one for the
 * same commit stays, and is finished where it was interrupted.
 */
export async function logNewRun(
  logger: Logger,
  bundle: ProvenanceBundle,
  context: RunContext,
  held: readonly Run[],
): Promise<LoggedRevision> {
  const { client, inputs, ifMoved, tools, turn, experiment } = logger
  const { same, broken, others } = classifyRuns(held, bundle)
  const [other] = others
  if (same === undefined && other !== undefined && ifMoved === 'fail') {
    throw new MovedTagError(bundle, heldRevision(other, runUrl(inputs, other)))
  }
  if (same?.info.status === 'FINISHED') {
    compare(same, bundle, tools)
    return loggedRun(inputs, same, false)
  }
  const find = () => findRuns(client, experiment, bundle.repository, bundle.revision)
  const findSame = async () => classifyRuns(await find(), bundle).same
  // A run that was interrupted is carried on with: everything that follows can be repeated.
  const run =
    same ?? (await turn.pass(() => createRun(client, experiment, bundle, context, findSame)))
  const target = targetOf(inputs, run)
  const metrics = pointsOf(bundle, context.growth)
  try {
    const [now] = await allSettledOrThrow([
      find(),
      writeRun(client, target, bundle, { metrics, tags: [] }, tools),
    ])
    const oldest = classifyRuns(now, bundle).same
    if (oldest !== undefined && oldest.info.run_id !== target.runId) {
      // Another job logged the same at the same time, and began first: one record stays.
      await discardRun(client, target.runId)
      return await logNewRun(logger, bundle, context, now)
    }
    // Before the end: should this be interrupted, the next job carries on with this run.
    for (const { info } of [...broken, ...others])
      await supersede(client, info.run_id, target.runId)
    await endRun(client, target.runId, 'FINISHED')
    throwIfAny(await runProblems(client, target, bundle, { metrics, status: 'FINISHED' }))
    return loggedRun(inputs, run, true)
  } catch (error) {
    const status = error instanceof StoppedError ? 'KILLED' : 'FAILED'
    await endRun(client, target.runId, status).catch(() => undefined)
    throw error
  }
}

/** Warns where a run that logs the revision of the same commit holds something else. */
function compare(run: Run, bundle: ProvenanceBundle, { warn }: Tools): void {
  const others = differences(run, bundle)
  if (others.length === 0) return
  warn(
    `MLflow holds ${bundle.revision} of the same commit with other facts: ${others.join('; ')}. The record stays as it is.`,
  )
}

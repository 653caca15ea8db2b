import type { BackendTools } from '../../tracking/backend.ts'
import { pollUntil } from '../../tracking/concurrency.ts'
import type { Run } from './run.ts'
import type { RevisionRuns } from './runs.ts'

/** How long a server can take to show what it has accepted. */
const visibilityMs = 15_000

/** How long a job can leave its run unchanged before it counts as killed. */
const patienceMs = 6000

/** What is read until the server shows it. */
export function pollUntilShown<Value>(
  read: () => Promise<Value>,
  isShown: (value: Value) => boolean,
  tools: Pick<BackendTools, 'wait'>,
): Promise<Value> {
  return poll(read, isShown, tools, visibilityMs)
}

async function poll<Value>(
  read: () => Promise<Value>,
  isWanted: (value: Value) => boolean,
  { wait }: Pick<BackendTools, 'wait'>,
  limitMs: number,
): Promise<Value> {
  // If the run is stopped, the next read throws.
  const waitAndGoOn = (milliseconds: number) => wait(milliseconds).then(() => true)
  return await pollUntil(read, isWanted, waitAndGoOn, limitMs)
}

/** Runs of other jobs that can still become the record instead of the run `id`. */
export function rivalsOf({ unfinished }: RevisionRuns, id: string | undefined): readonly Run[] {
  if (id === undefined) return []
  return unfinished.filter(
    ({ info }) => info.run_id < id && ['RUNNING', 'SCHEDULED'].includes(info.status),
  )
}

/**
 * Reads the runs of a revision until the server shows what `isShown` asks for, and until no other job can change what
 * the record is. `contenderOf` names the run that is the record so far. Runs whose jobs were killed remain rivals.
 */
export async function settle(
  read: () => Promise<RevisionRuns>,
  isShown: (runs: RevisionRuns) => boolean,
  contenderOf: (runs: RevisionRuns) => string | undefined,
  tools: Pick<BackendTools, 'wait'>,
): Promise<RevisionRuns> {
  const rivals = (runs: RevisionRuns) => rivalsOf(runs, contenderOf(runs))
  let runs = await pollUntilShown(read, isShown, tools)
  while (rivals(runs).length > 0) {
    // A job that still works changes its run.
    const before = JSON.stringify(rivals(runs))
    const isSettled = (now: RevisionRuns) => isShown(now) && rivals(now).length === 0
    runs = await poll(read, isSettled, tools, patienceMs)
    if (JSON.stringify(rivals(runs)) === before) break
  }
  return runs
}

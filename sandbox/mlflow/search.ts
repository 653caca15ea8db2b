import type * as v from 'valibot'
import { runAnswer, some } from './answers.ts'
import { numeric } from './experiments.ts'
import { meets, parseFilter } from './filter.ts'
import { invalid, strict } from './refusal.ts'
import type * as requests from './requests.ts'
import type { Run, State } from './store.ts'

const STAGES = {
  ACTIVE_ONLY: ['active'],
  DELETED_ONLY: ['deleted'],
  ALL: ['active', 'deleted'],
}

/** `runs/search`. */
export function searchRuns(state: State, request: v.InferOutput<typeof requests.runSearch>) {
  const experiments = request.experiment_ids.map(numeric)
  const comparisons = parseFilter(request.filter)
  const direction = directionOf(request.order_by)
  const offset = offsetOf(request.page_token)
  const found = [...state.runs.values()]
    .filter((run) => experiments.includes(run.experimentId))
    .filter((run) => STAGES[request.run_view_type].includes(run.lifecycle))
    .filter((run) => comparisons.every((comparison) => meets(run, comparison)))
    .sort((a, b) => direction * (a.startTime - b.startTime) || byId(a, b))
  const end = offset + request.max_results
  const runs = found.slice(offset, end).map((run) => ({ ...runAnswer(run), outputs: {} }))
  return { ...some('runs', runs), ...(end < found.length ? { next_page_token: token(end) } : {}) }
}

function byId(a: Run, b: Run): number {
  return a.id < b.id ? -1 : 1
}

function directionOf(orderBy: readonly string[]): number {
  const [clause, ...others] = orderBy
  if (clause === undefined) return -1
  const order = /^(?:(?:attributes?|attr|run)\.)?(\S+?)(?:\s+(asc|desc))?$/i.exec(clause.trim())
  if (order === null) throw invalid(`Invalid ordering key in order_by clause '${clause}'.`)
  if (order[1] !== 'start_time' || others.length > 0) {
    throw invalid(strict('this stand-in orders by start_time alone: the real server knows more'))
  }
  return order[2]?.toLowerCase() === 'desc' ? -1 : 1
}

function token(offset: number): string {
  return Buffer.from(JSON.stringify({ offset })).toString('base64')
}

function offsetOf(pageToken: string): number {
  if (pageToken === '') return 0
  const offset = /^\{"offset":(\d+)\}$/.exec(Buffer.from(pageToken, 'base64').toString())?.[1]
  if (offset === undefined) throw invalid('Invalid page token, could not base64-decode')
  return Number(offset)
}

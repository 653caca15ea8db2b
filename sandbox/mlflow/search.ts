import { invalidParameter, strictError } from './errors.ts'
import { parseExperimentId } from './experiments.ts'
import { matches, parseFilter } from './filter.ts'
import * as requests from './requests.ts'
import { route } from './route.ts'
import { optionalList, serializeRun } from './serialize.ts'
import type { Run } from './store.ts'

const LIFECYCLES = {
  ACTIVE_ONLY: ['active'],
  DELETED_ONLY: ['deleted'],
  ALL: ['active', 'deleted'],
}

/** `runs/search`. */
export const searchRuns = route('POST', requests.searchRuns, (state, request) => {
  const experiments = request.experiment_ids.map(parseExperimentId)
  const comparisons = parseFilter(request.filter)
  const direction = parseOrderBy(request.order_by)
  const start = parsePageToken(request.page_token)
  const found = [...state.runs.values()]
    .filter((run) => experiments.includes(run.experimentId))
    .filter((run) => LIFECYCLES[request.run_view_type].includes(run.lifecycle))
    .filter((run) => comparisons.every((comparison) => matches(run, comparison)))
    .sort((a, b) => direction * (a.startTime - b.startTime) || compareIds(a, b))
  const end = start + request.max_results
  const runs = found.slice(start, end).map((run) => ({ ...serializeRun(run), outputs: {} }))
  const nextPage = end < found.length ? { next_page_token: pageToken(end) } : {}
  return { ...optionalList('runs', runs), ...nextPage }
})

function compareIds(a: Run, b: Run): number {
  return a.id < b.id ? -1 : 1
}

/** Returns 1 for ascending and -1 for descending order by start time. */
function parseOrderBy(orderBy: readonly string[]): number {
  const [clause, ...others] = orderBy
  if (clause === undefined) return -1
  const order = /^(?:(?:attributes?|attr|run)\.)?(\S+?)(?:\s+(asc|desc))?$/i.exec(clause.trim())
  if (order === null) {
    throw invalidParameter(`Invalid ordering key in order_by clause '${clause}'.`)
  }
  if (order[1] !== 'start_time' || others.length > 0) {
    throw strictError('this stand-in orders by start_time alone: the real server knows more')
  }
  return order[2]?.toLowerCase() === 'desc' ? -1 : 1
}

function pageToken(offset: number): string {
  return Buffer.from(JSON.stringify({ offset })).toString('base64')
}

function parsePageToken(token: string): number {
  if (token === '') return 0
  const offset = /^\{"offset":(\d+)\}$/.exec(Buffer.from(token, 'base64').toString())?.[1]
  if (offset === undefined) throw invalidParameter('Invalid page token, could not base64-decode')
  return Number(offset)
}

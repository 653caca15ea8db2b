import { limits } from '../../limits.ts'
import type { Pinned } from '../../provenance/pin.ts'
import { html } from '../../text/neutralize.ts'
import { isSuccess, type Result } from '../../tracking/result.ts'
import { truncateLines } from '../truncate-lines.ts'
import { code, outcome } from './markup.ts'

/** Revisions in the table. */
const maxRows = 500

/**
 * The outcomes of several revisions as lines of HTML. The revisions that fail the step come first, then the others. In
 * both parts the newest is first. The rows take up to `maxBytes`.
 */
export function table(
  pinned: readonly Pinned[],
  results: readonly Result[],
  maxBytes: number,
): readonly string[] {
  const titles = new Map(results.map(({ backend, title }) => [backend, html(title)]))
  const records = new Map(
    pinned.map(({ bundle: { revision, dataset } }) => [revision, dataset?.records]),
  )
  const newestFirst = [...byRevision(results)].reverse()
  const failed = newestFirst.filter(([, each]) => !each.every(isSuccess))
  const succeeded = newestFirst.filter(([, each]) => each.every(isSuccess))
  const rows = [...failed, ...succeeded]
    .slice(0, maxRows)
    .map(([revision, each]) =>
      tableRow('td', cellsOf(revision, records.get(revision), each, [...titles.keys()])),
    )
  const { kept } = truncateLines(rows, maxBytes)
  const omitted = newestFirst.length - kept.length
  return [
    `<h3>${newestFirst.length} revisions${outcomeText(results, failed.length)}${warningText(pinned, results)}</h3>`,
    '<table>',
    tableRow('th', ['Revision', 'Commit', 'Records', ...titles.values()]),
    ...kept,
    '</table>',
    ...(omitted === 0 ? [] : [`<p>${omitted} more ${logLocationText(results)}.</p>`]),
  ]
}

function outcomeText(results: readonly Result[], failed: number): string {
  if (failed > 0) return `, ${failed} failed`
  if (results.every(({ status }) => status === 'matches')) return ' verified'
  if (results.every(({ status }) => status === 'dry-run')) {
    return ' would be logged if the server has no record of them yet'
  }
  const revisionsOf = (each: readonly Result[]) =>
    new Set(each.map(({ revision }) => revision)).size
  const loggedNow = revisionsOf(results.filter(({ status }) => status === 'logged'))
  const existing = revisionsOf(results) - loggedNow
  return existing === 0 ? ' logged' : `: ${loggedNow} logged now, ${existing} already logged`
}

/** Says how many revisions have warnings, about their content or about a record. */
function warningText(pinned: readonly Pinned[], results: readonly Result[]): string {
  const revisions = new Set([
    ...pinned.filter(({ warnings }) => warnings > 0).map(({ bundle }) => bundle.revision),
    ...results.filter(({ warnings }) => warnings > 0).map(({ revision }) => revision),
  ])
  return revisions.size === 0 ? '' : `, ${revisions.size} with warnings`
}

function logLocationText(results: readonly Result[]): string {
  const { logLines } = limits
  if (results.length <= logLines) return 'are in the log'
  return `are not shown; the log has the first ${logLines} of ${results.length} results`
}

function byRevision(results: readonly Result[]): ReadonlyMap<string, readonly Result[]> {
  const revisions = new Map<string, Result[]>()
  for (const result of results) {
    revisions.set(result.revision, [...(revisions.get(result.revision) ?? []), result])
  }
  return revisions
}

function cellsOf(
  revision: string,
  records: number | null | undefined,
  results: readonly Result[],
  backends: readonly string[],
): readonly string[] {
  const outcomes = backends.map((backend) => {
    const result = results.find((each) => each.backend === backend)
    return result === undefined ? '' : outcome(result)
  })
  const commit = results[0]?.commit.slice(0, 12) ?? ''
  return [code(revision), code(commit), `${records ?? ''}`, ...outcomes]
}

function tableRow(tag: 'td' | 'th', cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`
}

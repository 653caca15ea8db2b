import type { Pinned } from '../../provenance/pin.ts'
import { html } from '../../text/neutralize.ts'
import { isGood, type Result } from '../../tracking/result.ts'
import { truncateLines } from '../fitting.ts'
import { code } from './markup.ts'
import { state } from './state.ts'

/** Of more revisions than this, the rest stands in the log. */
const mostRows = 500

/**
 * What became of several revisions, by lines that have so many bytes at most: newest first, but before all
 * others those that are not as they should be.
 */
export function table(
  pinned: readonly Pinned[],
  results: readonly Result[],
  bytes: number,
): readonly string[] {
  const titles = new Map(results.map(({ backend, title }) => [backend, html(title)]))
  const records = new Map(
    pinned.map(({ bundle: { revision, dataset } }) => [revision, dataset?.records]),
  )
  const newestFirst = [...byRevision(results)].reverse()
  const failed = newestFirst.filter(([, each]) => !each.every(isGood))
  const good = newestFirst.filter(([, each]) => each.every(isGood))
  const rows = [...failed, ...good]
    .slice(0, mostRows)
    .map(([revision, each]) =>
      rowOf('td', cellsOf(revision, records.get(revision), each, [...titles.keys()])),
    )
  const { fit } = truncateLines(rows, bytes)
  const left = newestFirst.length - fit.length
  const count = failed.length === 0 ? 'all' : `${failed.length} of them not`
  return [
    `<h3>${newestFirst.length} revisions, ${count} as they should be</h3>`,
    '<table>',
    rowOf('th', ['Revision', 'Commit', 'Records', ...titles.values()]),
    ...fit,
    '</table>',
    ...(left === 0 ? [] : [`<p>${left} more stand in the log.</p>`]),
  ]
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
  const states = backends.map((backend) => {
    const result = results.find((each) => each.backend === backend)
    return result === undefined ? '' : state(result)
  })
  const commit = results[0]?.commit.slice(0, 12) ?? ''
  return [code(revision), code(commit), `${records ?? ''}`, ...states]
}

function rowOf(kind: 'td' | 'th', cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<${kind}>${cell}</${kind}>`).join('')}</tr>`
}

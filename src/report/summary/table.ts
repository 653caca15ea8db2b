import type { Pinned } from '../../provenance/derive.ts'
import { html } from '../../text.ts'
import { isGood, type Result } from '../../tracking/result.ts'
import { code, fitting } from './markup.ts'
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
  const titles = new Map(results.map(({ backend, title }) => [backend, title]))
  const records = new Map(
    pinned.map(({ bundle: { revision, dataset } }) => [revision, dataset?.records]),
  )
  const revisions = new Map<string, Result[]>()
  for (const result of results) {
    revisions.set(result.revision, [...(revisions.get(result.revision) ?? []), result])
  }
  const newestFirst = [...revisions].reverse()
  const failed = newestFirst.filter(([, each]) => !each.every(isGood))
  const good = newestFirst.filter(([, each]) => each.every(isGood))
  const heads = [
    'Revision',
    'Commit',
    'Records',
    ...[...titles.values()].map((title) => html(title)),
  ]
  const rows = [...failed, ...good].slice(0, mostRows).map(([revision, each]) => {
    const states = [...titles.keys()].map((backend) =>
      each.filter((result) => result.backend === backend).map(state),
    )
    const commit = each[0]?.commit.slice(0, 12) ?? ''
    return rowOf('td', [
      code(revision),
      code(commit),
      `${records.get(revision) ?? ''}`,
      ...states.flat(),
    ])
  })
  const { fit } = fitting(rows, bytes)
  const left = newestFirst.length - fit.length
  return [
    `<h3>${newestFirst.length} revisions${failed.length === 0 ? ', all as they should be' : `, ${failed.length} of them not as they should be`}</h3>`,
    '<table>',
    rowOf('th', heads),
    ...fit,
    '</table>',
    ...(left === 0 ? [] : [`<p>${left} more stand in the log.</p>`]),
  ]
}

function rowOf(kind: 'td' | 'th', cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<${kind}>${cell}</${kind}>`).join('')}</tr>`
}

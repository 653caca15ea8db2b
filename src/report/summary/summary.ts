import type { Pinned } from '../../provenance/pin.ts'
import type { Result } from '../../tracking/result.ts'
import { truncateLines } from '../fitting.ts'
import { card } from './card.ts'
import { chart } from './chart.ts'
import { table } from './table.ts'

/** GitHub drops a summary of more than 1 MiB, whole. In bytes. */
const largest = 900 * 1024

/** For what stands around the rows of a table. */
const margin = 4 * 1024

/**
 * The job summary: of one revision, a card of what it pins and where it is logged; of several, a table of
 * them, and a chart of their records. It is HTML without an empty line, in which GitHub renders no Markdown,
 * and every value in it is escaped; the chart alone is Markdown. `pages` is the address of the workflow's own
 * repository.
 */
export function summaryOf(
  pinned: readonly Pinned[],
  results: readonly Result[],
  pages: string,
): string {
  const [first] = pinned
  if (first === undefined) return ''
  const revisions = new Set(results.map(({ revision }) => revision)).size
  if (revisions > 1) {
    const drawn = chart(pinned)
    const room = largest - margin - Buffer.byteLength(drawn.join('\n'))
    return [...table(pinned, results, room), ...drawn, ''].join('\n')
  }
  const { fit, left } = truncateLines(card(first, results, pages), largest - margin)
  return [...fit, ...(left === 0 ? [''] : ['<p>The rest stands in the log.</p>', ''])].join('\n')
}

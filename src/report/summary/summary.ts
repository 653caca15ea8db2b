import type { Pinned } from '../../provenance/pin.ts'
import type { Result } from '../../tracking/result.ts'
import { truncateLines } from '../truncate-lines.ts'
import { card } from './card.ts'
import { chart } from './chart.ts'
import { table } from './table.ts'

/** GitHub rejects a summary of more than 1 MiB. */
const maxBytes = 900 * 1024

/** For the lines around the rows. */
const reservedBytes = 4 * 1024

/**
 * The job summary. One revision gets a card: what it pins, and where it is logged. Several revisions get a table and
 * a chart of their records. `repositoryUrl` is the repository that contains the workflow.
 *
 * The summary is HTML without empty lines, so GitHub renders no Markdown in it. All values are escaped. Only the chart
 * is Markdown.
 */
export function summaryOf(
  pinned: readonly Pinned[],
  results: readonly Result[],
  repositoryUrl: string,
): string {
  const [first] = pinned
  if (first === undefined) return ''
  const revisions = new Set(results.map(({ revision }) => revision)).size
  if (revisions > 1) {
    const chartLines = chart(pinned)
    const rowBytes = maxBytes - reservedBytes - Buffer.byteLength(chartLines.join('\n'))
    return [...table(pinned, results, rowBytes), ...chartLines, ''].join('\n')
  }
  const lines = card(first, results, repositoryUrl)
  const { kept, omitted } = truncateLines(lines, maxBytes - reservedBytes)
  return [
    ...kept,
    ...(omitted === 0 ? [] : ['<p>The summary ends here, because GitHub limits its size.</p>']),
    '',
  ].join('\n')
}

import type { Pinned } from '../../provenance/pin.ts'
import { printable } from '../../text/neutralize.ts'

/** The number of revision names for which the axis has room. */
const maxNames = 12

/** The number of points that a reader can tell apart. */
const maxPoints = 100

/**
 * A chart of the record counts, oldest revision first, as lines of Markdown. GitHub draws it with Mermaid
 * (`xychart-beta`). No lines if fewer than two revisions have a count.
 */
export function chart(pinned: readonly Pinned[]): readonly string[] {
  const counted = pinned.flatMap(({ bundle: { revision, dataset } }) =>
    dataset?.records === null || dataset === null ? [] : [{ revision, records: dataset.records }],
  )
  if (counted.length < 2) return []
  const step = Math.max(1, (counted.length - 1) / (maxPoints - 1))
  const count = Math.min(counted.length, maxPoints)
  const points = Array.from({ length: count }, (_, index) => counted[Math.round(index * step)])
  const names = points.map((point) => `"${label(point?.revision ?? '')}"`)
  const records = points.map((point) => point?.records ?? 0)
  const [axis, plot] =
    counted.length > maxNames
      ? [`"revisions, oldest first" 1 --> ${counted.length}`, 'line']
      : [`[${names.join(', ')}]`, 'bar']
  return [
    '',
    '```mermaid',
    // GitHub scales the chart to the full width. The default height would be too large.
    '---',
    'config: { xyChart: { width: 900, height: 300 } }',
    '---',
    'xychart-beta',
    '  title "Records over revisions"',
    `  x-axis ${axis}`,
    `  y-axis "records" 0 --> ${Math.max(1, ...records)}`,
    `  ${plot} [${records.join(', ')}]`,
    '```',
  ]
}

/** A name without characters that could end the string or the code block. Mermaid cannot escape a quote. */
function label(name: string): string {
  return printable(name)
    .slice(0, 24)
    .replace(/[^\w./+-]/g, '·')
}

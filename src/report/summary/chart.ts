import type { Pinned } from '../../provenance/pin.ts'

/** So many names have room below the chart. */
const mostNames = 12

/** More would not be told apart. */
const mostPoints = 100

/**
 * The records over the revisions, oldest first, as a chart that GitHub draws (Mermaid's `xychart-beta`), by lines:
 * none where there are fewer than two counts.
 */
export function chart(pinned: readonly Pinned[]): readonly string[] {
  const counted = pinned.flatMap(({ bundle: { revision, dataset } }) =>
    dataset?.records === null || dataset === null ? [] : [{ revision, records: dataset.records }],
  )
  if (counted.length < 2) return []
  const step = Math.max(1, (counted.length - 1) / (mostPoints - 1))
  const count = Math.min(counted.length, mostPoints)
  const points = Array.from({ length: count }, (_, index) => counted[Math.round(index * step)])
  const names = points.map((point) => `"${label(point?.revision ?? '')}"`)
  const records = points.map((point) => point?.records ?? 0)
  const [axis, form] =
    counted.length > mostNames
      ? [`"revisions, oldest first" 1 --> ${counted.length}`, 'line']
      : [`[${names.join(', ')}]`, 'bar']
  return [
    '',
    '```mermaid',
    // As wide as GitHub makes it, and not as high.
    '---',
    'config: { xyChart: { width: 900, height: 300 } }',
    '---',
    'xychart-beta',
    '  title "Records over revisions"',
    `  x-axis ${axis}`,
    `  y-axis "records" 0 --> ${Math.max(1, ...records)}`,
    `  ${form} [${records.join(', ')}]`,
    '```',
  ]
}

/** Mermaid has no escape for quotes, and its text may end a fence. */
function label(name: string): string {
  return name.slice(0, 24).replace(/[^\w./+-]/g, '·')
}

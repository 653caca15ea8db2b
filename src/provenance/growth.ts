import type { ProvenanceBundle } from './bundle.ts'
import type { ChangesByCollection } from './dataset/changes.ts'

/**
 * How a dataset has grown up to a revision. It depends on the tags in the checkout, so it is not part of what the
 * revision pins.
 */
export type Growth = Readonly<{
  /** The number of tags up to and including the revision. 0 if it is unknown. */
  position: number
  /** The previous tag in the history, if there is one. */
  previous: string | undefined
  /** The records that changed since the previous tag, or undefined if they are unknown. */
  changes: ChangesByCollection | undefined
}>

/** The growth of a revision whose history is unknown. */
export const unknownGrowth: Growth = { position: 0, previous: undefined, changes: undefined }

/**
 * The counts by the names of their charts: `records`, `records/<collection>`, `records_added`,
 * `records_added/<collection>` and so on.
 */
export function metricsOf(
  { dataset }: ProvenanceBundle,
  { changes }: Growth,
): ReadonlyMap<string, number> {
  const metrics = new Map(Object.entries(recordCounts(dataset)))
  if (changes === undefined) return metrics
  const byName = new Map([['', changes.all], ...(changes.collections ?? [])])
  for (const [name, { added, removed, changed }] of byName) {
    const suffix = name === '' ? '' : `/${name}`
    metrics.set(`records_added${suffix}`, added)
    metrics.set(`records_removed${suffix}`, removed)
    metrics.set(`records_changed${suffix}`, changed)
  }
  return metrics
}

/** The counts that follow from the revision itself. */
function recordCounts(dataset: ProvenanceBundle['dataset']): Readonly<Record<string, number>> {
  if (dataset === null || dataset.records === null) return {}
  const byCollection = Object.entries(dataset.collections ?? {}).map(([name, count]) => [
    `records/${name}`,
    count,
  ])
  return { records: dataset.records, ...Object.fromEntries(byCollection) }
}

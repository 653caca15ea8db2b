import type { ProvenanceBundle } from './bundle.ts'
import type { ChangesByCollection } from './dataset/changes.ts'

/**
 * How a dataset has grown up to a revision. It follows from the tags that the checkout has, and so it is no
 * part of what the revision pins.
 */
export type Growth = Readonly<{
  /** How many tags there are up to the revision, itself included: 0 where that is not known. */
  position: number
  /** The tag before it in its history. */
  previous: string | undefined
  /** The records that changed since then: undefined where that is not known. */
  changes: ChangesByCollection | undefined
}>

/**
 * The counts by the names under which they are plotted: `records`, `records/<collection>`,
 * `records_added`, `records_added/<collection>` and so on.
 */
export function metricsOf(
  { dataset }: ProvenanceBundle,
  { changes }: Growth,
): ReadonlyMap<string, number> {
  const metrics = new Map(Object.entries(recordMetrics(dataset)))
  if (changes === undefined) return metrics
  const byName = new Map([['', changes.all], ...changes.collections])
  for (const [name, { added, removed, changed }] of byName) {
    const suffix = name === '' ? '' : `/${name}`
    metrics.set(`records_added${suffix}`, added)
    metrics.set(`records_removed${suffix}`, removed)
    metrics.set(`records_changed${suffix}`, changed)
  }
  return metrics
}

/** Of the counts, those that a revision pins. */
export function recordMetrics(
  dataset: ProvenanceBundle['dataset'],
): Readonly<Record<string, number>> {
  if (dataset === null || dataset.records === null) return {}
  const byCollection = Object.entries(dataset.collections).map(([name, count]) => [
    `records/${name}`,
    count,
  ])
  return { records: dataset.records, ...Object.fromEntries(byCollection) }
}

/**
 * The counts under names that W&B's charts accept: letters, digits and `_`, and no digit first (docs.wandb.ai, metric
 * naming constraints). `records/pub.layers.x` becomes `records__pub_layers_x`. If two collections would have one name, the
 * later ones get a number.
 */
export function summaryOf(metrics: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const summary = new Map<string, number>()
  for (const name of [...metrics.keys()].sort()) {
    const base = name.replace('/', '__').replace(/[^_a-zA-Z0-9]/g, '_')
    let unique = base
    for (let number = 2; summary.has(unique); number++) unique = `${base}_${number}`
    summary.set(unique, metrics.get(name) ?? 0)
  }
  return summary
}

/** Statistics of several measurements of one quantity. */
export type Statistics = Readonly<{ median: number; min: number; max: number; runs: number }>

/** Throws if `values` is empty. */
export function summarize(values: readonly number[]): Statistics {
  const sorted = values.toSorted((a, b) => a - b)
  const [min] = sorted
  const max = sorted.at(-1)
  if (min === undefined || max === undefined) throw new Error('there are no measurements')
  const half = sorted.length / 2
  const middle = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1)
  const median = middle.reduce((sum, value) => sum + value, 0) / middle.length
  return { median, min, max, runs: sorted.length }
}

export type Point = Readonly<{ x: number; y: number }>

/**
 * The exponent k of the growth y ~ x^k: 0 if y does not grow, 1 if it grows linearly, 2 if quadratically.
 *
 * Compares the last point with the nearest point whose x is at least three times smaller. Fixed costs weigh
 * least at the end of the series, and noise weighs less over a longer distance. NaN if there is no such point.
 */
export function scalingExponent(points: readonly Point[]): number {
  const last = points.at(-1)
  const before = last && points.findLast(({ x }) => x * 3 <= last.x)
  if (last === undefined || before === undefined) return Number.NaN
  return Math.log(last.y / before.y) / Math.log(last.x / before.x)
}

/** How much noise can add to an exponent of 1. */
const tolerance = 0.1

export function isLinearOrBetter(exponent: number): boolean {
  return exponent <= 1 + tolerance
}

/** The items in the same cyclic order, so that each round starts with a different one. */
export function rotate<Item>(items: readonly Item[], round: number): readonly Item[] {
  const first = items.length === 0 ? 0 : round % items.length
  return [...items.slice(first), ...items.slice(0, first)]
}

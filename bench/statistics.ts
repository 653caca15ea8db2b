/** What is told of several measurements of one thing. */
export type Spread = Readonly<{ median: number; min: number; max: number; runs: number }>

/** Throws where there is nothing to tell of. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const [min] = sorted
  const max = sorted.at(-1)
  if (min === undefined || max === undefined) throw new Error('nothing was measured')
  const half = sorted.length / 2
  const middle = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1)
  const median = middle.reduce((sum, value) => sum + value, 0) / middle.length
  return { median, min, max, runs: sorted.length }
}

export type Point = Readonly<{ x: number; y: number }>

/**
 * How y grows with x over the last stretch, as an exponent: 1 where it is linear, 2 where it is quadratic, 0
 * where it does not grow. The last stretch is where what every run costs weighs least, so that growth that is
 * worse than linear shows there. It reaches back over a factor of three at least, as noise weighs more the
 * shorter it is.
 */
export function exponentOf(points: readonly Point[]): number {
  const last = points.at(-1)
  const before = last && points.findLast(({ x }) => x * 3 <= last.x)
  if (last === undefined || before === undefined) return Number.NaN
  return Math.log(last.y / before.y) / Math.log(last.x / before.x)
}

/** What noise may add to an exponent of 1. */
const tolerance = 0.1

export function isLinearOrBetter(exponent: number): boolean {
  return exponent <= 1 + tolerance
}

/** Each of the rounds begins with another of the items: none has always the same one before it. */
export function rotated<Item>(items: readonly Item[], round: number): readonly Item[] {
  const first = items.length === 0 ? 0 : round % items.length
  return [...items.slice(first), ...items.slice(0, first)]
}

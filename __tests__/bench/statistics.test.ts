import { describe, expect, test } from '@jest/globals'
import { isLinearOrBetter, rotate, scalingExponent, summarize } from '../../bench/statistics.ts'

describe('summarize', () => {
  test('the median of an odd number of values is the middle one', () => {
    expect(summarize([9, 1, 5])).toEqual({ median: 5, min: 1, max: 9, runs: 3 })
  })

  test('the median of an even number of values is the mean of the two middle ones', () => {
    expect(summarize([10, 1, 2, 4])).toEqual({ median: 3, min: 1, max: 10, runs: 4 })
  })

  test('a single value is its own median', () => {
    expect(summarize([7])).toEqual({ median: 7, min: 7, max: 7, runs: 1 })
  })

  test('no values are an error', () => {
    expect(() => summarize([])).toThrow('there are no measurements')
  })
})

describe('scalingExponent', () => {
  const pointsOf = (y: (x: number) => number) => [1, 10, 100, 1000].map((x) => ({ x, y: y(x) }))

  test.each([
    ['no growth', () => 5, 0],
    ['linear growth', (x: number) => 3 * x, 1],
    ['quadratic growth', (x: number) => 2 * x * x, 2],
  ])('%s', (_, y, expected) => {
    expect(scalingExponent(pointsOf(y))).toBeCloseTo(expected)
  })

  test('a fixed cost does not hide growth that is worse than linear', () => {
    expect(isLinearOrBetter(scalingExponent(pointsOf((x) => 100 + x * x)))).toBe(false)
    expect(isLinearOrBetter(scalingExponent(pointsOf((x) => 100 + x)))).toBe(true)
  })

  test('points that are close together give no exponent', () => {
    const points = [1, 2].map((x) => ({ x, y: x }))
    expect(scalingExponent(points)).toBeNaN()
    expect(scalingExponent([])).toBeNaN()
  })
})

test('each round starts with a different item', () => {
  const rounds = [0, 1, 2, 3].map((round) => rotate(['a', 'b', 'c'], round).join(''))
  expect(rounds).toEqual(['abc', 'bca', 'cab', 'abc'])
  expect(rotate([], 3)).toEqual([])
})

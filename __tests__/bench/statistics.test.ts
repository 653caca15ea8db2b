import { describe, expect, test } from '@jest/globals'
import { exponentOf, isLinearOrBetter, rotated, spreadOf } from '../../bench/statistics.ts'

describe('spreadOf', () => {
  test('the median of an odd number is the one in the middle', () => {
    expect(spreadOf([9, 1, 5])).toEqual({ median: 5, min: 1, max: 9, runs: 3 })
  })

  test('the median of an even number is between the two in the middle', () => {
    expect(spreadOf([10, 1, 2, 4])).toEqual({ median: 3, min: 1, max: 10, runs: 4 })
  })

  test('one is its own median', () => {
    expect(spreadOf([7])).toEqual({ median: 7, min: 7, max: 7, runs: 1 })
  })

  test('nothing is refused', () => {
    expect(() => spreadOf([])).toThrow('nothing was measured')
  })
})

describe('exponentOf', () => {
  const along = (y: (x: number) => number) => [1, 10, 100, 1000].map((x) => ({ x, y: y(x) }))

  test.each([
    ['what does not grow', () => 5, 0],
    ['what is linear', (x: number) => 3 * x, 1],
    ['what is quadratic', (x: number) => 2 * x * x, 2],
  ])('%s', (_, y, expected) => {
    expect(exponentOf(along(y))).toBeCloseTo(expected)
  })

  test('what every run costs does not hide growth that is worse than linear', () => {
    expect(isLinearOrBetter(exponentOf(along((x) => 100 + x * x)))).toBe(false)
    expect(isLinearOrBetter(exponentOf(along((x) => 100 + x)))).toBe(true)
  })

  test('points that are close together say nothing', () => {
    const points = [1, 2].map((x) => ({ x, y: x }))
    expect(exponentOf(points)).toBeNaN()
    expect(exponentOf([])).toBeNaN()
  })
})

test('each round begins with another', () => {
  const rounds = [0, 1, 2, 3].map((round) => rotated(['a', 'b', 'c'], round).join(''))
  expect(rounds).toEqual(['abc', 'bca', 'cab', 'abc'])
  expect(rotated([], 3)).toEqual([])
})

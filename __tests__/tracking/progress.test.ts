import { expect, test } from '@jest/globals'
import { createProgress } from '../../src/tracking/progress.ts'
import type { Status } from '../../src/tracking/result.ts'

/** A progress with a clock that is set by hand. */
function start(total: number) {
  const lines: string[] = []
  let time = 1_000_000
  const progress = createProgress(
    'wandb',
    total,
    (line) => lines.push(line),
    () => time,
  )
  return {
    lines,
    /** So many come to an end, `milliseconds` after what came before. */
    pass(milliseconds: number, count: number, status: Status = 'logged') {
      time += milliseconds
      for (let number = 0; number < count; number++) progress(status)
    },
  }
}

test('it says what is done and how long the rest takes', () => {
  const { lines, pass } = start(1000)
  pass(0, 31, 'already-logged')
  pass(0, 411)
  expect(lines).toEqual([])
  // 443 took 93 seconds; what is left takes about as much for each.
  pass(93_000, 1)
  expect(lines).toEqual(['wandb: 412/1000 logged, 31 already logged, 0 failed, about 2 min left'])
})

test.each([
  [1000, '9 s'],
  [9888, '89 s'],
  [10_000, '2 min'],
  [30_000, '5 min'],
  [1_200_000, '180 min'],
])('after a tenth in %i ms, about %s are left', (milliseconds, left) => {
  const { lines, pass } = start(100)
  pass(0, 9)
  pass(milliseconds, 1)
  // One line in five seconds at most: the first line may need another to be due.
  if (lines.length === 0) return expect(milliseconds).toBeLessThan(5000)
  expect(lines).toEqual([`wandb: 10/100 logged, 0 already logged, 0 failed, about ${left} left`])
})

test('it tells no more often than every five seconds', () => {
  const { lines, pass } = start(100)
  for (let second = 1; second <= 16; second++) pass(1000, 1)
  expect(lines.map((line) => line.split(' ')[1])).toEqual(['5/100', '10/100', '15/100'])
})

test('the last line comes at the end, whenever that is, without a guess', () => {
  const { lines, pass } = start(3)
  pass(10, 1)
  pass(10, 1, 'already-logged')
  pass(10, 1, 'failed')
  expect(lines).toEqual(['wandb: 1/3 logged, 1 already logged, 1 failed'])
})

test('a tag that was moved counts as failed', () => {
  const { lines, pass } = start(2)
  pass(1, 1, 'moved')
  pass(1, 1)
  expect(lines).toEqual(['wandb: 1/2 logged, 0 already logged, 1 failed'])
})

test('a single revision needs no progress', () => {
  const { lines, pass } = start(1)
  pass(60_000, 1)
  expect(lines).toEqual([])
})

test('what was there already, and took no time, does not make the rest look quick', () => {
  const { lines, pass } = start(1000)
  pass(50, 900, 'already-logged')
  // One takes a second: 95 seconds are left, and not half a second.
  for (let number = 0; number < 5; number++) pass(1000, 1)
  expect(lines).toEqual(['wandb: 5/1000 logged, 900 already logged, 0 failed, about 2 min left'])
})

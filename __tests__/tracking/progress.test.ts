import { expect, test } from '@jest/globals'
import { createProgress } from '../../src/tracking/progress.ts'
import type { Status } from '../../src/tracking/result.ts'

/** A progress with a fake clock. */
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
    /** Completes this many revisions, `milliseconds` after the previous call. */
    pass(milliseconds: number, count: number, status: Status = 'logged') {
      time += milliseconds
      for (let number = 0; number < count; number++) progress(status)
    },
  }
}

test('prints what is done and how long the rest takes', () => {
  const { lines, pass } = start(1000)
  pass(0, 31, 'already-logged')
  pass(0, 411)
  expect(lines).toEqual([])
  // 443 took 93 seconds. The rest takes about as long for each.
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
  // At most one line in five seconds: a line can only be due after the next revision.
  if (lines.length === 0) return expect(milliseconds).toBeLessThan(5000)
  expect(lines).toEqual([`wandb: 10/100 logged, 0 already logged, 0 failed, about ${left} left`])
})

test('prints at most every five seconds', () => {
  const { lines, pass } = start(100)
  for (let second = 1; second <= 16; second++) pass(1000, 1)
  expect(lines.map((line) => line.split(' ')[1])).toEqual(['5/100', '10/100', '15/100'])
})

test('prints the last line at the end, without an estimate', () => {
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

test('prints nothing for a single revision', () => {
  const { lines, pass } = start(1)
  pass(60_000, 1)
  expect(lines).toEqual([])
})

test('tags that are already logged do not shorten the estimate', () => {
  const { lines, pass } = start(1000)
  pass(50, 900, 'already-logged')
  // Each takes a second, so 95 seconds are left, not half a second.
  for (let number = 0; number < 5; number++) pass(1000, 1)
  expect(lines).toEqual(['wandb: 5/1000 logged, 900 already logged, 0 failed, about 2 min left'])
})

import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { allSettledOrThrow } from '../../src/tracking/together.ts'

test('gives what each of them gives', async () => {
  expect(await allSettledOrThrow([Promise.resolve(1), undefined, sleep(5, 'late')])).toEqual([
    1,
    undefined,
    'late',
  ])
})

test('throws when all are done', async () => {
  let done = false
  const late = sleep(20).then(() => {
    done = true
  })
  await expect(allSettledOrThrow([Promise.reject(new Error('at once')), late])).rejects.toThrow('at once')
  expect(done).toBe(true)
})

import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'
import { TimeLimitError } from '../../src/git/git-object.ts'
import type { Git } from '../../src/git/repository.ts'
import { createReadingTime } from '../../src/revision/reading-time.ts'
import { openCheckout } from '../git/open-checkout.ts'

let checkout: Checkout
let git: Git
beforeEach(async () => {
  checkout = cloneSample()
  git = await openCheckout(checkout.path)
})
afterEach(() => {
  git.close()
  checkout.remove()
})

const head = async () => (await git.read(checkout.git('rev-parse', 'v1^{commit}')))?.type

test('work that reads for too long ends, and later work is done', async () => {
  const slow = async () => {
    for (;;) {
      await git.checkpoint()
      await head()
    }
  }
  await expect(git.within(100, slow)).rejects.toThrow(TimeLimitError)
  expect(await git.within(60_000, head)).toBe('commit')
})

test('work that hides that its time was over fails nevertheless', async () => {
  const hiding = async () => {
    try {
      for (;;) await git.checkpoint()
    } catch {
      return 'incomplete'
    }
  }
  await expect(git.within(50, hiding)).rejects.toThrow(
    'git needs more than 0 s to read this revision',
  )
})

test('one revision of several has a limit, and a single one has none', async () => {
  const limits: number[] = []
  const measured = {
    within<Value>(limitMs: number, work: () => Promise<Value>) {
      limits.push(limitMs)
      return work()
    },
  }
  const work = async () => 'done'
  for (const [count, timeout] of [
    [1, 300],
    [2, 300],
    [2, 10],
  ] as const) {
    expect(await createReadingTime(measured, { timeout, share: 1, count })(work)).toBe('done')
  }
  expect(limits).toEqual([30_000, 10_000])
})

test('when too much of the time is over, only the first revision is read', async () => {
  const inTime = createReadingTime(git, { timeout: 0, share: 0.5, count: 2 })
  expect(await inTime(head)).toBe('commit')
  await expect(inTime(head)).rejects.toThrow(
    'It was not read, because the other revisions took too much of the time limit (timeout: 0 seconds)',
  )
})

import { expect, test } from '@jest/globals'
import { limits } from '../../../src/limits.ts'
import { lowerLimits } from '../../lower-limits.ts'
import { bundle } from '../../revision-v2.ts'
import { context } from '../responses.ts'
import { useMlflow } from './jobs.ts'

lowerLimits({ responseBytes: 512 * 1024 })

const jobs = useMlflow()
const bundles = Array.from({ length: 12 }, (_, index) => ({ ...bundle, revision: `v${index + 1}` }))

/** Logs these bundles in a step that has all of them. */
async function logAll(few: typeof bundles) {
  const session = await jobs.open({ bundles })
  return await Promise.allSettled(few.map((each) => session.log(each, context)))
}

/** Makes the runs large. `sizes` are in bytes, by revision. */
function enlarge(sizes: Readonly<Record<string, number>>): void {
  for (const run of jobs.active()) {
    const size = sizes[run.tags.get('lairs-revision') ?? ''] ?? 0
    if (run.tags instanceof Map) run.tags.set('large', 'x'.repeat(size))
  }
}

function searches(): number {
  return jobs.server.received.filter(({ name }) => name === 'runs/search').length
}

test('a page that is too large is halved, and asked for once', async () => {
  const few = bundles.slice(0, 6)
  await logAll(few)
  enlarge(Object.fromEntries(few.map(({ revision }) => [revision, limits.responseBytes / 4])))
  const before = searches()
  const results = await logAll(few)

  expect(results.map((each) => each.status === 'fulfilled' && each.value.created)).toEqual(
    few.map(() => false),
  )
  // 100, 50, 25, 12 and 6 are too many. Three runs at a time fit.
  expect(searches() - before).toBe(5 + 2)
})

test('a run that is too large fails its own revision only', async () => {
  const few = bundles.slice(3, 6)
  await logAll(few)
  enlarge({ v5: limits.responseBytes })
  const results = await logAll(few)

  expect(results.map(({ status }) => status)).toEqual(
    few.map(({ revision }) => (revision === 'v5' ? 'rejected' : 'fulfilled')),
  )
  expect(
    String(results.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))),
  ).toMatch(
    RegExp(`^Error: runs/search: .*: the answer has more than ${limits.responseBytes} bytes\\.$`),
  )
  expect(jobs.active()).toHaveLength(few.length)
})

test('a run that is too large fails its own revision only, also if few are looked for', async () => {
  const few = bundles.slice(3, 6)
  await logAll(few)
  enlarge({ v5: limits.responseBytes })
  const session = await jobs.open({ bundles: few })
  const results = await Promise.allSettled(few.map((each) => session.verify(each)))

  expect(results.map((each) => each.status === 'fulfilled' && each.value.status)).toEqual([
    'matches',
    false,
    'matches',
  ])
})

test('few revisions are looked for by their names, and many by one search', async () => {
  await logAll(bundles.slice(0, 1))
  const before = searches()
  await jobs.open({ bundles: bundles.slice(0, 10) })
  expect(searches() - before).toBe(10)
  await jobs.open({ bundles })
  expect(searches() - before).toBe(11)
})

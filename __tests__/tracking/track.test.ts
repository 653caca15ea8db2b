import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import type { Inputs } from '../../src/inputs/inputs.ts'
import type { ProvenanceBundle } from '../../src/provenance/bundle.ts'
import type { Pinned } from '../../src/provenance/pin.ts'
import { type BackendSettings, MovedTagError, type Session } from '../../src/tracking/backend.ts'
import { trackAll } from '../../src/tracking/track.ts'
import { jsonResponse, toolsOf } from '../backends/responses.ts'
import { inputs } from '../inputs.ts'
import { pinned } from '../revision-v2.ts'

function pin(number: number): Pinned {
  return pinned({ revision: `v${number}`, commit: number.toString(16).padStart(40, '0') })
}

/** The backends of these tests send nothing. */
const unused = toolsOf(() => jsonResponse('{}'))

const logged = { created: true, url: 'https://fake/1', outputs: { id: '1' } }
const number = ({ revision }: ProvenanceBundle) => Number(revision.slice(1))

/** A backend that logs with `log`, and verifies every revision. */
function fake(log: Session['log'], open = async () => undefined): BackendSettings {
  return {
    title: 'Fake',
    address: '',
    runInput: undefined,
    plan: ({ revision }) => ({ plan: revision }),
    async open() {
      await open()
      return {
        log,
        verify: async () => ({ status: 'matches', url: 'https://fake/1', details: [] }),
      }
    },
  }
}

/** Tracks this many revisions. Returns the results, their statuses and the lines of the log. */
async function track(backend: BackendSettings, count: number, given: Partial<Inputs> = {}) {
  const pinned = Array.from({ length: count }, (_, index) => pin(index + 1))
  const lines: string[] = []
  const tools = { ...unused, info: (line: string) => lines.push(line) }
  const backends = new Map([['fake', backend]])
  const results = await trackAll({ ...inputs, ...given, backends }, pinned, [], tools)
  expect(results.map(({ revision }) => revision)).toEqual(pinned.map(({ bundle: b }) => b.revision))
  return { results, statuses: results.map(({ status }) => status), lines }
}

test.each([
  ['verify', 'unreadable'],
  ['log', 'failed'],
] as const)('in mode %s, a server that refuses makes each revision %s', async (mode, status) => {
  const refuse = async () => {
    throw new Error('permission denied')
  }
  const refused = await track(fake(refuse, refuse), 2, { mode })
  expect(refused.statuses).toEqual([status, status])
})

test('warnings are counted for the revision that they are about', async () => {
  const backend: BackendSettings = {
    ...fake(async () => logged),
    async open(_bundles, _options, { warn }) {
      return {
        async log(bundle) {
          await sleep(number(bundle) % 3)
          for (let count = 0; count < number(bundle); count++) warn(`warning ${count}`)
          return logged
        },
        verify: async () => ({ status: 'matches', url: '', details: [] }),
      }
    },
  }
  const { results } = await track(backend, 5)
  expect(results.map(({ warnings }) => warnings)).toEqual([1, 2, 3, 4, 5])
})

test('eight revisions are logged at once, started in order, and the results are in order', async () => {
  let underWay = 0
  let most = 0
  const begun: number[] = []
  const { statuses, lines } = await track(
    fake(async (bundle) => {
      begun.push(number(bundle))
      underWay += 1
      most = Math.max(most, underWay)
      await sleep((number(bundle) * 7) % 11)
      underWay -= 1
      return { ...logged, created: number(bundle) % 2 === 0 }
    }),
    50,
  )

  expect(most).toBe(8)
  expect(begun).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
  expect(statuses).toEqual(begun.map((each) => (each % 2 === 0 ? 'logged' : 'already-logged')))
  expect(lines.at(-1)).toBe('fake: 25/50 logged, 25 already logged, 0 failed')
})

/** Logs all revisions except those for which `fails` is true. They end in order. */
function failing(
  fails: (number: number) => boolean,
  asked: number[],
  error = () => new Error('no'),
) {
  return fake(async (bundle) => {
    asked.push(number(bundle))
    await sleep(number(bundle))
    if (fails(number(bundle))) throw error()
    return logged
  })
}

test('failures with a success between them do not stop the rest', async () => {
  const asked: number[] = []
  const { statuses, lines } = await track(
    failing((n) => n % 5 !== 0, asked),
    40,
  )

  expect(asked).toHaveLength(40)
  expect(statuses.filter((status) => status === 'logged')).toHaveLength(8)
  expect(lines.at(-1)).toBe('fake: 8/40 logged, 0 already logged, 32 failed')
})

test('five failures in a row stop the rest, and each revision has its result', async () => {
  const asked: number[] = []
  const { results, lines } = await track(
    failing((n) => n > 10, asked),
    100,
  )

  // Seven more were in progress when the fifth failed.
  expect(asked).toEqual(Array.from({ length: 22 }, (_, index) => index + 1))
  const details = results.map(({ details: [first] }) => first)
  expect(details.slice(0, 10)).toEqual(Array(10).fill(undefined))
  expect(details.slice(10, 22)).toEqual(Array(12).fill('no'))
  expect(details.slice(22)).toEqual(
    Array(78).fill(
      'It was not tried, because the 5 revisions before it failed. Correct their error, and start the job again.',
    ),
  )
  expect(new Set(results.slice(10).map(({ status }) => status))).toEqual(new Set(['failed']))
  expect(lines.at(-1)).toBe('fake: 10/100 logged, 0 already logged, 90 failed')
})

test('moved tags do not count as failures of the server', async () => {
  const asked: number[] = []
  const recorded = { commit: 'a'.repeat(40), committedAt: '', url: 'https://fake/old' }
  const moved = () => new MovedTagError(pin(1).bundle, recorded)
  const { results } = await track(
    failing((n) => n < 30, asked, moved),
    30,
  )

  expect(asked).toHaveLength(30)
  expect(results[0]).toMatchObject({ status: 'moved', url: 'https://fake/old' })
  expect(results[29]).toMatchObject({
    status: 'logged',
    url: 'https://fake/1',
    outputs: { id: '1' },
  })
})

test('a backend that cannot be opened fails for all revisions, with one reason', async () => {
  const { results, lines } = await track(
    fake(
      async () => logged,
      () => Promise.reject(new Error('who are you?')),
    ),
    3,
  )
  expect(results.map(({ status, details }) => [status, ...details])).toEqual(
    Array(3).fill(['failed', 'who are you?']),
  )
  expect(lines).toEqual([])
})

test('a dry run opens nothing, and verify logs nothing', async () => {
  const never = () => Promise.reject(new Error('asked'))
  const planned = await track(fake(never, never), 2, { mode: 'dry-run', isDryRun: true })
  expect(planned.results).toMatchObject([
    { status: 'dry-run', plan: { plan: 'v1' }, outputs: {} },
    { status: 'dry-run', plan: { plan: 'v2' }, outputs: {} },
  ])
  expect(await track(fake(never), 2, { mode: 'verify' })).toMatchObject({
    statuses: ['matches', 'matches'],
  })
})

test('a revision that failed earlier has a result at each backend, before the others', async () => {
  const first = pin(1)
  const backends = new Map([
    ['fake', fake(async () => logged)],
    ['other', fake(async () => logged)],
  ])
  const failed = [{ name: 'v1', commit: first.bundle.commit, error: new Error('bad.') }]
  const results = await trackAll({ ...inputs, backends }, [pin(2)], failed, unused)

  expect(results.map(({ backend, status, identifier }) => [backend, status, identifier])).toEqual([
    ['fake', 'failed', 'lairs-revision:v1'],
    ['fake', 'logged', 'lairs-revision:v2'],
    ['other', 'failed', 'lairs-revision:v1'],
    ['other', 'logged', 'lairs-revision:v2'],
  ])
  expect(results[0]).toMatchObject({ commit: first.bundle.commit, url: '', details: ['bad.'] })
})

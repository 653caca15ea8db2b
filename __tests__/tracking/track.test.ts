import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import type { Inputs } from '../../src/inputs/inputs.ts'
import type { ProvenanceBundle } from '../../src/provenance/bundle.ts'
import type { Pinned } from '../../src/provenance/pin.ts'
import { type Backend, MovedTagError, type Session } from '../../src/tracking/backend.ts'
import { trackAll } from '../../src/tracking/track.ts'
import { inputs } from '../inputs.ts'
import { pinned } from '../revision-v2.ts'

function pin(number: number): Pinned {
  return pinned({ revision: `v${number}`, commit: number.toString(16).padStart(40, '0') })
}

const logged = { created: true, url: 'https://fake/1', outputs: { id: '1' } }
const number = ({ revision }: ProvenanceBundle) => Number(revision.slice(1))

/** A backend that logs by `log`, and finds all as it should be. */
function fake(log: Session['log'], open = async () => undefined): Backend {
  return {
    name: 'fake',
    title: 'Fake',
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

/** Tracks so many revisions, and gives their statuses and what was told. */
async function track(backend: Backend, count: number, given: Partial<Inputs> = {}) {
  const pinned = Array.from({ length: count }, (_, index) => pin(index + 1))
  const lines: string[] = []
  const tell = (line: string) => lines.push(line)
  const results = await trackAll([backend], { pinned, unpinned: [] }, { ...inputs, ...given }, tell)
  expect(results.map(({ revision }) => revision)).toEqual(pinned.map(({ bundle: b }) => b.revision))
  return { results, statuses: results.map(({ status }) => status), lines }
}

test('eight are under way at a time, begun in their order, and the results are in order', async () => {
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
  expect(lines.at(-1)).toBe('fake: 25/50 logged, 25 already there, 0 failed')
})

/** Logs but for those that `fails` takes. Each takes its turn, so that they come to an end in order. */
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

test('failures with a success between them do not end the rest', async () => {
  const asked: number[] = []
  const { statuses, lines } = await track(
    failing((n) => n % 5 !== 0, asked),
    40,
  )

  expect(asked).toHaveLength(40)
  expect(statuses.filter((status) => status === 'logged')).toHaveLength(8)
  expect(lines.at(-1)).toBe('fake: 8/40 logged, 0 already there, 32 failed')
})

test('five failures one after the other end the rest, and each one has its result', async () => {
  const asked: number[] = []
  const { results, lines } = await track(
    failing((n) => n > 10, asked),
    100,
  )

  // Seven more were under way when the fifth failed.
  expect(asked).toEqual(Array.from({ length: 22 }, (_, index) => index + 1))
  const details = results.map(({ details: [first] }) => first)
  expect(details.slice(0, 10)).toEqual(Array(10).fill(undefined))
  expect(details.slice(10, 22)).toEqual(Array(12).fill('no'))
  expect(details.slice(22)).toEqual(
    Array(78).fill('It was not tried: the 5 before it failed one after the other.'),
  )
  expect(new Set(results.slice(10).map(({ status }) => status))).toEqual(new Set(['failed']))
  expect(lines.at(-1)).toBe('fake: 10/100 logged, 0 already there, 90 failed')
})

test('tags that were moved are no failures of the server', async () => {
  const asked: number[] = []
  const held = { commit: 'a'.repeat(40), committedAt: '', url: 'https://fake/old' }
  const moved = () => new MovedTagError(pin(1).bundle, held)
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

test('a backend that cannot be opened fails for all, with one reason', async () => {
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
  const planned = await track(fake(never, never), 2, { mode: 'dry-run' })
  expect(planned.results).toMatchObject([
    { status: 'dry-run', outputs: { plan: 'v1' } },
    { status: 'dry-run', outputs: { plan: 'v2' } },
  ])
  expect(await track(fake(never), 2, { mode: 'verify' })).toMatchObject({
    statuses: ['matches', 'matches'],
  })
})

test('what none can be made of has a result at each backend, before the others', async () => {
  const second = pin(2)
  const backends = [fake(async () => logged), { ...fake(async () => logged), name: 'other' }]
  const unpinned = [{ revision: pin(1).revision, error: new Error('not valid TOML.') }]
  const all = { pinned: [second], unpinned }
  const results = await trackAll(backends, all, inputs, () => undefined)

  expect(results.map(({ backend, status, identifier }) => [backend, status, identifier])).toEqual([
    ['fake', 'failed', 'lairs-revision:v1'],
    ['fake', 'logged', 'lairs-revision:v2'],
    ['other', 'failed', 'lairs-revision:v1'],
    ['other', 'logged', 'lairs-revision:v2'],
  ])
  expect(results[0]).toMatchObject({ commit: second.bundle.commit.replace(/2$/, '1'), url: '' })
})

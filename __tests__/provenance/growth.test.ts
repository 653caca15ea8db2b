import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createBundle } from '../../src/provenance/bundle.ts'
import { changesBetween } from '../../src/provenance/dataset/changes.ts'
import { metricsOf } from '../../src/provenance/growth.ts'
import { Objects, sha256 } from './objects.ts'
import {
  dataset,
  fileOf,
  type History,
  historyOf,
  indexOf,
  type Snapshot,
  tombstoneOf,
} from './snapshots.ts'

const [one, two, three] = ['at://a/pub.x/1', 'at://a/pub.x/2', 'at://did:plc:b/pub.y/3'] as const
const none = { added: 0, removed: 0, changed: 0 }
const torn = 'index.json names records that are not in records/, or the other way round'

let history: History | undefined
afterEach(() => {
  history?.remove()
  history = undefined
})

/** What has changed from one snapshot to another, by collection. */
async function compare(before: Snapshot, after: Snapshot, ...options: readonly string[]) {
  history = await historyOf([before, after], ...options)
  return between(history, 0, 1)
}

async function between({ git, places }: History, from: number, to: number) {
  const [before, after] = [places[from], places[to]]
  if (before === undefined || after === undefined) throw new Error('there is no such snapshot')
  const { all, collections } = await changesBetween(git, before, after)
  return { all, ...Object.fromEntries(collections) }
}

describe.each(['sha1', 'sha256'])('in a repository of %s', (format) => {
  const option = `--object-format=${format}`

  test('records are added, removed and changed', async () => {
    const before = dataset({ [one]: '1', [two]: '2' })
    const after = dataset({ [one]: '1!', [three]: '3' }, [two])
    expect(await compare(before, after, option)).toEqual({
      all: { added: 1, removed: 1, changed: 1 },
      'pub.x': { added: 0, removed: 1, changed: 1 },
      'pub.y': { added: 1, removed: 0, changed: 0 },
    })
  })

  test('the first records come, and the last ones go', async () => {
    const full = dataset({ [one]: '1', [two]: '2' })
    const added = { added: 2, removed: 0, changed: 0 }
    expect(await compare(dataset({}), full, option)).toEqual({ all: added, 'pub.x': added })
    history?.remove()
    const removed = { added: 0, removed: 2, changed: 0 }
    expect(await compare(full, dataset({}), option)).toEqual({ all: removed, 'pub.x': removed })
  })

  test('there are none, and there is nothing to tell', async () => {
    expect(await compare(dataset({}), dataset({}), option)).toEqual({ all: none })
  })
})

describe('a record', () => {
  const added = { added: 1, removed: 0, changed: 0 }
  const removed = { added: 0, removed: 1, changed: 0 }
  const changed = { added: 0, removed: 0, changed: 1 }
  const here = dataset({ [one]: '1' })
  const gone = dataset({}, [one])

  test.each([
    ['that is removed leaves a tombstone', here, gone, removed],
    ['that comes again takes the tombstone away', gone, here, added],
    // As lairs does: `save` leaves the tombstone where it is.
    ['that comes again beside its tombstone', gone, { ...gone, ...here }, added],
    ['that goes again beside its tombstone', { ...gone, ...here }, gone, removed],
    ['that went and came back as another', here, { ...gone, ...dataset({ [one]: '2' }) }, changed],
    ['that went and came back as it was', here, { ...gone, ...here }, none],
    ['whose tombstone was cleared away', gone, dataset({}), none],
    ['whose file is executable now is the same', here, executable(here), none],
    ['whose index is written otherwise is the same', here, rewritten(here), none],
    ['that other files lie beside is the same', here, { ...here, 'records/README.md': 'x' }, none],
    ['that lies in a folder below is none', here, { ...here, 'records/x/y.json': '1' }, none],
  ])('%s', async (_, before, after, counts) => {
    const { all } = await compare(before, after)
    expect(all).toEqual(counts)
  })

  function executable({ [fileOf(one)]: value = '', ...others }: Snapshot): Snapshot {
    return { ...others, [`${fileOf(one)}*`]: value }
  }

  function rewritten({ 'index.json': index = '', ...others }: Snapshot): Snapshot {
    return { ...others, 'index.json': `${JSON.stringify(JSON.parse(index))}\n` }
  }
})

describe('an index that says another thing than the files is an error', () => {
  const both = dataset({ [one]: '1', [two]: '2' })
  const without = (path: string, files: Snapshot = both): Snapshot =>
    Object.fromEntries(Object.entries(files).filter(([each]) => each !== path))
  const stems = { [one]: sha256(one), [two]: sha256(two), [three]: 'x', [`${three}0`]: 'x' }
  const twice = JSON.stringify(stems, null, 2)
  const withIndex = (...uris: readonly string[]) => ({ ...both, 'index.json': indexOf(uris) })

  test.each([
    ['it names one more', both, withIndex(one, two, three)],
    ['it names one less', both, withIndex(one)],
    ['it names another instead', both, withIndex(one, three)],
    ['it named one more', withIndex(one, two, three), both],
    ['it names a file twice', both, { ...both, 'index.json': twice }],
    ['a tombstone came, and no file went', both, { ...withIndex(one), [tombstoneOf(two)]: '{}' }],
    ['a file went, and it names it still', both, without(fileOf(two))],
    ['a file came that it had named before', without(fileOf(two)), both],
    ['a file came that it does not name', dataset({ [one]: '1' }), withIndex(one)],
    ['a file went that it did not name', withIndex(one), dataset({ [one]: '1' })],
    [
      'a file changed that it does not name',
      withIndex(one),
      { ...withIndex(one), [fileOf(two)]: '!' },
    ],
  ])('%s', async (_, before, after) => {
    await expect(compare(before, after)).rejects.toThrow(torn)
    history?.remove()
    await expect(compare(after, before)).rejects.toThrow(torn)
  })

  test.each([
    ['missing before', without('index.json'), both, 'an index.json is missing'],
    ['missing after', both, without('index.json'), 'an index.json is missing'],
    ['no JSON', both, { ...both, 'index.json': '<<<<<<<' }, 'it has "<" where it should not be'],
    ['cut off', { ...both, 'index.json': '{' }, both, 'it ends in its middle'],
    [
      'of something else',
      dataset({}),
      dataset({ 'https://example.org/': '1' }),
      '"https://example.org/" is not the AT-URI of a record',
    ],
  ])('%s', async (_, before, after, message) => {
    await expect(compare(before, after)).rejects.toThrow(message)
  })
})

test('of two revisions with the same records, nothing is read', async () => {
  const objects = new Objects()
  const place = { folder: '', store: '', index: '1'.repeat(40), records: '2'.repeat(40) }
  for (const records of [place.records, undefined]) {
    const same = { ...place, records }
    // These objects know of no changes, and throw where they are asked for them.
    const { all } = await changesBetween(objects.git(), { ...same, folder: 'a/' }, same)
    expect(all).toEqual(none)
  }
  expect(objects.reads.size).toBe(0)
})

test('no record is read, and each index once', async () => {
  history = await historyOf([dataset({ [one]: '1' }), dataset({ [one]: '2', [two]: '2' })])
  await between(history, 0, 1)
  expect([...history.reads].sort()).toEqual(history.places.map(({ index }) => index).sort())
})

test('a tree that the checkout lacks is an error, and the next answer is right', async () => {
  history = await historyOf([{ ...dataset({ [one]: '1' }) }, dataset({ [one]: '2' }), dataset({})])
  const lost = history.places[0]?.records ?? ''
  rmSync(join(history.path, '.git/objects', lost.slice(0, 2), lost.slice(2)))
  await expect(between(history, 0, 1)).rejects.toThrow('tree')
  await expect(between(history, 1, 0)).rejects.toThrow('tree')
  expect(await between(history, 1, 2)).toMatchObject({ all: { removed: 1 } })
})

const uris = Array.from({ length: 8 }, (_, n) => `at://a/pub.${n % 3}x/${n}`)

test('any two revisions differ as their records do', async () => {
  const state = fc.record(
    Object.fromEntries(uris.map((uri) => [uri, fc.constantFrom('', '1', '2')])),
  )
  const property = fc.asyncProperty(
    fc.array(state, { minLength: 20, maxLength: 20 }),
    async (all) => {
      const states = all.map((each) => Object.entries(each).filter(([, value]) => value !== ''))
      const records = states.map((each) => Object.fromEntries(each))
      const found = await historyOf(
        records.map((each, n) =>
          dataset(each, n % 2 === 0 ? [] : uris.filter((uri) => !(uri in each))),
        ),
      )
      for (const [from, before] of records.entries()) {
        for (const [to, after] of records.entries()) {
          const gone = Object.keys(before).filter((uri) => !(uri in after))
          const come = Object.keys(after).filter((uri) => !(uri in before))
          const other = uris.filter(
            (uri) => uri in before && uri in after && before[uri] !== after[uri],
          )
          const counts = { added: come.length, removed: gone.length, changed: other.length }
          const told = await between(found, from, to)
          expect(told).toMatchObject({ all: counts })
          expect(Object.keys(told).length).toBe(
            1 + new Set([...gone, ...come, ...other].map((uri) => uri.split('/')[3])).size,
          )
        }
      }
      found.remove()
    },
  )
  await fc.assert(property, { numRuns: 3 })
}, 60_000)

describe('the names under which counts are plotted', () => {
  const revision = { name: 'v1', commit: 'c', tree: 't', committedAt: '', tag: null }
  const facts = { layers_git_sha: '', layers_version: '', vendored_at: '', lexicon_tree_hash: '' }
  const manifest = { ...facts, lexicon_files: undefined, record_types: undefined }
  const found = { manifest, source: 'packaged', path: undefined, missing: [] }
  const held = { path: '.', store_commit: null, records: 3, collections: { 'a.b': 1, 'c.d': 2 } }
  const changes = {
    all: { added: 4, removed: 5, changed: 6 },
    collections: new Map([['a.b', { added: 1, removed: 2, changed: 3 }]]),
  }

  test.each([
    ['no dataset', null, undefined, {}],
    ['records that are not known', { ...held, records: null, collections: {} }, undefined, {}],
    ['no records', { ...held, records: 0, collections: {} }, undefined, { records: 0 }],
    ['records', held, undefined, { records: 3, 'records/a.b': 1, 'records/c.d': 2 }],
    [
      'changes',
      null,
      changes,
      {
        records_added: 4,
        records_removed: 5,
        records_changed: 6,
        'records_added/a.b': 1,
        'records_removed/a.b': 2,
        'records_changed/a.b': 3,
      },
    ],
    [
      'changes of nothing',
      { ...held, collections: {} },
      { all: none, collections: new Map() },
      { records: 3, records_added: 0, records_removed: 0, records_changed: 0 },
    ],
  ])('%s', (_, of, since, metrics) => {
    const bundle = createBundle(revision, found, { repository: '', prefix: '', lexicons: null, dataset: of })
    const growth = { position: 1, previous: 'v0', changes: since }
    expect(Object.fromEntries(metricsOf(bundle, growth))).toEqual(metrics)
  })
})

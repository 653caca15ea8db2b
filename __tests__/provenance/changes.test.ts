import { describe, expect, test } from '@jest/globals'
import { limits } from '../../src/limits.ts'
import { changesBetween, fileChangesBetween } from '../../src/provenance/dataset/changes.ts'
import { lowerLimits } from '../lower-limits.ts'
import {
  between,
  compare,
  contradiction,
  lairsOf,
  none,
  one,
  three,
  two,
} from './compare-snapshots.ts'
import { Objects, sha256 } from './objects.ts'
import {
  commitSnapshots,
  dataset,
  fileOf,
  indexOf,
  type Snapshot,
  tombstoneOf,
} from './snapshots.ts'

lowerLimits({ collections: 100 })

test.each(['sha1', 'sha256'])('records are compared in a %s repository', async (format) => {
  const { git, repositories, remove } = await commitSnapshots(
    [dataset({ [one]: '1', [two]: '2' }), dataset({ [one]: '1!', [three]: '3' }, [two])],
    `--object-format=${format}`,
  )
  const [before, after] = repositories
  if (before === undefined || after === undefined) throw new Error('a snapshot is missing')
  try {
    const { all, collections } = await fileChangesBetween(git, before, after)
    expect(all).toEqual({ added: 1, removed: 1, changed: 1 })
    expect(Object.fromEntries(collections ?? [])).toEqual({
      'pub.x': { added: 0, removed: 1, changed: 1 },
      'pub.y': { added: 1, removed: 0, changed: 0 },
    })
  } finally {
    remove()
  }
})

test('the first records are added, and the last ones are removed', async () => {
  const full = dataset({ [one]: '1', [two]: '2' })
  const added = { added: 2, removed: 0, changed: 0 }
  expect(await compare(dataset({}), full)).toEqual({ all: added, 'pub.x': added })
  const removed = { added: 0, removed: 2, changed: 0 }
  expect(await compare(full, dataset({}))).toEqual({ all: removed, 'pub.x': removed })
})

test('without records, there are no changes', async () => {
  expect(await compare(dataset({}), dataset({}))).toEqual({ all: none })
})

describe('a record', () => {
  const added = { added: 1, removed: 0, changed: 0 }
  const removed = { added: 0, removed: 1, changed: 0 }
  const changed = { added: 0, removed: 0, changed: 1 }
  const present = dataset({ [one]: '1' })
  const deleted = dataset({}, [one])

  test.each([
    ['is removed: it has a tombstone', present, deleted, removed],
    ['is added again: it has no tombstone', deleted, present, added],
    // In lairs, `save` keeps the tombstone.
    ['is added again: it keeps its tombstone', deleted, { ...deleted, ...present }, added],
    ['is removed again: it keeps its tombstone', { ...deleted, ...present }, deleted, removed],
    [
      'is changed: it has a tombstone',
      present,
      { ...deleted, ...dataset({ [one]: '2' }) },
      changed,
    ],
    ['is unchanged: it gets a tombstone', present, { ...deleted, ...present }, none],
    ['is still missing: its tombstone is deleted', deleted, dataset({}), none],
    ['is unchanged: its file becomes executable', present, executable(present), none],
    ['is unchanged: the index has another format', present, reformatted(present), none],
    [
      'is unchanged: the folder has another file',
      present,
      { ...present, 'records/README.md': 'x' },
      none,
    ],
    [
      'is unchanged: the folder has a subfolder',
      present,
      { ...present, 'records/x/y.json': '1' },
      none,
    ],
  ])('%s', async (_, before, after, counts) => {
    const { all } = await compare(before, after)
    expect(all).toEqual(counts)
  })

  function executable({ [fileOf(one)]: value = '', ...others }: Snapshot): Snapshot {
    return { ...others, [`${fileOf(one)}*`]: value }
  }

  function reformatted({ 'index.json': index = '', ...others }: Snapshot): Snapshot {
    return { ...others, 'index.json': `${JSON.stringify(JSON.parse(index))}\n` }
  }
})

describe('an index that contradicts the files is an error', () => {
  const both = dataset({ [one]: '1', [two]: '2' })
  const without = (path: string, files: Snapshot = both): Snapshot =>
    Object.fromEntries(Object.entries(files).filter(([each]) => each !== path))
  const index = (stems: Readonly<Record<string, string>>): Snapshot => ({
    ...both,
    'index.json': JSON.stringify(stems, null, 2),
  })
  const [a, b] = [sha256(one), sha256(two)]
  const withIndex = (...uris: readonly string[]) => ({ ...both, 'index.json': indexOf(uris) })

  test.each([
    ['one more record', both, withIndex(one, two, three)],
    ['one record less', both, withIndex(one)],
    ['another record', both, withIndex(one, three)],
    ['one more record before', withIndex(one, two, three), both],
    ['a file for two records', both, index({ [one]: a, [two]: b, [three]: b })],
    ['the same file for another record', both, index({ [one]: a, [three]: b })],
    ['files that were exchanged', both, index({ [one]: b, [two]: a })],
    [
      'a changed file for another record',
      both,
      { ...index({ [one]: a, [three]: b }), [fileOf(two)]: '!' },
    ],
    ['a new tombstone, and no removed file', both, { ...withIndex(one), [tombstoneOf(two)]: '{}' }],
    ['a removed file that is still in the index', both, without(fileOf(two))],
    ['an added file that was in the index before', without(fileOf(two)), both],
    ['an added file that is not in the index', dataset({ [one]: '1' }), withIndex(one)],
    ['a removed file that was not in the index', withIndex(one), dataset({ [one]: '1' })],
    [
      'a changed file that is not in the index',
      withIndex(one),
      { ...withIndex(one), [fileOf(two)]: '!' },
    ],
  ])('%s', async (_, before, after) => {
    await expect(compare(before, after)).rejects.toThrow(contradiction)
    await expect(compare(after, before)).rejects.toThrow(contradiction)
  })

  test('a name that is not that of a file', async () => {
    const broken = compare(both, index({ [one]: a, [two]: 'x' }))
    await expect(broken).rejects.toThrow('index.json names a file that is not a record')
  })

  test.each([
    ['missing before', without('index.json'), both, 'one of the two tags has no index.json'],
    ['missing after', both, without('index.json'), 'one of the two tags has no index.json'],
    ['not JSON', both, { ...both, 'index.json': '<<<<<<<' }, 'it has "<" where it should not be'],
    ['incomplete', { ...both, 'index.json': '{' }, both, 'it is incomplete'],
  ])('%s', async (_, before, after, message) => {
    await expect(compare(before, after)).rejects.toThrow(message)
  })
})

test('a name that is no AT-URI is a record too', async () => {
  const names = ['https://example.org/', 'at://seed/größe/1', 'x', 'at://a/pub.x']
  const after = dataset(Object.fromEntries(names.map((name) => [name, '1'])))
  const one = { added: 1, removed: 0, changed: 0 }
  expect(await compare(dataset({}), after)).toEqual({
    all: { added: 4, removed: 0, changed: 0 },
    '': { added: 2, removed: 0, changed: 0 },
    ...{ größe: one, 'pub.x': one },
  })
})

test('two commits of a version store differ in their data sets', () => {
  const before = new Map([
    [one, 'a'],
    [two, 'b'],
    [three, 'c'],
  ])
  const after = new Map([
    [one, 'a'],
    [two, 'd'],
    ['at://a/pub.z/4', 'e'],
  ])
  const { all, collections } = changesBetween(before, after)
  expect(all).toEqual({ added: 1, removed: 1, changed: 1 })
  expect(Object.fromEntries(collections ?? [])).toEqual({
    'pub.x': { added: 0, removed: 0, changed: 1 },
    'pub.y': { added: 0, removed: 1, changed: 0 },
    'pub.z': { added: 1, removed: 0, changed: 0 },
  })
})

describe('changes in too many collections are only counted together', () => {
  const store = (count: number, length: number) =>
    new Map(
      Array.from({ length: count }, (_, n): [string, string] => [
        `at://a/pub.${'x'.repeat(length)}${n}/1`,
        'id',
      ]),
    )

  test.each<[string, number, number]>([
    ['collections', limits.collections, 0],
    ['collectionNames', 64, limits.collectionNames / 64 - 'pub.00'.length],
  ])('%s', (_, count, length) => {
    const most = changesBetween(new Map(), store(count, length))
    expect(most.all).toEqual({ added: count, removed: 0, changed: 0 })
    expect(most.collections?.size).toBe(count)
    const more = changesBetween(store(count + 1, length), new Map())
    expect(more.all).toEqual({ added: 0, removed: count + 1, changed: 0 })
    expect(more.collections).toBeNull()
  })

  test('also if they come from the files', async () => {
    const uris = Array.from({ length: limits.collections + 1 }, (_, n) => `at://a/pub.x${n}/1`)
    const objects = new Objects()
    const records = objects.files(uris.map((uri) => [`${sha256(uri)}.json`, '{}'])).id
    const lairs = { folder: '', store: undefined, records, index: objects.blob(indexOf(uris)).id }
    const empty = { ...lairs, records: undefined, index: objects.blob('{}').id }
    const { all, collections } = await fileChangesBetween(objects.git(), empty, lairs)
    expect(all).toEqual({ added: uris.length, removed: 0, changed: 0 })
    expect(collections).toBeNull()
  })
})

test('a missing tree is an error, and the next comparison works', async () => {
  const objects = new Objects()
  const missing = await lairsOf(objects, dataset({ [one]: '1' }))
  const full = await lairsOf(objects, dataset({ [one]: '2' }))
  const empty = await lairsOf(objects, dataset({}))
  objects.remove(missing.records ?? '')
  await expect(between(objects, missing, full)).rejects.toThrow('(records) is missing')
  await expect(between(objects, full, missing)).rejects.toThrow('(records) is missing')
  expect(await between(objects, full, empty)).toMatchObject({ all: { removed: 1 } })
})

import { describe, expect, test } from '@jest/globals'
import { encode } from '@msgpack/msgpack'
import fc from 'fast-check'
import { limits } from '../../src/limits.ts'
import { contentsAt, isReachable } from '../../src/provenance/dataset/contents.ts'
import { StoreCache, StoreFiles } from '../../src/provenance/dataset/store-files.ts'
import { parseStoreObject } from '../../src/provenance/dataset/store-object.ts'
import { runs } from '../exhaustive/mode.ts'
import { lowerLimits } from '../lower-limits.ts'
import { Objects } from './objects.ts'
import { bytesOf, commitOf, dataSetOf, id, openStore, pathOf, type Store } from './store.ts'

lowerLimits({ storeObjects: 100, storeParents: 100, storeUris: 1800, storeFolderBytes: 24_000 })

/** A record, as panproto 0.76 stores it: a graph of nodes. Each argument has the fields of one node. */
function canonicalRecord(...fields: readonly unknown[]): Uint8Array {
  const nodes = fields.map((each, n) => [n, [n, 'Corpus', null, null, each, null, ['plain'], {}]])
  return encode([[Object.fromEntries(nodes), [], [], 0, 'Corpus', {}, {}]])
}

const json = (value: unknown) => Buffer.from(JSON.stringify(value))
const tombstones = [
  canonicalRecord({ $tombstone: { Bool: true } }),
  json({ $tombstone: true }),
  Buffer.from('[{ "$tombstone" : true }]\n'),
]
const records = [
  canonicalRecord({ text: { Str: '$tombstone' } }),
  canonicalRecord({ $tombstone: { Bool: false } }),
  canonicalRecord({ $tombstone: { Bool: true }, x: { Int: 1 } }),
  canonicalRecord({ $tombstone: { Bool: true } }, { x: { Int: 1 } }),
  json({ $tombstone: false }),
  json({ $tombstone: true, x: 1 }),
  json({ text: 'x'.repeat(5000) }),
  Buffer.from(''),
]

/** The hash of the record in a data set. */
function hashOf(object: Uint8Array): string | undefined {
  const parsed = parseStoreObject(Buffer.from(object))
  return parsed?.kind === 'data set' ? parsed.value : undefined
}

/** Reads the contents of commit 1. The result has the numbers of the data sets. */
async function contentsOf(objects: Readonly<Record<number, Uint8Array>>, commit = 1) {
  const store: Store = Object.entries(objects).map(([number, object]) => [
    pathOf(id(Number(number))),
    object,
  ])
  const git = new Objects()
  const contents = await contentsAt(openStore(git, git.files(store).id), id(commit))
  const numbers = new Map(
    Object.entries(objects).map(([number, object]) => [hashOf(object), Number(number)]),
  )
  return Object.fromEntries([...contents].map(([key, value]) => [key, numbers.get(value)]))
}

const [a, b] = ['at://x/pub.a/1', 'at://x/pub.b/2']
const [recordA, recordB] = [dataSetOf(a, json({ a: 1 })), dataSetOf(b, json({ b: 1 }))]

describe('the records at a commit', () => {
  test('are those of the commit and of its ancestors', async () => {
    const objects = { 1: commitOf([2], [10]), 2: commitOf([], [11]), 10: recordA, 11: recordB }
    await expect(contentsOf(objects)).resolves.toEqual({ [a]: 10, [b]: 11 })
    await expect(contentsOf(objects, 2)).resolves.toEqual({ [b]: 11 })
  })

  test.each(tombstones)('lack a record with a tombstone', async (tombstone) => {
    const objects = { 2: commitOf([], [10, 11]), 10: recordA, 11: recordB }
    const removed = { ...objects, 1: commitOf([2], [12]), 12: dataSetOf(a, tombstone) }
    await expect(contentsOf(removed)).resolves.toEqual({ [b]: 11 })
    const addedAgain = { ...removed, 3: commitOf([1], [10]) }
    await expect(contentsOf(addedAgain, 3)).resolves.toEqual({ [a]: 10, [b]: 11 })
  })

  test.each(records)('have a record that only looks like a tombstone', async (record) => {
    const objects = { 1: commitOf([], [10]), 10: dataSetOf(a, record) }
    await expect(contentsOf(objects)).resolves.toEqual({ [a]: 10 })
  })

  test('are the last ones of their AT-URIs', async () => {
    const twice = { 1: commitOf([], [10, 11]), 10: recordA, 11: dataSetOf(a, json({ a: 2 })) }
    await expect(contentsOf(twice)).resolves.toEqual({ [a]: 11 })
    const later = { ...twice, 1: commitOf([2], [10]), 2: commitOf([], [11]) }
    await expect(contentsOf(later)).resolves.toEqual({ [a]: 10 })
  })

  test('are those of the first parent if the parents of a merge differ', async () => {
    const objects = {
      1: commitOf([2, 3], []),
      ...{ 2: commitOf([4], [10]), 3: commitOf([4], [11]), 4: commitOf([], [12]) },
      ...{ 10: recordA, 11: dataSetOf(a, json({ a: 2 })), 12: recordB },
    }
    await expect(contentsOf(objects)).resolves.toEqual({ [a]: 10, [b]: 12 })
  })

  test('lack a data set without a key, which is not one of lairs', async () => {
    const objects = { 1: commitOf([], [10]), 10: dataSetOf(null, json([1, 2]), 2) }
    await expect(contentsOf(objects)).resolves.toEqual({})
  })

  test('can have ids and records as MessagePack bytes', async () => {
    const bytes = (number: number) => new Uint8Array(bytesOf(id(number)))
    const objects = {
      1: encode({ Commit: [bytes(0), [], null, '', '', 0, '', [], null, [bytes(10), bytes(11)]] }),
      ...{ 10: encode({ DataSet: [bytes(0), json({ $tombstone: true }), 1, a] }), 11: recordB },
    }
    await expect(contentsOf(objects)).resolves.toEqual({ [b]: 11 })
  })

  test.each<[string, Readonly<Record<number, Uint8Array>>, string]>([
    ['a commit is missing', { 1: commitOf([2], []) }, `${pathOf(id(2))} is missing`],
    ['a data set is missing', { 1: commitOf([], [10]) }, `${pathOf(id(10))} is missing`],
    [
      'a data set has several records',
      { 1: commitOf([], [10]), 10: dataSetOf(a, json([1, 2]), 2) },
      `2 records in the data set of ${a}`,
    ],
    [
      'a parent is no commit',
      { 1: commitOf([10], []), 10: recordA },
      `${id(10)} that is not a commit`,
    ],
    [
      'a data set is a commit',
      { 1: commitOf([], [2]), 2: commitOf([], []) },
      `${id(2)} that is not a data set`,
    ],
    ['a commit has no list of data sets', { 1: encode({ Commit: [1, []] }) }, 'lairs writes'],
    ['a commit is not complete', { 1: commitOf([], [10]).subarray(0, -1) }, 'lairs writes'],
    [
      'a key is a number',
      { 1: commitOf([], [10]), 10: encode({ DataSet: [0, [], 1, 7] }) },
      'lairs',
    ],
  ])('are unknown if %s', async (_, objects, message) => {
    await expect(contentsOf(objects)).rejects.toThrow(message)
  })

  test('are not counted beyond the limit', async () => {
    const tooMany = Array.from({ length: limits.storeObjects }, () => 10)
    await expect(contentsOf({ 1: commitOf([], tooMany), 10: recordA })).rejects.toThrow(
      `data/.panproto has more than ${limits.storeObjects} commits and data sets; the limit is ${limits.storeObjects}`,
    )
    const most = tooMany.slice(1)
    await expect(contentsOf({ 1: commitOf([], most), 10: recordA })).resolves.toEqual({ [a]: 10 })
  })

  test('are not read beyond the limit of parents', async () => {
    const repeated = (count: number) => ({
      1: commitOf(
        Array.from({ length: count }, () => 2),
        [],
      ),
      2: commitOf([], [10]),
      10: recordA,
    })
    await expect(contentsOf(repeated(limits.storeParents))).resolves.toEqual({ [a]: 10 })
    await expect(contentsOf(repeated(limits.storeParents + 1))).rejects.toThrow(
      `data/.panproto has more than ${limits.storeParents} parents of commits; the limit is ${limits.storeParents}`,
    )
  })

  test('are not read beyond the limit of AT-URIs', async () => {
    const length = Math.floor(limits.storeUris / 18)
    const uris = Array.from({ length: 19 }, (_, n) => `at://x/${n}`.padEnd(length, 'x'))
    const entries = uris.map((uri, n): [number, Uint8Array] => [10 + n, dataSetOf(uri, json(1))])
    const dataSets = { ...Object.fromEntries(entries) }
    const numbers = entries.map(([number]) => number)
    const found = await contentsOf({ ...dataSets, 1: commitOf([], numbers.slice(0, 18)) })
    expect(Object.keys(found)).toHaveLength(18)
    await expect(contentsOf({ ...dataSets, 1: commitOf([], numbers) })).rejects.toThrow(
      `data/.panproto has more than ${limits.storeUris} characters of AT-URIs; the limit is ${limits.storeUris}`,
    )
  })

  test('are not read from an object beyond the limit', async () => {
    const read = (size: number) =>
      contentsOf({ 1: commitOf([], [10]), 10: dataSetOf(a, new Uint8Array(0), 1, size) })
    const overhead = dataSetOf(a, new Uint8Array(0), 1, 100_000).length - 100_000
    await expect(read(limits.storeObjectBytes - overhead)).resolves.toEqual({ [a]: 10 })
    await expect(read(limits.storeObjectBytes - overhead + 1)).rejects.toThrow(
      `${pathOf(id(10))} has more than 4194304 bytes; the limit is 4194304`,
    )
  })

  test('are not read beyond the limit of folders', async () => {
    const git = new Objects()
    const read = (size: number) => {
      const junk: Store = [[`objects/${id(1).slice(0, 2)}/${'x'.repeat(size)}`, '']]
      const store: Store = [[pathOf(id(1)), commitOf([], [])], ...junk]
      return contentsAt(openStore(git, git.files(store).id), id(1))
    }
    await expect(read(limits.storeFolderBytes - 1000)).resolves.toEqual(new Map())
    await expect(read(limits.storeFolderBytes)).rejects.toThrow(
      `data/.panproto has more than ${limits.storeFolderBytes} bytes of folders; the limit is ${limits.storeFolderBytes}`,
    )
  })

  test('cannot be read from a data set whose key is larger than any AT-URI', async () => {
    const objects = { 1: commitOf([], [10]), 10: dataSetOf('x'.repeat(2 ** 20), json(1)) }
    await expect(contentsOf(objects)).rejects.toThrow('is not an object that lairs writes')
  })

  test('a stopped run ends the reading, also of objects that are in the cache', async () => {
    const git = new Objects()
    let isStopped = false
    const checkpoint = async () => {
      if (isStopped) throw new Error('stopped')
    }
    const store: Store = [[pathOf(id(1)), commitOf([], [])]]
    const files = new StoreFiles(
      { ...git.git(), checkpoint },
      new StoreCache(),
      git.files(store).id,
      'x',
    )
    await expect(contentsAt(files, id(1))).resolves.toEqual(new Map())
    isStopped = true
    await expect(contentsAt(files, id(1))).rejects.toThrow('stopped')
  })

  test('a history in a circle ends', async () => {
    const objects = { 1: commitOf([2], [10]), 2: commitOf([1], [11]), 10: recordA, 11: recordB }
    await expect(contentsOf(objects)).resolves.toEqual({ [a]: 10, [b]: 11 })
  })
})

test('a commit is reachable from its descendants', async () => {
  const git = new Objects()
  const parents: Readonly<Record<number, readonly number[]>> = { 1: [2, 3], 2: [], 3: [4], 4: [] }
  const files = Object.entries(parents).map(
    ([number, each]) => [pathOf(id(Number(number))), commitOf(each, [])] as const,
  )
  const store = openStore(git, git.files(files).id)
  for (const [head, commit, expected] of [
    [1, 1, true],
    [1, 4, true],
    [3, 2, false],
    [4, 1, false],
  ] as const) {
    await expect(isReachable(store, id(head), id(commit))).resolves.toBe(expected)
  }
})

/** A history: the parents of each commit, and what it changes. Parents come before their children. */
const history = fc.array(
  fc.record({
    parents: fc.array(fc.nat(30), { maxLength: 3 }),
    changes: fc.array(fc.tuple(fc.nat(5), fc.constantFrom('save', 'forget')), { maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 12 },
)

/** The fold in the words of lairs' `_state_at`: the recursive form of its loop. */
function expectedContents(
  commits: readonly Readonly<{ parents: readonly number[]; dataSets: readonly number[] }>[],
  start: number,
  apply: (state: Map<number, number>, dataSet: number) => void,
): Map<number, number> {
  const state = new Map<number, number>()
  const visited = new Set<number>()
  const visit = (index: number): void => {
    const commit = commits[index]
    if (commit === undefined || visited.has(index)) return
    visited.add(index)
    for (const parent of [...commit.parents].reverse()) visit(parent)
    for (const dataSet of commit.dataSets) apply(state, dataSet)
  }
  visit(start)
  return state
}

test('any history has the records that lairs reads', async () => {
  const property = fc.asyncProperty(history, async (drawn) => {
    const objects: Record<number, Uint8Array> = {}
    const changes: Readonly<{ key: number; isTombstone: boolean }>[] = []
    const commits = drawn.map(({ parents, changes: own }, index) => {
      const dataSets = own.map(([key, kind]) => {
        const number = 1000 + changes.length
        const isTombstone = kind === 'forget'
        changes.push({ key, isTombstone })
        const record = isTombstone ? json({ $tombstone: true }) : json({ number })
        objects[number] = dataSetOf(`at://x/pub.a/${key}`, record)
        return number
      })
      const earlier = index === 0 ? [] : parents.map((parent) => parent % index)
      objects[index + 1] = commitOf(
        earlier.map((parent) => parent + 1),
        dataSets,
      )
      return { parents: earlier, dataSets }
    })
    for (const start of commits.keys()) {
      const expected = expectedContents(commits, start, (state, number) => {
        const change = changes[number - 1000]
        if (change === undefined) return
        if (change.isTombstone) state.delete(change.key)
        else state.set(change.key, number)
      })
      const keyed = [...expected].map(([key, number]) => [`at://x/pub.a/${key}`, number])
      expect(await contentsOf(objects, start + 1)).toEqual(Object.fromEntries(keyed))
    }
  })
  await fc.assert(property, runs(200))
})

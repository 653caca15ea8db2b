import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { limits } from '../../src/limits.ts'
import { changedFilesBetween, type FileStatus } from '../../src/provenance/dataset/changed-files.ts'
import { runs } from '../exhaustive/mode.ts'
import { type Entry, Objects } from './objects.ts'

const stemOf = (start: string) => start.padEnd(64, '0')
const bytesOf = (stem: string) => Buffer.from(stem, 'hex')
const [one, two] = [stemOf('1'), stemOf('2')]

type Tree = Readonly<Record<string, Entry | string>>

function treeOf(objects: Objects, tree: Tree, compare = Buffer.compare): string {
  const entries = Object.entries(tree).map(([name, content]): [Buffer, Entry] => [
    Buffer.from(name, 'latin1'),
    typeof content === 'string' ? objects.blob(content) : content,
  ])
  return objects.tree(entries, compare).id
}

/** Passes trees on in chunks of that size. */
function chunked(objects: Objects, size: number) {
  const git = objects.git()
  const streamTree: typeof git.streamTree = (id, limit, onChunk) =>
    git.streamTree(id, limit, (bytes) => {
      for (let at = 0; at < bytes.length; at += size) {
        // git reuses its buffers.
        const chunk = Buffer.from(bytes.subarray(at, at + size))
        onChunk(chunk, bytes.length)
      }
    })
  return { streamTree }
}

async function compare(before: Tree, after: Tree, size = 1_000_000) {
  const objects = new Objects()
  const [old, current] = [treeOf(objects, before), treeOf(objects, after)]
  return await changedFilesBetween(chunked(objects, size), old, current)
}

const record = (stem: string) => `${stem}.json`
const tombstone = (stem: string) => `${stem}.tombstone.json`

describe('a file that is not the one of a record does not count', () => {
  test.each<[string, string, Entry?]>([
    ['an upper-case name', record(stemOf('A'))],
    ['a shorter name', record(one.slice(1))],
    ['a longer name', record(`${one}0`)],
    ['a name with another digit', record(one.replace('1', 'g'))],
    ['another extension', `${one}.jsom`],
    ['an extension of the length of a tombstone', `${one}.tombstome.json`],
    ['no extension', one],
    ['a name that is not UTF-8', record(one.replace('1', '\xb1'))],
    ['a folder', record(one), { mode: '40000', id: '1'.repeat(40) }],
  ])('%s', async (_, name, entry = { mode: '100644', id: '1'.repeat(40) }) => {
    expect((await compare({}, { [name]: entry })).size).toBe(0)
    expect((await compare({ [name]: entry }, { [name]: '2' })).size).toBe(
      entry.mode === '40000' ? 1 : 0,
    )
  })
})

test.each(['100755', '120000', '160000', '0'])('a record can have the mode %s', async (mode) => {
  const changed = await compare({}, { [record(one)]: { mode, id: '1'.repeat(40) } })
  expect(changed.countAfter(bytesOf(one))).toBe('added')
})

test.each([1, 20, 96, 97, 98, 300])('a tree can arrive in chunks of %i bytes', async (size) => {
  const stems = Array.from({ length: 50 }, (_, n) => stemOf(n.toString(16).padStart(4, '0')))
  const tree = Object.fromEntries(stems.map((stem) => [record(stem), stem]))
  const changed = await compare({ [record(one)]: '' }, { ...tree, 'README.md': '' }, size)
  expect(changed.size).toBe(51)
  expect(stems.map((stem) => changed.countAfter(bytesOf(stem)))).toEqual(Array(50).fill('added'))
  expect(changed.countBefore(bytesOf(one))).toBe('removed')
  expect(changed.areConsistent).toBe(true)
})

test('the ids of a SHA-256 repository are longer', async () => {
  const entry = (id: string) =>
    Buffer.concat([Buffer.from(`100644 ${record(one)}\0`), Buffer.from(id.repeat(64), 'hex')])
  const trees = new Map([
    ['a'.repeat(64), entry('1')],
    ['b'.repeat(64), entry('2')],
  ])
  const streamTree = async (
    id: string,
    _: number,
    onChunk: (bytes: Buffer, size: number) => void,
  ) => {
    const bytes = trees.get(id) ?? Buffer.alloc(0)
    onChunk(bytes, bytes.length)
    return true
  }
  const changed = await changedFilesBetween({ streamTree }, 'a'.repeat(64), 'b'.repeat(64))
  expect(changed.countBefore(bytesOf(one))).toBe('changed')
})

describe('a tree that cannot be compared is an error', () => {
  const reversed = (a: Buffer, b: Buffer) => Buffer.compare(b, a)
  const notSorted = /\(records\) is not sorted, or contains a name twice/

  test('it is not sorted', async () => {
    const objects = new Objects()
    const tree = treeOf(objects, { [record(one)]: '1', [record(two)]: '2' }, reversed)
    await expect(changedFilesBetween(objects.git(), tree, undefined)).rejects.toThrow(notSorted)
    await expect(changedFilesBetween(objects.git(), undefined, tree)).rejects.toThrow(notSorted)
  })

  test('it has a name twice', async () => {
    const objects = new Objects()
    const entry = objects.blob('1')
    const names = [record(one), record(one)].map((name) => Buffer.from(name))
    const { id } = objects.tree(names.map((name) => [name, entry]))
    await expect(changedFilesBetween(objects.git(), id, undefined)).rejects.toThrow(notSorted)
  })

  test('it is damaged', async () => {
    const streamTree = async (
      _: string,
      __: number,
      onChunk: (bytes: Buffer, size: number) => void,
    ) => {
      onChunk(Buffer.from(`100644 ${record(one)}\0abc`), 100)
      return true
    }
    const comparison = changedFilesBetween({ streamTree }, undefined, 'a'.repeat(40))
    await expect(comparison).rejects.toThrow(`The git tree ${'a'.repeat(40)} is not readable`)
  })

  test('a name is longer than any file system allows', async () => {
    const comparison = compare({}, { ['x'.repeat(200_000)]: '' }, 1000)
    await expect(comparison).rejects.toThrow('(records) has a name that is too long')
  })

  test('git is not asked for a larger one', async () => {
    const asked: number[] = []
    const streamTree = async (_: string, limit: number) => asked.push(limit) > 0
    await changedFilesBetween({ streamTree }, undefined, 'a'.repeat(40))
    expect(asked).toEqual([limits.recordFilesBytes])
  })
})

describe('a change agrees with the indexes if they have its record', () => {
  test.each<[FileStatus, readonly string[], readonly string[], readonly string[]]>([
    ['added', [], [record(one)], ['after']],
    ['removed', [record(one)], [], ['before']],
    ['tombstone', [], [tombstone(one)], ['', 'before after']],
    ['tombstone', [record(one)], [record(one), tombstone(one)], ['', 'before after']],
    ['removed', [record(one)], [tombstone(one)], ['before']],
  ])('%s', async (status, before, after, consistent) => {
    const tree = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, name]))
    const counts = ['', 'before', 'after', 'before after', 'before before', 'after after']
    for (const count of counts) {
      const changed = await compare(tree(before), tree(after))
      expect(changed.size).toBe(1)
      for (const index of count.split(' ').filter(Boolean)) {
        const found =
          index === 'before' ? changed.countBefore(bytesOf(one)) : changed.countAfter(bytesOf(one))
        expect(found).toBe(status)
      }
      expect([count, changed.areConsistent]).toEqual([count, consistent.includes(count)])
    }
  })
})

test('any two trees are compared like sets of names, in any chunks', async () => {
  // Many stems share their first digits, which no SHA-256 would do.
  const stem = fc
    .tuple(
      fc.constantFrom('', 'ab', 'abcd', '0000', 'ffff'),
      fc.string({ unit: fc.constantFrom(...'01f'), maxLength: 3 }),
    )
    .map(([start, more]) => stemOf(`${start}${more}`))
  const tree = fc.dictionary(stem, fc.constantFrom('1', '2'), { maxKeys: 30 })
  const property = fc.asyncProperty(
    tree,
    tree,
    fc.integer({ min: 1, max: 400 }),
    async (before, after, size) => {
      const files = (each: Tree) =>
        Object.fromEntries(Object.entries(each).map(([name, content]) => [record(name), content]))
      const changed = await compare(files(before), files(after), size)
      const all = new Set([...Object.keys(before), ...Object.keys(after), one])
      let count = 0
      for (const each of all) {
        const [old, current] = [before[each], after[each]]
        const status = old === undefined ? 'added' : current === undefined ? 'removed' : 'changed'
        const expected = old === current ? undefined : status
        if (expected !== undefined) count++
        expect(changed.countAfter(bytesOf(each))).toBe(expected)
      }
      expect(changed.size).toBe(count)
    },
  )
  await fc.assert(property, runs(200))
})

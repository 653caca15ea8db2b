import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Checkout, initRepository } from '../../sandbox/sample.ts'
import { lookUp, treeEntries } from '../../src/git/tree.ts'
import { runs } from '../exhaustive/mode.ts'
import { type Entry, Objects, submodule } from '../provenance/objects.ts'
import { writeLooseObject } from './loose-objects.ts'

const id = 'c1b0730e0133447badcfd47fd144e254807b06e1'

let repository: Checkout
beforeAll(() => {
  repository = initRepository()
})
afterAll(() => repository.remove())

type RawEntry = Readonly<{ mode: string; name: Buffer }>

function contentOf(entries: readonly RawEntry[], object = id): Buffer {
  return Buffer.concat(
    entries.flatMap(({ mode, name }) => [
      Buffer.from(`${mode} `),
      name,
      Buffer.from([0]),
      Buffer.from(object, 'hex'),
    ]),
  )
}

/** A tree as git itself lists it, one character for each byte, or undefined if git cannot read it. */
function listedByGit(content: Buffer): readonly string[] | undefined {
  const { path: cwd } = repository
  const tree = writeLooseObject(repository, 'tree', content)
  const { status, stdout } = spawnSync('git', ['ls-tree', '-z', tree], { cwd, encoding: 'latin1' })
  return status === 0 ? stdout.split('\0').slice(0, -1) : undefined
}

const lsTreeModes = {
  file: '100644 blob',
  folder: '040000 tree',
  'symbolic link': '120000 blob',
  submodule: '160000 commit',
}

/** The same from our parser. `git ls-tree` also shows which files are executable. */
function listed(content: Buffer): readonly string[] | undefined {
  try {
    const entries = [...treeEntries({ id, type: 'tree', content })]
    return entries.map(({ kind, id, name }) => `${lsTreeModes[kind]} ${id}\t${bytesOf(name)}`)
  } catch (error) {
    expect(error).toEqual(new Error(`The git tree ${id} is not readable`))
    return undefined
  }
}

/** The bytes of a name, one character for each. */
function bytesOf(name: string): string {
  if (name.isWellFormed()) return Buffer.from(name).toString('latin1')
  return name.replace(/[\udc80-\udcff]/g, (byte) =>
    String.fromCharCode(byte.charCodeAt(0) - 0xdc00),
  )
}

function withoutExecutableBit(lines: readonly string[] | undefined) {
  return lines?.map((line) => line.replace(/^100755 /, '100644 '))
}

describe('the kind of an entry follows from its mode', () => {
  test.each([
    ['100644', 'file'],
    ['100755', 'file'],
    ['100664', 'file'],
    ['00100644', 'file'],
    ['40000', 'folder'],
    ['040000', 'folder'],
    ['40755', 'folder'],
    ['440000000000040000', 'folder'],
    ['120000', 'symbolic link'],
    ['120777', 'symbolic link'],
    ['160000', 'submodule'],
    // git takes each unknown type for a submodule.
    ['0', 'submodule'],
    ['644', 'submodule'],
    ['10644', 'submodule'],
    ['60000', 'submodule'],
    ['140000', 'submodule'],
  ])('%s is a %s', (mode, kind) => {
    const content = contentOf([{ mode, name: Buffer.from('a') }])
    expect([...treeEntries({ id, type: 'tree', content })]).toEqual([{ name: 'a', kind, id }])
    expect(withoutExecutableBit(listedByGit(content))).toEqual(listed(content))
  })
})

describe('a damaged tree is not readable, neither for git', () => {
  const entry = contentOf([{ mode: '100644', name: Buffer.from('a') }])

  test.each<[string, Buffer]>([
    ['a mode with another digit', contentOf([{ mode: '100648', name: Buffer.from('a') }])],
    ['a mode with a letter', contentOf([{ mode: '10064x', name: Buffer.from('a') }])],
    ['a negative mode', contentOf([{ mode: '-100644', name: Buffer.from('a') }])],
    ['no mode', contentOf([{ mode: '', name: Buffer.from('a') }])],
    ['no name', contentOf([{ mode: '100644', name: Buffer.alloc(0) }])],
    ['an incomplete id', entry.subarray(0, -1)],
    ['no id', entry.subarray(0, 9)],
    ['no end of the name', entry.subarray(0, 8)],
    ['only a mode', entry.subarray(0, 6)],
    ['one byte more', Buffer.concat([entry, Buffer.from('1')])],
  ])('%s', (_, content) => {
    expect(listed(content)).toBeUndefined()
    expect(listedByGit(content)).toBeUndefined()
  })
})

test('an empty tree has no entries', () => {
  expect(listed(Buffer.alloc(0))).toEqual([])
})

test('a tree of a SHA-256 repository has longer ids', () => {
  const own = 'b'.repeat(64)
  const content = contentOf([{ mode: '100644', name: Buffer.from('a') }], own)
  expect([...treeEntries({ id: own, type: 'tree', content })]).toEqual([
    { name: 'a', kind: 'file', id: own },
  ])
})

test('any tree is read in the same way as by git ls-tree', () => {
  const mode = fc.oneof(
    fc.constantFrom('100644', '100755', '40000', '120000', '160000'),
    fc.string({ unit: fc.constantFrom(...'01234567'), minLength: 1, maxLength: 20 }),
    fc.string({ unit: fc.constantFrom(...'0178x '), maxLength: 6 }),
  )
  const name = fc.oneof(
    fc
      .constantFrom('a', '.git', '..', 'größe', 'a\ufffd', 'a\tb', 'a\nb', 'a/b')
      .map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 5 }).map((bytes) => Buffer.from(bytes)),
  )
  const content = fc.array(fc.record({ mode, name }), { maxLength: 4 }).map((all) => contentOf(all))
  const damaged = fc
    .tuple(content, fc.nat(100), fc.nat(2))
    .map(([bytes, at, more]) => bytes.subarray(0, more === 0 ? at : undefined))
  const property = fc.property(damaged, (bytes) => {
    expect(listed(bytes)).toEqual(withoutExecutableBit(listedByGit(bytes)))
  })
  fc.assert(property, runs(200))
})

test.each(['blob', 'commit', 'tag'] as const)(
  'a %s is not a tree, whatever it contains',
  (type) => {
    const content = contentOf([{ mode: '100644', name: Buffer.from('a') }])
    expect(() => [...treeEntries({ id, type, content })]).toThrow(
      `The git tree ${id} is not readable`,
    )
  },
)

describe('the entry at a path', () => {
  const objects = new Objects()
  const file = objects.blob('x')
  const tree = objects.files([
    ['a/b/c.txt', 'x'],
    ['a/link', objects.link('b')],
    ['a/sub', submodule],
  ]).id
  const at = (path: string, parent?: string) => lookUp(objects, tree, path, parent)

  test.each(['a/b/c.txt', '/a/b/c.txt', 'a//b/./c.txt', './a/b/c.txt/'])(
    '%j is a file',
    async (path) => {
      expect(await at(path)).toMatchObject({ kind: 'file', id: file.id })
    },
  )

  test.each([
    ['', 'folder'],
    ['.', 'folder'],
    ['a/b/', 'folder'],
    ['a/link', 'symbolic link'],
    ['a/sub', 'submodule'],
  ])('%j is a %s', async (path, kind) => {
    expect(await at(path)).toMatchObject({ kind })
  })

  test.each(['x', 'a/x', 'a/b/c.txt/x', 'A', 'a/..', '..'])('%j does not exist', async (path) => {
    expect(await at(path)).toBeUndefined()
  })

  test.each([
    [
      'a/link/c.txt',
      'a/link is a symbolic link, so its content is not part of the commit. Commit a folder in its place.',
    ],
    [
      'a/sub/x',
      'a/sub is a submodule, so its content is not part of the commit. Commit a folder in its place.',
    ],
  ])('%j is unknown', async (path, message) => {
    await expect(at(path)).rejects.toThrow(message)
    await expect(at(path, 'parent')).rejects.toThrow(`parent/${message}`)
  })

  test('is unknown if a tree is missing or has the name twice', async () => {
    const entry = (name: string, value: Entry) => [Buffer.from(name), value] as const
    const twice = objects.tree([entry('a', file), entry('a', objects.blob('y')), entry('b', file)])
    await expect(lookUp(objects, twice.id, 'a')).rejects.toThrow(
      `The git tree ${twice.id} contains "a" twice`,
    )
    expect(await lookUp(objects, twice.id, 'b')).toMatchObject({ kind: 'file' })
    const missing = 'd'.repeat(40)
    const broken = objects.tree([entry('a', { mode: '40000', id: missing })])
    const message = (what: string) => `The git object ${missing} (${what}) is missing from this`
    await expect(lookUp(objects, broken.id, 'a/b')).rejects.toThrow(message('a'))
    await expect(lookUp(objects, missing, 'a')).rejects.toThrow(message('the top folder'))
  })
})

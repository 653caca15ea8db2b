import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { LexiconReader } from '../../src/provenance/lexicons.ts'
import { hashOf, moduleTarget, pointer, read, record } from './lexicon-files.ts'
import {
  annexPointer,
  annexTarget,
  type Content,
  type Files,
  Objects,
  submodule,
} from './objects.ts'

describe('the hash covers', () => {
  test('the path and the SHA-256 of a file', async () => {
    // printf 'a/b.json:%s\n' "$(printf '{}' | sha256sum | cut -c1-64)" | sha256sum
    expect(await read([['layers/a/b.json', '{}']])).toMatchObject({
      hash: '5367af7a42329ea181b9dc92537697c4910da7ad18ec9d466695cc69b366c502',
      files: 1,
      recordTypes: 0,
      unusualFiles: [],
    })
  })

  test('*.json files at any depth, including dot files and folders named *.json', async () => {
    const lexicons: (readonly [string, string])[] = [
      ['a.json', record],
      ['.json', '1'],
      ['.hidden/.x.json', '2'],
      ['a/b/c/d/e/f/g/h.json', '3'],
      ['folder.json/x.json', record],
      ['.git.json', '4'],
    ]
    const others = [
      'A.JSON',
      'a.json5',
      'a.json.bak',
      'json',
      'README.md',
      'folder.json/x',
      'a.Json',
    ]
    const files = [...lexicons, ...others.map((path) => [path, record] as const)]
    const tree = await read(files.map(([path, content]) => [`layers/${path}`, content]))
    expect(tree).toMatchObject({
      hash: hashOf(lexicons),
      files: 6,
      recordTypes: 2,
      unusualFiles: [],
    })
  })

  test('only the folder layers, while other lexicons are counted', async () => {
    const tree = await read([
      ['layers/a.json', '{}'],
      ['com/b.json', record],
      ['layers.json', record],
      ['layers-old/a.json', record],
    ])
    expect(tree).toMatchObject({ hash: hashOf([['a.json', '{}']]), files: 4, recordTypes: 3 })
  })

  test('the exact bytes of files that are not JSON', async () => {
    const binary = new Uint8Array([0xff, 0, 0xfe, 13, 10])
    const tree = await read([
      ['layers/a.json', binary],
      ['layers/b.json', ''],
    ])
    expect(tree?.hash).toBe(
      hashOf([
        ['a.json', binary],
        ['b.json', ''],
      ]),
    )
  })

  test('the folder whose id is returned', async () => {
    const objects = new Objects()
    const { id } = objects.files([['a.json', '{}']])
    expect((await read([['layers/a.json', '{}']], objects))?.id).toBe(id)
  })
})

test.each<[string, (objects: Objects) => Files]>([
  ['no folder layers', () => [['com/a.json', '{}']]],
  ['a file layers', () => [['layers', '{}']]],
  ['a symbolic link layers', (objects) => [['layers', objects.link('../elsewhere')]]],
  ['a submodule layers', () => [['layers', submodule]]],
  ['no lexicon in layers', () => [['layers/README.md', '']]],
  ['an empty tree layers', (objects) => [['layers', objects.files([])]]],
  ['an empty tree', () => []],
])('%s means that there are no lexicons', async (_, files) => {
  const objects = new Objects()
  expect(await read(files(objects), objects)).toBeUndefined()
})

describe('a file that is not a plain file', () => {
  test.each<[string, string, (objects: Objects) => Content]>([
    ['symbolic link', 'b.json', (objects) => objects.link('b.json')],
    ['Git LFS pointer', pointer, () => pointer],
    ['git-annex pointer', annexPointer, () => annexPointer],
    ['git-annex link', annexTarget, (objects) => objects.link(annexTarget)],
    ['git-annex link', moduleTarget, (objects) => objects.link(moduleTarget)],
  ])('is hashed as git stores it and reported: %s', async (kind, stored, content) => {
    const objects = new Objects()
    const tree = await read([['layers/a.json', content(objects)]], objects)
    const unusualFiles = [`layers/a.json is a ${kind}`]
    expect(tree).toMatchObject({ hash: hashOf([['a.json', stored]]), files: 1, unusualFiles })
  })

  test('is only reported if it is a submodule', async () => {
    const tree = await read([
      ['layers/a.json', '{}'],
      ['layers/deep/b.json', submodule],
      ['vendor', submodule],
    ])
    expect(tree).toMatchObject({
      hash: hashOf([['a.json', '{}']]),
      files: 1,
      unusualFiles: ['layers/deep/b.json is a submodule', 'vendor is a submodule'],
    })
  })

  test('is not a text that contains a Git LFS pointer', async () => {
    const tree = await read([['layers/a.json', ` ${pointer}`]])
    expect(tree?.unusualFiles).toEqual([])
  })

  test('a duplicate name in a tree is an error: one of the files would not be hashed', async () => {
    const objects = new Objects()
    const names = ['a.json', 'a.json'].map((name) => Buffer.from(name))
    const layers = objects.tree(names.map((name, index) => [name, objects.blob(`${index}`)]))
    await expect(read([['layers', layers]], objects)).rejects.toThrow('contains "a.json" twice')
  })
})

describe('reading', () => {
  test('each object is read once, even if many trees contain it', async () => {
    const objects = new Objects()
    const reader = new LexiconReader(objects.git())
    const shared = Array.from(
      { length: 20 },
      (_, n) => [`layers/shared/${n}.json`, `${n}`] as const,
    )
    const trees = Array.from({ length: 30 }, (_, n) =>
      objects.files([...shared, [`layers/own/${n}.json`, record], ['layers/copy.json', '7']]),
    )
    const read = await Promise.all([...trees, ...trees].map(({ id }) => reader.read(id, 'pub')))
    expect(new Set(read.map((tree) => tree?.hash)).size).toBe(30)
    expect(Math.max(...objects.reads.values())).toBe(1)
    // Each tree has itself, layers and own. All trees share layers/shared, its 20 blobs and one record.
    expect(objects.reads.size).toBe(30 * 3 + 1 + 20 + 1)
  })

  test('each read of a missing object is an error that shows its path', async () => {
    const objects = new Objects()
    const { id } = objects.files([['layers/deep/a.json', record]])
    const reader = new LexiconReader(objects.git())
    objects.remove(objects.blob(record).id)
    const message = /^The git object [0-9a-f]{40} \(layers\/deep\/a\.json\) is missing/
    await expect(reader.read(id, 'pub')).rejects.toThrow(message)
    await expect(reader.read(id, 'pub')).rejects.toThrow(message)
  })
})

describe('the Layers lexicons', () => {
  // They are not part of the project, so this test runs only if they exist.
  const folder = '../shared/layers'
  const testIfPresent = existsSync(folder) ? test : test.skip
  testIfPresent.each([
    ['0.11.0', '87f116cc92d112e697e0fde39368185a8301a1a422e9cfcf20d911b940f8615f', 114, 30],
    ['0.8.0', 'cedfb9f34cc55fb5be1abb81dda63fd6a6671af2efd6a5e5923fca0c77ba0fd1', 99, 26],
  ])('%s', async (version, hash, files, recordTypes) => {
    const pub = join(folder, version, 'lexicons/pub')
    const paths = readdirSync(pub, { recursive: true, encoding: 'utf8' })
    const plain = paths.filter((each) => statSync(join(pub, each)).isFile())
    const tree = await read(plain.map((each) => [each, readFileSync(join(pub, each))]))
    expect(tree).toMatchObject({ hash, files, recordTypes, unusualFiles: [] })
  })
})

test('several files are requested at a time, and not all of them', async () => {
  const objects = new Objects()
  const files = Array.from({ length: 600 }, (_, n): [string, string] => [
    `layers/${n}.json`,
    `${n}`,
  ])
  const { id } = objects.files(files)
  const git = objects.git()
  let [pending, most] = [0, 0]
  const read: typeof git.read = async (each) => {
    most = Math.max(most, ++pending)
    await new Promise(setImmediate)
    pending--
    return await git.read(each)
  }
  const tree = await new LexiconReader({ ...git, read }).read(id, 'pub')
  expect(tree).toMatchObject({
    files: 600,
    hash: hashOf(files.map(([path, content]) => [path.slice('layers/'.length), content])),
  })
  expect(most).toBe(256)
})

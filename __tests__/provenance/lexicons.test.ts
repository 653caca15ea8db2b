import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { countRecordTypes, LexiconReader } from '../../src/provenance/lexicons.ts'
import { runs } from '../exhaustive/mode.ts'
import { anyCharacter } from '../fuzzing.ts'
import {
  annexPointer,
  annexTarget,
  type Content,
  type Files,
  Objects,
  sha256,
  submodule,
} from './objects.ts'

const record = '{"lexicon":1,"id":"a.b","defs":{"main":{"type":"record"}}}'
const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 1\n`
const moduleTarget = annexTarget.replace('.git/', '.git/modules/data/')

function read(files: Files, objects = new Objects()) {
  return new LexiconReader(objects.git()).read(objects.files(files).id, 'pub')
}

/** The expected hash: the paths are compared code point by code point. */
function hashOf(files: readonly (readonly [path: string, content: string | Uint8Array])[]) {
  const codePoints = (text: string) => [...text].map((character) => character.codePointAt(0) ?? 0)
  const lines = files
    .filter(([path]) => /\.json$/.test(path))
    .map(([path, content]) => ({ points: codePoints(path), line: `${path}:${sha256(content)}\n` }))
    .sort((a, b) => {
      const differs = a.points.findIndex((point, index) => point !== b.points[index])
      return differs < 0
        ? a.points.length - b.points.length
        : (a.points[differs] ?? -1) - (b.points[differs] ?? -1)
    })
  return sha256(lines.map(({ line }) => line).join(''))
}

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

test.each([
  [record, 1],
  ['{"defs":{"a":{"type":"record"},"b":{"type":"record"},"c":{"type":"object"}}}', 2],
  ['{"defs":{"constructor":{"type":"record"}}}', 1],
  ['{"defs":{"a":{"b":{"type":"record"}}}}', 0],
  ['{"defs":{"a":null,"b":"record","c":["record"]}}', 0],
  ['{"type":"record"}', 0],
  ['{"defs":null}', 0],
  ['null', 0],
  ['[1]', 0],
  ['', 0],
  ['{', 0],
])('%s has %i record types', (text, count) => expect(countRecordTypes(text)).toBe(count))

/** Characters whose order depends on the encoding: near the slash, and near the end of the first Unicode plane. */
const character = fc.constantFrom(
  ...[
    'a',
    'b',
    'A',
    '0',
    '-',
    '.',
    '!',
    ' ',
    '~',
    '\u007f',
    'é',
    '\ud7ff',
    '\ue000',
    '\uff5e',
    '😀',
  ],
  '\u{10ffff}',
)
const name = fc
  .oneof(
    fc.constantFrom('a', 'a.b', 'a-b', 'a0', 'a.json', 'a-', 'a.'),
    fc.string({ unit: character, minLength: 1, maxLength: 4 }),
    fc.string({ unit: anyCharacter, minLength: 1, maxLength: 3 }),
  )
  .filter((each) => !/[/\0]/.test(each) && each !== '.' && each !== '..')
const path = fc
  .tuple(fc.array(name, { maxLength: 3 }), name, fc.constantFrom('.json', '.json', '', '.JSON'))
  .map(([folders, file, suffix]) => [...folders, `${file}${suffix}`].join('/'))

/** The paths that can exist together: a name cannot be a file and a folder. */
function withoutConflicts(paths: readonly string[]): readonly string[] {
  const kept: string[] = []
  for (const each of paths) {
    const conflicts = kept.some(
      (other) => `${other}/`.startsWith(`${each}/`) || each.startsWith(`${other}/`),
    )
    if (!conflicts) kept.push(each)
  }
  return kept
}

test('the order of git trees is the code point order of the full paths', async () => {
  // The hash of such a path is ambiguous.
  const hashable = path.filter((each) => !each.includes('\n') && each.isWellFormed())
  const property = fc.asyncProperty(fc.array(hashable, { maxLength: 25 }), async (paths) => {
    const files = withoutConflicts(paths).map((each, index) => [each, `${index % 5}`] as const)
    const tree = await read(files.map(([each, content]) => [`layers/${each}`, content]))
    const lexicons = files.filter(([each]) => each.endsWith('.json'))
    expect(tree?.files).toBe(lexicons.length || undefined)
    expect(tree?.hash).toBe(lexicons.length === 0 ? undefined : hashOf(lexicons))
  })
  await fc.assert(property, runs(1000))
})

test.each([
  ['a line break', 'a\nb.json', 'contains a line break'],
  ['a line break in a folder', `a.json:${'0'.repeat(64)}\nb/c.json`, 'contains a line break'],
])('a path with %s is refused, and named', async (_, name, reason) => {
  const expected = `pub: the path ${JSON.stringify(`layers/${name}`)} ${reason}`
  await expect(read([[`layers/${name}`, '{}']])).rejects.toThrow(expected)
})

test('a path that is not UTF-8 is refused, and named', async () => {
  const objects = new Objects()
  const layers = objects.tree([[Buffer.from('a\xff.json', 'latin1'), objects.blob('{}')]])
  const expected = 'pub: the path "layers/a\\udcff.json" is not UTF-8'
  await expect(read([['layers', layers]], objects)).rejects.toThrow(expected)
})

test('a path can contain a replacement character', async () => {
  const files = [['layers/a\ufffd.json', '{}'] as const]
  expect((await read(files))?.hash).toBe(hashOf([['a\ufffd.json', '{}']]))
})

test('a path with a line break is ignored where it is not hashed', async () => {
  const files = [['layers/a.json', '{}'] as const]
  const more = [['layers/b\n.txt', ''] as const, ['other/c\n.json', '{}'] as const]
  expect((await read([...files, ...more]))?.hash).toBe((await read(files))?.hash)
})

test('git sorts a folder as if its name ended in a slash', async () => {
  const names = ['a/x.json', 'a.json', 'a-b.json', 'a0.json', 'a.b/x.json', 'a-/x.json']
  const files = names.map((each) => [each, each] as const)
  const tree = await read(files.map(([each, content]) => [`layers/${each}`, content]))
  expect(tree?.hash).toBe(hashOf(files))
})

test('a tree in another order has the same hash', async () => {
  const objects = new Objects()
  const files = ['a.json', 'b.json', 'c.json'].map((each) => [each, each] as const)
  const entries = files.map(([each]) => [Buffer.from(each), objects.blob(each)] as const)
  const layers = objects.tree(entries, (a, b) => Buffer.compare(b, a))
  expect(layers.id).not.toBe(objects.tree(entries).id)
  expect((await read([['layers', layers]], objects))?.hash).toBe(hashOf(files))
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
  const files = Array.from({ length: 200 }, (_, n): [string, string] => [
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
    files: 200,
    hash: hashOf(files.map(([path, content]) => [path.slice('layers/'.length), content])),
  })
  expect(most).toBe(64)
})

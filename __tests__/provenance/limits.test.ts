import { describe, expect, test } from '@jest/globals'
import { LimitError, limits } from '../../src/limits.ts'
import { RecordCounter } from '../../src/provenance/dataset/collections.ts'
import { scanIndex } from '../../src/provenance/dataset/index-file.ts'
import { createFolderCache, locate } from '../../src/provenance/dataset/locate.ts'
import { LexiconReader } from '../../src/provenance/lexicons.ts'
import { decodeManifest } from '../../src/provenance/manifest-text.ts'
import { lowerLimits } from '../lower-limits.ts'
import { type Entry, Objects } from './objects.ts'

lowerLimits({ lexiconEntries: 2000, searchedFolders: 1000, searchedBytes: 256 * 1024 })

/** A tree with these entries. The same entry can have several names. */
function tree(objects: Objects, entries: Readonly<Record<string, Entry>>): Entry {
  return objects.tree(Object.entries(entries).map(([name, entry]) => [Buffer.from(name), entry]))
}

/** A tree of `count` entries `<prefix>0`, `<prefix>1` and so on, which are all the same object. */
function repeat(objects: Objects, count: number, entry: Entry, prefix = 'x'): Entry {
  const names = Array.from({ length: count }, (_, index) => `${prefix}${index}`)
  return tree(objects, Object.fromEntries(names.map((name) => [name, entry])))
}

describe('the limits of a lexicon tree', () => {
  /** Reads the tree `pub` that contains the folder `layers`. */
  const read = (objects: Objects, layers: Entry) => {
    return new LexiconReader(objects.git()).read(tree(objects, { layers }).id, 'lexicons/pub')
  }

  /** A folder that contains a folder and so on. The innermost one has a lexicon. */
  function nested(objects: Objects, depth: number): Entry {
    let folder = objects.files([['a.json', '{}']])
    for (let level = 1; level < depth; level++) folder = tree(objects, { a: folder })
    return folder
  }

  test('lexiconDepth', async () => {
    const objects = new Objects()
    expect(await read(objects, nested(objects, limits.lexiconDepth))).toMatchObject({ files: 1 })
    const tooDeep = read(objects, nested(objects, limits.lexiconDepth + 1))
    await expect(tooDeep).rejects.toThrow(LimitError)
    await expect(tooDeep).rejects.toThrow(
      'lexicons/pub has more than 100 nested folders; the limit is 100 (docs/limits.md)',
    )
  })

  test('lexiconEntries: each repetition of a folder counts', async () => {
    const objects = new Objects()
    const file = objects.blob('{}')
    // pub has one entry. layers has 200: a lexicon, and 199 folders with `inner` entries or more.
    const remaining = limits.lexiconEntries - 1 - 200
    const inner = Math.floor(remaining / 199)
    const rest = remaining - 199 * inner
    const layers = (more: number) => {
      const folder = repeat(objects, inner, file)
      const names = Array.from({ length: 198 }, (_, index) => [`x${index}`, folder] as const)
      const last = repeat(objects, inner + more, file)
      return tree(objects, { ...Object.fromEntries(names), last, 'a.json': file })
    }
    expect(await read(objects, layers(rest))).toMatchObject({ files: 1 })
    const { lexiconEntries } = limits
    const message = `lexicons/pub has more than ${lexiconEntries} files and folders; the limit is ${lexiconEntries} (docs/limits.md)`
    await expect(read(objects, layers(rest + 1))).rejects.toThrow(message)
  })

  test('lexiconEntries: a few objects can stand for a trillion files', async () => {
    const objects = new Objects()
    let folder = objects.files([['a.json', '{}']])
    for (let level = 0; level < 40; level++) folder = tree(objects, { a: folder, b: folder })
    objects.reads.clear()
    await expect(read(objects, folder)).rejects.toThrow(LimitError)
    expect(objects.reads.size).toBeLessThan(50)
  })

  test('lexiconBytes: each repetition of a file counts', async () => {
    const objects = new Objects()
    const megabyte = objects.blob(' '.repeat(1024 ** 2))
    const count = limits.lexiconBytes / 1024 ** 2
    const names = Array.from({ length: count }, (_, index) => [`x${index}.json`, megabyte] as const)
    const most = Object.fromEntries(names)
    expect(await read(objects, tree(objects, most))).toMatchObject({ files: count })
    const oneMore = tree(objects, { ...most, 'z.json': objects.blob('1') })
    await expect(read(objects, oneMore)).rejects.toThrow(
      'lexicons/pub has more than 67108864 bytes of lexicons; the limit is 67108864 (docs/limits.md)',
    )
  })

  test('lexiconPaths: the name of a folder counts for each of its files', async () => {
    const objects = new Objects()
    const [file, name] = [objects.blob('{}'), 'x'.repeat(2 ** 20)]
    const layers = (files: number) =>
      tree(objects, { 'a.json': file, [name]: repeat(objects, files, file) })
    expect(await read(objects, layers(30))).toMatchObject({ files: 1 })
    await expect(read(objects, layers(32))).rejects.toThrow(
      'lexicons/pub has more than 33554432 characters of paths; the limit is 33554432 (docs/limits.md)',
    )
  })
})

describe('the limit of the search for lairs Repositories', () => {
  /** Nested folders, each of which contains `width` times the same folder. */
  function search(width: number) {
    const objects = new Objects()
    let folder = objects.files([['README.md', 'x']])
    for (let depth = 0; depth < 4; depth++) folder = repeat(objects, width, folder)
    objects.reads.clear()
    return { found: locate(objects.git(), createFolderCache(), folder.id, 'data/'), objects }
  }
  /** About a ninth of what is searched. */
  const largeFolder = (objects: Objects) =>
    repeat(objects, 300, objects.blob(''), 'x'.repeat(limits.searchedBytes / 2700))
  const folders = (width: number) => 1 + width + width ** 2 + width ** 3 + width ** 4

  test('searchedFolders: each repetition of a folder counts', async () => {
    let width = 1
    while (folders(width + 1) <= limits.searchedFolders) width++
    expect(await search(width).found).toMatchObject({ repositories: [] })
    const { found, objects } = search(width + 1)
    await expect(found).rejects.toThrow(LimitError)
    await expect(found).rejects.toThrow(
      `data/ has more than ${limits.searchedFolders} folders to search for a lairs Repository; the limit is ${limits.searchedFolders} (docs/limits.md)`,
    )
    expect(objects.reads.size).toBe(5)
  })

  test('searchedBytes: each repetition of a folder counts', async () => {
    const objects = new Objects()
    const large = largeFolder(objects)
    const size = (await objects.read(large.id))?.content.length ?? 0
    const most = Math.floor(limits.searchedBytes / size)
    const search = (count: number) =>
      locate(objects.git(), createFolderCache(), repeat(objects, count, large).id, '')
    objects.reads.clear()
    expect(await search(most)).toMatchObject({ repositories: [] })
    expect(objects.reads.get(large.id)).toBe(1)
    await expect(search(most + 1)).rejects.toThrow(
      `The commit has more than ${limits.searchedBytes} bytes of folders to search for a lairs Repository; the limit is ${limits.searchedBytes} (docs/limits.md)`,
    )
  })

  test('the outcome does not depend on what was searched before', async () => {
    const objects = new Objects()
    const large = largeFolder(objects)
    const cache = createFolderCache()
    const root = repeat(objects, 100, large)
    await locate(objects.git(), cache, repeat(objects, 2, large).id, '')
    await expect(locate(objects.git(), cache, root.id, '')).rejects.toThrow(LimitError)
  })

  test('a stopped run ends the search, also in folders that are in the cache', async () => {
    const objects = new Objects()
    let checkpoints = 0
    const checkpoint = async () => {
      if (++checkpoints > 10) throw new Error('stopped')
    }
    let folder = objects.files([])
    for (let depth = 0; depth < 4; depth++) folder = repeat(objects, 5, folder)
    const git = { ...objects.git(), checkpoint }
    await expect(locate(git, createFolderCache(), folder.id, '')).rejects.toThrow('stopped')
    checkpoints = 0
    const wide = repeat(objects, 12_000, objects.blob(''))
    await expect(locate(git, createFolderCache(), wide.id, '')).rejects.toThrow('stopped')
  })

  test('a folder with a name that no file system has does not count', async () => {
    const objects = new Objects()
    const dataset = { '.panproto': objects.files([['HEAD', '']]) }
    const search = async (length: number) => {
      const root = tree(objects, { ['x'.repeat(length)]: tree(objects, dataset) })
      return (await locate(objects.git(), createFolderCache(), root.id, '')).repositories.length
    }
    expect(await search(255)).toBe(1)
    expect(await search(256)).toBe(0)
  })
})

describe('the limits of a dataset', () => {
  test('collections: above it, the records are counted together', () => {
    const count = (collections: number) => {
      const counter = new RecordCounter()
      for (let index = 0; index < collections; index++)
        counter.add(`at://did:plc:a/pub.c${index}/1`)
      counter.add('at://did:plc:a/pub.c0/2')
      return counter.counts
    }
    const most = count(limits.collections)
    expect(most.records).toBe(limits.collections + 1)
    expect(most.collections?.size).toBe(limits.collections)
    expect(most.collections?.get('pub.c0')).toBe(2)
    const more = count(limits.collections + 1)
    expect([more.records, more.collections]).toEqual([limits.collections + 2, null])
  })

  test('indexBytes: git is not asked for more', async () => {
    const asked: number[] = []
    const stream = async (_: string, limit: number) => {
      asked.push(limit)
      throw new LimitError('The git object', 'too many bytes', limit)
    }
    await expect(scanIndex({ stream }, 'id', 'index.json', () => undefined)).rejects.toThrow(
      LimitError,
    )
    expect(asked).toEqual([limits.indexBytes])
  })
})

test('manifestBytes', () => {
  const most = Buffer.alloc(limits.manifestBytes, '\n')
  expect(decodeManifest(most, 'MANIFEST.toml')).toHaveLength(limits.manifestBytes)
  const tooLarge = () => decodeManifest(Buffer.concat([most, most]), 'MANIFEST.toml')
  expect(tooLarge).toThrow('MANIFEST.toml, line 1, column 1: the file has 131072 bytes')
})

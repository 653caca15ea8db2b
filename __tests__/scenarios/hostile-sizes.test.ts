import { describe, expect, test } from '@jest/globals'
import { goodTagsAnd, maxMegabytes, useHostileClone } from './hostile-tags.ts'
import { statusesOf } from './many.ts'
import type { ObjectWriter } from './object-writer.ts'
import { errorsOf, useSandbox, warningsOf } from './use-sandbox.ts'

/*
 * A few git objects can stand for very many or very large files. A tag of them fails, or a fact is left out with a
 * warning. The other tags are logged, in seconds, and with little memory.
 */

const sandbox = useSandbox()
const hostile = useHostileClone(sandbox)

/** The root tree of a commit. `last` is the id of the last good commit. */
type Build = (writer: ObjectWriter, last: string) => string

const limited = (what: string) =>
  new RegExp(`^vbad: .*${what}.*; the limit is \\d+ \\(docs/limits\\.md\\)\\.$`)

async function pushWith(build: Build) {
  const last = hostile.sample('v3.0.1^{commit}')
  hostile.write((writer) => ({ vbad: writer.commit(build(writer, last), [last]) }))
  const step = await hostile.pushAll()
  expect(step.stderr).toBe('')
  expect(step.megabytes).toBeLessThan(maxMegabytes)
  return step
}

/** Expects that the bad tag alone fails. */
async function expectFailure(build: Build, error: RegExp): Promise<void> {
  const step = await pushWith(build)
  expect(errorsOf(step)).toEqual([expect.stringMatching(error)])
  expect(statusesOf(step)).toEqual(goodTagsAnd({ 'mlflow vbad': 'failed' }))
}

/** Expects that the bad tag is logged without a fact, with a warning. */
async function expectWarning(build: Build, warning: RegExp): Promise<void> {
  const step = await pushWith(build)
  expect(errorsOf(step)).toEqual([])
  expect(statusesOf(step)).toEqual(goodTagsAnd({ 'mlflow vbad': 'logged' }))
  expect(warningsOf(step)).toContainEqual(expect.stringMatching(warning))
}

/** A tree of `width` to the power of `depth` folders, of which git stores one for each level. */
function repeatedFolders(writer: ObjectWriter, width: number, depth: number, leaf: string): string {
  let tree = leaf
  for (let level = 0; level < depth; level++) tree = writer.repeated(width, tree)
  return tree
}

const aFile = (writer: ObjectWriter) => writer.tree([['a.json', writer.blob('{}\n')]])

describe('lexicons', () => {
  const manifest = `[provenance]\nlexicon_tree_hash = ""\n`
  const withLayers =
    (build: Build): Build =>
    (writer, last) => {
      const pub = writer.tree([['layers', build(writer, last)]])
      const file = writer.blob(manifest)
      return writer.tree([
        [
          'lexicons',
          writer.tree([
            ['MANIFEST.toml', file],
            ['pub', pub],
          ]),
        ],
      ])
    }

  test.each<[string, Build, RegExp]>([
    [
      'a trillion folders',
      (writer) => repeatedFolders(writer, 12, 12, aFile(writer)),
      limited('files and folders'),
    ],
    [
      '10,000 nested folders',
      (writer) => repeatedFolders(writer, 1, 10_000, aFile(writer)),
      limited('nested folders'),
    ],
    [
      '300,000 files',
      (writer) => writer.repeated(300_000, writer.blob('{}'), '.json'),
      limited('files and folders'),
    ],
    [
      'a file of 100 MB',
      (writer) => writer.tree([['a.json', writer.blob(Buffer.alloc(1e8, ' '))]]),
      limited('100000000 bytes'),
    ],
    [
      '600 MB in files',
      (writer) => writer.repeated(300, writer.blob(Buffer.alloc(2e6, ' ')), '.json'),
      limited('bytes of lexicons'),
    ],
    [
      'a folder of 70 MB',
      (writer) => writer.tree([['x'.repeat(70e6), aFile(writer)]]),
      limited('bytes'),
    ],
    [
      '100,000 files below a folder with a name of 1 MB',
      (writer) =>
        writer.tree([['x'.repeat(1e6), writer.repeated(100_000, writer.blob('{}'), '.json')]]),
      /^vbad: /,
    ],
  ])('%s', async (_, build, error) => {
    await expectFailure(withLayers(build), error)
  })

  test.each<[string, string]>([
    ['very many objects', `[${'{},'.repeat(690_000)}0]`],
    [
      'very many names',
      `{${Array.from({ length: 170_000 }, (_, index) => `"n${index}":0`).join()}}`,
    ],
    ['very many nested lists', '['.repeat(2_000_000)],
    ['very many nested objects', '{"":'.repeat(500_000)],
    ['very many two-byte characters', `["${'\u4e2d'.repeat(690_000)}"]`],
  ])('a file of %s', async (_, text) => {
    await expectWarning(
      withLayers((writer) => writer.tree([['a.json', writer.blob(text)]])),
      /has no lexicon_tree_hash/,
    )
  })
})

describe('a manifest', () => {
  const withManifest =
    (text: () => string | Buffer): Build =>
    (writer) =>
      writer.tree([['lexicons', writer.tree([['MANIFEST.toml', writer.blob(text())]])]])

  test.each<[string, () => string | Buffer, RegExp]>([
    [
      'of 10 MB',
      () => Buffer.alloc(1e7, '#'),
      /^vbad: lexicons\/MANIFEST\.toml, .* the file has 10000000 bytes/,
    ],
    ['of 100 MB', () => Buffer.alloc(1e8, '#'), /^vbad: .*100000000 bytes/],
    ['of nested lists', () => `a = ${'['.repeat(60_000)}`, /^vbad: lexicons\/MANIFEST\.toml/],
    [
      'of nested tables',
      () => `[${'a.'.repeat(30_000)}a]\n[provenance]\nlayers_version = 1`,
      /^vbad: lexicons\/MANIFEST\.toml/,
    ],
    [
      'that repeats its keys',
      () =>
        `[provenance]\n${Array.from({ length: 2500 }, (_, index) => `x${index}.layers_version = 1\n`).join('')}layers_version = 1`,
      /^vbad: lexicons\/MANIFEST\.toml/,
    ],
  ])('%s', async (_, text, error) => {
    await expectFailure(withManifest(text), error)
  })
})

describe('the search for lairs Repositories', () => {
  test.each<[string, Build]>([
    ['plain folders that repeat', (writer) => repeatedFolders(writer, 40, 12, aFile(writer))],
    [
      'a folder of a million folders that repeats',
      (writer) => repeatedFolders(writer, 17, 4, writer.repeated(1_000_000, writer.tree([]))),
    ],
    [
      'a folder of 500,000 folders that repeats',
      (writer) => repeatedFolders(writer, 17, 4, writer.repeated(500_000, writer.tree([]))),
    ],
    [
      'names of 60 MB',
      (writer) =>
        writer.tree(
          ['a', 'b', 'c', 'd', 'e'].map((name) => [
            name,
            writer.tree([[`${name.repeat(60e6)}`, writer.tree([])]]),
          ]),
        ),
    ],
    ['1,800,000 folders', (writer) => writer.repeated(1_800_000, writer.tree([]))],
  ])('%s', async (_, build) => {
    await expectFailure(build, limited('folders'))
  })
})

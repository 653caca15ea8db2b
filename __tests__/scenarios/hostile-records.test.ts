import { describe, expect, test } from '@jest/globals'
import { limits } from '../../src/limits.ts'
import { exhaustiveTest } from '../exhaustive/mode.ts'
import { commitOf } from '../provenance/store.ts'
import { goodTagsAnd, maxMegabytes, useHostileClone } from './hostile-tags.ts'
import { statusesOf } from './many.ts'
import type { Entry, ObjectWriter } from './object-writer.ts'
import { errorsOf, useSandbox, warningsOf } from './use-sandbox.ts'

/* A lairs Repository whose parts are very many or very large. What cannot be read is left out, with a warning. */

const sandbox = useSandbox()
const hostile = useHostileClone(sandbox)

type Parts = Readonly<{ store?: string; index?: string; records?: string }>

/** Tags a copy of v3.0.1 with other parts as `vbad`, logs all tags, and returns the warnings. */
async function logWith(build: (writer: ObjectWriter) => Parts): Promise<readonly string[]> {
  const { sample } = hostile
  const last = sample('v3.0.1^{commit}')
  hostile.write((writer) => {
    const { store, index, records } = build(writer)
    const root = writer.tree([
      ['.panproto', store ?? sample('v3.0.1:.panproto'), '40000'],
      ['index.json', index ?? sample('v3.0.1:index.json')],
      ['records', records ?? sample('v3.0.1:records'), '40000'],
    ])
    return { vbad: writer.commit(root, [last]) }
  })
  const step = await hostile.pushAll()
  expect(step.stderr).toBe('')
  expect(errorsOf(step)).toEqual([])
  expect(statusesOf(step)).toEqual(goodTagsAnd({ 'mlflow vbad': 'logged' }))
  expect(step.megabytes).toBeLessThan(maxMegabytes)
  return warningsOf(step)
}

const id = 'ab'.repeat(32)

/** A version store whose HEAD refers to this object. */
function storeWith(writer: ObjectWriter, object: Uint8Array): string {
  const heads = writer.tree([['main', writer.blob(id)]])
  const objects = writer.tree([
    ['ab', writer.tree([[id.slice(2), writer.blob(Buffer.from(object))]])],
  ])
  const refs = writer.tree([['heads', heads]])
  const head = writer.blob('{"Branch":"main"}')
  return writer.tree([
    ['HEAD', head],
    ['objects', objects],
    ['refs', refs],
  ])
}

/** It has too many objects, so the index is counted instead. */
function storeBeyondLimit(writer: ObjectWriter): string {
  const dataSets = Array.from({ length: limits.storeObjects + 1 }, () => 1)
  return storeWith(writer, commitOf([], dataSets))
}

const stem = (number: number) => number.toString(16).padStart(64, '0')

describe('files of records that differ from the version store', () => {
  test.each<[string, (writer: ObjectWriter) => Parts]>([
    [
      'a trillion files in folders that repeat',
      (writer) => {
        let records = writer.tree([['a.json', writer.blob('{}')]])
        for (let level = 0; level < 12; level++) records = writer.repeated(12, records)
        return { records }
      },
    ],
    [
      'a name of 60 MB',
      (writer) => ({ records: writer.tree([[`${'x'.repeat(60e6)}.json`, writer.blob('{}')]]) }),
    ],
    [
      '10,000 nested folders',
      (writer) => {
        let records = writer.tree([['a.json', writer.blob('{}')]])
        for (let level = 0; level < 10_000; level++) records = writer.tree([['d', records]])
        return { records }
      },
    ],
    [
      '1,500,000 files',
      (writer) => ({ records: writer.repeated(1_500_000, writer.blob('{}'), '.json') }),
    ],
  ])('%s', async (_, build) => {
    expect(await logWith(build)).toContainEqual(
      expect.stringMatching(
        /Differences: (index\.json names 7 record\(s\) without a file in records\/|index\.json cannot be read: .*the limit is)/,
      ),
    )
  })
})

exhaustiveTest('new records with AT-URIs of 60 kB', async () => {
  await logWith((writer) => {
    const record = writer.blob('{}')
    const numbers = Array.from({ length: 8000 }, (_, number) => number)
    const uri = (number: number) => `at://did:plc:x/a.b.c/${'r'.repeat(60_000)}${number}`
    const lines = numbers.map((number) => `"${uri(number)}":"${stem(number)}"`)
    return {
      index: writer.blob(`{${lines.join()}}`),
      records: writer.tree(numbers.map((number): Entry => [`${stem(number)}.json`, record])),
    }
  })
})

describe('many names', () => {
  test('lexicons of an earlier commit that repeat, when the hash does not match', async () => {
    hostile.write((writer) => {
      const manifest = writer.blob(`[provenance]\nlexicon_tree_hash = "${'0'.repeat(64)}"\n`)
      const rootOf = (layers: string) => {
        const pub = writer.tree([['layers', layers]])
        const lexicons = writer.tree([
          ['MANIFEST.toml', manifest],
          ['pub', pub],
        ])
        return writer.tree([['lexicons', lexicons]])
      }
      const small = writer.tree([['a.json', writer.blob('{}\n')]])
      let repeated = small
      for (let level = 0; level < 12; level++) repeated = writer.repeated(12, repeated)
      const before = writer.commit(rootOf(repeated), [hostile.sample('v3.0.1^{commit}')])
      return { vbad: writer.commit(rootOf(small), [before]) }
    })
    const step = await hostile.pushAll()
    expect(errorsOf(step)).toEqual([
      expect.stringMatching(/^vbad: The lexicons in lexicons\/pub\/layers do not match /),
    ])
    expect(statusesOf(step)).toEqual(goodTagsAnd({ 'mlflow vbad': 'failed' }))
    expect(step.megabytes).toBeLessThan(maxMegabytes)
  })

  test('more collections than are counted', async () => {
    const lines = Array.from(
      { length: 20_000 },
      (_, number) => `"at://did:plc:x/a.${'b'.repeat(200)}.c${number}/r":"${stem(number)}"`,
    )
    const warnings = await logWith((writer) => ({
      store: storeBeyondLimit(writer),
      index: writer.blob(`{${lines.join()}}`),
    }))
    expect(warnings).toContainEqual(
      'index.json has more than 10000 collections, or their names are too long (docs/limits.md). Their records are only counted together.',
    )
  })
})

describe.each<[string, (writer: ObjectWriter) => string | undefined, RegExp]>([
  ['compared', () => undefined, /Differences: index\.json cannot be read: /],
  ['counted', storeBeyondLimit, /^index\.json cannot be read, and the records are not counted: /],
])('if the index is %s', (_, store, expected) => {
  exhaustiveTest.each<[string, () => string | Buffer]>([
    ['an index that is one name', () => `{"${'x'.repeat(50e6)}`],
    ['an index of blanks', () => Buffer.alloc(2e8, ' ')],
    ['an index that nests', () => '['.repeat(1e6)],
    ['an index of escapes', () => `{"${'\\u0000'.repeat(11_000)}":"x"}`],
  ])('%s cannot be read', async (__, text) => {
    const warnings = await logWith((writer) => {
      const parts = { index: writer.blob(text()) }
      const other = store(writer)
      return other === undefined ? parts : { ...parts, store: other }
    })
    expect(warnings).toContainEqual(expect.stringMatching(expected))
  })
})

describe('a version store', () => {
  const notRecorded =
    /^The lairs version store \.panproto at vbad cannot be read, and its (commit and its )?records are not recorded: /
  const pack = (object: Uint8Array) => (writer: ObjectWriter) => ({
    store: storeWith(writer, object),
  })

  test.each<[string, (writer: ObjectWriter) => Parts]>([
    ['with a commit of nested lists', pack(Buffer.alloc(1e6, 0x91))],
    [
      'with a HEAD that nests',
      (writer) => ({
        store: writer.tree([['HEAD', writer.blob(`{"Branch":${'['.repeat(900_000)}`)]]),
      }),
    ],
    ['with a commit of a long list', pack(Buffer.from('dd7fffffff00', 'hex'))],
    ['with a commit of a large map', pack(Buffer.from('df7fffffff00', 'hex'))],
    [
      'whose HEAD names its own folder',
      (writer) => ({ store: writer.tree([['HEAD', writer.blob('{"Branch":"../../../HEAD"}')]]) }),
    ],
    [
      'with a HEAD of 300 MB',
      (writer) => ({ store: writer.tree([['HEAD', writer.blob(Buffer.alloc(3e8, ' '))]]) }),
    ],
  ])('%s', async (_, build) => {
    expect(await logWith(build)).toContainEqual(expect.stringMatching(notRecorded))
  })
})

exhaustiveTest('many tags with many collections each', async () => {
  hostile.write((writer) => {
    let parents: readonly string[] = []
    const tags = Array.from({ length: 60 }, (_, tag) => {
      const lines = Array.from(
        { length: 9990 },
        (_, number) =>
          `"at://did:plc:x/a.${'b'.repeat(300)}.t${tag}n${number}/r":"${stem(number)}"`,
      )
      const index = writer.blob(`{${lines.join()}}`)
      const head = writer.blob('{"Branch":"main"}')
      const root = writer.tree([
        ['.panproto', writer.tree([['HEAD', head]])],
        ['index.json', index],
        ['records', writer.tree([])],
      ])
      const commit = writer.commit(root, parents)
      parents = [commit]
      return [`vmany${tag}`, commit] as const
    })
    return Object.fromEntries(tags)
  })
  const step = await hostile.pushAll({ mode: 'dry-run' })
  expect(step).toMatchObject({ code: 0, stderr: '' })
  expect(step.megabytes).toBeLessThan(maxMegabytes)
})

import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fileChangesBetween } from '../../src/provenance/dataset/changes.ts'
import { runs } from '../exhaustive/mode.ts'
import { lowerLimits } from '../lower-limits.ts'
import { between, lairsOf, none, one, two } from './compare-snapshots.ts'
import { type Entry, Objects } from './objects.ts'
import { dataset } from './snapshots.ts'

lowerLimits({ collections: 100 })

const uris = Array.from({ length: 8 }, (_, n) => `at://a/pub.${n % 3}x/${n}`)

test('files that are not those of records do not count, however they repeat', async () => {
  const objects = new Objects()
  let folder = objects.files([['a.json', '{}']])
  const pair = (entry: Entry) =>
    objects.tree(['a.json', 'b'].map((name) => [Buffer.from(name), entry]))
  for (let level = 0; level < 50; level++) folder = pair(folder)
  const index = objects.blob('{}').id
  const before = { folder: '', store: undefined, records: undefined, index }
  objects.reads.clear()
  const { all } = await fileChangesBetween(objects.git(), before, { ...before, records: folder.id })
  expect(all).toEqual(none)
  expect(objects.reads.size).toBe(1)
})

test('if two revisions have the same records, nothing is read', async () => {
  const objects = new Objects()
  const lairs = { folder: '', store: '', index: '1'.repeat(40), records: '2'.repeat(40) }
  for (const records of [lairs.records, undefined]) {
    const same = { ...lairs, records }
    // Their git throws if it is asked for changes.
    const { all } = await fileChangesBetween(objects.git(), { ...same, folder: 'a/' }, same)
    expect(all).toEqual(none)
  }
  expect(objects.reads.size).toBe(0)
})

test('each index and each folder is read once, and no record', async () => {
  const objects = new Objects()
  const before = await lairsOf(objects, dataset({ [one]: '1' }))
  const after = await lairsOf(objects, dataset({ [one]: '2', [two]: '2' }))
  objects.reads.clear()
  await between(objects, before, after)
  const ids = [before, after].flatMap(({ index, records }) => [index, records])
  expect(objects.reads).toEqual(new Map(ids.map((id) => [id, 1])))
})

test('the counts of any two revisions are right', async () => {
  const state = fc.record(
    Object.fromEntries(uris.map((uri) => [uri, fc.constantFrom('', '1', '2')])),
  )
  const property = fc.asyncProperty(
    fc.array(state, { minLength: 4, maxLength: 4 }),
    async (all) => {
      const entries = all.map((each) => Object.entries(each).filter(([, value]) => value !== ''))
      const records = entries.map((each) => Object.fromEntries(each))
      const objects = new Objects()
      const found = await Promise.all(
        records.map((each, n) => {
          const removed = n % 2 === 0 ? [] : uris.filter((uri) => !(uri in each))
          return lairsOf(objects, dataset(each, removed))
        }),
      )
      for (const [from, before] of records.entries()) {
        for (const [to, after] of records.entries()) {
          const removed = Object.keys(before).filter((uri) => !(uri in after))
          const added = Object.keys(after).filter((uri) => !(uri in before))
          const changed = uris.filter(
            (uri) => uri in before && uri in after && before[uri] !== after[uri],
          )
          const [old, current] = [found[from], found[to]]
          if (old === undefined || current === undefined) throw new Error('a state is missing')
          const counts = await between(objects, old, current)
          expect(counts).toMatchObject({
            all: { added: added.length, removed: removed.length, changed: changed.length },
          })
          const collections = [...removed, ...added, ...changed].map((uri) => uri.split('/')[3])
          expect(Object.keys(counts).length).toBe(1 + new Set(collections).size)
        }
      }
    },
  )
  await fc.assert(property, runs(200))
})

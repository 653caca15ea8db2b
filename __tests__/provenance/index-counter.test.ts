import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { IndexCounter } from '../../src/provenance/dataset/index-counter.ts'
import { IndexScanner } from '../../src/provenance/dataset/index-scanner.ts'
import { runs } from '../exhaustive/mode.ts'

/** Counts an index with these keys, which can repeat, in chunks of that size. */
function count(keys: readonly string[], size: number) {
  const counter = new IndexCounter()
  const scanner = new IndexScanner((uri) => counter.add(uri))
  const entries = keys.map((key) => `${key}:"${'a'.repeat(64)}"`)
  const bytes = Buffer.from(`{${entries.join(',\n')}}`)
  for (let at = 0; at < bytes.length; at += size) scanner.push(bytes.subarray(at, at + size))
  scanner.end()
  const { records, collections } = counter.counts
  return { records, ...Object.fromEntries(collections ?? []) }
}

const quoted = (uris: readonly string[]) => uris.map((uri) => JSON.stringify(uri))

test('equal AT-URIs that follow each other are one record, also if they are written differently', () => {
  const uri = 'at://a/b/1'
  const escaped = String.raw`"at://a/\u0062/1"`
  expect(count([...quoted([uri, uri]), escaped, ...quoted([uri, 'at://a/b/2'])], 1000)).toEqual({
    records: 2,
    b: 2,
  })
  // They do not follow each other.
  expect(count(quoted([uri, 'at://a/b/2', uri]), 1000)).toEqual({ records: 3, b: 3 })
})

test('a repeated AT-URI that is too long to be compared as bytes is one record', () => {
  const long = `at://a/b/${'x'.repeat(1100)}`
  expect(count(quoted(['at://a/b/1', long, long, long, 'at://a/b/2']), 1000)).toEqual({
    records: 3,
    b: 3,
  })
})

test('any AT-URIs are counted like texts, in any chunks', () => {
  const part = fc.constantFrom('', 'a', 'ab', 'abc', 'é', '\ud800', '\ud801', 'x'.repeat(1100))
  const uri = fc
    .tuple(fc.constantFrom('at://a/', 'at://b/', 'x', ''), part, fc.constantFrom('/', ''), part)
    .map((parts) => parts.join(''))
  const repeated = fc.tuple(uri, fc.integer({ min: 1, max: 3 }))
  const uris = fc
    .array(repeated, { maxLength: 20 })
    .map((all) => all.flatMap(([each, times]) => Array<string>(times).fill(each)))
  const property = fc.property(uris, fc.integer({ min: 1, max: 300 }), (all, size) => {
    const distinct = all.filter((each, index) => each !== all[index - 1])
    const expected: Record<string, number> = { records: distinct.length }
    for (const each of distinct) {
      const collection = each.replace(/^at:\/\//, '').split('/')[1] ?? ''
      expected[collection] = (expected[collection] ?? 0) + 1
    }
    expect(count(quoted(all), size)).toEqual(expected)
  })
  fc.assert(property, runs(1000))
})

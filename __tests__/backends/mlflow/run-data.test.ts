import { expect, test } from '@jest/globals'
import { datasetOf, metricPointsOf } from '../../../src/backends/mlflow/run-data.ts'
import type { ProvenanceBundle } from '../../../src/provenance/bundle.ts'
import { bundle, growth } from '../../revision-v2.ts'

/** The parts of the dataset input that are JSON. */
function datasetParts(facts: Partial<ProvenanceBundle> = {}) {
  const { schema, source, profile } = datasetOf({ ...bundle, ...facts })
  return [schema, source, profile].map((text): unknown => JSON.parse(text))
}

test('the schema of plain files has no lexicons', () => {
  const [schema] = datasetParts({ manifest_source: 'none', layers_version: '' })
  expect(schema).toEqual({ files: 'plain', tree: bundle.tree })
})

test('the schema of other data has the lexicons', () => {
  const lexicons = { layers_version: '1.0.0', lexicon_tree_hash: 'hash', layers_git_sha: 'sha' }
  expect(datasetParts()[0]).toEqual(lexicons)
})

test('the source and the profile have the commit and the description', () => {
  const dataset = { path: '.', store_commit: null, records: 2, collections: { x: 2 } }
  const tag = {
    kind: 'annotated',
    object: 'e'.repeat(40),
    tagger: 'A <a@example.org>',
    date: '2026-11-24T12:00:00Z',
    message: 'Corrected glosses\n\nMany.',
    signature: null,
  } as const
  const { commit, repository: git } = bundle
  const description = 'Corrected glosses'
  const url = `${git}/tree/${commit}/data/my%20corpus`
  const [, source, profile] = datasetParts({ tag, dataset, working_dir: 'data/my corpus' })
  expect(source).toEqual({ url, git, ref: 'v2', commit, path: 'data/my corpus', description })
  expect(profile).toEqual({ description, commit, records: 2, collections: { x: 2 } })
})

test('a revision without a message is described by its name, and a long profile is cut', () => {
  const collections = Object.fromEntries(
    Array.from({ length: 2000 }, (_, index) => [`collection-${index}-${'x'.repeat(50)}`, 1]),
  )
  const dataset = { path: '.', store_commit: null, records: 2000, collections }
  const [, , profile] = datasetParts({ dataset })
  const description = 'Revision v2 of https://github.com/o/r'
  expect(profile).toEqual({ description, commit: bundle.commit, records: 2000 })
})

test('a thousand collections become metrics', () => {
  const collections = Object.fromEntries(
    Array.from({ length: 1001 }, (_, index) => [`c${index}`, 1]),
  )
  const dataset = { path: '.', store_commit: null, records: 1001, collections }
  const one = { added: 1, removed: 0, changed: 0 }
  const changes = {
    all: one,
    collections: new Map(Object.keys(collections).map((name) => [name, one])),
  }
  const points = metricPointsOf({ ...bundle, dataset }, { ...growth, changes })
  const keys = points.map(({ key }) => key)
  expect(keys).toHaveLength(4 * 1001)
  expect(keys).toContain('records_added/c999')
  expect(keys).not.toContain('records/c1000')
})

test('a collection becomes a metric if MLflow accepts its name', () => {
  const accepted = [
    'pub.layers.x',
    'expression',
    'größe',
    'under_score',
    'a-b',
    'a b',
    '日本',
    '...',
  ]
  const rejected = ['', '.', '..', 'a:b', 'a"b', 'a%b', 'a\u0301', '\u{1f600}', 'x'.repeat(300)]
  const names = [...accepted, ...rejected]
  const collections = Object.fromEntries(names.map((name) => [name, 1]))
  const dataset = { path: '.', store_commit: null, records: names.length, collections }
  const keys = metricPointsOf({ ...bundle, dataset }, growth).map(({ key }) => key)
  expect(keys).toEqual(['records', ...accepted.map((name) => `records/${name}`)])
})

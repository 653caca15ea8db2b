import { describe, expect, test } from '@jest/globals'
import { createBundle } from '../../src/provenance/bundle.ts'
import { metricsOf } from '../../src/provenance/growth.ts'

describe('the metrics by name', () => {
  const revision = { name: 'v1', commit: 'c', tree: 't', committedAt: '', tag: null }
  const facts = { layers_git_sha: '', layers_version: '', vendored_at: '', lexicon_tree_hash: '' }
  const manifest = { ...facts, lexicon_files: undefined, record_types: undefined }
  const found = {
    manifest: { manifest, source: 'packaged' },
    repository: '',
    prefix: '',
    lexicons: null,
  }
  const some = { path: '.', store_commit: null, records: 3, collections: { 'a.b': 1, 'c.d': 2 } }
  const changes = {
    all: { added: 4, removed: 5, changed: 6 },
    collections: new Map([['a.b', { added: 1, removed: 2, changed: 3 }]]),
  }

  test.each([
    ['no dataset', null, undefined, {}],
    ['an unknown number of records', { ...some, records: null, collections: {} }, undefined, {}],
    ['no records', { ...some, records: 0, collections: {} }, undefined, { records: 0 }],
    ['records', some, undefined, { records: 3, 'records/a.b': 1, 'records/c.d': 2 }],
    [
      'changes',
      null,
      changes,
      {
        records_added: 4,
        records_removed: 5,
        records_changed: 6,
        'records_added/a.b': 1,
        'records_removed/a.b': 2,
        'records_changed/a.b': 3,
      },
    ],
    [
      'no changes',
      { ...some, collections: {} },
      { all: { added: 0, removed: 0, changed: 0 }, collections: new Map() },
      { records: 3, records_added: 0, records_removed: 0, records_changed: 0 },
    ],
  ])('%s', (_, dataset, changes, metrics) => {
    const bundle = createBundle(revision, { ...found, dataset })
    const growth = { position: 1, previous: 'v0', changes }
    expect(Object.fromEntries(metricsOf(bundle, growth))).toEqual(metrics)
  })
})

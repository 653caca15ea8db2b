import { expect, test } from '@jest/globals'
import { datasetOf, metricPointsOf } from '../../../src/backends/mlflow/run-data.ts'
import { bundle, growth } from '../../revision-v2.ts'

test('the schema of plain files has no lexicons', () => {
  const { schema, ...others } = datasetOf({
    ...bundle,
    manifest_source: 'none',
    layers_version: '',
  })
  expect(JSON.parse(schema)).toEqual({ files: 'plain', tree: bundle.tree })
  expect(others).not.toHaveProperty('profile')
})

test('the schema of other data has the lexicons', () => {
  expect(JSON.parse(datasetOf(bundle).schema)).toEqual({
    layers_version: '1.0.0',
    lexicon_tree_hash: 'hash',
    layers_git_sha: 'sha',
  })
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

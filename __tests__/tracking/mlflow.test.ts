import { expect, test } from '@jest/globals'
import { artifactUrl } from '../../src/backends/mlflow/artifact-url.ts'
import { condition } from '../../src/backends/mlflow/runs.ts'

const server = 'https://host:8443/prefix'

test.each([
  ['mlflow-artifacts:/1/r/artifacts', '1/r/artifacts/revision.json'],
  ['mlflow-artifacts://host:8443/1/r/artifacts', '1/r/artifacts/revision.json'],
  ['mlflow-artifacts:/a b/#/artifacts/', 'a%20b/%23/artifacts/revision.json'],
])('a file below %s is stored through the tracking server', (uri, path) => {
  const url = `${server}/api/2.0/mlflow-artifacts/artifacts/${path}`
  expect(artifactUrl(server, uri, 'revision.json')).toBe(url)
})

test.each([
  's3://bucket/1/r/artifacts',
  'file:///srv/mlruns/1/r/artifacts',
  '/srv/mlruns/1/r/artifacts',
  'mlflow-artifacts://other.example.org/1/r/artifacts',
  'mlflow-artifacts:/1/../../2/artifacts',
])('a file below %s is not stored', (uri) => {
  expect(artifactUrl(server, uri, 'revision.json')).toBeUndefined()
})

test.each([
  ['v1', "tags.`lairs-revision` = 'v1'"],
  ["it's", 'tags.`lairs-revision` = "it\'s"'],
  [`it's "1"`, `tags.\`lairs-revision\` LIKE 'it_s "1"'`],
])('%s is searched for by %s', (value, filter) => {
  expect(condition('lairs-revision', value)).toBe(filter)
})

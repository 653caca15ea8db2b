import { expect, test } from '@jest/globals'
import { artifactUrl } from '../../../src/backends/mlflow/addresses.ts'

const server = 'https://host:8443/prefix'

test.each([
  ['mlflow-artifacts:/1/r/artifacts', '1/r/artifacts/revision.json'],
  ['mlflow-artifacts://host:8443/1/r/artifacts', '1/r/artifacts/revision.json'],
  ['mlflow-artifacts:/a b/#/artifacts/', 'a%20b/%23/artifacts/revision.json'],
])('an artifact in %s is stored through the tracking server', (uri, path) => {
  const url = `${server}/api/2.0/mlflow-artifacts/artifacts/${path}`
  expect(artifactUrl(server, uri, 'revision.json')).toBe(url)
})

test.each([
  's3://bucket/1/r/artifacts',
  'file:///srv/mlruns/1/r/artifacts',
  '/srv/mlruns/1/r/artifacts',
  'mlflow-artifacts://other.example.org/1/r/artifacts',
  'mlflow-artifacts:/1/../../2/artifacts',
])('an artifact in %s is not stored', (uri) => {
  expect(artifactUrl(server, uri, 'revision.json')).toBeUndefined()
})

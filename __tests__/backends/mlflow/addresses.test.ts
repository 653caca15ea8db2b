import { expect, test } from '@jest/globals'
import { artifactUrl } from '../../../src/backends/mlflow/addresses.ts'

const server = 'https://host:8443/prefix'

test.each([
  ['mlflow-artifacts:/1/r/artifacts', '1/r/artifacts/revision.json'],
  ['mlflow-artifacts://host:8443/1/r/artifacts', '1/r/artifacts/revision.json'],
  ['mlflow-artifacts:/a b/#/artifacts/', 'a%20b/%23/artifacts/revision.json'],
  [`${server}/api/2.0/mlflow-artifacts/artifacts/x/1/r/artifacts`, 'x/1/r/artifacts/revision.json'],
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
  'https://other.example.org/prefix/api/2.0/mlflow-artifacts/artifacts/1/r/artifacts',
  'http://host:8443/prefix/api/2.0/mlflow-artifacts/artifacts/1/r/artifacts',
  'https://host:8443/prefix/api/2.0/mlflow/1/r/artifacts',
  'https://host:8443/prefix/api/2.0/mlflow-artifacts/artifacts/../../../x',
  'https://host:8443/prefix/api/2.0/mlflow-artifacts/artifacts/%2e%2e/%2e%2e/x',
  'https://user@host:8443/prefix/api/2.0/mlflow-artifacts/artifacts/1/r/artifacts',
])('an artifact in %s is not stored', (uri) => {
  expect(artifactUrl(server, uri, 'revision.json')).toBeUndefined()
})

test('the default port of the scheme can be part of the host', () => {
  const uri = 'mlflow-artifacts://host:443/1/r/artifacts'
  const url = 'https://host/api/2.0/mlflow-artifacts/artifacts/1/r/artifacts/revision.json'
  expect(artifactUrl('https://host', uri, 'revision.json')).toBe(url)
})

import { expect, test } from '@jest/globals'
import { outputsOf } from '../../src/report/outputs.ts'
import type { Result } from '../../src/tracking/result.ts'
import { bundle } from '../revision-v2.ts'
import { result } from './results.ts'

const same = (text: string) => text

function outputs(results: readonly Result[], redact = same, warn = (_: string) => {}) {
  const artifactName = 'lairs-revision'
  const provenance = '/tmp/revision.json'
  return outputsOf({ newest: bundle, artifactName, provenance, results }, redact, warn)
}

test('outputs about one revision are about the newest', () => {
  const results = [
    result('v1', { outputs: { 'mlflow-run-id': 'old', 'mlflow-run-url': 'https://m/old' } }),
    result('v2', { outputs: { 'mlflow-run-id': 'new', 'mlflow-run-url': 'https://m/new' } }),
  ]
  const { results: json, ...others } = outputs(results)
  expect(others).toEqual({
    artifact: 'lairs-revision:v2',
    revision: 'v2',
    commit: bundle.commit,
    'lexicon-tree-hash': 'hash',
    'layers-version': '1.0.0',
    created: 'true',
    provenance: '/tmp/revision.json',
    'mlflow-run-id': 'new',
    'mlflow-run-url': 'https://m/new',
  })
  expect(JSON.parse(json ?? '')).toEqual(
    results.map(({ details, warnings, outputs, plan, title, location, ...entry }) => entry),
  )
})

test('created says whether any revision was logged by this step', () => {
  const existing = result('v1', { status: 'already-logged' })
  expect(outputs([existing, result('v2', { status: 'already-logged' })])['created']).toBe('false')
  expect(outputs([result('v1'), { ...existing, revision: 'v2' }])['created']).toBe('true')
  expect(outputs([result('v2', { status: 'failed' })])['created']).toBe('false')
})

test('the plan of a dry run is not an output', () => {
  const planned = result('v2', { status: 'dry-run', plan: { project: 'corpus' } })
  expect(outputs([planned])).not.toHaveProperty('project')
})

test('values from servers are redacted', () => {
  const url = 'https://m/secret/1'
  const redacted = outputs([result('v2', { url, outputs: { 'mlflow-run-url': url } })], (text) =>
    text.replaceAll('secret', '***'),
  )
  expect(redacted['mlflow-run-url']).toBe('https://m/***/1')
  expect(JSON.parse(redacted['results'] ?? '')).toMatchObject([{ url: 'https://m/***/1' }])
})

/** Entries of about 400 bytes each. */
function many(count: number): Result[] {
  return Array.from({ length: count }, (_, index) =>
    result(`v${index + 1}`, { url: `https://mlflow.example.org/${'ü'.repeat(100)}` }),
  )
}

test('names in outputs are exact, also if they contain invisible characters', () => {
  const revision = '\ufeffv\u200b2\u202e'
  const identifier = `lairs-revision:${revision}`
  const {
    artifact,
    results = '',
    ...others
  } = outputsOf(
    {
      newest: { ...bundle, revision },
      artifactName: 'lairs-revision',
      provenance: '',
      results: [result(revision)],
    },
    same,
    () => undefined,
  )
  expect([artifact, others['revision']]).toEqual([identifier, revision])
  expect(JSON.parse(results)).toMatchObject([{ revision, identifier }])
})

test('a thousand revisions at two backends are all in the results', () => {
  const results = ['wandb', 'mlflow'].flatMap((backend) =>
    many(1000).map((each) => ({ ...each, backend })),
  )
  expect(JSON.parse(outputs(results)['results'] ?? '')).toHaveLength(2000)
})

test('too many results are truncated to what GitHub accepts, after a complete entry', () => {
  const warnings: string[] = []
  const all = many(4000)
  const { results = '' } = outputs(all, same, (message) => void warnings.push(message))

  expect(Buffer.byteLength(results)).toBeLessThanOrEqual(900 * 1024)
  expect(Buffer.byteLength(results)).toBeGreaterThan(890 * 1024)
  const entries: readonly Readonly<{ revision: string }>[] = JSON.parse(results)
  expect(entries.map(({ revision }) => revision)).toEqual(
    entries.map((_, index) => `v${index + 1}`),
  )
  expect(warnings).toEqual([
    expect.stringContaining(
      `the last ${all.length - entries.length} of ${all.length} entries are missing`,
    ),
  ])
})

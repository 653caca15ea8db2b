import { expect, test } from '@jest/globals'
import type { Pinned } from '../../src/provenance/pin.ts'
import { summaryOf as createSummary } from '../../src/report/summary/summary.ts'
import { MovedTagError } from '../../src/tracking/backend.ts'
import type { Result } from '../../src/tracking/result.ts'
import { bundle, pinned } from '../revision-v2.ts'
import { result } from './results.ts'

const repositoryUrl = 'https://github.com/lab/sample-dataset'

function summaryOf(pinned: readonly Pinned[], results: readonly Result[]): string {
  return createSummary(pinned, results, repositoryUrl)
}

function tags(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `v${index + 1}`)
}

function rowsOf(summary: string): string[] {
  return summary.split('\n').filter((line) => line.startsWith('<tr><td>'))
}

test('failed revisions come first, then the newest', () => {
  const results = ['wandb', 'mlflow'].flatMap((backend) =>
    tags(4).map((tag) => {
      const failed = tag === 'v2' && backend === 'mlflow'
      return result(tag, failed ? { backend, status: 'failed', details: ['no <b>'] } : { backend })
    }),
  )
  const summary = summaryOf([pinned(), pinned()], results)

  expect(summary).toContain('<h3>4 revisions, 1 failed</h3>')
  expect(rowsOf(summary).map((row) => /v\d/.exec(row)?.[0])).toEqual(['v2', 'v4', 'v3', 'v1'])
  expect(rowsOf(summary)[0]).toMatch(/<br><code>no &#60;b&#62;<\/code><\/td><\/tr>$/)
  expect(summary).not.toMatch(/\n\n/)
})

test.each([
  ['logged', 'logged', '2 revisions logged'],
  ['logged', 'already-logged', '2 revisions: 1 logged now, 1 already logged'],
  ['already-logged', 'already-logged', '2 revisions: 0 logged now, 2 already logged'],
  ['matches', 'matches', '2 revisions verified'],
  ['dry-run', 'dry-run', '2 revisions would be logged if the server has no record of them yet'],
  ['matches', 'differs', '2 revisions, 1 failed'],
] as const)('the heading for %s and %s', (first, second, heading) => {
  const results = [result('v1', { status: first }), result('v2', { status: second })]

  expect(summaryOf([pinned(), pinned()], results)).toContain(`<h3>${heading}</h3>`)
})

test.each([
  ['one revision', ['v1']],
  ['several revisions', ['v1', 'v2']],
])('a dry run of %s does not claim that anything was logged', (_, names) => {
  const results = names.map((name) => result(name, { status: 'dry-run', url: '', warnings: 1 }))
  const summary = summaryOf(
    names.map((revision) => pinned({ revision })),
    results,
  )
  expect(summary).toContain('would be logged')
  expect(summary.replaceAll('would be logged', '')).not.toContain('logged')
})

test('a revision that could not be pinned is a row of the table', () => {
  const summary = summaryOf(
    [pinned()],
    [result('v1', { status: 'failed', url: '', details: ['not valid TOML.'] }), result('v2')],
  )
  expect(rowsOf(summary)).toHaveLength(2)
  expect(rowsOf(summary)[0]).toContain('<br><code>not valid TOML.</code>')
})

test('a table of many revisions says how many it leaves out', () => {
  const summary = summaryOf(
    [pinned(), pinned()],
    tags(1000).map((tag) => result(tag)),
  )
  expect(rowsOf(summary)).toHaveLength(500)
  expect(summary).toContain('<p>500 more are in the log.</p>')

  const longer = summaryOf(
    [pinned(), pinned()],
    tags(1200).map((tag) => result(tag)),
  )
  expect(longer).toContain(
    '<p>700 more are not shown; the log has the first 1000 of 1200 results.</p>',
  )
})

test("the card has W&B's own name of the version, and says that the identifier is none", () => {
  const wandb = {
    backend: 'wandb',
    title: 'W&B',
    usableName: 'lab/corpus/lairs-revision:tag-v2',
    outputs: { 'wandb-version': 'v0' },
  }
  const summary = summaryOf([pinned()], [result('v2', wandb)])

  expect(summary).toContain(
    '<h3><code>lairs-revision:v2</code></h3>\n<table>\n<tr><th align="left">W&#38;B name</th><td><code>lab/corpus/lairs-revision:tag-v2</code> (version v0). The identifier above is not a name in W&#38;B.</td>',
  )
  expect(summaryOf([pinned()], [result('v2')])).not.toContain(' name</th>')
  const named = { ...wandb, usableName: 'lab/corpus/lairs-revision:v2' }
  expect(summaryOf([pinned()], [result('v2', named)])).not.toContain('The identifier')
})

test('the reason of a failure is complete, also if names and addresses are long', () => {
  const revision = 'corpus-release/2026-11-24.1'
  const url =
    'https://adb-1234567890123456.7.azuredatabricks.net/ml/experiments/1234567890123456/runs/8bfabca8b5dc4380851834d049b1ee9f'
  const recorded = { commit: 'a'.repeat(40), committedAt: '2026-10-20T10:00:00Z', url }
  const { message } = new MovedTagError({ ...bundle, revision }, recorded)
  const moved = result(revision, { status: 'moved', url, details: [message] })

  for (const summary of [
    summaryOf([pinned({ revision })], [moved]),
    summaryOf([pinned(), pinned()], [moved, result('v2')]),
  ]) {
    for (const part of [
      recorded.commit,
      recorded.committedAt,
      bundle.commit,
      bundle.committed_at,
    ]) {
      expect(summary).toContain(part)
    }
    expect(summary).toContain('set if-moved to relog')
  }
})

test('the heading counts the revisions with warnings', () => {
  const all = [pinned(), { ...pinned({ revision: 'v3' }), warnings: 1 }]
  const results = [result('v2', { warnings: 2 }), result('v2'), result('v3', { warnings: 1 })]
  expect(summaryOf(all, results)).toContain('<h3>2 revisions logged, 2 with warnings</h3>')
  const [first] = results
  expect(summaryOf([pinned(), pinned()], [...(first ? [first] : []), result('v3')])).toContain(
    '<h3>2 revisions logged, 1 with warnings</h3>',
  )
})

test('a summary is not larger than GitHub accepts, and says what it leaves out', () => {
  const details = tags(14).map(
    (name) => `param ${name} is ${'<'.repeat(200)}, and not ${'>'.repeat(200)}`,
  )
  const results = tags(500).map((tag) => result(tag, { status: 'differs', details }))
  const summary = summaryOf([pinned(), pinned()], results)

  // GitHub rejects a summary of more than 1 MiB.
  expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024)
  expect(summary).toMatch(/<p>\d+ more are in the log\.<\/p>/)
  expect(rowsOf(summary).length).toBeGreaterThan(5)
})

test('a cell of many lines says how many it leaves out', () => {
  const names = tags(60).map((name) => `org.example.${name}`)
  const collections = Object.fromEntries(names.map((name) => [name, 1]))
  const dataset = { path: '.', store_commit: null, records: 60, collections }
  const differs = result('v2', { status: 'differs', details: tags(73) })
  const summary = summaryOf([pinned({ dataset })], [differs])

  expect(summary).toContain('<code>org.example.v50</code>: 1<br>10 more are in revision.json</td>')
  expect(summary).toContain('<code>v50</code><br>23 more</td>')
})

test('tag and commit are links only if the dataset is in the repository of the workflow', () => {
  const tag = { kind: 'lightweight' } as const
  const linked = summaryOf(
    [pinned({ repository: repositoryUrl, revision: 'a/b#c', tag })],
    [result('a/b#c')],
  )
  expect(linked).toContain(`<a href="${repositoryUrl}/tree/a/b%23c"><code>a/b#c</code></a>`)
  expect(linked).toContain(`<a href="${repositoryUrl}/commit/${bundle.commit}">`)

  const other = pinned({ repository: 'https://github.com/lab/other' })
  expect(summaryOf([other], [result('v2')]).match(/<a href="[^"]*/g)).toEqual([
    '<a href="https://mlflow.example.org/#/experiments/1/runs/v2',
  ])
})

test.each([
  ['plain files', 'none', null, ['Data', 'Manifest']],
  ['a dataset without a manifest', 'none', 3, ['Lexicons', 'Records', 'Manifest']],
  ['a packaged manifest', 'packaged', 3, ['Lexicons', 'Records', 'Manifest']],
])('the card of %s', (name, manifest_source, records, rows) => {
  const dataset = records && { path: '.', store_commit: null, records, collections: {} }
  const summary = summaryOf([pinned({ manifest_source, dataset: dataset || null })], [result('v2')])
  const names = [...summary.matchAll(/<th align="left">(Data|Lexicons|Records|Manifest)</g)]
  expect(names.map(([, each]) => each)).toEqual(rows)
  if (name === 'plain files') {
    expect(summary).toContain('<th align="left">Data</th><td>plain files</td>')
    expect(summary).not.toMatch(/Lexicon tree hash|Store commit|Layers/)
  } else {
    expect(summary).toContain(
      manifest_source === 'none' ? '<td>not recorded</td>' : 'packaged with the action',
    )
  }
})

test('names that differ in what cannot be seen look different', () => {
  const names = ['v1', '\ufeffv1', 'v\u200b1', 'v\u202e1', 'v1\u00a0', 'v\u00ad1']
  const results = names.map((name) => result(name))
  const summary = summaryOf([pinned(), pinned()], results)
  const shown = rowsOf(summary).map((row) => /<code>(.*?)<\/code>/.exec(row)?.[1])
  expect(shown.reverse()).toEqual([
    'v1',
    '\\u{feff}v1',
    'v\\u{200b}1',
    'v\\u{202e}1',
    'v1\\u{a0}',
    'v\\u{ad}1',
  ])
})

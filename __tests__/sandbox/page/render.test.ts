import { expect, test } from '@jest/globals'
import { fileDetails } from '../../../sandbox/page/components.ts'
import { html } from '../../../sandbox/page/html.ts'
import { renderPage } from '../../../sandbox/page/page.ts'
import { emptyData, fullData } from './page-data.ts'

const image = '<img src=x onerror=alert(1)>'

/** The visible text: without elements, with character references decoded. */
function textOf(page: string): string {
  return page
    .replace(/^[\s\S]*<body>/, '')
    .replaceAll('<wbr>', '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, number) => String.fromCharCode(Number(number)))
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
}

/** All tags with their attributes, in order. */
function elementsOf(page: string): readonly string[] {
  return page.match(/<[^>]*>/g) ?? []
}

test.each([
  ['the artifact and its type', 'Artifact revision of type dataset'],
  ['the project', 'Project lab/corpora'],
  ['a version, its state and aliases', 'v7 COMMITTED Aliases tag-v1 latest Tags artifact-tag'],
  ['the creator of the version', 'Created by run run-1 Created at 2026-11-24 10:00:02 UTC'],
  ['its digest and description', 'Digest digest-1 Description described'],
  ['its files', 'revision.json , 16 bytes { "file": "whole" }'],
  ['its metadata', 'Metadata { "fact": { "inner": "true" } }'],
  ['a run of W&B', 'the first finished Run id run-1 Job type log-revision Tags run-tag'],
  ['its summary', 'Summary Name Value records "12"'],
  ['its config', 'Config { "setting": { "value": "on" } }'],
  ['the experiment', 'Experiment corpus with id 1'],
  ['a run of MLflow', 'the second FAILED deleted Run id run-2 Started at 2026-11-24 11:00:00 UTC'],
  ['its params', 'Params Name Value param value'],
  ['its metrics', 'Metrics Name Value Step Time metric 34.5 9 1970-01-01 00:00:00 UTC'],
  ['its tags', 'Tags Name Value mlflow-tag tagged'],
  ['its dataset inputs', 'Name lab/data Digest digest-2 Tags context=revision Source type http'],
  ['the source of the dataset', 'Source { "url": "place" }'],
  ['its schema and profile', 'Schema not JSON Profile { "rows": "many" }'],
  ['its artifacts', 'Artifacts record.json , 17 bytes { "held": "inside" }'],
  ['requests of W&B', '1 UpsertBucket POST 200 2 CommitArtifact POST 409'],
  ['a request without a reply', '3 file_stream PATCH no reply'],
  ['requests of MLflow', 'Requests to MLflow No. Name Method Status 1 runs/create POST 200'],
  ['the numbers of records', '1 project, 1 version, 1 run, at http://127.0.0.1:1'],
  [
    'the inputs for a step',
    'wandb-base-url: http://127.0.0.1:1 wandb-api-key: the-key wandb-entity: lab wandb-project: demo',
  ],
])('the page shows %s', (_, text) => {
  expect(textOf(renderPage(fullData()))).toContain(text)
})

test('an artifact is shown only with its own run', () => {
  expect(renderPage(fullData())).not.toContain('of-another-run')
})

test('HTML in a record is shown as text in every place', () => {
  const [plain, hostile] = [renderPage(fullData()), renderPage(fullData(image))]
  expect(elementsOf(hostile)).toEqual(elementsOf(plain))
  expect(hostile).not.toContain('<img')
  // Each text that contains it is still complete.
  const times = (text: string) => textOf(hostile).split(text).length - 1
  expect(times(image)).toBeGreaterThan(40)
})

test('a text cannot end its attribute, nor hide or reverse the text around it', () => {
  expect(html`<a title="${`"'&<`}">`.text).toBe('<a title="&#34;&#39;&#38;&#60;">')
  expect(html`${'a\u202eb\u0000c\u001b[1m\ud800'}`.text).toBe('a\\u202eb\\u0000c\\u001b[1m\ufffd')
  expect(html`${'two\nlines\tand'}`.text).toBe('two\nlines\tand')
})

test('without records, each server has a hint', () => {
  const page = textOf(renderPage(emptyData()))
  expect(page.split('Nothing has been logged here yet').length).toBe(3)
  expect(page).toContain('mlflow-tracking-uri: http://127.0.0.1:2')
  expect(page).toContain('Requests to W&B: none')
  expect(textOf(renderPage(fullData()))).not.toContain('Nothing has been logged')
})

test('headings do not skip a level, and each table has a caption and headings', () => {
  const page = renderPage(fullData())
  const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level))
  expect(levels[0]).toBe(1)
  for (const [index, level] of levels.entries()) {
    expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
  }
  const tables = page.split('<table').slice(1)
  expect(tables.length).toBe(6)
  for (const table of tables) {
    expect(table).toMatch(/^[^>]*>\n<caption>.+<\/caption>\n<thead><tr><th scope="col">/)
    expect(table).toContain('<th scope="row">')
  }
})

test('the content of a file is shown if it is text and not too long', () => {
  expect(fileDetails('a', Buffer.from('text')).text).toContain('<code>text</code>')
  for (const bytes of [Buffer.from([0xff, 0xfe]), Buffer.from('x'.repeat(100_001))]) {
    expect(fileDetails('a', bytes).text).toContain('Not shown.')
  }
  expect(fileDetails('a', undefined).text).toContain('not uploaded')
})

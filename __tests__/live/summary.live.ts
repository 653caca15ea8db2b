import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { Outcome } from '../../sandbox/runner.ts'
import { cloneSample } from '../../sandbox/sample.ts'
import { scene } from '../scenarios/scene.ts'
import { domOf, pictureOf } from './chromium.ts'
import { pageOf } from './render.ts'

jest.setTimeout(180_000)

/** For docs/pictures. */
const pictures = resolve('.live/pictures')

const stage = scene()
let folder: string
beforeAll(() => {
  mkdirSync(pictures, { recursive: true })
  folder = mkdtempSync(join(tmpdir(), 'log-revision-summary-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** The summary of a step as a page, and what the browser makes of it. */
async function shown({ summary }: Outcome, name: string) {
  const page = join(folder, `${name}.html`)
  writeFileSync(page, pageOf(summary))
  const url = `file://${page}`
  const dom = await domOf(url)
  expect(dom).toContain('<title>drawn</title>')
  return { url, article: /<article.*?<\/article>/s.exec(dom)?.[0] ?? '' }
}

test('the card of a tag, as GitHub shows it', async () => {
  await stage.push('v1')
  const step = await stage.push('v2')
  const { url, article } = await shown(step, 'card')

  expect(article).toContain('<h3><code>lairs-revision:v2</code></h3>')
  expect(article).toContain('2 added, 0 removed, 1 changed since <code>v1</code>')
  for (const name of ['wandb-run-url', 'wandb-artifact-url', 'mlflow-run-url']) {
    expect(article).toContain(`<a href="${step.outputs[name]}">`)
  }
  expect(article.match(/<details>/g)).toHaveLength(2)
  await pictureOf(url, join(pictures, 'summary.png'), { width: 760, height: 430 })
})

/** A step that logs all tags. */
function pushAll(workspace: string): Promise<Outcome> {
  const event = { name: 'workflow_dispatch', ref: 'refs/heads/main', payload: {} }
  return stage.push('', { revision: '**' }, { workspace, event })
}

test('the table of several tags, and the chart that GitHub draws of them', async () => {
  const { url, article } = await shown(await pushAll(stage.sample.path), 'table')

  expect(article).toContain('<h3>4 revisions, all as they should be</h3>')
  expect(article.match(/<tr><td>/g)).toHaveLength(4)
  for (const label of ['Records over revisions', 'v1', 'v3.0.1']) {
    expect(chartIn(article)).toContain(label)
  }
  await pictureOf(url, join(pictures, 'summaries.png'), { width: 960, height: 600 })
})

test('a tag that is no word for Mermaid is in the chart all the same', async () => {
  const clone = cloneSample()
  try {
    clone.git('tag', 'a"]`<b>;', 'v2^{commit}')
    const { article } = await shown(await pushAll(clone.path), 'odd')
    expect(chartIn(article)).toContain('a···')
  } finally {
    clone.remove()
  }
})

function chartIn(article: string): string {
  // Mermaid draws these words where it cannot read a chart.
  expect(article).not.toContain('Syntax error')
  return /<svg.*<\/svg>/s.exec(article)?.[0] ?? ''
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import type { Outcome } from '../../sandbox/runner.ts'
import { cloneSample } from '../../sandbox/sample.ts'
import { useSandbox } from '../scenarios/use-sandbox.ts'
import { type Look, type Opened, open, startChromium, takePicture } from './chromium.ts'
import { pageOf } from './render.ts'

/** docs/pictures has copies of them: update these when the summary changes. */
const pictures = '.live/pictures'

const sandbox = useSandbox()
let browser: Browser
let folder: string
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  folder = mkdtempSync(join(tmpdir(), 'log-revision-summary-'))
  browser = await startChromium()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

/** The summary of a step as GitHub renders it, with its charts. */
async function show({ summary }: Outcome, look: Look): Promise<Opened> {
  const file = join(folder, 'summary.html')
  writeFileSync(file, pageOf(summary))
  const opened = await open(browser, file, look)
  await opened.page.waitForFunction('document.title === "drawn"')
  expect(opened.complaints).toEqual([])
  return opened
}

/** A step that logs all tags. */
function pushAll(workspace: string): Promise<Outcome> {
  const event = { name: 'workflow_dispatch', ref: 'refs/heads/main', payload: {} }
  return sandbox.push('', { revision: '**' }, { workspace, event })
}

test('GitHub shows the summary of one tag', async () => {
  await sandbox.push('v1')
  const step = await sandbox.push('v2')
  const opened = await show(step, { width: 760, height: 430 })
  const { page } = opened

  expect(await page.getByRole('heading', { name: 'lairs-revision:v2' }).isVisible()).toBe(true)
  const records = page.getByRole('row', { name: '2 added, 0 removed, 1 changed since v1' })
  expect(await records.isVisible()).toBe(true)
  const names = ['wandb-run-url', 'wandb-artifact-url', 'mlflow-run-url']
  expect(await page.evaluate('[...document.links].map((each) => each.href)')).toEqual(
    expect.arrayContaining(names.map((name) => step.outputs[name])),
  )
  expect(await page.getByText('git clone').isVisible()).toBe(false)
  await takePicture(opened, join(pictures, 'summary.png'))
  await page.getByText('Rebuild it').click()
  expect(await page.getByText('git clone').isVisible()).toBe(true)
})

test('GitHub shows the table and the chart of several tags', async () => {
  const opened = await show(await pushAll(sandbox.sample.path), { width: 960, height: 600 })
  const { page } = opened

  const heading = page.getByRole('heading', { name: '4 revisions logged' })
  expect(await heading.isVisible()).toBe(true)
  expect(await page.getByRole('row').count()).toBe(5)
  for (const label of ['Records over revisions', 'v1', 'v3.0.1']) {
    const text = page.locator('svg').getByText(label, { exact: true })
    expect([label, await text.isVisible()]).toEqual([label, true])
  }
  await takePicture(opened, join(pictures, 'summaries.png'))
})

test('a tag with special characters of Mermaid is in the chart', async () => {
  const clone = cloneSample()
  try {
    clone.git('tag', 'a"]`<b>;', 'v2^{commit}')
    const { page } = await show(await pushAll(clone.path), {})
    expect(await page.locator('svg').getByText('a····b··', { exact: true }).isVisible()).toBe(true)
  } finally {
    clone.remove()
  }
})

import { mkdirSync, statSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { type MlflowSandbox, startMlflow } from '../../sandbox/mlflow/server.ts'
import { collectPageData } from '../../sandbox/page/page.ts'
import { type PageServer, startPage } from '../../sandbox/page/server.ts'
import { pushOf, runStep } from '../../sandbox/runner.ts'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'
import { DEFAULT_KEY, startWandb, type WandbSandbox } from '../../sandbox/wandb/server.ts'
import { type Look, type Opened, open, startChromium, takePicture } from './chromium.ts'

/** A valid name of a tag in git. */
const hostile = '<img/src=x/onerror=alert(1)>'

let sample: Checkout
let wandb: WandbSandbox
let mlflow: MlflowSandbox
let page: PageServer
let browser: Browser
let opened: Opened

beforeAll(async () => {
  sample = cloneSample()
  wandb = await startWandb()
  mlflow = await startMlflow()
  page = await startPage(() => collectPageData(wandb, mlflow, DEFAULT_KEY))
  for (const tag of ['v1', 'v2']) await push(tag)
  browser = await startChromium()
}, 120_000)

afterEach(() => opened?.page.close())

afterAll(async () => {
  await browser?.close()
  await Promise.all([page, wandb, mlflow].map((server) => server?.close()))
  sample.remove()
})

async function push(tag: string): Promise<void> {
  const inputs = {
    backend: 'wandb\nmlflow',
    'wandb-api-key': DEFAULT_KEY,
    'wandb-base-url': wandb.url,
    'wandb-project': 'corpus',
    'mlflow-tracking-uri': mlflow.url,
    'mlflow-experiment': 'corpus',
  }
  const step = await runStep({ workspace: sample.path, inputs, event: pushOf(tag) })
  expect(step.code).toBe(0)
}

async function show(look?: Look): Promise<Opened> {
  opened = await open(browser, page.url, look)
  return opened
}

const sections = ['The sandbox of log-revision', 'Weights & Biases', 'MLflow', 'Requests']

/**
 * The least contrast that a text has with its ground, by the rule of WCAG 2. It is asked in the page, of
 * each element that has text of its own.
 */
const leastContrast = `(() => {
  const rgb = (color) => color.match(/[\\d.]+/g).map(Number)
  const light = (color) => rgb(color).slice(0, 3)
    .map((part) => part / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0)
  const ground = (element) => {
    const color = getComputedStyle(element).backgroundColor
    return rgb(color)[3] === 0 ? ground(element.parentElement) : color
  }
  const texts = [...document.querySelectorAll('body *')].filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''))
  const ratios = texts.map((element) => {
    const [a, b] = [getComputedStyle(element).color, ground(element)].map(light)
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
  })
  return Math.min(...ratios)
})()`

test.each(['light', 'dark'] as const)(
  'on a %s background, everything is visible and readable',
  async (scheme) => {
    const { page, complaints } = await show({ scheme })
    const heading = (name: string) => page.getByRole('heading', { name, exact: true })

    for (const name of ['The sandbox of log-revision', 'Weights & Biases', 'MLflow', 'Requests']) {
      expect([name, await heading(name).isVisible()]).toEqual([name, true])
    }
    for (const name of ['tag-v1', 'tag-v2', 'latest']) {
      const alias = page.locator('.wandb .chips').getByText(name, { exact: true })
      expect([name, await alias.isVisible()]).toEqual([name, true])
    }
    const runs = ['v1 finished', 'v2 finished', 'v1 FINISHED', 'v2 FINISHED']
    for (const name of [...sections, ...runs]) {
      expect([name, await heading(name).isVisible()]).toEqual([name, true])
    }
    expect(await page.getByRole('table', { name: 'Requests to MLflow' }).isVisible()).toBe(true)
    expect(await page.evaluate(leastContrast)).toBeGreaterThanOrEqual(4.5)
    expect(complaints).toEqual([])
  },
)

test('the content of revision.json is shown when it is opened', async () => {
  const { page, complaints } = await show()
  const file = page.locator('.mlflow details', { hasText: 'revision.json' }).first()

  expect(await file.getByText('"lexicon_tree_hash"').isVisible()).toBe(false)
  await file.locator('summary').focus()
  await page.keyboard.press('Enter')
  expect(await file.getByText('"lexicon_tree_hash"').isVisible()).toBe(true)
  expect(complaints).toEqual([])
})

test.each([400, 1200])('no element is wider than a screen of %d px', async (width) => {
  const { page } = await show({ width })
  await page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`)
  // Clipped or overlapping content does not make its parent element wider.
  const wider = `[...document.querySelectorAll('body *')]
    .filter((each) => each.clientWidth > 0 && each.scrollWidth > each.clientWidth)
    .map((each) => each.outerHTML)`
  expect(await page.evaluate(wider)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
})

test('a screenshot is saved', async () => {
  // docs/pictures/sandbox.png is a copy of it: update it when the page changes.
  const picture = '.live/pictures/sandbox.png'
  mkdirSync('.live/pictures', { recursive: true })
  await takePicture(await show({ height: 1000 }), picture)
  expect(statSync(picture).size).toBeGreaterThan(20_000)
  expect(statSync(picture).size).toBeLessThan(150 * 1024)
})

test('a script in the page is blocked and reported', async () => {
  const { page, complaints } = await show()
  await page.evaluate(`document.body.insertAdjacentHTML('beforeend', '${hostile}')`)
  // All resources are loaded or blocked now.
  await page.waitForLoadState('networkidle')
  expect(complaints.join()).toMatch(/Content Security Policy/)
})

test('a tag that is an HTML element is shown as text', async () => {
  sample.git('tag', hostile, 'v1')
  await push(hostile)
  const { page, complaints } = await show()

  expect(
    await page.getByRole('heading', { name: `${hostile} FINISHED`, exact: true }).isVisible(),
  ).toBe(true)
  expect(
    await page.locator('.wandb details[open]').getByText(`"revision": "${hostile}"`).isVisible(),
  ).toBe(true)
  expect(await page.locator('img').count()).toBe(0)
  expect(complaints).toEqual([])
})

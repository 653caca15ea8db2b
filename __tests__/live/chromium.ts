import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The viewport and color scheme of a page. */
export type Look = Readonly<{ width?: number; height?: number; scheme?: 'light' | 'dark' }>

/** An open page in the browser. */
export type Opened = Readonly<{
  page: Page
  /** Errors, violations of the page's policy, and dialogs in the browser. */
  complaints: readonly string[]
}>

/** Starts the Chromium in the variable CHROMIUM, or one in PATH. Throws if there is none. */
export function startChromium(): Promise<Browser> {
  // Chromium's own sandbox does not work as root. All pages that are opened are made by these tests.
  return chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
}

function findChromium(): string {
  const { CHROMIUM = '', PATH = '' } = process.env
  if (CHROMIUM !== '') return CHROMIUM
  const folders = PATH.split(delimiter)
  const places = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  const found = places.find(isProgram)
  if (found !== undefined) return found
  throw new Error(
    `No Chromium was found. Install it (apt-get install chromium), or set CHROMIUM to its path. Looked in PATH for ${NAMES.join(', ')}.`,
  )
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Opens a URL, or an HTML file by its path. */
export async function open(browser: Browser, place: string, look: Look = {}): Promise<Opened> {
  const { width = 1200, height = 800, scheme = 'light' } = look
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme })
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() !== 'log') complaints.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`))
  page.on('dialog', async (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`)
    await dialog.dismiss()
  })
  await page.goto(/^https?:/.test(place) ? place : pathToFileURL(place).href)
  return { page, complaints }
}

/** Saves a screenshot of the viewport, or of the whole page. */
export async function takePicture({ page }: Opened, path: string, fullPage = false): Promise<void> {
  await page.screenshot({ path, fullPage })
}

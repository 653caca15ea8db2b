import { execFile } from 'node:child_process'
import { accessSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The document of a page when its scripts are done, as HTML. */
export async function domOf(url: string): Promise<string> {
  return await chromium(['--dump-dom', url])
}

/** Takes a picture of a page, in pixels. */
export async function pictureOf(
  url: string,
  file: string,
  { width, height }: Readonly<{ width: number; height: number }>,
): Promise<void> {
  await chromium([`--screenshot=${file}`, `--window-size=${width},${height}`, url])
}

async function chromium(args: readonly string[]): Promise<string> {
  // Root has no sandbox, and time runs at once until all timers are done.
  const usual = ['--headless', '--no-sandbox', '--hide-scrollbars', '--virtual-time-budget=10000']
  const { stdout } = await run(find(), [...usual, ...args], { maxBuffer: 64 * 1024 * 1024 })
  return stdout
}

function find(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const names = ['chromium', 'chromium-browser', 'google-chrome']
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  const found = candidates.find((file) => {
    try {
      accessSync(file)
      return true
    } catch {
      return false
    }
  })
  if (found !== undefined) return found
  throw new Error(`There is no Chromium: none of ${names.join(', ')} is in PATH. Install it.`)
}

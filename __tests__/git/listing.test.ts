import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { findGit } from '../../src/git/executable.ts'
import { createListing } from '../../src/git/listing.ts'
import { createGitRunner, type GitRunner } from '../../src/git/process.ts'
import { LimitError, limits } from '../../src/limits.ts'
import { lowerLimits } from '../lower-limits.ts'

lowerLimits({ tags: 1000 })

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-revision-listing-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('if git ends before it has read its input, the error has the message of git', async () => {
  // The folder is not a repository, so git fails at once.
  const env = { PATH: process.env['PATH'] ?? '', GIT_DIR: join(folder, 'missing'), LC_ALL: 'C' }
  const { signal } = new AbortController()
  const executable = findGit(process.env, folder)
  const environments = { localEnv: env, networkEnv: () => env }
  const options = { executable, cwd: folder, ...environments, signal, debug: () => undefined }
  const git = createListing(createGitRunner(options), () => [])
  // More than a pipe can hold.
  const commits = Array.from({ length: 100_000 }, () => 'a'.repeat(40))
  const message =
    /^git rev-list failed: fatal: not a git repository: .*missing'\. Check the repository out again\.$/
  await expect(git.commitGraph(commits)).rejects.toThrow(message)
})

/** A git that lists this text. */
function listing(text: string): GitRunner {
  const noProcess = (): never => {
    throw new Error('no process is needed')
  }
  return { run: async () => text, start: noProcess, startWithNetwork: noProcess }
}

test('a checkout can have as many tags as the limit says', async () => {
  const lines = Array.from({ length: limits.tags }, (_, index) => `a refs/tags/v${index}`)
  expect((await createListing(listing(lines.join('\n')), () => []).tags()).size).toBe(limits.tags)
  const more = listing([...lines, 'a refs/tags/last'].join('\n'))
  const tooMany = createListing(more, () => []).tags()
  await expect(tooMany).rejects.toThrow(LimitError)
  await expect(tooMany).rejects.toThrow(
    `The checkout has ${limits.tags + 1} tags; the limit is ${limits.tags} (docs/limits.md)`,
  )
})

test('a search for the last change of a file that takes too long is an error', async () => {
  const script = join(folder, 'wait.cjs')
  writeFileSync(script, 'setTimeout(() => undefined, 60_000)')
  const child = spawn(process.execPath, [script], { detached: process.platform !== 'win32' })
  const closed = once(child, 'close')
  const git = createListing({ ...listing(''), start: () => child }, () => [])
  await expect(git.lastChange('a', 'b')).rejects.toThrow('git rev-list took more than 1500 ms')
  await closed
}, 20_000)

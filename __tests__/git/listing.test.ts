import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { findGit } from '../../src/git/executable.ts'
import { createListing } from '../../src/git/listing.ts'
import { createGitRunner } from '../../src/git/process.ts'

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
  const environments = { localEnv: env, networkEnv: env }
  const options = { executable, cwd: folder, ...environments, signal, debug: () => undefined }
  const git = createListing(createGitRunner(options))
  // More than a pipe can hold.
  const commits = Array.from({ length: 100_000 }, () => 'a'.repeat(40))
  const message =
    /^git rev-list failed: fatal: not a git repository: .*missing'\. Check the repository out again\.$/
  await expect(git.newestFirst(commits)).rejects.toThrow(message)
  await expect(git.ancestry(commits, () => undefined)).rejects.toThrow(message)
})

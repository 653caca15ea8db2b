import { spawn } from 'node:child_process'
import { expect, test } from '@jest/globals'
import { listing } from '../../src/git/commands.ts'

test('git that ends before it has read what it is asked fails with its words, and nothing else does', async () => {
  const git = listing(() => spawn('sh', ['-c', 'echo "fatal: out of memory" >&2; exit 128']))
  // More than lies between two processes.
  const commits = Array.from({ length: 100_000 }, () => 'a'.repeat(40))
  const said = 'git rev-list failed: fatal: out of memory. Check the repository out again.'
  await expect(git.newestFirst(commits)).rejects.toThrow(new Error(said))
  await expect(git.ancestry(commits, () => undefined)).rejects.toThrow(new Error(said))
})

import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { findGit } from '../../src/git/executable.ts'
import { createGitRunner, type GitRunner, linesOf, outputOf } from '../../src/git/process.ts'
import { onUnix } from '../platform.ts'

let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'log-revision-process-')))
})
const { PATH: ownPath } = process.env
afterEach(() => {
  process.env['PATH'] = ownPath
  rmSync(folder, { recursive: true })
})

/** Runs git in the folder. `messages` receives the debug messages. */
function runner(signal: AbortSignal, messages: string[] = []): GitRunner {
  const env = { PATH: folder, HOME: folder, GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C' }
  const executable = findGit(process.env, folder)
  const debug = (message: string) => messages.push(message)
  return createGitRunner({
    executable,
    cwd: folder,
    localEnv: env,
    networkEnv: () => env,
    signal,
    debug,
  })
}

const { signal: never } = new AbortController()

onUnix('git is started by its absolute path, whatever PATH contains', async () => {
  writeFileSync(join(folder, 'git'), '#!/bin/sh\necho another program\n', { mode: 0o755 })
  const git = runner(never)
  // @actions/exec looks for a bare name in the PATH of this process.
  process.env['PATH'] = folder
  expect(await git.run(['version'])).toMatch(/^git version \d/)
  for (const start of [git.start, git.startWithNetwork]) {
    const lines: (readonly string[])[] = []
    for await (const some of linesOf(outputOf(start(['version'])))) lines.push(some)
    expect(lines.flat()).toEqual([expect.stringMatching(/^git version \d/)])
  }
})

test('each command is reported with its result', async () => {
  const messages: string[] = []
  const git = runner(never, messages)
  await git.run(['version'])
  await expect(git.run(['rev-parse', 'HEAD'])).rejects.toThrow('not a git repository')
  const lines = outputOf(git.start(['rev-parse', 'HEAD']))
  await expect(lines.next()).rejects.toThrow('not a git repository')
  expect(messages).toEqual([
    expect.stringMatching(/^git version: exit code 0, \d+ ms$/),
    expect.stringMatching(/^git rev-parse HEAD: exit code 128, \d+ ms$/),
    expect.stringMatching(/^git rev-parse HEAD: exit code 128, \d+ ms$/),
  ])
})

test('the end of the run kills git, and nothing is started after it', async () => {
  const controller = new AbortController()
  const git = runner(controller.signal)
  // It waits for its stdin.
  const child = git.start(['hash-object', '--stdin'])
  const ended = new Promise((resolve) => child.on('close', (_, killedBy) => resolve(killedBy)))
  controller.abort(new Error('The job was cancelled'))
  expect(await ended).toBe('SIGKILL')
  expect(() => git.start(['version'])).toThrow('The job was cancelled')
  expect(() => git.startWithNetwork(['version'])).toThrow('The job was cancelled')
})

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type Checkout, initRepository } from '../../sandbox/sample.ts'
import type { Git } from '../../src/git/repository.ts'
import { readRevisions, selectRevisions } from '../../src/revision/read.ts'
import { messageOf } from '../../src/text/message.ts'
import { openCheckout } from '../git/open-checkout.ts'
import { parseRevision } from '../inputs/revision-input.ts'
import { inputs } from '../inputs.ts'
import { commitWithTag } from './tagged-commits.ts'

/** Files in refs/tags that git cannot read. It warns of some of them, and says nothing about the others. */
const brokenFiles: Readonly<Record<string, string>> = {
  vempty: '',
  vgarbage: 'nothing that git knows',
  vnone: 'ref: refs/tags/none\n',
  vself: 'ref: refs/tags/vself\n',
  vzero: `${'0'.repeat(40)}\n`,
  'folder/vempty': '',
  'v..name': `${'1'.repeat(40)}\n`,
}
const brokenNames = Object.keys(brokenFiles).sort()

let repository: Checkout
beforeEach(() => {
  repository = initRepository()
  commitWithTag(repository, 'v1', 0)
})
afterEach(() => repository.remove())

function writeRefs(files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = join(repository.path, '.git/refs/tags', name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}

async function withGit<Value>(read: (git: Git) => Promise<Value>, path = repository.path) {
  const git = await openCheckout(path)
  try {
    return await read(git)
  } finally {
    git.close()
  }
}

/** The names of the tags that git cannot read. */
async function brokenIn(path?: string): Promise<readonly string[]> {
  const tags = await withGit((git) => git.tags(), path)
  return [...tags].flatMap(([name, id]) => (id === '' ? [name] : [])).sort()
}

describe('a tag whose ref is broken is in the list of tags', () => {
  test('of a checkout', async () => {
    writeRefs(brokenFiles)
    expect(await brokenIn()).toEqual(brokenNames)
  })

  test('of a worktree', async () => {
    const worktree = mkdtempSync(join(tmpdir(), 'log-revision-worktree-'))
    try {
      repository.git('worktree', 'add', '--quiet', '--detach', worktree, 'v1')
      writeRefs(brokenFiles)
      expect(await brokenIn(worktree)).toEqual(brokenNames)
    } finally {
      rmSync(worktree, { recursive: true })
    }
  })

  test('and no other file is', async () => {
    writeRefs({ 'v2.lock': '', '.hidden': '', 'folder/.hidden/v2': '' })
    repository.git('tag', 'größe/ü', 'v1')
    repository.git('tag', '-m', 'x', 'annotated', 'v1')
    repository.git('symbolic-ref', 'refs/tags/vlink', 'refs/tags/v1')
    expect(await brokenIn()).toEqual([])
    repository.git('pack-refs', '--all')
    expect(await brokenIn()).toEqual([])
  })
})

/** The names that are logged, the errors by name, and the warnings. */
async function read(input: string) {
  return await withGit(async (git) => {
    const selecting = { ...inputs, revision: parseRevision(input) }
    const identity = { url: 'https://example.org/o/r', isEventRepository: true }
    const warnings: string[] = []
    const { signal } = new AbortController()
    const { selections } = await selectRevisions(git, selecting, identity, () => undefined)
    const { revisions, failed } = await readRevisions(git, selections, selecting, {
      repository: identity.url,
      warn: (message) => warnings.push(message),
      notice: () => undefined,
      debug: () => undefined,
      redact: (text) => text,
      nameHint: async () => '',
      env: {},
      signal,
    })
    const errors = Object.fromEntries(failed.map(({ name, error }) => [name, messageOf(error)]))
    return { names: revisions.map(({ name }) => name), errors, warnings }
  })
}

test('a selected tag whose ref is broken fails alone, and says why', async () => {
  writeRefs({ vempty: '', other: '' })
  const errors = {
    vempty:
      'The tag "vempty" exists, but git cannot read its ref. Delete .git/refs/tags/vempty, or check the repository out again.',
  }
  expect(await read('v*')).toMatchObject({ names: ['v1'], errors })
  expect(await read('vempty')).toMatchObject({ names: [], errors })
})

test('a warning names the others', async () => {
  expect((await read('v1')).warnings).toEqual([])
  writeRefs({ vempty: '', other: '' })
  const { names, errors, warnings } = await read('v*')
  expect({ names, errors: Object.keys(errors) }).toEqual({ names: ['v1'], errors: ['vempty'] })
  expect(warnings).toEqual([
    expect.stringMatching(/^git cannot read the refs of 1 tag\(s\): other\. /),
  ])
})

import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type Checkout, initRepository } from '../../sandbox/sample.ts'
import { gitAdvice } from '../../src/git/process.ts'
import { nearest, type Revision, resolve } from '../../src/revision/resolve.ts'
import type { Selection } from '../../src/revision/select.ts'
import { writeRef } from '../git/loose-objects.ts'
import { openCheckout } from '../git/open-checkout.ts'
import { commitWithTag, timeAt, writeObject } from './tagged-commits.ts'

let repository: Checkout
let commit: string
beforeAll(() => {
  repository = initRepository()
})
beforeEach(() => {
  for (const name of ['heads', 'remotes', 'tags']) {
    rmSync(join(repository.path, '.git/refs', name), { recursive: true, force: true })
  }
  commit = commitWithTag(repository, 'v0', 0)
})
afterAll(() => repository.remove())

/** Resolves a name, and records the warnings. */
async function resolved(
  name: string,
  kind: Selection['kind'] = 'tag',
): Promise<Readonly<{ revision: Revision; warnings: readonly string[] }>> {
  const git = await openCheckout(repository.path)
  const warnings: string[] = []
  const tools = { warn: (message: string) => warnings.push(message), nameHint: async () => '' }
  try {
    const selection = { kind, name, isNamed: true, fromEvent: undefined } as const
    return { revision: await resolve(git, selection, tools), warnings }
  } finally {
    git.close()
  }
}

/** Creates the tag v1 whose tag object has these lines. */
function tagObject(...lines: readonly string[]): string {
  const headers = [`object ${commit}`, 'type commit', ...lines]
  const id = writeObject(repository, 'tag', headers, 'First')
  writeRef(repository, 'refs/tags/v1', id)
  return id
}

describe('the date of a tag', () => {
  test.each([
    ['that git cannot read', 'yesterday', 'yesterday'],
    ['in the future', '4102444800 +0000', '2100-01-01T00:00:00Z'],
    ['that is not there', '', ''],
  ])('%s is recorded as it is, with a warning', async (_, text, date) => {
    tagObject('tag v1', `tagger A <a@b> ${text}`)
    const { revision, warnings } = await resolved('v1')
    expect(revision.tag).toMatchObject({ date })
    expect(warnings).toEqual([
      `The date of the tag v1 cannot be read or is in the future: "${date}". It is recorded unchanged, but is not used to find the newest tag.`,
    ])
  })

  test('is not missed in a tag without a tagger', async () => {
    tagObject('tag v1')
    expect(await resolved('v1')).toMatchObject({ revision: { tag: { date: '' } }, warnings: [] })
  })

  test('is usually fine', async () => {
    tagObject('tag v1', `tagger A <a@b> ${timeAt(0)} -700`)
    const tag = { date: '2026-10-20T10:00:00Z' }
    expect(await resolved('v1')).toMatchObject({ revision: { tag }, warnings: [] })
  })
})

test('a tag object with another name than its ref is recorded, with a warning', async () => {
  const object = tagObject('tag v2', `tagger A <a@b> ${timeAt(0)} +0000`)
  expect(await resolved('v1')).toMatchObject({
    revision: { name: 'v1', tag: { kind: 'annotated', object } },
    warnings: ['The tag object of v1 has another name, "v2". The name of the ref is recorded.'],
  })
})

describe('a name that is not a tag', () => {
  const forms = ' The input "revision" accepts tags, patterns and full commit ids.'

  test.each([
    ['HEAD', ' "HEAD" looks like a branch.'],
    ['here', ' "here" looks like a branch.'],
    ['there', ' "there" looks like a branch.'],
    ['main', ''],
    ['refs/heads/here', ''],
    ['ABCDEF0', ' "ABCDEF0" looks like an abbreviated id.'],
  ])('is not guessed, and the error says which forms are accepted: %s', async (name, start) => {
    writeRef(repository, 'refs/heads/here', commit)
    writeRef(repository, 'refs/remotes/origin/there', commit)
    const message = `("fetch-depth: 0" fetches all).${start}${forms}`
    await expect(resolved(name)).rejects.toThrow(message)
  })

  test('is not guessed from the beginning of an id', async () => {
    const short = commit.slice(0, 8)
    await expect(resolved(short)).rejects.toThrow(
      ` "${short}" looks like an abbreviated id.${forms}`,
    )
  })
})

test('an extension of the repository that git does not know needs a newer git', async () => {
  const config = join(repository.path, '.git/config')
  const known = readFileSync(config)
  appendFileSync(config, '[core]\nrepositoryformatversion = 1\n[extensions]\nfoo = bar\n')
  const newerGit =
    /unknown repository extension.*\. The repository uses a feature that this git does not know\. Install a newer git in the job before this step\.$/
  await expect(resolved('v0')).rejects.toThrow(newerGit)
  await expect(resolved(commit, 'commit')).rejects.toThrow(newerGit)
  writeFileSync(config, known)
})

test.each([
  "error: invalid value for 'extensions.objectformat': 'sha999'",
  'fatal: unknown repository extension found: foo',
  'fatal: Expected git repo version <= 1, found 2',
])('git means that a newer git is needed: %s', (message) => {
  expect(gitAdvice(message)).toMatch(/Install a newer git/)
})

test('at most three similar names are suggested, the most similar first', () => {
  const names = ['v1.0', 'v1.1', 'v1.10', 'v2.0', 'nightly']
  expect(nearest('v1.00', names)).toEqual(['v1.0', 'v1.10', 'v1.1'])
  expect(nearest('release', names)).toEqual([])
})

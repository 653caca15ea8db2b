import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type Checkout, cloneShallow, initRepository } from '../../sandbox/sample.ts'
import { openGit } from '../../src/git/repository.ts'
import { parsePayload } from '../../src/inputs/event.ts'
import { readRevisions } from '../../src/revision/read.ts'
import { parseRevision } from '../../src/revision/select.ts'

const event = { name: 'schedule', ref: 'refs/heads/main', sha: '', payload: parsePayload('') }
const workflow = { serverUrl: 'https://github.com', apiUrl: '', repository: 'lab/corpus', event }

let repository: Checkout
let home: string
beforeEach(() => {
  repository = initRepository()
  home = mkdtempSync(join(tmpdir(), 'log-revision-home-'))
})
afterEach(() => {
  repository.remove()
  rmSync(home, { recursive: true, force: true })
})

/** Writes an object as it is, so that it has just the dates that a test is about. */
function write(type: 'commit' | 'tag', headers: readonly string[], message: string): string {
  const file = join(home, 'object')
  writeFileSync(file, `${headers.join('\n')}\n\n${message}\n`)
  return repository.git('hash-object', '-t', type, '-w', file)
}

/** A commit, so many minutes after noon, and the lightweight tag of that name. Gives its id. */
function commit(name: string, minutes: number, parents: readonly string[] = []): string {
  const tree = repository.git('write-tree')
  const who = `Test <test@example.org> ${at(minutes)} +0000`
  const lines = parents.map((parent) => `parent ${parent}`)
  const headers = [`tree ${tree}`, ...lines, `author ${who}`, `committer ${who}`]
  const id = write('commit', headers, `The commit of ${name}`)
  repository.git('update-ref', `refs/tags/${name}`, id)
  return id
}

function annotate(name: string, id: string, minutes: number): void {
  const tagger = `tagger Test <test@example.org> ${at(minutes)} +0000`
  const object = write('tag', [`object ${id}`, 'type commit', `tag ${name}`, tagger], name)
  repository.git('update-ref', `refs/tags/${name}`, object)
}

function at(minutes: number): number {
  return 1_792_490_400 + 60 * minutes
}

/** The names of what the input selects, oldest first. */
async function ordered(input = '**', checkout = repository): Promise<readonly string[]> {
  const { signal } = new AbortController()
  const git = await openGit(checkout.path, checkout.path, home, signal)
  try {
    const asked = { revision: parseRevision(input), githubToken: '', workflow }
    const { revisions } = await readRevisions(git, asked, { warn: () => undefined, signal })
    return revisions.map(({ name }) => name)
  } finally {
    git.close()
  }
}

test('the date of the commit comes first, whatever the tags are called', async () => {
  const first = commit('z', 0)
  const second = commit('m', 1, [first])
  commit('a', 2, [second])

  expect(await ordered()).toEqual(['z', 'm', 'a'])
  expect(await ordered('a\nm\nz')).toEqual(['z', 'm', 'a'])
})

test('the date of the commit goes before the history, as clocks are not all right', async () => {
  const parent = commit('parent', 5)
  commit('child', 3, [parent])

  expect(await ordered()).toEqual(['child', 'parent'])
})

test('the date of the commit goes before that of the tag', async () => {
  const first = commit('first', 0)
  const second = commit('second', 1, [first])
  annotate('second', second, 2)
  annotate('first', first, 100)

  expect(await ordered()).toEqual(['first', 'second'])
})

test('dates are compared as points in time, and not as they are written', async () => {
  // The second is an hour later, though the day and the hour that its author saw are earlier.
  const tree = repository.git('write-tree')
  const who = (seconds: number, zone: string) => `Test <test@example.org> ${seconds} ${zone}`
  for (const [name, seconds, zone] of [
    ['tokyo', at(0), '+0900'],
    ['honolulu', at(60), '-1000'],
    ['odd', at(120), '+1400'],
  ] as const) {
    const headers = [`author ${who(seconds, zone)}`, `committer ${who(seconds, zone)}`]
    const id = write('commit', [`tree ${tree}`, ...headers], name)
    repository.git('update-ref', `refs/tags/${name}`, id)
  }

  expect(await ordered()).toEqual(['tokyo', 'honolulu', 'odd'])
})

describe('of commits of the same second, an ancestor comes before its descendants', () => {
  test.each([[['a', 'b', 'c']], [['c', 'b', 'a']], [['b', 'c', 'a']]])('%j', async (names) => {
    let parents: readonly string[] = []
    for (const name of names) parents = [commit(name, 0, parents)]

    expect(await ordered()).toEqual(names)
    expect(await ordered(names.join('\n'))).toEqual(names)
    expect(await ordered(names.toReversed().join('\n'))).toEqual(names)
  })

  test('also where the way between them leads over commits that have no tag', async () => {
    const first = commit('z', 0)
    let last = first
    for (let index = 0; index < 20; index++) last = commit('between', 0, [last])
    repository.git('update-ref', '-d', 'refs/tags/between')
    commit('a', 0, [last])

    expect(await ordered()).toEqual(['z', 'a'])
  })

  test('also where the way between them leads over commits of other dates', async () => {
    const first = commit('z', 0)
    const between = commit('early', -10, [first])
    commit('a', 0, [between])

    expect(await ordered()).toEqual(['early', 'z', 'a'])
  })

  test('also on both sides of a merge', async () => {
    const root = commit('root', 0)
    const left = commit('z-left', 0, [root])
    const right = commit('a-right', 0, [root])
    const merge = commit('merge', 0, [left, right])
    commit('after', 0, [merge])
    const order = await ordered()

    expect(order[0]).toBe('root')
    expect(order.slice(1, 3).toSorted()).toEqual(['a-right', 'z-left'])
    expect(order.slice(3)).toEqual(['merge', 'after'])
  })
})

test('of commits of the same second that do not descend from each other, the order is the same however they are given', async () => {
  const names = ['d', 'a', 'c', 'b']
  for (const name of names) commit(name, 0)
  const order = await ordered(names.join('\n'))

  expect(await ordered(names.toReversed().join('\n'))).toEqual(order)
  expect(await ordered('a\nb\nc\nd')).toEqual(order)
  expect(await ordered()).toEqual(order)
})

describe('of tags of one commit', () => {
  test('the date of the tag counts, and one without comes first', async () => {
    const id = commit('z', 0)
    annotate('a', id, 20)
    annotate('m', id, 10)
    annotate('b', id, 10)

    expect(await ordered()).toEqual(['z', 'b', 'm', 'a'])
  })

  test('then the name, its numbers as numbers', async () => {
    const id = commit('v10', 0)
    for (const name of ['v9', 'v1.10', 'v1.9', 'v100', 'release/2', 'release/10', 'V9']) {
      repository.git('update-ref', `refs/tags/${name}`, id)
    }

    expect(await ordered()).toEqual([
      'release/2',
      'release/10',
      'v1.9',
      'v1.10',
      'v9',
      'V9',
      'v10',
      'v100',
    ])
  })

  test('names that are the same to a reader have an order all the same', async () => {
    const id = commit('e\u0301', 0)
    for (const name of ['\u00e9', 'v01', 'v1'])
      repository.git('update-ref', `refs/tags/${name}`, id)

    expect(await ordered()).toEqual(['e\u0301', '\u00e9', 'v01', 'v1'])
    expect(await ordered('v1\nv01\n\u00e9\ne\u0301')).toEqual(['e\u0301', '\u00e9', 'v01', 'v1'])
  })
})

test('a commit that is given by its id has its place among the tags', async () => {
  const first = commit('first', 0)
  const second = commit('second', 1, [first])
  commit('third', 2, [second])
  repository.git('update-ref', '-d', 'refs/tags/second')

  expect(await ordered(`third\n${second}\nfirst`)).toEqual(['first', second, 'third'])
})

test('a shallow clone has no history, and still an order', async () => {
  const first = commit('z', 0)
  commit('a', 0, [first])
  const shallow = cloneShallow(repository, 'a')
  try {
    shallow.git('fetch', '--quiet', '--depth=1', 'origin', 'refs/tags/z:refs/tags/z')

    expect([...(await ordered('*', shallow))].sort()).toEqual(['a', 'z'])
    expect(await ordered('z\na', shallow)).toEqual(await ordered('a\nz', shallow))
  } finally {
    shallow.remove()
  }
})

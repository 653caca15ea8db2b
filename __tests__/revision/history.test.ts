import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import { cloneShallow, initRepository } from '../../sandbox/sample.ts'
import { History } from '../../src/revision/history.ts'
import { representatives } from '../exhaustive/mode.ts'
import { writeLooseObject, writeRef } from '../git/loose-objects.ts'
import {
  annotate as annotateIn,
  commitWithTag,
  noWarning,
  orderOf,
  standingsOf,
  timeAt,
  writeObject,
} from './tagged-commits.ts'

// The tests only add tags and their objects.
const repository = initRepository()
afterEach(() => rmSync(join(repository.path, '.git/refs/tags'), { recursive: true, force: true }))
afterAll(() => repository.remove())

/** Creates a commit, some minutes after noon, and a lightweight tag with this name. Returns the commit id. */
function commit(name: string, minutes: number, parents: readonly string[] = []): string {
  return commitWithTag(repository, name, minutes, parents)
}

function annotate(name: string, id: string, minutes: number): void {
  annotateIn(repository, name, id, minutes)
}

function removeTag(name: string): void {
  rmSync(join(repository.path, '.git/refs/tags', name))
}

/** The names of the revisions that the input selects, oldest first. */
function ordered(input = '**', checkout = repository): Promise<readonly string[]> {
  return orderOf(input, checkout)
}

test('revisions are ordered by commit date, not by name', async () => {
  const first = commit('z', 0)
  const second = commit('m', 1, [first])
  commit('a', 2, [second])

  expect(await ordered()).toEqual(['z', 'm', 'a'])
  expect(await ordered('a\nm\nz')).toEqual(['z', 'm', 'a'])
})

test('the commit date decides even if a child is older than its parent', async () => {
  const parent = commit('parent', 5)
  commit('child', 3, [parent])

  expect(await ordered()).toEqual(['child', 'parent'])
})

test('the commit date counts before the tag date', async () => {
  const first = commit('first', 0)
  const second = commit('second', 1, [first])
  annotate('second', second, 2)
  annotate('first', first, 100)

  expect(await ordered()).toEqual(['first', 'second'])
})

test('a commit date in the future counts as the oldest', async () => {
  const future = commit('future', 200 * 365 * 24 * 60)
  const first = commit('first', 0, [future])
  commit('second', 1, [first])

  const warnings: string[] = []
  const order = await orderOf('**', repository, (message) => warnings.push(message))
  expect(order).toEqual(['future', 'first', 'second'])
  expect(warnings).toEqual([expect.stringContaining('is in the future')])
})

test('dates in different time zones are compared as points in time', async () => {
  // The second commit is an hour later, although its local date and time are earlier.
  const tree = writeLooseObject(repository, 'tree', '')
  const who = (seconds: number, zone: string) => `Test <test@example.org> ${seconds} ${zone}`
  for (const [name, seconds, zone] of [
    ['tokyo', timeAt(0), '+0900'],
    ['honolulu', timeAt(60), '-1000'],
    ['odd', timeAt(120), '+1400'],
  ] as const) {
    const headers = [`author ${who(seconds, zone)}`, `committer ${who(seconds, zone)}`]
    const id = writeObject(repository, 'commit', [`tree ${tree}`, ...headers], name)
    writeRef(repository, `refs/tags/${name}`, id)
  }

  expect(await ordered()).toEqual(['tokyo', 'honolulu', 'odd'])
})

describe('with the same commit date, an ancestor comes before its descendants', () => {
  const orders = [[['a', 'b', 'c']], [['c', 'b', 'a']], [['b', 'c', 'a']]] as const
  test.each(representatives(orders))('%j', async (names) => {
    let parents: readonly string[] = []
    for (const name of names) parents = [commit(name, 0, parents)]

    expect(await ordered()).toEqual(names)
    expect(await ordered(names.join('\n'))).toEqual(names)
    expect(await ordered(names.toReversed().join('\n'))).toEqual(names)
  })

  test('even if there are commits without a tag between them', async () => {
    const first = commit('z', 0)
    let last = first
    for (let index = 0; index < 20; index++) last = commit('between', 0, [last])
    removeTag('between')
    commit('a', 0, [last])

    expect(await ordered()).toEqual(['z', 'a'])
  })

  test('even if there are commits with other dates between them', async () => {
    const first = commit('z', 0)
    const between = commit('early', -10, [first])
    commit('a', 0, [between])

    expect(await ordered()).toEqual(['early', 'z', 'a'])
  })

  test('on both sides of a merge', async () => {
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

test('the order of unrelated commits with the same date does not depend on the order of the input', async () => {
  const names = ['d', 'a', 'c', 'b']
  for (const name of names) commit(name, 0)
  const order = await ordered(names.join('\n'))

  expect(await ordered(names.toReversed().join('\n'))).toEqual(order)
  expect(await ordered('a\nb\nc\nd')).toEqual(order)
  expect(await ordered()).toEqual(order)
})

describe('tags of the same commit are ordered', () => {
  test('by tag date, and a tag without a date comes first', async () => {
    const id = commit('z', 0)
    annotate('a', id, 20)
    annotate('m', id, 10)
    annotate('b', id, 10)

    expect(await ordered()).toEqual(['z', 'b', 'm', 'a'])
  })

  test('then by name, with numbers compared as numbers', async () => {
    const id = commit('v10', 0)
    for (const name of ['v9', 'v1.10', 'v1.9', 'v100', 'release/2', 'release/10', 'V9']) {
      writeRef(repository, `refs/tags/${name}`, id)
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

  test('even if their names are equivalent in the collation', async () => {
    const id = commit('e\u0301', 0)
    for (const name of ['\u00e9', 'v01', 'v1']) writeRef(repository, `refs/tags/${name}`, id)

    expect(await ordered()).toEqual(['e\u0301', '\u00e9', 'v01', 'v1'])
    expect(await ordered('v1\nv01\n\u00e9\ne\u0301')).toEqual(['e\u0301', '\u00e9', 'v01', 'v1'])
  })
})

test('a commit that is selected by its id is ordered like a tag', async () => {
  const first = commit('first', 0)
  const second = commit('second', 1, [first])
  commit('third', 2, [second])
  removeTag('second')

  expect(await ordered(`third\n${second}\nfirst`)).toEqual(['first', second, 'third'])
})

test('a shallow clone has a stable order although its history is incomplete', async () => {
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

test('if git cannot list the tags, the error is thrown to the caller that needs the history', async () => {
  const fail = async (): Promise<never> => {
    throw new Error('git failed')
  }
  const git = {
    isShallow: false,
    tags: fail,
    read: fail,
    commitGraph: fail,
    checkpoint: fail,
  }
  const revision = { name: 'v1', commit: 'c', committedAt: '', tag: null }
  const history = new History(git, [revision], noWarning)

  // jest also fails if a rejection is not handled.
  await expect(history.oldestFirst()).resolves.toEqual([revision])
  await expect(history.standingOf('v1')).rejects.toThrow('git failed')
})

describe('the standing of a revision is its position and the previous tag', () => {
  function standings(input = '**', checkout = repository): Promise<readonly string[]> {
    return standingsOf(input, checkout)
  }

  test('in a linear history', async () => {
    const first = commit('first', 0)
    const untagged = commit('untagged', 1, [first])
    removeTag('untagged')
    commit('second', 2, [untagged])
    expect(await standings()).toEqual(['1 undefined', '2 first'])
    expect(await standings('second')).toEqual(['2 first'])
  })

  test('on two branches', async () => {
    const root = commit('root', 0)
    const left = commit('left', 1, [root])
    const right = commit('right', 2, [root])
    commit('merge', 3, [left, right])
    expect(await standings()).toEqual(['1 undefined', '2 root', '3 root', '4 right'])
  })

  test('for tags of the same commit', async () => {
    const root = commit('root', 0)
    const id = commit('v1', 1, [root])
    annotate('v2', id, 2)
    expect(await standings()).toEqual(['1 undefined', '2 root', '3 v1'])
  })

  test('for a commit without a tag', async () => {
    const first = commit('first', 0)
    const untagged = commit('untagged', 1, [first])
    removeTag('untagged')
    commit('last', 2, [untagged])
    expect(await standings(untagged)).toEqual(['1 first'])
  })

  test('unless the history is incomplete', async () => {
    commit('second', 1, [commit('first', 0)])
    const shallow = cloneShallow(repository, 'second')
    try {
      expect(await standings('second', shallow)).toEqual(['0 undefined'])
    } finally {
      shallow.remove()
    }
  })
})

import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type Checkout, initRepository } from '../../sandbox/sample.ts'
import { limits } from '../../src/limits.ts'
import { History } from '../../src/revision/history.ts'
import { resolve, UnresolvedError } from '../../src/revision/resolve.ts'
import { messageOf } from '../../src/text/message.ts'
import { exhaustiveTest } from '../exhaustive/mode.ts'
import { fileOfObject, writeLooseObject, writePackedTags, writeRef } from '../git/loose-objects.ts'
import { openCheckout } from '../git/open-checkout.ts'
import {
  annotate,
  commitWithTag,
  noWarning,
  orderOf,
  standingsOf,
  timeAt,
  writeObject,
} from './tagged-commits.ts'

let repository: Checkout
beforeEach(() => {
  repository = initRepository()
})
afterEach(() => repository.remove())

function damage(id: string): void {
  writeFileSync(fileOfObject(repository, id), 'nothing that git knows')
}

/** The ids of the objects that are read until the position of a commit's tag is known. */
async function readsFor(name: string, commit: string, position: number): Promise<string[]> {
  const git = await openCheckout(repository.path)
  const reads: string[] = []
  try {
    const read = (object: string) => {
      reads.push(object)
      return git.read(object)
    }
    const revision = { name, commit, committedAt: '', tag: null }
    const history = new History({ ...git, read }, [revision], noWarning)
    expect(await history.standingOf(name)).toMatchObject({ position })
  } finally {
    git.close()
  }
  return reads
}

const missing = 'a'.repeat(40)
const badTag = 'refs/tags/bad'
const many = 5_000

const tools = { warn: () => undefined, nameHint: async () => '' }

describe('many tags of one commit', () => {
  exhaustiveTest('are all counted, and the commit is read once', async () => {
    const id = commitWithTag(repository, 'v0', 0)
    writePackedTags(
      repository,
      Array.from({ length: many }, (_, index) => [`v${index + 1}`, id]),
    )
    expect(await standingsOf(`v0\nv1\nv${many}`, repository)).toEqual([
      ...['1 undefined', '2 v0', `${many + 1} v${many - 1}`],
    ])

    expect(await readsFor('v9', id, 10)).toEqual([id])
  })

  exhaustiveTest('are counted if they are annotated', async () => {
    const count = 2_000
    const stream = [
      `commit refs/heads/main\nmark :1\ncommitter T <t@e> ${timeAt(0)} +0000\ndata 0\n`,
      ...Array.from({ length: count }, (_, index) => {
        const tagger = `tagger T <t@e> ${timeAt(index)} +0000`
        return `tag v${index + 1}\nfrom :1\n${tagger}\ndata 1\nx\n`
      }),
    ]
    const { path: cwd } = repository
    execFileSync('git', ['fast-import', '--quiet'], { cwd, input: stream.join('') })
    expect(await standingsOf(`v1\nv${count}`, repository)).toEqual([
      ...['1 undefined', `${count} v${count - 1}`],
    ])
  })
})

describe('nested tags', () => {
  test('that share tag objects: each object is read once', async () => {
    const commit = commitWithTag(repository, 'v0', 0)
    const shared = nest(commit, 8)
    const count = 20
    for (let tag = 0; tag < count; tag++) annotate(repository, `r${tag}`, shared, tag, 'tag')
    expect(await readsFor('v0', commit, 1)).toHaveLength(1 + 8 + count)
  })

  /** Creates the tags `depth1` of a commit, `depth2` of the tag object of `depth1`, and so on. Returns the last object. */
  function nest(commit: string, depth: number): string {
    let id = commit
    for (let level = 1; level <= depth; level++) {
      id = annotate(repository, `depth${level}`, id, level, level === 1 ? 'commit' : 'tag')
    }
    return id
  }

  test('lead to a commit and count, up to the limit', async () => {
    const first = commitWithTag(repository, 'first', 0)
    nest(first, 12)
    commitWithTag(repository, 'last', 1)
    const git = await openCheckout(repository.path)
    const outcomes: string[] = []
    try {
      for (let depth = 1; depth <= 12; depth++) {
        const selection = { kind: 'tag', isNamed: true, fromEvent: undefined } as const
        const resolved = resolve(git, { ...selection, name: `depth${depth}` }, tools)
        outcomes.push(await resolved.then(({ commit }) => commit, messageOf))
      }
    } finally {
      git.close()
    }
    // A tag at depth 11 points to ten tags.
    const deepest = limits.nestedTags + 1
    expect(outcomes.slice(0, deepest)).toEqual(Array(deepest).fill(first))
    expect(outcomes.slice(deepest)).toEqual([
      expect.stringMatching(/^The tag object \S+ has more than 10 nested tags; the limit is 10/),
    ])
    expect(await standingsOf('last', repository)).toEqual([`${deepest + 2} undefined`])
  })

  test('of one commit are ordered by their own dates', async () => {
    nest(commitWithTag(repository, 'first', 0), 3)
    expect(await orderOf('depth*', repository)).toEqual(['depth1', 'depth2', 'depth3'])
    expect(await standingsOf('depth*', repository)).toEqual(['2 first', '3 depth1', '4 depth2'])
  })
})

describe('a tag that does not lead to a commit does not count', () => {
  test.each<[string, (commit: string) => void]>([
    ['a missing object', () => writeRef(repository, badTag, missing)],
    [
      'a tag of a missing object',
      () => {
        const headers = [`object ${missing}`, 'type commit', 'tag bad', 'tagger T <t@e> 1 +0000']
        writeRef(repository, badTag, writeObject(repository, 'tag', headers, 'bad'))
      },
    ],
    [
      'a tag without an object',
      () => writeRef(repository, badTag, writeObject(repository, 'tag', ['tag bad'], 'bad')),
    ],
    ['a damaged tag', (commit) => damage(annotate(repository, 'bad', commit, 5))],
    ['a tree', () => writeRef(repository, badTag, writeLooseObject(repository, 'tree', ''))],
    [
      'a tag of a tree',
      () => {
        const tree = writeLooseObject(repository, 'tree', '')
        const headers = [`object ${tree}`, 'type tree', 'tag bad']
        writeRef(repository, badTag, writeObject(repository, 'tag', headers, 'bad'))
      },
    ],
  ])('%s', async (_, create) => {
    const first = commitWithTag(repository, 'first', 0)
    const second = commitWithTag(repository, 'second', 1, [first])
    create(second)
    commitWithTag(repository, 'third', 2, [second])
    const expected = ['1 undefined', '2 first', '3 second']
    expect(await standingsOf('first\nsecond\nthird', repository)).toEqual(expected)
    expect(await orderOf('third\nfirst', repository)).toEqual(['first', 'third'])
  })

  test('and fails alone if it is selected', async () => {
    const first = commitWithTag(repository, 'first', 0)
    writeRef(repository, 'refs/tags/missing', missing)
    damage(annotate(repository, 'damaged', first, 5))
    const git = await openCheckout(repository.path)
    const find = (name: string) => {
      return resolve(git, { kind: 'tag', name, isNamed: true, fromEvent: undefined }, tools)
    }
    try {
      for (const name of ['missing', 'damaged']) {
        const message = new RegExp(`^The tag "${name}" exists, but the object|^git cannot read `)
        await expect(find(name)).rejects.toThrow(message)
        await expect(find(name)).rejects.not.toThrow(UnresolvedError)
      }
      expect(await find('first')).toMatchObject({ commit: first })
    } finally {
      git.close()
    }
  })
})

exhaustiveTest(
  'a commit with 20,000 parents has the newest tag of all of them before it',
  async () => {
    const stream = Array.from({ length: 20_000 }, (_, index) => {
      const committer = `committer T <t@e> ${timeAt(index)} +0000`
      return `commit refs/heads/b\nmark :${index + 1}\n${committer}\ndata 0\n\nreset refs/heads/b\n`
    })
    const marks = Array.from({ length: 20_000 }, (_, index) => `get-mark :${index + 1}\n`)
    const { path: cwd } = repository
    const input = [...stream, ...marks].join('')
    const args = ['-c', 'fastimport.unpackLimit=0', 'fast-import', '--quiet', '--force']
    const parents = execFileSync('git', args, { cwd, input, encoding: 'utf8' }).trim().split('\n')
    expect(new Set(parents).size).toBe(20_000)
    writePackedTags(
      repository,
      ['a', 'c', 'b'].map((name, index) => [name, parents[[0, 19_999, 9_000][index] ?? 0] ?? '']),
    )
    commitWithTag(repository, 'merge', 30_000, parents)
    expect(await standingsOf('merge', repository)).toEqual(['4 c'])
  },
)

describe('if the history cannot be read', () => {
  const unreadable =
    /^The history cannot be read: git rev-list failed: .+\. Check the repository out again\. /

  test('a warning says so, and positions are unknown', async () => {
    const first = commitWithTag(repository, 'first', 0)
    const untagged = commitWithTag(repository, 'untagged', 1, [first])
    rmSync(join(repository.path, '.git/refs/tags/untagged'))
    commitWithTag(repository, 'last', 2, [untagged])
    rmSync(fileOfObject(repository, untagged))
    const warnings: string[] = []
    const warn = (message: string) => warnings.push(message)
    expect(await standingsOf('first\nlast', repository, warn)).toEqual([
      ...['0 undefined', '0 undefined'],
    ])
    expect(warnings).toEqual([expect.stringMatching(unreadable)])
    expect(warnings[0]).toContain(untagged)
    expect(warnings[0]).toMatch(/Positions and changes are not recorded\.$/)
    // The history of the first tag is complete.
    expect(await standingsOf('first', repository)).toEqual(['1 undefined'])
  })

  test('commits of the same date are ordered by their tags', async () => {
    const first = commitWithTag(repository, 'z', 0)
    const untagged = commitWithTag(repository, 'untagged', 0, [first])
    rmSync(join(repository.path, '.git/refs/tags/untagged'))
    commitWithTag(repository, 'a', 0, [untagged])
    rmSync(fileOfObject(repository, untagged))
    const warnings: string[] = []
    const warn = (message: string) => warnings.push(message)
    expect(await standingsOf('a\nz', repository, warn)).toEqual(['0 undefined', '0 undefined'])
    expect(warnings.toSorted()).toEqual([
      expect.stringMatching(/Commits of the same date are ordered by their tags\.$/),
      expect.stringMatching(/Positions and changes are not recorded\.$/),
    ])
    for (const warning of warnings) expect(warning).toMatch(unreadable)
  })
})

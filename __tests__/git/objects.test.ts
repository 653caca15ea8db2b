import { execFileSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { initRepository } from '../../sandbox/sample.ts'
import type { GitObject } from '../../src/git/git-object.ts'
import { parseCommit, parseIdent, parseTag, peel, tagNameIn } from '../../src/git/objects.ts'
import { LimitError, limits } from '../../src/limits.ts'
import { runs } from '../exhaustive/mode.ts'
import { ObjectWriter } from '../scenarios/object-writer.ts'

describe('tag object', () => {
  const tag = (body: string, tagger = 'tagger A <a@b> 1792490400 +0200\n') =>
    parseTag('id', Buffer.from(`object x\ntype commit\ntag v1\n${tagger}\n${body}`))

  test('has a tagger, a date in UTC and a message', () => {
    expect(tag('First\n\nBody\n')).toEqual({
      kind: 'annotated',
      object: 'id',
      tagger: 'A <a@b>',
      date: '2026-10-20T10:00:00Z',
      message: 'First\n\nBody',
      signature: null,
    })
  })

  test.each([
    ['PGP SIGNATURE', 'gpg'],
    ['PGP MESSAGE', 'gpg'],
    ['SSH SIGNATURE', 'ssh'],
    ['SIGNED MESSAGE', 'x509'],
  ])('%s is a signature of kind %s, and not part of the message', (title, signature) => {
    const body = `First\n-----BEGIN ${title}-----\nabc\n-----END ${title}-----\n`
    expect(tag(body)).toMatchObject({ message: 'First', signature })
  })

  test('can lack a tagger, like tags from the first years of git', () => {
    expect(tag('First\n', '')).toMatchObject({ tagger: '', date: '' })
  })
})

test('a commit has a tree and a committer date in UTC', () => {
  const commit = (headers: string): GitObject => {
    return { id: 'id', type: 'commit', content: Buffer.from(`${headers}\n\nFirst\n`) }
  }
  const tree = 'a'.repeat(40)
  const parents = 'parent b\n'.repeat(20_000)
  const idents = 'author A <a@b> 1 +0000\ncommitter B <b@c> 1792490400 -1000'
  const expected = { tree, committedAt: '2026-10-20T10:00:00Z' }
  expect(parseCommit(commit(`tree ${tree}\n${parents}${idents}`))).toEqual(expected)
  // The first header counts, and the message does not.
  const twice = commit(`tree ${tree}\n${idents}\ntree b\ncommitter C <c@d> 2 +0000\n\ntree c`)
  expect(parseCommit(twice)).toEqual(expected)
  expect(parseCommit(commit('encoding UTF-8'))).toEqual({ tree: '', committedAt: '' })
})

describe('a date is read like in git', () => {
  const seconds = 1_792_490_400
  const date = '2026-10-20T10:00:00Z'

  test.each(['-700', '+051800', '+51800', '-07:00', 'CEST', ''])(
    'whatever the time zone looks like: %j',
    (zone) => {
      const ident = `A <a@b> ${seconds} ${zone}`
      const content = Buffer.from(`object x\ntagger ${ident}\ncommitter ${ident}\n\n`)
      expect(parseCommit({ id: 'id', type: 'commit', content }).committedAt).toBe(date)
      expect(parseTag('id', content).date).toBe(date)
    },
  )

  test('whose digits can follow blanks, but no other space', () => {
    expect(parseIdent(`A <a@b>\t \r${seconds} +0000`).date).toBe(date)
    expect(parseIdent(`A <a@b>${seconds}`).date).toBe(date)
    expect(parseIdent(`A <a@b> \u00a0${seconds} +0000`).date).toBe(`\u00a0${seconds} +0000`)
  })

  // A sign is excluded: versions of git differ.
  const blanks = fc.string({ unit: fc.constantFrom(' ', '\t', '\r'), maxLength: 3 })
  const digits = fc.oneof(
    fc.nat({ max: 4_000_000_000 }).map(String),
    fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 25 }),
    fc.constantFrom('', '\u00a0', '\ufeff1', 'x', '0x10', '1e3', '1_000', '٣'),
  )
  const zone = fc.oneof(
    fc.constantFrom('+0000', '-700', '+051800', '+51800', '-07:00', 'CEST', '\u00a0', '.5', ''),
    fc.string({ unit: fc.constantFrom(...'+-:0123456789 '), maxLength: 8 }),
  )
  const text = fc
    .tuple(blanks, digits, blanks, zone, blanks)
    .map((parts) => parts.join(''))
    .filter((each) => !/^\s*[+-]/.test(each))

  /** The committer date of each commit as git reads it, in seconds. */
  function secondsInGit(path: string, ids: Iterable<string>): ReadonlyMap<string, number> {
    const args = ['rev-list', '--no-walk=unsorted', '--timestamp', '--stdin']
    const input = [...ids].join('\n')
    const lines = execFileSync('git', args, { cwd: path, input, encoding: 'utf8' }).trim()
    const pairs = lines.split('\n').map((line) => line.split(' '))
    return new Map(pairs.map(([time, id = '']) => [id, Number(time)]))
  }

  test('and git agrees', () => {
    // Many dates for each process of git.
    const texts = fc.array(text, { minLength: 300, maxLength: 300 })
    const property = fc.property(texts, (dates) => {
      const repository = initRepository()
      try {
        const writer = new ObjectWriter(repository)
        const tree = writer.tree([])
        const idents = new Map<string, string>()
        for (const each of dates) {
          const headers = `author A <a@b> 0 +0000\ncommitter A <a@b>${each}\n`
          idents.set(writer.commit(tree, [], headers), `A <a@b>${each}`)
        }
        writer.finish()
        const fromGit = secondsInGit(repository.path, idents.keys())
        const ours = [...idents].map(([id, ident]) => [
          id,
          ident,
          secondsOf(parseIdent(ident).date),
        ])
        const theirs = [...idents].map(([id, ident]) => {
          const time = fromGit.get(id) ?? Number.NaN
          // JavaScript has no such date.
          return [id, ident, time > 8_640_000_000_000 ? 0 : time]
        })
        expect(ours).toEqual(theirs)
      } finally {
        repository.remove()
      }
    })
    // To shrink the input would take minutes.
    fc.assert(property, { ...runs(40), endOnFailure: true })
  })
})

/** 0 for a date that cannot be read, like in git. */
function secondsOf(date: string): number {
  return /^[\d+-]{4,}-\d\d-\d\dT[\d:]{8}Z$/.test(date) ? Date.parse(date) / 1000 : 0
}

describe('a header line', () => {
  test.each<[string, string, string]>([
    ['is the first one with its key', 'tag v1\ntag v2\n\n', 'v1'],
    ['can be the last line', 'object x\ntag v1', 'v1'],
    ['can be empty', 'object x\ntag \ntagger A\n\n', ''],
    ['is not another one that begins like it', 'tagger A\ntags v2\ntag v1\n\n', 'v1'],
    ['is not a part of a line', 'object tag v2\n tag v3\ntag v1\n\n', 'v1'],
    ['is not in the text', 'object x\n\ntag v1\n', ''],
    ['is UTF-8', 'tag größe\n\n', 'größe'],
    ['can be missing', '', ''],
  ])('%s', (_, text, value) => {
    expect(tagNameIn(Buffer.from(text))).toBe(value)
  })
})

describe('a tag is peeled', () => {
  /** Objects by id: `tag1` points to `tag2` and so on, and the last tag to `target`. */
  function source(tags: number, target?: GitObject['type']) {
    const objects = new Map<string, GitObject>()
    const add = (id: string, type: GitObject['type'], text: string) =>
      objects.set(id, { id, type, content: Buffer.from(text) })
    for (let depth = 1; depth <= tags; depth++) {
      const next = depth === tags ? 'target' : `tag${depth + 1}`
      add(`tag${depth}`, 'tag', `object ${next}\ntype tag\ntag v1\n\nobject other\n`)
    }
    if (target !== undefined) add('target', target, '')
    const reads: string[] = []
    const read = async (id: string) => {
      reads.push(id)
      return objects.get(id)
    }
    const start = objects.get('tag1') ?? objects.get('target')
    if (start === undefined) throw new Error('there are no objects')
    return { peeled: () => peel({ read }, start), reads }
  }

  test.each(['commit', 'tree', 'blob'] as const)('to a %s', async (type) => {
    const { peeled, reads } = source(1, type)
    expect(await peeled()).toMatchObject({ id: 'target', type })
    expect(reads).toEqual(['target'])
  })

  test('an object that is not a tag is its own target', async () => {
    const { peeled, reads } = source(0, 'commit')
    expect(await peeled()).toMatchObject({ id: 'target' })
    expect(reads).toEqual([])
  })

  test('a missing object leads to nothing', async () => {
    expect(await source(1).peeled()).toBeUndefined()
    expect(await source(5).peeled()).toBeUndefined()
  })

  test('through as many tags as the limit says', async () => {
    // The last tag does not point to a tag.
    const most = limits.nestedTags + 1
    expect(await source(most, 'commit').peeled()).toMatchObject({ id: 'target' })
    const { peeled, reads } = source(most + 1, 'commit')
    const failed = peeled()
    await expect(failed).rejects.toThrow(LimitError)
    await expect(failed).rejects.toThrow(
      'The tag object tag1 has more than 10 nested tags; the limit is 10 (docs/limits.md)',
    )
    expect(reads).toHaveLength(most)
  })

  test('a tag that points to itself is an error', async () => {
    const tag = { id: 'tag', type: 'tag', content: Buffer.from('object tag\n\n') } as const
    await expect(peel({ read: async () => tag }, tag)).rejects.toThrow(LimitError)
  })
})

describe('a long text of a tag is truncated, and says so', () => {
  const tag = (tagger: string, message: string) =>
    parseTag('id', Buffer.from(`object x\ntagger ${tagger} 1 +0000\n\n${message}\n`))
  const { messageLength, taggerLength } = limits

  test('the message', () => {
    const longest = 'x'.repeat(messageLength)
    expect(tag('A <a@b>', longest).message).toBe(longest)
    expect(tag('A <a@b>', `${longest}y`).message).toBe(`${longest}… (cut: 10001 characters)`)
    expect(tag('A <a@b>', 'x'.repeat(4_000_000)).message).toHaveLength(messageLength + 27)
  })

  test('the tagger', () => {
    const longest = `${'x'.repeat(taggerLength - 6)} <a@b>`
    expect(tag(longest, '').tagger).toBe(longest)
    expect(tag(`x${longest}`, '').tagger).toBe(
      `x${longest.slice(0, -1)}… (cut: ${taggerLength + 1} characters)`,
    )
  })

  test('a date that git cannot read', () => {
    const long = `A <a@b> ${'x'.repeat(taggerLength + 1)}`
    const object = parseTag('id', Buffer.from(`object x\ntagger ${long}\n\n`))
    expect(object.date).toBe(`${'x'.repeat(taggerLength)}… (cut: ${taggerLength + 1} characters)`)
    const content = Buffer.from(`tree x\ncommitter ${long}\n\n`)
    expect(parseCommit({ id: 'id', type: 'commit', content }).committedAt).toBe(object.date)
  })

  test('not in the middle of a character', () => {
    const { message } = tag('A <a@b>', `${'x'.repeat(messageLength - 1)}😀`)
    expect(message).toBe(`${'x'.repeat(messageLength - 1)}\ufffd… (cut: 10001 characters)`)
    expect(message.isWellFormed()).toBe(true)
  })
})

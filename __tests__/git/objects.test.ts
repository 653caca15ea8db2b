import { describe, expect, test } from '@jest/globals'
import type { GitObject } from '../../src/git/object-reader.ts'
import { parseCommit, parseTag, peel, tagNameIn } from '../../src/git/objects.ts'
import { LimitError, limits } from '../../src/limits.ts'

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

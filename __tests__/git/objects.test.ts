import { describe, expect, test } from '@jest/globals'
import { parseTag } from '../../src/git/objects.ts'

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

import { describe, expect, test } from '@jest/globals'
import { repositoryUrl } from '../../src/git/remote-url.ts'
import { nearest, parseTag } from '../../src/revision/resolve.ts'
import { isRefName } from '../../src/revision/select.ts'

test.each([
  ['https://github.com/o/r', 'https://github.com/o/r'],
  ['https://github.com/o/r.git/', 'https://github.com/o/r'],
  ['https://user:pass@host:8443/o/r.git?x#y', 'https://host:8443/o/r'],
  ['git@github.com:o/r.git', 'https://github.com/o/r'],
  ['ssh://git@host:2222/o/r.git', 'https://host/o/r'],
  ['git://host/o/r', 'https://host/o/r'],
  ['/srv/git/r.git', undefined],
  ['../r', undefined],
  ['C:/git/r', undefined],
  ['file:///srv/git/r', undefined],
  ['', undefined],
])('the remote %s is the repository %s', (remote, url) => {
  expect(repositoryUrl(remote)).toBe(url)
})

test.each(['v1', 'release/3.0', '$(x)', '-n', 'größe', '@', 'a@b', '{', 'a.b'])(
  '%s is the name of a ref',
  (name) => expect(isRefName(name)).toBe(true),
)
test.each([
  '',
  ' ',
  'a b',
  'a..b',
  'a~1',
  'a^',
  'a:b',
  'a?',
  'a*',
  'a[',
  'a\\b',
  'a\n',
  '\u007f',
  '@{',
  'a@{1}',
  '/a',
  'a/',
  'a//b',
  '.a',
  'a/.b',
  'a.',
  'a.lock',
  'a.lock/b',
])('%j is not', (name) => expect(isRefName(name)).toBe(false))

test('names that are spelled nearly so come first, three at most', () => {
  const names = ['v1.0', 'v1.1', 'v1.10', 'v2.0', 'nightly']
  expect(nearest('v1.00', names)).toEqual(['v1.0', 'v1.10', 'v1.1'])
  expect(nearest('release', names)).toEqual([])
})

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
  test('may lack a tagger, as those of git’s first years do', () => {
    expect(tag('First\n', '')).toMatchObject({ tagger: '', date: '' })
  })
})

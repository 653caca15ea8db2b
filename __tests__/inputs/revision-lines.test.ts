import { describe, expect, test } from '@jest/globals'
import { isRefName } from '../../src/inputs/revision-lines.ts'
import { parseRevision } from './revision-input.ts'

const commit = '9995fe1c555a1a469cbced721db42541bf3b2868'

test('lines are commit ids or tags, and `refs/tags/` marks a tag', () => {
  const kinds = (input: string) => parseRevision(input).map(({ kind }) => kind)

  expect(kinds(`refs/tags/${commit}`)).toEqual(['tag'])
  expect(kinds(`${commit}\n${commit.slice(1)}\n${commit.toUpperCase()}`)).toEqual([
    'commit',
    'tag',
    'tag',
  ])
})

describe('an invalid line is an error that shows the line', () => {
  const notATag = /is not a valid tag name\. Give tags \(v1 or refs\/tags\/v1\), patterns/
  test.each([
    ['refs/heads/main', notATag],
    ['v1\nrefs/remotes/origin/main', notATag],
    ['refs/tags/', notATag],
    ['v1 v2', notATag],
    ['v1,\tv2', notATag],
    ['v1^{commit}', notATag],
    ['v1..v2', notATag],
    ['v1~1', notATag],
    ['v1:README.md', notATag],
    ['@{-1}', notATag],
    ['v1\\+build', notATag],
    ['v1.lock', notATag],
    ['v1\u0000', notATag],
    ['!v*', /^revision: all lines are exclusions \("!"\)\. Put a tag or a pattern before/],
    ['!v1\n!v2', /all lines are exclusions/],
    [
      'v1\nv[',
      /^revision: "v\[" has a "\[" without its "\]"\. Patterns follow the rules of GitHub/,
    ],
    ['*\n!v[', /^revision: "v\[" has a "\["/],
    ['*\n!+', /^revision: "\+" has nothing before its "\+"/],
  ])('%j', (input, message) => expect(() => parseRevision(input)).toThrow(message))

  test('the first invalid line is shown', () => {
    expect(() => parseRevision('v1\nv 2\nv 3')).toThrow(/^revision: "v 2" is not a valid tag name/)
  })
})

test.each(['v1', 'release/3.0', '$(x)', '-n', 'größe', '@', 'a@b', '{', 'a.b'])(
  '%s is a valid ref name',
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
])('%j is not a valid ref name', (name) => expect(isRefName(name)).toBe(false))

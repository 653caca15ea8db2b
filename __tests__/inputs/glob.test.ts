import { describe, expect, test } from '@jest/globals'
import { compileGlob } from '../../src/inputs/glob.ts'

type Row = readonly [pattern: string, matching: readonly string[], others: readonly string[]]

/** The examples of docs.github.com, "Filter pattern cheat sheet", and similar names. */
const tagExamples: readonly Row[] = [
  [
    'feature/*',
    ['feature/my-branch', 'feature/your-branch'],
    ['feature', 'feature/a/b', 'my-feature/a'],
  ],
  [
    'feature/**',
    ['feature/beta-a/my-branch', 'feature/your-branch', 'feature/mona/the/octocat'],
    ['feature', 'features/a'],
  ],
  ['main', ['main'], ['mai', 'main2', 'Main', 'releases/main']],
  ['releases/mona-the-octocat', ['releases/mona-the-octocat'], ['mona-the-octocat']],
  ['*', ['main', 'releases'], ['all/the/branches']],
  ['**', ['all/the/branches', 'every/tag', 'main'], []],
  ['*feature', ['mona-feature', 'feature', 'ver-10-feature'], ['features', 'my/feature']],
  ['v2*', ['v2', 'v2.0', 'v2.9'], ['v1', 'v2/a', 'av2']],
  [
    'v[12].[0-9]+.[0-9]+',
    ['v1.10.1', 'v2.0.0'],
    ['v3.0.0', 'v1.10', 'v1.10.', 'v1x10x1', 'v1.10.1-rc1', 'v12.0.0'],
  ],
  ['[0-9a-z]', ['7', 'x'], ['X', '77', '-']],
  ['[CB]at', ['Cat', 'Bat'], ['cat', 'CBat', 'at']],
  ['[1-2]00', ['100', '200'], ['300', '1-00']],
]

const pathExamples: readonly Row[] = [
  ['*.jsx?', ['page.js', 'page.jsx'], ['page.jsxx', 'page.jsx?', 'src/page.js']],
  ['*.js', ['app.js', 'index.js'], ['src/app.js', 'app.jsx']],
  ['**.js', ['index.js', 'js/index.js', 'src/js/app.js'], ['index.jsx']],
  ['docs/*', ['docs/README.md', 'docs/file.txt'], ['docs', 'docs/mona/octocat.txt']],
  ['docs/**', ['docs/README.md', 'docs/mona/octocat.txt'], ['doc/README.md']],
  [
    'docs/**/*.md',
    ['docs/README.md', 'docs/mona/hello-world.md', 'docs/a/markdown/file.md'],
    ['README.md', 'docsREADME.md', 'docs/README.txt'],
  ],
  [
    '**/docs/**',
    ['docs/hello.md', 'dir/docs/my-file.txt', 'space/docs/plan/space.doc'],
    ['mydocs/hello.md', 'docs', 'docs2/hello.md'],
  ],
  ['**/README.md', ['README.md', 'js/README.md'], ['MY-README.md', 'README.md/js']],
  ['**/*src/**', ['a/src/app.js', 'my-src/code/js/app.js'], ['a/srcs/app.js']],
  ['**/*-post.md', ['my-post.md', 'path/their-post.md'], ['post.md']],
  [
    '**/migrate-*.sql',
    ['migrate-10909.sql', 'db/migrate-v1.0.sql', 'db/sept/migrate-v1.sql'],
    ['migrate-a/b.sql'],
  ],
]

/** Rules that the cheat sheet describes without examples. */
const specialCharacters: readonly Row[] = [
  ['ab?c+', ['ac', 'abc', 'acc', 'abccc'], ['ab', 'abb', 'abbc']],
  ['v1.[0-9]?', ['v1.', 'v1.7'], ['v1.77']],
  ['[ab]+', ['a', 'abba'], ['', 'abc']],
  // `?` and `+` together: any number of times.
  ['va?+', ['v', 'va', 'vaaa'], ['vb']],
  ['va+?', ['v', 'va', 'vaaa'], ['vb']],
  ['*?', ['', 'abc'], ['a/b']],
  ['**+', ['', 'a/b'], []],
  ['***', ['', 'a/b/c'], []],
  // The pattern must match the whole name.
  ['a**z', ['az', 'a/b/z'], ['a', 'z', 'azb']],
  ['a/**', ['a/b', 'a/b/c'], ['a']],
  // `**/` matches no folder only at the beginning or after a slash.
  ['a**/z', ['a/z', 'ab/z', 'a/b/z'], ['az']],
  ['**/**/z', ['z', 'a/z', 'a/b/c/z'], ['az']],
  // Special characters of regular expressions have no meaning here.
  ['v1.0', ['v1.0'], ['v1x0']],
  ['v(1|2)', ['v(1|2)'], ['v1']],
  ['^v$', ['^v$'], ['v']],
  ['v{2}', ['v{2}'], ['vv']],
  ['a]', ['a]'], ['a']],
  ['[.]', ['.'], ['x']],
  ['[^a]', ['^', 'a'], ['b']],
  ['[a!]', ['!', 'a'], ['b']],
  ['[a-]', ['-', 'a'], ['b']],
  ['v!1', ['v!1'], ['v1']],
  // A backslash escapes any character.
  ['v1\\+*', ['v1+', 'v1+build'], ['v11', 'v1']],
  ['\\!v*', ['!v1'], ['v1', '\\!v1']],
  ['\\*', ['*'], ['a', '\\*']],
  ['\\?\\[\\]\\\\', ['?[]\\'], []],
  ['\\d', ['d'], ['5', '\\d']],
  // A character that consists of two UTF-16 units is one character.
  ['😀?v', ['v', '😀v'], ['😀😀v']],
  ['[😀-😂]+', ['😁😂'], ['😃', '\ud83d']],
  ['größe/*', ['größe/日本'], ['gro\u0308ße/日本']],
  ['v\u2028*', ['v\u2028\u2029'], ['v']],
]

describe.each([
  ['GitHub’s examples for branches and tags', tagExamples],
  ['GitHub’s examples for paths', pathExamples],
  ['special characters', specialCharacters],
])('%s', (_, rows) => {
  test.each(rows)('%j', (pattern, matching, others) => {
    const matches = compileGlob(pattern)
    expect(matching.filter((name) => !matches(name))).toEqual([])
    expect(others.filter((name) => matches(name))).toEqual([])
  })
})

test.each([
  ['v[1', '"v[1" has a "[" without its "]"'],
  ['v[]', '"v[]" has a "[" without its "]"'],
  ['[', '"[" has a "[" without its "]"'],
  ['v[9-1]', '"v[9-1]" has an invalid character set: [9-1]'],
  ['+v', '"+v" has nothing before its "+"'],
  ['?', '"?" has nothing before its "?"'],
])('%j is not a pattern', (pattern, message) => {
  expect(() => compileGlob(pattern)).toThrow(new Error(message))
})

/** With a backtracking matcher, these patterns would take exponential time. */
const slowPatterns: readonly (readonly [string, (times: number) => string, string])[] = [
  ['many *', (times) => `${'*a'.repeat(times)}b`, 'a'],
  ['many +', (times) => `${'a+'.repeat(times)}b`, 'a'],
  ['many sets', (times) => `${'[a-z]+'.repeat(times)}1`, 'a'],
  ['many **', (times) => `${'**/a'.repeat(times)}b`, 'a/'],
  ['many **/', (times) => `${'**/'.repeat(times)}b`, 'a/'],
  ['many ** without a slash', (times) => `${'a**'.repeat(times)}b`, 'a'],
  ['many ?', (times) => `${'a?'.repeat(times)}${'a'.repeat(times)}`, 'a'],
]

test.each(slowPatterns)('%s are followed all at once', (_, pattern, name) => {
  // A matcher that goes back and forth would never end.
  expect(compileGlob(pattern(40))(name.repeat(1000))).toBe(false)
})

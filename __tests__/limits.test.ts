import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { LimitError, limits } from '../src/limits.ts'

const document = readFileSync('docs/limits.md', 'utf8')
const source = readFileSync('src/limits.ts', 'utf8')

/** The cells of each row of the table, without its head. */
const rows = document
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, what = '', limit = '', effect = '', ...rest]) => ({ what, limit, effect, rest }))

/** The first sentence of the comment of each limit, by its key. */
const sentences = new Map(
  [...source.matchAll(/^ {2}\/\*\* (.+?)\.(?: .*)? \*\/\n {2}(\w+): /gm)].map(
    ([, sentence = '', key = '']) => [key, sentence],
  ),
)

/** A limit as the document writes it. */
function textOf(key: string, value: number): string {
  if (!key.endsWith('Bytes')) return value.toLocaleString('en')
  const units = ['bytes', 'KiB', 'MiB', 'GiB']
  const power = Math.floor(Math.log2(value) / 10)
  return `${value / 1024 ** power} ${units[power]}`
}

test('docs/limits.md has one row for each limit, in their order, with its number', () => {
  const expected = Object.entries(limits).map(([key, value]) => ({
    what: sentences.get(key),
    limit: textOf(key, value),
  }))
  expect(rows.map(({ what, limit }) => ({ what, limit }))).toEqual(expected)
})

test('each row says what happens above the limit', () => {
  const effects =
    /^(The revision fails|All revisions fail|The text is truncated|[^.]+ left out, with a warning|`index\.json` is counted instead|The rest (is not printed|of the file is ignored))\./
  for (const { effect, rest } of rows) {
    expect(effect).toMatch(effects)
    expect(rest).toEqual([''])
  }
})

test('the message of an error names the limit and this document', () => {
  const error = new LimitError('The tag object of v1', '30 bytes', 20)
  expect(error.message).toBe('The tag object of v1 has 30 bytes; the limit is 20 (docs/limits.md)')
})

test('numbers are written as in the table', () => {
  expect(textOf('indexBytes', 1024 ** 3)).toBe('1 GiB')
  expect(textOf('indexBytes', 1024 ** 3 - 1)).toMatch(/^1023\.\d+ MiB$/)
  expect(textOf('tags', 500_000)).toBe('500,000')
})

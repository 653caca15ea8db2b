/**
 * Checks links without the network. marked and github-slugger parse the documents; neither has dependencies.
 * A complete link checker does not fit: remark-cli with remark-validate-links installs 196 packages, and
 * markdown-link-check and linkinator need Node 22. CI also runs on Node 20.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { documents, filesIn, type Markdown, parseMarkdown } from './documents.ts'

const parsed = documents.map((file) => ({ file, markdown: readMarkdown(file) }))

function readMarkdown(file: string): Markdown {
  return parseMarkdown(readFileSync(file, 'utf8'))
}

/** The broken links of a document, each with the problem. */
function brokenLinks(file: string, { targets, anchors }: Markdown): readonly string[] {
  return targets.flatMap((target) => {
    const problem = linkProblem(file, target, anchors)
    return problem === undefined ? [] : [`${target} ${problem}`]
  })
}

function linkProblem(file: string, target: string, anchors: readonly string[]): string | undefined {
  if (URL.canParse(target)) {
    return target.startsWith('https://') ? undefined : 'is not an https URL'
  }
  const [path = '', anchor] = decodeURIComponent(target).split('#')
  const linked = posix.join(dirname(file), path)
  if (path.startsWith('/') || linked.startsWith('..')) return 'is outside the repository'
  if (!existsSync(linked)) return 'does not exist'
  if (anchor === undefined) return undefined
  const linkedAnchors = path === '' ? anchors : anchorsOf(linked)
  return linkedAnchors.includes(anchor) ? undefined : 'is not the anchor of a heading'
}

function anchorsOf(file: string): readonly string[] {
  return file.endsWith('.md') ? readMarkdown(file).anchors : []
}

test.each(parsed)('the links of $file work', ({ file, markdown }) => {
  expect(brokenLinks(file, markdown)).toEqual([])
  // Links in HTML are not checked, so there are none.
  expect(markdown.html.filter((tag) => /\b(href|src|srcset)\s*=/i.test(tag))).toEqual([])
})

test('documents and links are found', () => {
  expect(documents.length).toBeGreaterThan(10)
  expect(parsed.flatMap(({ markdown }) => markdown.targets).length).toBeGreaterThan(30)
})

test('a document links to every picture and every decision record', () => {
  const linked = parsed.flatMap(({ file, markdown }) =>
    markdown.targets.map((target) => posix.join(dirname(file), target.replace(/#.*/, ''))),
  )
  const expected = filesIn('docs').filter((file) => /\.(svg|png|gif)$|decisions\/\d/.test(file))
  expect(expected.length).toBeGreaterThan(10)
  expect(expected.filter((file) => !linked.includes(file))).toEqual([])
})

test.each(parsed)(
  'the tables of $file have as many cells in each row as in their head',
  ({ file }) => {
    const blocks = readFileSync(file, 'utf8').split(/\n(?!\|)/)
    const tables = blocks.map((block) => block.split('\n').filter((line) => line.startsWith('|')))
    for (const rows of tables) {
      // A pipe separates cells in code too, unless it is escaped.
      const cells = rows.map((row) => row.split(/(?<!\\)\|/).length)
      expect({ rows, cells }).toEqual({ rows, cells: rows.map(() => cells[0]) })
    }
  },
)

test('the files and the scripts of npm that the documents name exist', () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(
    readFileSync('package.json', 'utf8'),
  )
  const texts = documents
    .filter((file) => file !== 'CHANGELOG.md')
    .map((file) => readFileSync(file, 'utf8'))
  const named = (pattern: RegExp) =>
    texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name))
  const files = named(/`((?:src|__tests__|sandbox|scripts|bench|docs|\.github)\/[\w./-]+)`(?! ›)/g)
  const commands = named(/npm run ([\w:]+)/g)
  expect(files.length).toBeGreaterThan(20)
  // CONTRIBUTING.md writes this backend as an example.
  expect(files.filter((file) => !existsSync(file) && !file.includes('/print/'))).toEqual([])
  expect(commands.filter((name) => !(name in scripts))).toEqual([])
})

const inDocs = (text: string) => brokenLinks('docs/new.md', parseMarkdown(text))

test.each([
  '[a](../README.md)',
  '[a](../README.md#inputs)',
  '[a](decisions)',
  '[a](#one-thing)\n\n## One `thing`!',
  '[a][b]\n\n[b]: https://example.org/x',
  '`[a](missing.md)`',
])('the link works: %j', (text) => {
  expect(inDocs(text)).toEqual([])
})

test.each([
  ['[a](missing.md)', 'does not exist'],
  ['[![a](missing.svg)](https://example.org)', 'does not exist'],
  ['[a](../README.md#missing)', 'is not the anchor of a heading'],
  ['[a](#One)\n\n## One', 'is not the anchor of a heading'],
  ['[a](../LICENSE#one)', 'is not the anchor of a heading'],
  ['[a](../../README.md)', 'is outside the repository'],
  ['[a](/README.md)', 'is outside the repository'],
  ['[a](http://example.org)', 'is not an https URL'],
])('the link is broken: %j', (text, problem) => {
  expect(inDocs(text)).toEqual([expect.stringContaining(problem)])
})

describe('the threat model', () => {
  const text = readFileSync('docs/threat-model.md', 'utf8')
  const rows = text.split('\n').filter((line) => / \|$/.test(line))
  const heads = rows.filter((line) => line.endsWith(' Test |'))
  const named = rows.filter((line) => line.includes(' › '))

  test('names a test in each line of its tables', () => {
    const tables = text.split('\n\n').filter((part) => part.includes(' Test |\n'))
    expect(tables).toHaveLength(heads.length)
    for (const table of tables) {
      for (const line of table.trim().split('\n').slice(2)) {
        expect(line).toMatch(/ \| (`[\w/-]+` › [^|<]+(<br>|(?= \|$)))+ \|$/)
      }
    }
    expect(named.length).toBeGreaterThan(50)
  })

  test('names tests that exist', () => {
    const tests = [...text.matchAll(/`([\w/-]+)` › (.+?)(?=<br>| \||\)\.)/g)]
    const missing = tests.flatMap(([, file = '', name = '']) => {
      const path = `__tests__/${file}.test.ts`
      const source = existsSync(path) ? readFileSync(path, 'utf8') : ''
      const isThere = ["'", '"', '`'].some((quote) => source.includes(`${quote}${name}${quote}`))
      return isThere ? [] : [`${file} › ${name}`]
    })
    expect(missing).toEqual([])
    expect(tests.length).toBeGreaterThan(named.length)
  })
})

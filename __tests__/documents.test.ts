import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from '@jest/globals'

const top = ['README.md', 'SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md']
const documents = [...top, ...below('docs'), ...below('.github')].filter((file) =>
  file.endsWith('.md'),
)

/** What is wrong with the links of a document. */
function faultsIn(file: string, text: string): readonly string[] {
  return linksIn(text).flatMap((link) => {
    const fault = /^[a-z][a-z+.-]*:/i.test(link) ? externalFault(link) : ownFault(file, text, link)
    return fault === '' ? [] : [`${link}: ${fault}`]
  })
}

/** The targets of links and pictures, in Markdown and in HTML, without those in code. */
function linksIn(text: string): readonly string[] {
  const words = withoutCode(text)
  const inline = words.matchAll(/\]\(\s*<?([^\s)>]+)>?(?:\s+["'][^)]*)?\s*\)/g)
  const references = words.matchAll(/^ {0,3}\[[^\]]+\]:\s+<?([^\s>]+)/gm)
  const html = words.matchAll(/<(?:a|img|source)\b[^>]*?\b(?:href|src|srcset)\s*=\s*["']([^"']*)/gi)
  return [...inline, ...references, ...html].map(([, target = '']) => target)
}

function externalFault(link: string): string {
  if (!URL.canParse(link)) return 'is no URL'
  const { protocol, hostname } = new URL(link)
  if (protocol !== 'https:') return 'is not https'
  return /^[a-z\d-]+(\.[a-z\d-]+)+$/.test(hostname) ? '' : 'has no host'
}

function ownFault(file: string, text: string, link: string): string {
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? file : normalize(join(dirname(file), decodeURIComponent(path)))
  if (path.startsWith('/') || target.startsWith('..')) return 'leads out of the repository'
  if (!isThere(target)) return 'is not there'
  if (anchor === undefined) return ''
  if (!target.endsWith('.md')) return 'has an anchor, and is no document'
  const headings = anchorsIn(target === file ? text : readFileSync(target, 'utf8'))
  return headings.has(decodeURIComponent(anchor)) ? '' : 'has no such heading'
}

/** Whether a file or folder is there under just this name: on some disks, another case is found as well. */
function isThere(path: string): boolean {
  let folder = '.'
  for (const step of path.split(/[/\\]/).filter((each) => each !== '' && each !== '.')) {
    if (!existsSync(folder) || !readdirSync(folder).includes(step)) return false
    folder = join(folder, step)
  }
  return existsSync(path)
}

/** The anchors that GitHub gives to headings, and those that stand in HTML. */
function anchorsIn(text: string): ReadonlySet<string> {
  const anchors = new Set<string>()
  const times = new Map<string, number>()
  const fenceless = text.replace(/^(```+|~~~+).*\n[\s\S]*?^\1\s*$/gm, '')
  for (const [, heading = ''] of fenceless.matchAll(/^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$/gm)) {
    const slug = slugOf(heading)
    const before = times.get(slug) ?? 0
    times.set(slug, before + 1)
    anchors.add(before === 0 ? slug : `${slug}-${before}`)
  }
  const own = withoutCode(text).matchAll(/<[a-z]\w*\b[^>]*?\b(?:id|name)\s*=\s*["']([^"']+)/gi)
  for (const [, name = ''] of own) anchors.add(name)
  return anchors
}

/** Small letters, no signs but `-` and `_`, and a hyphen for each blank; of a link, its words. */
function slugOf(heading: string): string {
  return heading
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')
}

function withoutCode(text: string): string {
  return text
    .replace(/^( *)(```+|~~~+).*\n[\s\S]*?^ *\2\s*$/gm, '')
    .replace(/(`+)(?!`)(?:(?!\n\s*\n)[\s\S])*?(?<!`)\1(?!`)/g, '')
}

function below(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return entries.map((name) => join(folder, name)).sort()
}

test.each(documents)('each link of %s leads somewhere', (file) => {
  expect(faultsIn(file, readFileSync(file, 'utf8'))).toEqual([])
})

test('there are links to look at', () => {
  const links = documents.flatMap((file) => linksIn(readFileSync(file, 'utf8')))
  expect(documents.length).toBeGreaterThan(10)
  expect(links.length).toBeGreaterThan(30)
})

test('each picture and each decision is shown or listed somewhere', () => {
  const targets = documents.flatMap((file) =>
    linksIn(readFileSync(file, 'utf8')).map((link) =>
      join(dirname(file), link.split('#')[0] ?? ''),
    ),
  )
  const due = below('docs').filter(
    (file) => /\.(svg|png|gif)$/.test(file) || /decisions.\d/.test(file),
  )
  expect(due.length).toBeGreaterThan(10)
  expect(due.filter((file) => !targets.includes(file))).toEqual([])
})

describe('a link', () => {
  const found = (text: string) => faultsIn('docs/architecture.md', text)

  test.each([
    '[a](../README.md)',
    '[a](../README.md#what-is-recorded)',
    '![a](pictures/rooms.svg "The rooms")',
    '[a](decisions)',
    '[a](#one-thing)\n\n## One `thing`!',
    '[a](#one-1)\n\n## One\n## One',
    '[a](#übung-_x_--y)\n\n## Übung _x_ & y',
    '[a](#here)\n\n<a id="here"></a>',
    '[a][b]\n\n[b]: https://example.org/x',
    '`[a](nowhere.md)`',
    '```md\n[a](nowhere.md)\n```',
  ])('that leads somewhere is right: %j', (text) => {
    expect(found(text)).toEqual([])
  })

  test.each([
    ['[a](../readme.md)', 'is not there'],
    ['[two\nlines](nowhere.md)', 'is not there'],
    ['![a](pictures/nowhere.svg)', 'is not there'],
    ['<img alt="" src="pictures/nowhere.svg">', 'is not there'],
    ['[a][b]\n\n[b]: nowhere.md', 'is not there'],
    ['[a](../README.md#nowhere)', 'has no such heading'],
    ['[a](#One)\n\n## One', 'has no such heading'],
    ['[a](#one)\n\n```\n# one\n```', 'has no such heading'],
    ['[a](pictures/rooms.svg#x)', 'has an anchor, and is no document'],
    ['[a](../../elsewhere.md)', 'leads out of the repository'],
    ['[a](http://example.org)', 'is not https'],
    ['[a](https://example)', 'has no host'],
  ])('that does not is named: %j', (text, fault) => {
    expect(found(text)).toEqual([expect.stringMatching(new RegExp(`: ${fault}$`))])
  })
})

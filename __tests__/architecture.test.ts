import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'
import { parseSync } from '@swc/core'
import * as v from 'valibot'

/** Where a file imports from, and whether that is more than types. */
type Import = Readonly<{ file: string; from: string; isValue: boolean }>

const document = readFileSync('docs/architecture.md', 'utf8')
const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
const imports = files.flatMap((file) => importsOf(file, readFileSync(join('src', file), 'utf8')))
const inside = imports.flatMap((each) =>
  each.from.startsWith('.') ? { ...each, from: join(dirname(each.file), each.from) } : [],
)

/** The parts of src in the order in which the document has them. */
const order = /^`text`.*$/m.exec(document)?.[0].replaceAll('`', '').split(' ') ?? []

test('each part of src stands in the line once', () => {
  expect([...order].sort()).toEqual([...new Set(files.map(partOf))].sort())
  const picture = readFileSync('docs/pictures/rooms.svg', 'utf8')
  expect(picture).toContain(`>${order.join('  ')}<`)
})

test('values and types are imported from the same part, or from one to the left of it', () => {
  expect(inside.filter(({ isValue }) => isValue).length).toBeGreaterThan(100)
  expect(inside.filter(isToTheRight)).toEqual([])
})

test('no file imports itself through others', () => {
  const next = new Map(files.map((file) => [file, new Set<string>()]))
  for (const { file, from, isValue } of inside) if (isValue) next.get(file)?.add(from)
  // What imports nothing that is left is taken away, until nothing is left, or only circles are.
  for (let before = -1; before !== next.size; ) {
    before = next.size
    for (const [file, others] of next) {
      if ([...others].every((other) => !next.has(other))) next.delete(file)
    }
  }
  expect([...next.keys()]).toEqual([])
})

test('git, the network and the environment are reached from few files', () => {
  const reach = (names: RegExp) => [
    ...new Set(
      imports.filter((each) => each.isValue && names.test(each.from)).map(({ file }) => file),
    ),
  ]
  expect(reach(/^(node:)?child_process$/)).toEqual(['revision/git.ts'])
  expect(reach(/^(node:)?(https?|http2|net|tls|dgram)$|proxy/)).toEqual(['http/transport.ts'])
  expect(reach(/^@actions\/|^@octokit\//)).toEqual(['revision/github.ts'])
  const naming = (words: RegExp) =>
    files.filter((file) => words.test(readFileSync(join('src', file), 'utf8'))).sort()
  expect(naming(/\bprocess\.env\b/)).toEqual(['index.ts', 'revision/git.ts'])
  expect(naming(/(?<!\.)\bfetch\(/)).toEqual([])
})

test('each package has its reason in the document, and no other has one', () => {
  const Names = v.record(v.string(), v.string())
  const sections = v.object({ dependencies: Names, devDependencies: Names, overrides: Names })
  const manifest = v.parse(sections, JSON.parse(readFileSync('package.json', 'utf8')))
  const [, chapter = ''] = document.split('\n## Packages\n')
  const tables = chapter.split('\n### ')[0]?.split('|---|---|\n').slice(1) ?? []
  const named = tables.map((table) =>
    [...table.matchAll(/^\| `(.*?)` \| .{10,} \|$/gm)].map(([, name]) => name),
  )
  expect(named).toEqual([
    Object.keys(manifest.dependencies),
    Object.keys(manifest.devDependencies),
    Object.keys(manifest.overrides),
  ])
})

test('what is written by hand is there', () => {
  const [, table = ''] = document.split('\n### By hand\n')
  const cells = [...table.matchAll(/^\| (`.*?) \|/gm)].map(([, cell]) => cell ?? '')
  expect(cells.length).toBeGreaterThan(5)
  for (const cell of cells) {
    const [first = '', ...more] = [...cell.matchAll(/`(.*?)`/g)].map(([, name]) => name ?? '')
    const paths = [
      first,
      ...more.map((name) => (name.includes('/') ? name : join(dirname(first), name))),
    ]
    for (const path of paths) {
      const isThere = files.some(
        (file) => file === path || file.startsWith(`${path.replace(/\/$/, '')}/`),
      )
      expect({ path, isThere }).toEqual({ path, isThere: true })
    }
  }
})

function partOf(file: string): string {
  return file.replace(/\.ts$/, '').replace(/\/.*$/, '')
}

function isToTheRight({ file, from }: Import): boolean {
  return order.indexOf(partOf(from)) > order.indexOf(partOf(file))
}

function importsOf(file: string, text: string): readonly Import[] {
  const { body } = parseSync(text, { syntax: 'typescript', target: 'es2022' })
  const found = body.flatMap((item): readonly Import[] => {
    switch (item.type) {
      case 'ImportDeclaration': {
        const { source, typeOnly, specifiers } = item
        const named = specifiers.some((each) => !('isTypeOnly' in each && each.isTypeOnly))
        return [
          { file, from: source.value, isValue: !typeOnly && (named || specifiers.length === 0) },
        ]
      }
      case 'ExportNamedDeclaration':
        return item.source ? [{ file, from: item.source.value, isValue: !item.typeOnly }] : []
      case 'ExportAllDeclaration':
        return [{ file, from: item.source.value, isValue: true }]
      default:
        return []
    }
  })
  const late = [...text.matchAll(/\bimport\('([^']+)'\)/g)]
  return [...found, ...late.map(([, from = '']) => ({ file, from, isValue: true }))]
}

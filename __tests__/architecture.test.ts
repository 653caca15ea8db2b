import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'
import { parseSync } from '@swc/core'
import * as v from 'valibot'
import { parseMarkdown } from './documents.ts'

/** An import of a file, and true if it is more than types. */
type Import = Readonly<{ file: string; from: string; isValue: boolean }>

const document = readFileSync('docs/architecture.md', 'utf8')
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
const imports = importsIn('src')
const internalImports = resolveRelative(imports)

/** The modules of src in the order of the document. */
const order = /^`text`.*$/m.exec(document)?.[0].replaceAll('`', '').split(' ') ?? []

test('the document lists each module of src once', () => {
  expect([...order].sort()).toEqual([...new Set(sources.map(moduleOf))].sort())
})

test('the chart shows each module of src, and each arrow is an import', () => {
  const { codeBlocks } = parseMarkdown(document)
  const [, ...lines] = codeBlocks.find(({ lang }) => lang === 'mermaid')?.text.split('\n') ?? []
  const chains = lines.map((line) => line.trim().split(/ -->(?:\|\w+\|)? /))
  const arrows = chains.flatMap((chain) =>
    chain.slice(1).map((to, index) => `${chain[index]} --> ${to}`),
  )
  const uses = internalImports.map(({ file, from }) => `${moduleOf(from)} --> ${moduleOf(file)}`)

  expect([...new Set(chains.flat())].sort()).toEqual([...order].sort())
  expect(arrows.filter((arrow) => !uses.includes(arrow))).toEqual([])
})

test('a file imports only from its own module and from earlier ones, types included', () => {
  expect(internalImports.filter(({ isValue }) => isValue).length).toBeGreaterThan(100)
  expect(internalImports.filter(({ isValue }) => !isValue).length).toBeGreaterThan(50)
  expect(internalImports.filter(isFromLaterModule)).toEqual([])
})

test.each(['src', 'sandbox'])('no files in %s import each other, types included', (folder) => {
  expect(cycleIn(resolveRelative(importsIn(folder)))).toEqual([])
})

test('few files reach git, the network, the runner and the environment', () => {
  const filesThatImport = (names: RegExp) => [
    ...new Set(imports.flatMap((each) => (each.isValue && names.test(each.from) ? each.file : []))),
  ]
  expect(filesThatImport(/^(node:)?child_process$|^@actions\/exec$/)).toEqual(['git/process.ts'])
  expect(filesThatImport(/^(node:)?(https?|http2|net|tls|dgram)$|proxy/)).toEqual([
    'http/early-connections.ts',
    'http/network.ts',
    'http/proxy.ts',
    'http/transport.ts',
    'http/tunnel.ts',
  ])
  expect(filesThatImport(/^@actions\/core$/)).toEqual(['runner/core.ts'])
  expect(filesThatImport(/^@actions\/github$|^@octokit\//)).toEqual(['revision/github-tags.ts'])
  const others = imports.filter(({ from }) => /^@actions\/(?!core$|exec$|github$)/.test(from))
  expect(others).toEqual([])
  const filesWith = (code: RegExp) =>
    sources.filter((file) => code.test(readFileSync(join('src', file), 'utf8'))).sort()
  expect(filesWith(/\bprocess\.env\b/)).toEqual(['index.ts', 'run.ts', 'runner/core.ts'])
  expect(filesWith(/(?<!\.)\bfetch\(/)).toEqual([])
})

test('the document gives a reason for each package, and for no other', () => {
  const Names = v.record(v.string(), v.string())
  const Manifest = v.object({ dependencies: Names, devDependencies: Names, overrides: Names })
  const manifest = v.parse(Manifest, JSON.parse(readFileSync('package.json', 'utf8')))
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

test('the files that the document names instead of a package exist', () => {
  const [, table = ''] = document.split('\n### By hand\n')
  const cells = [...table.matchAll(/^\| (`.*?) \|/gm)].map(([, cell]) => cell ?? '')
  expect(cells.length).toBeGreaterThan(5)
  for (const cell of cells) {
    const [first = '', ...others] = [...cell.matchAll(/`(.*?)`/g)].map(([, name]) => name ?? '')
    const paths = [
      first,
      ...others.map((name) => (name.includes('/') ? name : join(dirname(first), name))),
    ]
    for (const path of paths) {
      const exists = sources.some(
        (file) => file === path || file.startsWith(`${path.replace(/\/$/, '')}/`),
      )
      expect({ path, exists }).toEqual({ path, exists: true })
    }
  }
})

test('cycles of imports are found', () => {
  const imports = ['a b', 'b c', 'c d', 'd b', 'd e'].map((pair) => {
    const [file = '', from = ''] = pair.split(' ')
    return { file, from, isValue: false }
  })
  expect(cycleIn(imports)).toEqual(['b', 'c', 'd', 'b'])
  expect(cycleIn(imports.slice(0, 3))).toEqual([])
})

test('imports of values, of types and of both are found', () => {
  const code = `
    import 'a'
    import { b } from 'b'
    import type { C } from 'c'
    import { type D, d } from 'd'
    import { type E } from 'e'
    export { f } from 'f'
    export type { G } from 'g'
    export * from 'h'
    const i = await import('i')
    type J = import('j').J
  `
  const found = importsOf('file.ts', code).map(({ from, isValue }) => [from, isValue])
  expect(Object.fromEntries(found)).toEqual({
    ...{ a: true, b: true, c: false, d: true, e: false },
    ...{ f: true, g: false, h: true, i: true, j: true },
  })
})

function moduleOf(file: string): string {
  return file.replace(/\.ts$/, '').replace(/\/.*$/, '')
}

function isFromLaterModule({ file, from }: Import): boolean {
  return order.indexOf(moduleOf(from)) > order.indexOf(moduleOf(file))
}

/** The files of an import cycle. The last one is the first one again. Empty if there is no cycle. */
function cycleIn(all: readonly Import[]): readonly string[] {
  const importsByFile = new Map<string, Set<string>>()
  for (const { file, from } of all) {
    importsByFile.set(file, (importsByFile.get(file) ?? new Set()).add(from))
  }
  // Removes files until each remaining file imports a remaining file.
  for (let size = -1; size !== importsByFile.size; ) {
    size = importsByFile.size
    for (const [file, imported] of importsByFile) {
      if (![...imported].some((each) => importsByFile.has(each))) importsByFile.delete(file)
    }
  }
  const path: string[] = []
  let [file = ''] = importsByFile.keys()
  while (file !== '' && !path.includes(file)) {
    path.push(file)
    file = [...(importsByFile.get(file) ?? [])].find((each) => importsByFile.has(each)) ?? ''
  }
  return file === '' ? [] : [...path.slice(path.indexOf(file)), file]
}

/** The imports of all files in a folder. Paths are relative to the folder. */
function importsIn(folder: string): readonly Import[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => importsOf(file, readFileSync(join(folder, file), 'utf8')))
}

/** The imports of other files, by their paths. */
function resolveRelative(all: readonly Import[]): readonly Import[] {
  return all
    .filter(({ from }) => from.startsWith('.'))
    .map((each) => ({
      ...each,
      from: join(dirname(each.file), each.from).replaceAll('\\', '/'),
    }))
}

function importsOf(file: string, code: string): readonly Import[] {
  const { body } = parseSync(code, { syntax: 'typescript', target: 'es2022' })
  const statements = body.flatMap((item): readonly Import[] => {
    switch (item.type) {
      case 'ImportDeclaration': {
        const { source, typeOnly, specifiers } = item
        const hasValue = specifiers.some((each) => !('isTypeOnly' in each && each.isTypeOnly))
        const isValue = !typeOnly && (hasValue || specifiers.length === 0)
        return [{ file, from: source.value, isValue }]
      }
      case 'ExportNamedDeclaration':
        return item.source ? [{ file, from: item.source.value, isValue: !item.typeOnly }] : []
      case 'ExportAllDeclaration':
        return [{ file, from: item.source.value, isValue: true }]
      default:
        return []
    }
  })
  const expressions = [...code.matchAll(/\bimport\('([^']+)'\)/g)]
  return [...statements, ...expressions.map(([, from = '']) => ({ file, from, isValue: true }))]
}

import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach } from '@jest/globals'
import type { Checkout } from '../../sandbox/sample.ts'

/** Returns a function that removes the given repository after the test. */
export function createCleanup(): (checkout: Checkout) => Checkout {
  const made: Checkout[] = []
  afterEach(() => {
    for (const checkout of made.splice(0)) checkout.remove()
  })
  return (checkout) => {
    made.push(checkout)
    return checkout
  }
}

/** The contents of files by their paths. Undefined if there is no such file. */
export type Files = Readonly<Record<string, string | undefined>>

/** Changes the files and commits everything. */
export function commit(checkout: Checkout, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(checkout.path, path)
    if (content === undefined) rmSync(file, { recursive: true })
    else {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, content)
    }
  }
  checkout.git('add', '--all')
  checkout.git('commit', '--quiet', '--allow-empty', '--message=Change')
}

function lexicon(name: string, definitions: Readonly<Record<string, string>>): string {
  const defs = Object.entries(definitions).map(([key, type]) => [key, { type }])
  const value = { lexicon: 1, id: `org.example.${name}`, defs: Object.fromEntries(defs) }
  return `${JSON.stringify(value, null, 2)}\n`
}

/** Invented lexicons, by their paths below `pub/layers`: 4 files with 3 types of records. */
export const lexicons = {
  'animal/animal.json': lexicon('animal.animal', { main: 'record', name: 'string' }),
  'animal/defs.json': lexicon('animal.defs', { weight: 'object' }),
  'keeper-tasks.json': lexicon('keeperTasks', { main: 'query' }),
  'keeper/keeper.json': lexicon('keeper.keeper', { main: 'record', visit: 'record' }),
} as const

/** The hash of lexicons as lairs documents it. */
export function treeHash(files: Files): string {
  const lines = Object.keys(files)
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map((path) => `${path}:${sha256(files[path] ?? '')}\n`)
  return sha256(lines.join(''))
}

export function sha256(content: string): string {
  return createHash('sha256').update(content).digest('hex')
}

/** The manifest of these lexicons. `facts` replaces lines by their keys. */
export function manifestOf(files: Files, facts: Readonly<Record<string, string>> = {}): string {
  const all = {
    layers_git_sha: `"${'a'.repeat(40)}"`,
    layers_version: '"1.2.0"',
    vendored_at: '"2026-11-01"',
    lexicon_tree_hash: `"${treeHash(files)}"`,
    ...facts,
  }
  const lines = Object.entries(all).map(([key, value]) => `${key} = ${value}\n`)
  return `[provenance]\n${lines.join('')}`
}

/** Lexicons in a folder, with the manifest that matches them. */
export function vendored(folder = 'lexicons', files: Files = lexicons): Files {
  const below = Object.entries(files).map(([path, text]) => [`${folder}/pub/layers/${path}`, text])
  return { [`${folder}/MANIFEST.toml`]: manifestOf(files), ...Object.fromEntries(below) }
}

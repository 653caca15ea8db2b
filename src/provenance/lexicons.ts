import { createHash } from 'node:crypto'
import type { Git } from '../revision/git.ts'
import { parseTree, readObject, type TreeEntry } from '../revision/tree.ts'

/** What a lexicon tree is, by its files as git stores them. */
export type LexiconTree = Readonly<{
  hash: string
  /** `*.json` below `pub`. */
  files: number
  /** Definitions of type `record` in them. */
  recordTypes: number
  /** What is not a plain file, and how it was taken. */
  oddities: readonly string[]
  /** The id of `pub/layers`. */
  id: string
}>

/** Reads lexicon trees of one repository. What was read of one is not read again of another. */
export type LexiconReader = (pub: string) => Promise<LexiconTree | undefined>

type File = Readonly<{ path: string; id: string; kind: TreeEntry['kind'] }>
type Lexicon = Readonly<{ sha256: string; recordTypes: number; isPointer: boolean }>

/**
 * Makes a reader, which is given the id of the tree `pub` and gives undefined where there is no lexicon
 * in its folder `layers`.
 */
export function createLexiconReader(git: Pick<Git, 'read'>): LexiconReader {
  const trees = new Map<string, Promise<readonly (TreeEntry & { name: string })[]>>()
  const lexicons = new Map<string, Promise<Lexicon>>()
  const done = new Map<string, Promise<LexiconTree | undefined>>()

  async function readTree(id: string, path: string) {
    const entries = parseTree(await readObject(git, id, path || 'pub'))
    return [...entries].map(([name, entry]) => ({ ...entry, name }))
  }

  /** In git's order, in which a folder stands where its name with a slash would: by whole path. */
  async function walk(id: string, folder: string, files: File[]): Promise<void> {
    for (const { name, kind, id: child } of await memo(trees, id, () => readTree(id, folder))) {
      const path = `${folder}${name}`
      if (kind === 'folder') await walk(child, `${path}/`, files)
      else if (kind !== 'file' || name.endsWith('.json')) files.push({ path, id: child, kind })
    }
  }

  async function readAll(pub: string): Promise<LexiconTree | undefined> {
    const entries = await memo(trees, pub, () => readTree(pub, ''))
    const root = entries.find(({ name, kind }) => name === 'layers' && kind === 'folder')
    if (root === undefined) return undefined
    const files: File[] = []
    await walk(pub, '', files)
    const read = []
    for (const file of files) {
      // What stands for a folder has no bytes here: it is only named.
      if (file.kind === 'submodule' || !file.path.endsWith('.json')) continue
      const { id, path } = file
      read.push({ ...file, ...(await memo(lexicons, id, () => readLexicon(git, id, path))) })
    }
    const layers = read.filter(({ path }) => path.startsWith('layers/'))
    if (layers.length === 0) return undefined
    return {
      id: root.id,
      hash: treeHash(layers.map(({ path, sha256 }) => [path.slice('layers/'.length), sha256])),
      files: read.length,
      recordTypes: read.reduce((sum, { recordTypes }) => sum + recordTypes, 0),
      oddities: [
        ...files
          .filter(({ kind }) => kind !== 'file')
          .map(({ path, kind }) => `${path} is a ${kind}`),
        ...read
          .filter(({ isPointer }) => isPointer)
          .map(({ path }) => `${path} is a Git LFS pointer`),
      ],
    }
  }

  return (pub) => memo(done, pub, () => readAll(pub))
}

/** The entry of that key, made where it is not there. */
function memo<Key, Value>(
  map: Map<Key, Promise<Value>>,
  key: Key,
  make: () => Promise<Value>,
): Promise<Value> {
  const value = map.get(key) ?? make()
  map.set(key, value)
  return value
}

async function readLexicon(git: Pick<Git, 'read'>, id: string, path: string): Promise<Lexicon> {
  const { content } = await readObject(git, id, path)
  return {
    sha256: createHash('sha256').update(content).digest('hex'),
    recordTypes: countRecordTypes(content.toString('utf8')),
    isPointer: content.toString('latin1', 0, 42) === 'version https://git-lfs.github.com/spec/v1',
  }
}

/**
 * The hash of a tree of lexicons, given by path and SHA-256: the SHA-256 of one line `<path>:<hash>` for
 * each file, in the order of the paths by code point (lairs, `vendor`).
 */
export function treeHash(files: readonly (readonly [path: string, sha256: string])[]): string {
  const hash = createHash('sha256')
  for (const [path, sha256] of files) hash.update(`${path}:${sha256}\n`)
  return hash.digest('hex')
}

/** The definitions of type `record` in the text of a lexicon: 0 where it is none. */
export function countRecordTypes(text: string): number {
  const lexicon = jsonOf(text)
  if (!isRecord(lexicon) || !isRecord(lexicon['defs'])) return 0
  const definitions = Object.values(lexicon['defs'])
  return definitions.filter((each) => isRecord(each) && each['type'] === 'record').length
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

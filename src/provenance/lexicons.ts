import { createHash } from 'node:crypto'
import type { Git } from '../git/repository.ts'
import { parseTree, readObject, type TreeEntry } from '../git/tree.ts'
import { parseJson } from '../text/neutralize.ts'
import { cached } from './cache.ts'

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

type File = Readonly<{ path: string; id: string; kind: TreeEntry['kind'] }>
type Lexicon = Readonly<{ sha256: string; recordTypes: number; isPointer: boolean }>
type Entries = readonly (TreeEntry & Readonly<{ name: string }>)[]

/** Reads lexicon trees of one repository. What was read of one is not read again of another. */
export class LexiconReader {
  readonly #git: Pick<Git, 'read'>
  readonly #folders = new Map<string, Promise<Entries>>()
  readonly #lexicons = new Map<string, Promise<Lexicon>>()
  readonly #trees = new Map<string, Promise<LexiconTree | undefined>>()

  constructor(git: Pick<Git, 'read'>) {
    this.#git = git
  }

  /** The tree `pub` of that id, or undefined where there is no lexicon in its folder `layers`. */
  read(pub: string): Promise<LexiconTree | undefined> {
    return cached(this.#trees, pub, () => this.#readTree(pub))
  }

  async #readTree(pub: string): Promise<LexiconTree | undefined> {
    const entries = await this.#entries(pub, 'pub')
    const root = entries.find(({ name, kind }) => name === 'layers' && kind === 'folder')
    if (root === undefined) return undefined
    const files: File[] = []
    await this.#walk(pub, '', files)
    const lexicons: (File & Lexicon)[] = []
    for (const file of files) {
      // What stands for a folder has no bytes here: it is only named.
      if (file.kind === 'submodule' || !file.path.endsWith('.json')) continue
      lexicons.push({ ...file, ...(await this.#lexicon(file)) })
    }
    const layers = lexicons.filter(({ path }) => path.startsWith('layers/'))
    if (layers.length === 0) return undefined
    return {
      id: root.id,
      hash: treeHash(layers.map(({ path, sha256 }) => [path.slice('layers/'.length), sha256])),
      files: lexicons.length,
      recordTypes: lexicons.reduce((sum, { recordTypes }) => sum + recordTypes, 0),
      oddities: odditiesOf(files, lexicons),
    }
  }

  /** In git's order, in which a folder stands where its name with a slash would: by whole path. */
  async #walk(id: string, folder: string, files: File[]): Promise<void> {
    for (const { name, kind, id: child } of await this.#entries(id, folder)) {
      const path = `${folder}${name}`
      if (kind === 'folder') await this.#walk(child, `${path}/`, files)
      else if (kind !== 'file' || name.endsWith('.json')) files.push({ path, id: child, kind })
    }
  }

  #entries(id: string, path: string): Promise<Entries> {
    return cached(this.#folders, id, async () => {
      const entries = parseTree(await readObject(this.#git, id, path))
      return [...entries].map(([name, entry]) => ({ ...entry, name }))
    })
  }

  #lexicon({ id, path }: File): Promise<Lexicon> {
    return cached(this.#lexicons, id, () => readLexicon(this.#git, id, path))
  }
}

function odditiesOf(
  files: readonly File[],
  lexicons: readonly (File & Lexicon)[],
): readonly string[] {
  const odd = files.filter(({ kind }) => kind !== 'file')
  const pointers = lexicons.filter(({ isPointer }) => isPointer)
  return [
    ...odd.map(({ path, kind }) => `${path} is a ${kind}`),
    ...pointers.map(({ path }) => `${path} is a Git LFS pointer`),
  ]
}

async function readLexicon(git: Pick<Git, 'read'>, id: string, path: string): Promise<Lexicon> {
  const { content } = await readObject(git, id, path)
  return {
    sha256: createHash('sha256').update(content).digest('hex'),
    recordTypes: countRecordTypes(content.toString('utf8')),
    isPointer: isPointer(content),
  }
}

/** Whether a file, or the beginning of it, is what git stores of one that Git LFS keeps elsewhere. */
export function isPointer(content: Buffer): boolean {
  return content.toString('latin1', 0, 42) === 'version https://git-lfs.github.com/spec/v1'
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
  const lexicon = parseJson(text)
  if (!isRecord(lexicon) || !isRecord(lexicon['defs'])) return 0
  const definitions = Object.values(lexicon['defs'])
  return definitions.filter((each) => isRecord(each) && each['type'] === 'record').length
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

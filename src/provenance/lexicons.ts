import { createHash } from 'node:crypto'
import type { Git } from '../git/repository.ts'
import { parseTree, readObject, type TreeEntry } from '../git/tree.ts'
import { isObject, parseJson } from '../text/json.ts'
import { cached } from './cache.ts'
import { isLfsPointer } from './lfs.ts'

/** A lexicon tree, from its files as git stores them. */
export type LexiconTree = Readonly<{
  hash: string
  /** Number of `*.json` below `pub`. */
  files: number
  /** Number of definitions of type `record` in them. */
  recordTypes: number
  /** The files that are not plain files, with their kinds. */
  unusualFiles: readonly string[]
  /** The id of `pub/layers`. */
  id: string
}>

type File = Readonly<{ path: string; id: string; kind: TreeEntry['kind'] }>
type Lexicon = Readonly<{ sha256: string; recordTypes: number; isPointer: boolean }>
type Entries = readonly (TreeEntry & Readonly<{ name: string }>)[]

/** Reads the lexicon trees of one repository. Trees and files that revisions share are read once. */
export class LexiconReader {
  readonly #git: Pick<Git, 'read'>
  readonly #folders = new Map<string, Promise<Entries>>()
  readonly #lexicons = new Map<string, Promise<Lexicon>>()
  readonly #trees = new Map<string, Promise<LexiconTree | undefined>>()

  constructor(git: Pick<Git, 'read'>) {
    this.#git = git
  }

  /** The tree `pub` with that id, or undefined if its folder `layers` contains no lexicon. */
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
      // A submodule has no content in this commit.
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
      unusualFiles: unusualFilesOf(files, lexicons),
    }
  }

  /** In git's order, which sorts a folder as if its name ended in a slash: the order of the full paths. */
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

function unusualFilesOf(
  files: readonly File[],
  lexicons: readonly (File & Lexicon)[],
): readonly string[] {
  const notPlain = files.filter(({ kind }) => kind !== 'file')
  const pointers = lexicons.filter(({ isPointer }) => isPointer)
  return [
    ...notPlain.map(({ path, kind }) => `${path} is a ${kind}`),
    ...pointers.map(({ path }) => `${path} is a Git LFS pointer`),
  ]
}

async function readLexicon(git: Pick<Git, 'read'>, id: string, path: string): Promise<Lexicon> {
  const { content } = await readObject(git, id, path)
  return {
    sha256: createHash('sha256').update(content).digest('hex'),
    recordTypes: countRecordTypes(content.toString('utf8')),
    isPointer: isLfsPointer(content),
  }
}

/**
 * The hash of a lexicon tree, from the paths and the SHA-256 of its files: the SHA-256 of one line `<path>:<sha256>` for
 * each file, in code point order of the paths (lairs, `vendor`).
 */
export function treeHash(files: readonly (readonly [path: string, sha256: string])[]): string {
  const hash = createHash('sha256')
  for (const [path, sha256] of files) hash.update(`${path}:${sha256}\n`)
  return hash.digest('hex')
}

/** The number of definitions of type `record` in a lexicon. 0 if the text is not a lexicon. */
export function countRecordTypes(text: string): number {
  const lexicon = parseJson(text)
  if (!isObject(lexicon) || !isObject(lexicon['defs'])) return 0
  const definitions = Object.values(lexicon['defs'])
  return definitions.filter((each) => isObject(each) && each['type'] === 'record').length
}

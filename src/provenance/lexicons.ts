import { createHash } from 'node:crypto'
import type { Git } from '../git/repository.ts'
import { type NamedEntry, readObject, type TreeEntry, treeEntries } from '../git/tree.ts'
import { LimitError, limits } from '../limits.ts'
import { isObject, parseJson } from '../text/json.ts'
import { cached } from './cache.ts'
import { linkPlaceholderIn, type Placeholder, placeholderIn } from './placeholder.ts'

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
type Lexicon = Readonly<{
  sha256: string
  bytes: number
  recordTypes: number
  placeholder: Placeholder | undefined
}>

/** Reads the lexicon trees of one repository. Trees and files that revisions share are read once. */
export class LexiconReader {
  readonly #git: Pick<Git, 'read'>
  readonly #folders = new Map<string, Promise<readonly NamedEntry[]>>()
  readonly #lexicons = new Map<string, Promise<Lexicon>>()
  readonly #trees = new Map<string, Promise<LexiconTree | undefined>>()

  constructor(git: Pick<Git, 'read'>) {
    this.#git = git
  }

  /**
   * The tree `pub` with that id, or undefined if its folder `layers` contains no lexicon. `path` is for messages.
   *
   * Throws a `LimitError` if the tree is too large or too deep.
   */
  read(pub: string, path: string): Promise<LexiconTree | undefined> {
    return cached(this.#trees, pub, () => this.#readTree(pub, path))
  }

  async #readTree(pub: string, path: string): Promise<LexiconTree | undefined> {
    const entries = await cached(this.#folders, pub, () => readFolder(this.#git, pub, path))
    const root = entries.find(({ name, kind }) => name === 'layers' && kind === 'folder')
    if (root === undefined) return undefined
    const files = await listFiles(this.#git, this.#folders, pub, path)
    const lexicons: (File & Lexicon)[] = []
    let bytes = 0
    for (const file of files) {
      // A submodule has no content in this commit.
      if (file.kind === 'submodule' || !file.path.endsWith('.json')) continue
      const lexicon = await this.#lexicon(file)
      bytes += lexicon.bytes
      if (bytes > limits.lexiconBytes) {
        throw new LimitError(
          path,
          `more than ${limits.lexiconBytes} bytes of lexicons`,
          limits.lexiconBytes,
        )
      }
      lexicons.push({ ...file, ...lexicon })
    }
    const layers = lexicons.filter((file) => file.path.startsWith('layers/'))
    if (layers.length === 0) return undefined
    for (const file of layers) checkPath(path, file.path)
    return {
      id: root.id,
      hash: treeHash(layers.map((file) => [file.path.slice('layers/'.length), file.sha256])),
      files: lexicons.length,
      recordTypes: lexicons.reduce((sum, { recordTypes }) => sum + recordTypes, 0),
      unusualFiles: unusualFilesOf(files, lexicons),
    }
  }

  #lexicon(file: File): Promise<Lexicon> {
    return cached(this.#lexicons, `${file.kind} ${file.id}`, () => readLexicon(this.#git, file))
  }
}

/**
 * All JSON files below a tree, and everything that is not a file, in the order of their full paths. Each repetition of a
 * folder counts: 15 git objects can stand for a trillion files.
 */
async function listFiles(
  git: Pick<Git, 'read'>,
  folders: Map<string, Promise<readonly NamedEntry[]>>,
  tree: string,
  root: string,
): Promise<readonly File[]> {
  const files: File[] = []
  let count = 0
  const walk = async (id: string, folder: string, depth: number): Promise<void> => {
    if (depth > limits.lexiconDepth) {
      throw new LimitError(
        root,
        `more than ${limits.lexiconDepth} nested folders`,
        limits.lexiconDepth,
      )
    }
    const entries = await cached(folders, id, () => readFolder(git, id, root))
    count += entries.length
    if (count > limits.lexiconEntries) {
      const found = `more than ${limits.lexiconEntries} files and folders`
      throw new LimitError(root, found, limits.lexiconEntries)
    }
    for (const { name, kind, id: child } of entries) {
      const path = `${folder}${name}`
      if (kind === 'folder') await walk(child, `${path}/`, depth + 1)
      else if (kind !== 'file' || name.endsWith('.json')) files.push({ path, id: child, kind })
    }
  }
  await walk(tree, '', 0)
  return files
}

/**
 * The lines that are hashed are `<path>:<sha256>`. A path with a line break could stand for several files, and a path that
 * is not UTF-8 has no line in lairs.
 *
 * Throws for such a path. `root` is the path of `pub`.
 */
function checkPath(root: string, path: string): void {
  if (!/[\n\ufffd]/.test(path)) return
  const reason = path.includes('\n') ? 'contains a line break' : 'is not UTF-8'
  throw new Error(
    `${root}: the path ${JSON.stringify(path)} ${reason}, so that the hash of the lexicons is ambiguous. Rename the file.`,
  )
}

async function readFolder(
  git: Pick<Git, 'read'>,
  id: string,
  root: string,
): Promise<readonly NamedEntry[]> {
  const entries: NamedEntry[] = []
  const names = new Set<string>()
  for (const entry of treeEntries(await readObject(git, id, 'tree', root))) {
    if (names.has(entry.name)) throw new Error(`the tree ${id} has "${entry.name}" twice`)
    names.add(entry.name)
    entries.push(entry)
    if (entries.length > limits.lexiconEntries) {
      const found = `more than ${limits.lexiconEntries} files and folders`
      throw new LimitError(root, found, limits.lexiconEntries)
    }
  }
  return entries
}

function unusualFilesOf(
  files: readonly File[],
  lexicons: readonly (File & Lexicon)[],
): readonly string[] {
  const placeholders = new Map(lexicons.map(({ path, placeholder }) => [path, placeholder]))
  return files.flatMap(({ path, kind }) => {
    const unusual = placeholders.get(path) ?? (kind === 'file' ? undefined : kind)
    return unusual === undefined ? [] : [`${path} is a ${unusual}`]
  })
}

async function readLexicon(git: Pick<Git, 'read'>, { id, path, kind }: File): Promise<Lexicon> {
  const { content } = await readObject(git, id, 'blob', path)
  return {
    sha256: createHash('sha256').update(content).digest('hex'),
    bytes: content.length,
    recordTypes: countRecordTypes(content.toString('utf8')),
    placeholder: kind === 'file' ? placeholderIn(content) : linkPlaceholderIn(content),
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

import { hash } from 'node:crypto'
import { type NamedEntry, readObject, type TreeEntry } from '../git/tree.ts'
import { Budget, LimitError, limits } from '../limits.ts'
import { byCodePoint, isObject, parseJson } from '../text/json.ts'
import { SharedCache } from './cache.ts'
import { type Objects, visitEntries } from './entries.ts'
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

/** A JSON file of a lexicon tree, or anything in it that is neither a file nor a folder. */
export type LexiconFile = Readonly<{ path: string; id: string; kind: TreeEntry['kind'] }>

type Lexicon = Readonly<{
  sha256: string
  bytes: number
  recordTypes: number
  placeholder: Placeholder | undefined
}>

type ReadFile = readonly [LexiconFile, Lexicon | undefined]

const maxCacheBytes = 32 * 1024 ** 2

/** The number of files that are requested at a time. */
const batchSize = 256

function weightOf(entries: readonly Readonly<{ name: string }>[]): number {
  return entries.reduce((sum, { name }) => sum + 200 + 2 * name.length, 500)
}

/** Reads the lexicon trees of one repository. Trees and files that revisions share are read once. */
export class LexiconReader {
  readonly #git: Objects
  readonly #folders = new SharedCache<readonly NamedEntry[]>(maxCacheBytes, weightOf)
  readonly #lexicons = new SharedCache<Lexicon>(maxCacheBytes, () => 500)
  readonly #trees = new SharedCache<LexiconTree | undefined>(maxCacheBytes, (tree) =>
    weightOf((tree?.unusualFiles ?? []).map((name) => ({ name }))),
  )

  constructor(git: Objects) {
    this.#git = git
  }

  /**
   * The tree `pub` with that id, or undefined if its folder `layers` contains no lexicon. `path` is for messages.
   *
   * Throws a `LimitError` if the tree is too large or too deep.
   */
  read(pub: string, path: string): Promise<LexiconTree | undefined> {
    return this.#trees.get(pub, () => this.#readTree(pub, path))
  }

  /**
   * All JSON files below a tree, and everything that is not a file, in the order of their full paths. Each repetition of a
   * folder counts: 15 git objects can stand for a trillion files.
   *
   * Throws a `LimitError` if the tree is too large or too deep.
   */
  async list(tree: string, root: string): Promise<readonly LexiconFile[]> {
    const files: LexiconFile[] = []
    const budget = new Budget(root)
    const walk = async (id: string, folder: string, depth: number): Promise<void> => {
      if (depth > limits.lexiconDepth) throw tooDeepError(root)
      // Reading a cached folder does not yield to the event loop.
      await this.#git.checkpoint()
      for (const { name, kind, id: child } of await this.#folder(id, root)) {
        countEntry(budget, folder.length + name.length)
        const path = `${folder}${name}`
        if (kind === 'folder') await walk(child, `${path}/`, depth + 1)
        else if (kind !== 'file' || name.endsWith('.json')) files.push({ path, id: child, kind })
      }
    }
    await walk(tree, '', 0)
    return files
  }

  async #readTree(pub: string, path: string): Promise<LexiconTree | undefined> {
    const entries = await this.#folder(pub, path)
    const root = entries.find(({ name, kind }) => name === 'layers' && kind === 'folder')
    if (root === undefined) return undefined
    const hashed: (readonly [path: string, sha256: string])[] = []
    const unusualFiles: string[] = []
    const budget = new Budget(path)
    let [files, recordTypes] = [0, 0]
    for await (const batch of this.#readFiles(await this.list(pub, path))) {
      for (const [file, lexicon] of batch) {
        const unusual = lexicon?.placeholder ?? (file.kind === 'file' ? undefined : file.kind)
        if (unusual !== undefined) unusualFiles.push(`${file.path} is a ${unusual}`)
        if (lexicon === undefined) continue
        files++
        recordTypes += lexicon.recordTypes
        budget.add(lexicon.bytes, limits.lexiconBytes, 'bytes of lexicons')
        if (file.path.startsWith('layers/')) {
          checkPath(path, file.path)
          hashed.push([file.path.slice('layers/'.length), lexicon.sha256])
        }
      }
      await this.#git.checkpoint()
    }
    if (hashed.length === 0) return undefined
    return { id: root.id, hash: treeHash(hashed), files, recordTypes, unusualFiles }
  }

  /** Requests several files at a time, and the next ones before these are used: git and this process work at once. */
  async *#readFiles(files: readonly LexiconFile[]): AsyncGenerator<readonly ReadFile[]> {
    let next = this.#readBatch(files, 0)
    for (let start = 0; start < files.length; start += batchSize) {
      const batch = await next
      next = this.#readBatch(files, start + batchSize)
      // Nobody waits for it if one of these files is an error.
      next.catch(() => undefined)
      yield batch
    }
  }

  #readBatch(files: readonly LexiconFile[], start: number): Promise<readonly ReadFile[]> {
    return Promise.all(
      files.slice(start, start + batchSize).map(async (file) => {
        // A submodule has no content in this commit.
        const isLexicon = file.kind !== 'submodule' && file.path.endsWith('.json')
        return [file, isLexicon ? await this.#lexicon(file) : undefined] as const
      }),
    )
  }

  #folder(id: string, root: string): Promise<readonly NamedEntry[]> {
    return this.#folders.get(id, () => readFolder(this.#git, id, root))
  }

  #lexicon(file: LexiconFile): Promise<Lexicon> {
    return this.#lexicons.get(`${file.kind} ${file.id}`, () => readLexicon(this.#git, file))
  }
}

function tooDeepError(root: string): Error {
  return new LimitError(
    root,
    `more than ${limits.lexiconDepth} nested folders`,
    limits.lexiconDepth,
  )
}

/** Throws a `LimitError` if one more file or folder with a path of that length is too much. */
function countEntry(budget: Budget, pathLength: number): void {
  budget.add(1, limits.lexiconEntries, 'files and folders')
  budget.add(pathLength, limits.lexiconPaths, 'characters of paths')
}

/**
 * The lines that are hashed are `<path>:<sha256>`. A path with a line break could stand for several files, and a path that
 * is not UTF-8 has no line in lairs.
 *
 * Throws for such a path. `root` is the path of `pub`.
 */
function checkPath(root: string, path: string): void {
  if (!path.includes('\n') && path.isWellFormed()) return
  const reason = path.includes('\n') ? 'contains a line break' : 'is not UTF-8'
  throw new Error(
    `${root}: the path ${JSON.stringify(path)} ${reason}, so that the hash of the lexicons is ambiguous. Rename the file.`,
  )
}

async function readFolder(git: Objects, id: string, root: string): Promise<readonly NamedEntry[]> {
  const entries: NamedEntry[] = []
  const names = new Set<string>()
  const budget = new Budget(root)
  await visitEntries(git, id, root, (entry) => {
    if (names.has(entry.name))
      throw new Error(
        `${root}: the git tree ${id} contains "${entry.name}" twice. Commit the folder again.`,
      )
    countEntry(budget, entry.name.length)
    names.add(entry.name)
    entries.push(entry)
  })
  return entries
}

async function readLexicon(git: Objects, { id, path, kind }: LexiconFile): Promise<Lexicon> {
  const { content } = await readObject(git, id, 'blob', path)
  return {
    sha256: hash('sha256', content),
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
  // A damaged tree can have another order than git's.
  const sorted = [...files].sort(([a], [b]) => byCodePoint(a, b))
  return hash('sha256', sorted.map(([path, sha256]) => `${path}:${sha256}\n`).join(''))
}

/** The number of definitions of type `record` in a lexicon. 0 if the text is not a lexicon. */
export function countRecordTypes(text: string): number {
  const lexicon = parseJson(text)
  if (!isObject(lexicon) || !isObject(lexicon['defs'])) return 0
  const definitions = Object.values(lexicon['defs'])
  return definitions.filter((each) => isObject(each) && each['type'] === 'record').length
}

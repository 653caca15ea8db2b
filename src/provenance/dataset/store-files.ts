import { MissingObjectError } from '../../git/object-reader.ts'
import type { Git } from '../../git/repository.ts'
import { lookUp, type NamedEntry, readObject, treeEntries } from '../../git/tree.ts'
import { LimitError, limits } from '../../limits.ts'
import { cached } from '../cache.ts'
import { parseStoreObject, type StoreObject } from './store-object.ts'

/** An object of a version store, and its size in bytes. */
export type SizedObject = Readonly<{ object: StoreObject; size: number }>

type Folder = ReadonlyMap<string, NamedEntry>

/** A cache of more folder entries is emptied. */
const maxCachedEntries = 300_000

/** What the version stores of several revisions share. */
export class StoreCache {
  /** By the ids of git's trees. */
  readonly folders = new Map<string, Promise<Folder>>()
  /** By the ids of git's files. */
  readonly objects = new Map<string, Promise<SizedObject>>()
  #entries = 0

  /** Call it with the number of entries of each new folder. */
  countEntries(entries: number): void {
    this.#entries += entries
    if (this.#entries <= maxCachedEntries) return
    this.folders.clear()
    this.#entries = entries
  }
}

/** The files of a lairs version store in a commit. `tree` is the id of `.panproto`, and `path` its path for messages. */
export class StoreFiles {
  readonly path: string
  readonly #git: Git
  readonly #cache: StoreCache
  readonly #tree: string
  #objectFolders: Promise<Folder> | undefined

  constructor(git: Git, cache: StoreCache, tree: string, path: string) {
    this.#git = git
    this.#cache = cache
    this.#tree = tree
    this.path = path
  }

  /**
   * The beginning of a file, or undefined if there is none.
   *
   * Throws an error that names the file if it is not a file, or is missing from the checkout.
   */
  async read(name: string): Promise<Buffer | undefined> {
    const entry = await lookUp(this.#git, this.#tree, name, this.path)
    if (entry === undefined || entry.kind === 'folder') return undefined
    const path = `${this.path}/${name}`
    if (entry.kind !== 'file') throw new Error(`${path} is a ${entry.kind}`)
    const chunks: Buffer[] = []
    let size = 0
    const exists = await this.#git.stream(entry.id, Number.POSITIVE_INFINITY, (bytes) => {
      if (size < limits.storeFileBytes) chunks.push(bytes)
      size += bytes.length
    })
    if (!exists) throw missingError(path)
    return Buffer.concat(chunks)
  }

  /**
   * The object with that id.
   *
   * Throws an error that names the file if it is missing, too large, or not what lairs writes.
   */
  async object(id: string): Promise<SizedObject> {
    const path = `${this.path}/${objectPath(id)}`
    const entry = (await this.#objectsBelow(id.slice(0, 2))).get(id.slice(2))
    if (entry === undefined || entry.kind === 'folder') throw new Error(`${path} is missing`)
    if (entry.kind !== 'file') throw new Error(`${path} is a ${entry.kind}`)
    return await cached(this.#cache.objects, entry.id, () => this.#readObject(entry.id, path))
  }

  /** The ids of the objects that begin with a prefix of at least two lower-case hex digits. */
  async idsWithPrefix(prefix: string): Promise<readonly string[]> {
    const start = prefix.slice(0, 2)
    const names = [...(await this.#objectsBelow(start)).keys()]
    return names.map((name) => `${start}${name}`).filter((id) => id.startsWith(prefix))
  }

  async #objectsBelow(name: string): Promise<Folder> {
    this.#objectFolders ??= this.#objectsFolder()
    const path = `${this.path}/objects/${name}`
    const entry = (await this.#objectFolders).get(name)
    if (entry === undefined || entry.kind === 'file') return new Map()
    if (entry.kind !== 'folder') throw new Error(`${path} is a ${entry.kind}`)
    return await this.#folder(entry.id, path)
  }

  async #objectsFolder(): Promise<Folder> {
    const path = `${this.path}/objects`
    const entry = await lookUp(this.#git, this.#tree, 'objects', this.path)
    if (entry === undefined || entry.kind === 'file') return new Map()
    if (entry.kind !== 'folder') throw new Error(`${path} is a ${entry.kind}`)
    return await this.#folder(entry.id, path)
  }

  #folder(tree: string, path: string): Promise<Folder> {
    return cached(this.#cache.folders, tree, async () => {
      const entries = [...treeEntries(await readObject(this.#git, tree, 'tree', path))]
      this.#cache.countEntries(entries.length)
      return new Map(entries.map((entry) => [entry.name, entry]))
    })
  }

  async #readObject(id: string, path: string): Promise<SizedObject> {
    const chunks: Buffer[] = []
    const limit = limits.storeObjectBytes
    const exists = await this.#git
      .stream(id, limit, (bytes) => chunks.push(bytes))
      .catch((error: unknown) => {
        if (!(error instanceof LimitError)) throw error
        throw new LimitError(path, `more than ${limit} bytes`, limit)
      })
    if (!exists) throw missingError(path)
    const content = Buffer.concat(chunks)
    const object = parseStoreObject(content)
    if (object === undefined) throw new Error(`${path} is no object that lairs writes`)
    return { object, size: content.length }
  }
}

/** The file of an object in a version store. */
export function objectPath(id: string): string {
  return `objects/${id.slice(0, 2)}/${id.slice(2)}`
}

function missingError(path: string): MissingObjectError {
  return new MissingObjectError(`${path} is missing from this checkout, or damaged`)
}

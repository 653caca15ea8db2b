import { MissingObjectError } from '../../git/git-object.ts'
import type { Git } from '../../git/repository.ts'
import { lookUp, type TreeEntry } from '../../git/tree.ts'
import { Budget, LimitError, limits } from '../../limits.ts'
import { SharedCache } from '../cache.ts'
import { visitEntries } from '../entries.ts'
import { kindOfEntry, placeholderIn } from '../placeholder.ts'
import { parseStoreObject, type StoreObject } from './store-object.ts'

/** An object of a version store, and its size in bytes. */
export type SizedObject = Readonly<{ object: StoreObject; size: number }>

type Folder = Readonly<{
  entries: ReadonlyMap<string, TreeEntry>
  /** The size of the tree object. */
  bytes: number
}>

const noFolder: Folder = { entries: new Map(), bytes: 0 }

/** What the version stores of several revisions share. */
export class StoreCache {
  /** By the ids of git's trees. */
  readonly folders = new SharedCache<Folder>(
    100 * 1024 ** 2,
    ({ entries }) => 250 * (1 + entries.size),
  )
  /** By the ids of git's files. */
  readonly objects = new SharedCache<SizedObject>(64 * 1024 ** 2, ({ object }) => {
    if (object.kind === 'commit')
      return 500 + 100 * (object.parents.length + object.dataSets.length)
    return 500 + (object.kind === 'data set' ? 2 * (object.key?.length ?? 0) : 0)
  })
}

/** In UTF-16 units. Linux has no longer paths, so lairs has no such file. */
const maxPathLength = 4096

/** The number of bytes that are read to find the kind of an object. A tag object is smaller. */
const maxBeginning = 1024 ** 2

/** The files of a lairs version store in a commit. `tree` is the id of `.panproto`, and `path` its path for messages. */
export class StoreFiles {
  readonly path: string
  readonly #git: Git
  readonly #cache: StoreCache
  readonly #tree: string
  readonly #countedFolders = new Set<string>()
  readonly #budget: Budget
  #objectFolders: Promise<Folder['entries']> | undefined

  constructor(git: Git, cache: StoreCache, tree: string, path: string) {
    this.#git = git
    this.#cache = cache
    this.#tree = tree
    this.path = path
    this.#budget = new Budget(path)
  }

  /**
   * The content of a file, or undefined if there is none.
   *
   * Throws an error that names the file if it is not a file, is too large, or is missing from the checkout.
   */
  async read(name: string): Promise<Buffer | undefined> {
    return await this.#read(name, limits.storeFileBytes)
  }

  /** The beginning of the object with that id, up to 1 MiB. The same is true of a missing object. */
  async readBeginning(id: string): Promise<Buffer | undefined> {
    return await this.#read(objectPath(id), limits.storeBytes)
  }

  /**
   * The object with that id.
   *
   * Throws an error that names the file if it is missing, too large, or not what lairs writes.
   */
  async object(id: string): Promise<SizedObject> {
    const path = `${this.path}/${objectPath(id)}`
    const entry = (await this.#objectsBelow(id.slice(0, 2))).entries.get(id.slice(2))
    if (entry === undefined || entry.kind === 'folder') throw new Error(`${path} is missing`)
    if (entry.kind !== 'file') throw await this.#notAFile(entry, path)
    return await this.#cache.objects.get(entry.id, () => this.#readObject(entry.id, path))
  }

  /**
   * For long loops over objects: yields to the event loop, so that timers and signals are handled. Throws if the run was
   * stopped.
   */
  checkpoint(): Promise<void> {
    return this.#git.checkpoint()
  }

  /** The ids of the objects that begin with a prefix of at least two lower-case hex digits. */
  async idsWithPrefix(prefix: string): Promise<readonly string[]> {
    const start = prefix.slice(0, 2)
    const names = [...(await this.#objectsBelow(start)).entries.keys()]
    return names.map((name) => `${start}${name}`).filter((id) => id.startsWith(prefix))
  }

  async #read(name: string, limit: number): Promise<Buffer | undefined> {
    if (name.length > maxPathLength) return undefined
    const entry = await lookUp(this.#git, this.#tree, name, this.path)
    if (entry === undefined || entry.kind === 'folder') return undefined
    const path = `${this.path}/${name}`
    if (entry.kind !== 'file') throw await this.#notAFile(entry, path)
    return await this.#content(entry.id, path, limit, maxBeginning)
  }

  async #notAFile(entry: TreeEntry, path: string): Promise<Error> {
    return new Error(`${path} is a ${await kindOfEntry(this.#git, entry)}`)
  }

  async #objectsBelow(start: string): Promise<Folder> {
    this.#objectFolders ??= this.#findObjectFolders()
    return await this.#folder(`objects/${start}`, (await this.#objectFolders).get(start))
  }

  async #findObjectFolders(): Promise<Folder['entries']> {
    const entry = await lookUp(this.#git, this.#tree, 'objects', this.path)
    const { entries } = await this.#folder('objects', entry)
    return new Map([...entries].filter(([name]) => name.length === 2))
  }

  /** Throws a `LimitError` if this folder and the earlier ones are too large. */
  async #folder(name: string, entry: TreeEntry | undefined): Promise<Folder> {
    const path = `${this.path}/${name}`
    if (entry === undefined || entry.kind === 'file') return noFolder
    if (entry.kind !== 'folder') throw new Error(`${path} is a ${entry.kind}`)
    const folder = await this.#cache.folders.get(entry.id, () =>
      readFolder(this.#git, entry.id, path),
    )
    const bytes = this.#countedFolders.has(name) ? 0 : folder.bytes
    this.#countedFolders.add(name)
    this.#budget.add(bytes, limits.storeFolderBytes, 'bytes of folders')
    return folder
  }

  async #readObject(id: string, path: string): Promise<SizedObject> {
    const content = await this.#content(id, path, limits.storeObjectBytes)
    const object = parseStoreObject(content)
    if (object === undefined) throw new Error(`${path} is not an object that lairs writes`)
    return { object, size: content.length }
  }

  /** The first `maxBytes` of a file of at most `limit` bytes. Throws if its content is not in git. */
  async #content(id: string, path: string, limit: number, maxBytes = limit): Promise<Buffer> {
    const chunks: Buffer[] = []
    let size = 0
    const exists = await this.#git
      .stream(id, limit, (bytes) => {
        if (size < maxBytes) chunks.push(bytes)
        size += bytes.length
      })
      .catch((error: unknown) => {
        if (!(error instanceof LimitError)) throw error
        throw new LimitError(path, `more than ${limit} bytes`, limit)
      })
    if (!exists) throw missingError(path)
    const content = Buffer.concat(chunks)
    const placeholder = placeholderIn(content)
    if (placeholder !== undefined) throw new Error(`${path} is a ${placeholder}`)
    return content
  }
}

/** The entries that can be objects, or folders of objects. */
async function readFolder(git: Git, tree: string, path: string): Promise<Folder> {
  const entries = new Map<string, TreeEntry>()
  const bytes = await visitEntries(git, tree, path, ({ name, kind, id }) => {
    if (/^([0-9a-f]{2}|[0-9a-f]{62})$/.test(name)) entries.set(name, { kind, id })
  })
  return { entries, bytes }
}

/** The file of an object in a version store. */
export function objectPath(id: string): string {
  return `objects/${id.slice(0, 2)}/${id.slice(2)}`
}

function missingError(path: string): MissingObjectError {
  return new MissingObjectError(`${path} is missing from this checkout, or damaged`)
}

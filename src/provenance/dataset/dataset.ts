import { MissingObjectError } from '../../git/object-reader.ts'
import type { Git } from '../../git/repository.ts'
import { messageOf } from '../../text/neutralize.ts'
import { cached } from '../cache.ts'
import { isPointer } from '../lexicons.ts'
import { IndexScanner } from './index-scanner.ts'
import { type Place, PlaceFinder } from './locate.ts'
import { storeCommit } from './store.ts'

/** What a lairs Repository holds at a revision. */
export type Dataset = Readonly<{
  /** Its folder in the repository: '.' for the top. */
  path: string
  /** The commit of its version store: null where that cannot be told. */
  store_commit: string | null
  /** Records that are present: null where that cannot be told. */
  records: number | null
  /** The same by collection, which is a lexicon's NSID. */
  collections: Readonly<Record<string, number>>
}>

export type FoundDataset = Readonly<{ dataset: Dataset; place: Place }>

/** Records by collection. */
export type Counts = Readonly<{ records: number; collections: ReadonlyMap<string, number> }>

/** Reads the datasets of one repository. What was read of one revision is not read again of another. */
export class DatasetReader {
  readonly #git: Git
  readonly #warn: (message: string) => void
  readonly #finder: PlaceFinder
  readonly #places = new Map<string, Promise<Place | undefined>>()
  readonly #counts = new Map<string, Promise<Counts | undefined>>()

  constructor(git: Git, warn: (message: string) => void) {
    this.#git = git
    this.#finder = new PlaceFinder(git)
    this.#warn = warn
  }

  /**
   * The lairs Repository in a folder of a commit, or below it: undefined where there is none, or where
   * there are several. What is torn in it is a warning that names the file. `tag` is the git tag's name.
   *
   * Throws where the checkout lacks a part of it: another one may well have it.
   */
  async read(
    tree: string,
    folder: string,
    tag: string | undefined,
  ): Promise<FoundDataset | undefined> {
    const place = await this.find(tree, folder)
    if (place === undefined) return undefined
    const commit = await this.#commit(place, tag)
    const counts = await this.#count(place)
    const dataset = {
      path: place.folder.replace(/\/$/, '') || '.',
      store_commit: commit ?? null,
      records: counts?.records ?? null,
      collections: Object.fromEntries(counts?.collections ?? []),
    }
    return { dataset, place }
  }

  /** Where the lairs Repository lies in a folder, given by the id of its tree. */
  find(tree: string, folder: string): Promise<Place | undefined> {
    return cached(this.#places, `${tree} ${folder}`, async () => {
      const places = await this.#finder.find(tree, folder)
      const [place, ...others] = places
      if (others.length === 0) return place
      const folders = places.map((each) => each.folder || '.').join(', ')
      this.#warn(
        `There are several lairs Repositories: ${folders}. None is recorded; name one in the input working-directory.`,
      )
      return undefined
    })
  }

  async #commit({ store, folder }: Place, tag: string | undefined): Promise<string | undefined> {
    try {
      if (store === undefined) throw new Error(`${folder}.panproto is no folder`)
      return await storeCommit(this.#git, store, `${folder}.panproto`, tag)
    } catch (error) {
      if (error instanceof MissingObjectError) throw error
      this.#warn(
        `The lairs version store cannot be read, and its commit is not recorded: ${messageOf(error)}.`,
      )
      return undefined
    }
  }

  #count({ index, records, folder }: Place): Promise<Counts | undefined> {
    const file = `${folder}index.json`
    return cached(this.#counts, `${index ?? file} ${records}`, async () => {
      try {
        if (index === undefined) throw new Error('it is missing')
        const counts = await countRecords(this.#git, index, file)
        if (records !== undefined || counts.records === 0) return counts
        throw new Error(`${folder}records is missing, and it names ${counts.records} records`)
      } catch (error) {
        if (error instanceof MissingObjectError) throw error
        this.#warn(`${file} cannot be read, and the records are not counted: ${messageOf(error)}.`)
        return undefined
      }
    })
  }
}

async function countRecords(git: Git, index: string, file: string): Promise<Counts> {
  let records = 0
  const collections = new Map<string, number>()
  await scanIndex(git, index, file, (uri) => {
    const collection = collectionOf(uri)
    records++
    collections.set(collection, (collections.get(collection) ?? 0) + 1)
  })
  return { records, collections }
}

/** Hands each entry of an index on. `file` is its path for messages. Throws where it is not one. */
export async function scanIndex(
  git: Git,
  index: string,
  file: string,
  take: (uri: string, stem: string) => void,
): Promise<void> {
  const scanner = new IndexScanner(take)
  let isFirst = true
  const found = await git.stream(index, (bytes) => {
    if (isFirst && isPointer(bytes)) throw new Error('it is a Git LFS pointer')
    isFirst = false
    scanner.push(bytes)
  })
  if (!found) throw new MissingObjectError(`${file} is missing from this checkout, or damaged`)
  scanner.end()
}

/** (atproto.com, "Namespaced Identifiers") */
const longestNsid = 317

/** The collection of a record: the second segment of `at://<authority>/<collection>/<record key>`. */
export function collectionOf(uri: string): string {
  const [, collection] =
    /^at:\/\/[^/]+\/([a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+)\/[^/]+$/.exec(uri) ?? []
  if (collection !== undefined && collection.length <= longestNsid) return collection
  throw new Error(`"${uri}" is not the AT-URI of a record`)
}

import { MissingObjectError } from '../../git/object-reader.ts'
import type { Git } from '../../git/repository.ts'
import { limits } from '../../limits.ts'
import { messageOf } from '../../text/message.ts'
import { cached } from '../cache.ts'
import { collectionOf, scanIndex } from './index-file.ts'
import { type FolderCache, findLairsRepositories, type LairsRepository } from './locate.ts'
import { storeCommit } from './store.ts'

/** What a lairs Repository contains at a revision. */
export type Dataset = Readonly<{
  /** Its folder in the repository: '.' for the top. */
  path: string
  /** The commit of its version store, or null if it is unknown. */
  store_commit: string | null
  /** Number of records, or null if it is unknown. */
  records: number | null
  /** The same by collection (lexicon NSID), or null if there are too many collections. */
  collections: Readonly<Record<string, number>> | null
}>

export type FoundDataset = Readonly<{ dataset: Dataset; repository: LairsRepository }>

type Counts = Readonly<{
  records: number
  /** null if there are too many. */
  collections: ReadonlyMap<string, number> | null
}>

/** Reads the datasets of one repository. What revisions share is read once. */
export class DatasetReader {
  readonly #git: Git
  readonly #warn: (message: string) => void
  readonly #folders: FolderCache = new Map()
  readonly #repositories = new Map<string, Promise<LairsRepository | undefined>>()
  readonly #counts = new Map<string, Promise<Counts | undefined>>()

  constructor(git: Git, warn: (message: string) => void) {
    this.#git = git
    this.#warn = warn
  }

  /**
   * The lairs Repository in a folder of a commit, or below it. Undefined if there is none, or if there are several. A
   * damaged file causes a warning that names it. `tag` is the git tag's name.
   *
   * Throws if the checkout lacks a part of it: another checkout can have that part.
   */
  async read(
    tree: string,
    folder: string,
    tag: string | undefined,
  ): Promise<FoundDataset | undefined> {
    const repository = await this.find(tree, folder)
    if (repository === undefined) return undefined
    const commit = await this.#storeCommit(repository, tag)
    const counts = await this.#count(repository)
    const dataset = {
      path: repository.folder.replace(/\/$/, '') || '.',
      store_commit: commit ?? null,
      records: counts?.records ?? null,
      collections:
        counts?.collections === null ? null : Object.fromEntries(counts?.collections ?? []),
    }
    return { dataset, repository }
  }

  /** The only lairs Repository in a folder. `tree` is the folder's id. */
  find(tree: string, folder: string): Promise<LairsRepository | undefined> {
    return cached(this.#repositories, `${tree} ${folder}`, async () => {
      const repositories = await findLairsRepositories(this.#git, this.#folders, tree, folder)
      if (repositories.length < 2) return repositories[0]
      const folders = repositories.map((each) => each.folder || '.').join(', ')
      this.#warn(
        `There are several lairs Repositories: ${folders}. None is recorded; name one in the input working-directory.`,
      )
      return undefined
    })
  }

  async #storeCommit(
    { store, folder }: LairsRepository,
    tag: string | undefined,
  ): Promise<string | undefined> {
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

  #count({ index, records, folder }: LairsRepository): Promise<Counts | undefined> {
    const file = `${folder}index.json`
    return cached(this.#counts, `${index ?? file} ${records}`, async () => {
      try {
        if (index === undefined) throw new Error('it is missing')
        const counts = await countRecords(this.#git, index, file)
        if (counts.collections === null) {
          this.#warn(
            `${file} has more than ${limits.collections} collections (docs/limits.md). Their records are only counted together.`,
          )
        }
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
    const count = collections.get(collection) ?? 0
    if (count > 0 || collections.size <= limits.collections) collections.set(collection, count + 1)
  })
  return { records, collections: collections.size > limits.collections ? null : collections }
}

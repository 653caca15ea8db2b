import { UnreadObjectError } from '../../git/git-object.ts'
import type { Git } from '../../git/repository.ts'
import { LimitError, limits } from '../../limits.ts'
import { type Messages, messageOf } from '../../text/message.ts'
import { SharedCache } from '../cache.ts'
import { type ChangesByCollection, changesBetween, fileChangesBetween } from './changes.ts'
import { RecordCounter, type RecordCounts } from './collections.ts'
import { differencesFromFiles } from './comparison.ts'
import { type Contents, contentsAt, isReachable } from './contents.ts'
import { IndexCounter } from './index-counter.ts'
import { noIndexError, scanIndex } from './index-file.ts'
import { createFolderCache, type LairsRepository, type Located, locate } from './locate.ts'
import { StoreCache, StoreFiles } from './store-files.ts'
import { storeCommit, storeHead } from './store-refs.ts'

/** What a lairs Repository contains at a revision. */
export type Dataset = Readonly<{
  /** Its folder in the repository: '.' for the top. */
  path: string
  /** The commit of its version store, or null if it is unknown. */
  store_commit: string | null
  /** Number of records, or null if it is unknown. */
  records: number | null
  /** The same by collection (lexicon NSID), or null if they are unknown or too many. */
  collections: Readonly<Record<string, number>> | null
}>

/** A lairs Repository at a git tag, or at a commit without a tag. */
export type DatasetRevision = Readonly<{ repository: LairsRepository; tag: string | undefined }>

type KnownState = Readonly<{ kind: 'known'; files: StoreFiles; commit: string; contents: Contents }>

/** What the version store says: its commit and the records there. */
type StoreState =
  | KnownState
  | Readonly<{ kind: 'too large'; commit: string; reason: string }>
  | Readonly<{ kind: 'unknown'; commit: string | null; reason: string }>

/** States in memory. A revision is compared with the one before. */
const maxStates = 3

const maxCacheBytes = 16 * 1024 ** 2

function weightOf({ collections }: RecordCounts): number {
  let weight = 500
  for (const name of collections?.keys() ?? []) weight += 150 + 2 * name.length
  return weight
}

/** Reads the datasets of one repository. What revisions share is read once. */
export class DatasetReader {
  readonly #git: Git
  readonly #messages: Pick<Messages, 'warn' | 'notice'>
  readonly #folders = createFolderCache()
  readonly #located = new SharedCache<Located>(maxCacheBytes, () => 10_000)
  readonly #counts = new SharedCache<RecordCounts>(maxCacheBytes, weightOf)
  readonly #differences = new SharedCache<readonly string[]>(maxCacheBytes, () => 10_000)
  readonly #store = new StoreCache()
  readonly #states = new Map<string, Promise<StoreState>>()

  constructor(git: Git, messages: Pick<Messages, 'warn' | 'notice'>) {
    this.#git = git
    this.#messages = messages
  }

  /** The lairs Repositories in a folder of a commit, or below it. `tree` is the folder's id. */
  locate(tree: string, folder: string): Promise<Located> {
    return this.#located.get(`${tree} ${folder}`, () =>
      locate(this.#git, this.#folders, tree, folder),
    )
  }

  /** Reads the version store in advance. Throws if the checkout lacks a part of it. */
  async openStore(revision: DatasetRevision): Promise<void> {
    await this.#stateOf(revision)
  }

  /**
   * What a lairs Repository contains: the records that lairs reads at the commit of its version store. A warning says
   * if the files differ from them, or why they are unknown.
   *
   * Throws if the checkout lacks a part of it: another checkout can have that part.
   */
  async read(revision: DatasetRevision): Promise<Dataset> {
    const { folder } = revision.repository
    const state = await this.#stateOf(revision)
    const counts = await this.#countsOf(revision, state)
    return {
      // A name that is not UTF-8 has lone surrogates, which a request to a server cannot contain.
      path: folder.replace(/\/$/, '').toWellFormed() || '.',
      store_commit: state.commit,
      records: counts?.records ?? null,
      collections: counts?.collections ? Object.fromEntries(counts.collections) : null,
    }
  }

  /**
   * The changes between two revisions: of the records in their version stores or, if a store is too large, of their files.
   * Undefined if the second version store cannot be read, which `read` says.
   *
   * Throws if the first version store cannot be read, or the files cannot be compared.
   */
  async changes(
    before: DatasetRevision,
    after: DatasetRevision,
  ): Promise<ChangesByCollection | undefined> {
    const [old, current] = [await this.#stateOf(before), await this.#stateOf(after)]
    if (current.kind === 'unknown') return undefined
    if (old.kind === 'unknown') throw new Error(old.reason)
    const changes =
      old.kind === 'known' && current.kind === 'known'
        ? changesBetween(old.contents, current.contents)
        : await this.#fileChanges(before.repository, after.repository)
    if (changes.collections === null) {
      this.#messages.warn(
        `The records of ${before.tag} and ${after.tag} differ in more than ${limits.collections} collections, or their names are too long (docs/limits.md). The changes are only counted together.`,
      )
    }
    return changes
  }

  /** The second index is scanned here, so that its records are counted too. */
  async #fileChanges(
    before: LairsRepository,
    after: LairsRepository,
  ): Promise<ChangesByCollection> {
    const counter = new IndexCounter()
    const changes = await fileChangesBetween(this.#git, before, after, counter)
    const { counts } = counter
    if (after.index !== undefined && counts.records > 0) {
      await this.#counts.get(after.index, async () => counts)
    }
    return changes
  }

  #stateOf({ repository, tag }: DatasetRevision): Promise<StoreState> {
    const { store, folder } = repository
    const [oldest] = this.#states.keys()
    if (oldest !== undefined && this.#states.size > maxStates) this.#states.delete(oldest)
    const key = JSON.stringify([folder, store, tag])
    const state = this.#states.get(key) ?? this.#readState(repository, tag)
    this.#states.set(key, state)
    state.catch(() => this.#states.delete(key))
    return state
  }

  async #readState(
    { store, folder }: LairsRepository,
    tag: string | undefined,
  ): Promise<StoreState> {
    const path = `${folder}.panproto`
    if (store === undefined) {
      return { kind: 'unknown', commit: null, reason: `${path} is not a folder` }
    }
    const files = new StoreFiles(this.#git, this.#store, store, path)
    let commit: string | null = null
    try {
      commit = await storeCommit(files, tag)
      return { kind: 'known', files, commit, contents: await contentsAt(files, commit) }
    } catch (error) {
      if (error instanceof UnreadObjectError) throw error
      const reason = messageOf(error).replace(/\.$/, '')
      return commit !== null && error instanceof LimitError
        ? { kind: 'too large', commit, reason }
        : { kind: 'unknown', commit, reason }
    }
  }

  async #countsOf(
    { repository, tag }: DatasetRevision,
    state: StoreState,
  ): Promise<RecordCounts | undefined> {
    const { folder } = repository
    const name = tag === undefined ? `${folder}.panproto` : `${folder}.panproto at ${tag}`
    if (state.kind === 'known') return await this.#checkedCounts(repository, name, state)
    if (state.kind === 'too large') {
      this.#messages.notice(
        `${state.reason}. The records in ${folder}index.json are recorded, and are not compared with the version store.`,
      )
      return await this.#countIndex(repository)
    }
    const what = state.commit === null ? 'its commit and its records are' : 'its records are'
    this.#messages.warn(
      `The lairs version store ${name} cannot be read, and ${what} not recorded: ${state.reason}.`,
    )
    return undefined
  }

  /** The records of the version store. A warning says if lairs or the files have others. */
  async #checkedCounts(
    repository: LairsRepository,
    name: string,
    { files, commit, contents }: KnownState,
  ): Promise<RecordCounts> {
    const { warn } = this.#messages
    const counter = new RecordCounter()
    for (const uri of contents.keys()) counter.add(uri)
    const { counts } = counter
    const { store, index, records } = repository
    const key = JSON.stringify([store, index, records, commit])
    // Tags of one commit share them, and an index can have many megabytes.
    const differences = await this.#differences.get(key, () =>
      differencesFromFiles(this.#git, repository, contents),
    )
    if (differences.length > 0) {
      warn(
        `The lairs version store ${name} and the files beside it differ. The ${counts.records} records of commit ${commit}, which lairs reads, are recorded. ` +
          `Differences: ${differences.join('; ')}. Before you tag the dataset in git, commit with lairs, give that commit the same tag, and add the whole folder to git.`,
      )
    }
    if (!(await isVisible(files, commit))) {
      warn(
        `The lairs version store ${name}: HEAD does not lead to commit ${commit}. lairs 0.9 finds no records at such a commit. The ${counts.records} records of the commit and its ancestors are recorded.`,
      )
    }
    return this.#checkCollections(`${repository.folder}.panproto`, counts)
  }

  /** The records that `index.json` names, or undefined if it cannot be read. */
  async #countIndex(repository: LairsRepository): Promise<RecordCounts | undefined> {
    const { index, records, folder } = repository
    const file = `${folder}index.json`
    try {
      if (index === undefined) throw await noIndexError(this.#git, repository)
      const counts = await this.#counts.get(index, () => countRecords(this.#git, index, file))
      if (records === undefined && counts.records > 0) {
        throw new Error(`it names ${counts.records} records, but ${folder}records is missing`)
      }
      return this.#checkCollections(file, counts)
    } catch (error) {
      if (error instanceof UnreadObjectError) throw error
      this.#messages.warn(
        `${file} cannot be read, and the records are not counted: ${messageOf(error)}.`,
      )
      return undefined
    }
  }

  #checkCollections(file: string, counts: RecordCounts): RecordCounts {
    if (counts.collections === null) {
      this.#messages.warn(
        `${file} has more than ${limits.collections} collections, or their names are too long (docs/limits.md). Their records are only counted together.`,
      )
    }
    return counts
  }
}

/** True if lairs finds the commit: it lists the commits from HEAD on. */
async function isVisible(store: StoreFiles, commit: string): Promise<boolean> {
  try {
    return await isReachable(store, await storeHead(store), commit)
  } catch (error) {
    if (error instanceof UnreadObjectError) throw error
    // The history of HEAD is too large to be sure.
    return error instanceof LimitError
  }
}

async function countRecords(git: Git, index: string, file: string): Promise<RecordCounts> {
  const counter = new IndexCounter()
  await scanIndex(git, index, file, (uri) => counter.add(uri))
  return counter.counts
}

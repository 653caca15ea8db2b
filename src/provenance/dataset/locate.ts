import { setImmediate } from 'node:timers/promises'
import type { Git } from '../../git/repository.ts'
import { type NamedEntry, readObject, treeEntries } from '../../git/tree.ts'
import { LimitError, limits } from '../../limits.ts'
import { cached } from '../cache.ts'

/** A lairs Repository in a commit. An id is undefined if its name is missing or has another kind. */
export type LairsRepository = Readonly<{
  /** '' or ending in '/'. */
  folder: string
  /** The id of the tree `.panproto`. */
  store: string | undefined
  /** The id of the file `index.json`. */
  index: string | undefined
  /** The id of the tree `records`. */
  records: string | undefined
}>

/** What the search found in a folder. */
export type Located = Readonly<{
  /** The folder itself if it is a lairs Repository, or else those below it. Ten at most. */
  repositories: readonly LairsRepository[]
  /** Folders that have an `index.json` and `records`, and no version store. Ten at most. */
  withoutStore: readonly LairsRepository[]
  /** A lairs Repository that is nested too deep, if there is no other. */
  tooDeep: string | undefined
}>

/** What the search needs of a folder, by the folder's id. Revisions share most folders. */
export type FolderCache = Map<string, Promise<readonly NamedEntry[]>>

/** How deep the search goes. A repository of code can have very many folders. */
const maxDepth = 4

/** More than one is an error of the user. The message names so many. */
const maxFound = 10

/** Below the depth of the search, so many folders are visited to give advice. */
const maxDeepFolders = 2_000

type Folder = Readonly<{ id: string; path: string; depth: number }>

/**
 * Searches a folder for lairs Repositories. `tree` is the folder's id, and `folder` its path: '' or ending in '/'.
 *
 * Throws a `LimitError` if there are too many folders.
 */
export async function locate(
  git: Pick<Git, 'read'>,
  cache: FolderCache,
  tree: string,
  folder: string,
): Promise<Located> {
  const repositories: LairsRepository[] = []
  const withoutStore: LairsRepository[] = []
  const deeper: Folder[] = []
  let visited = 0
  const search = async ({ id, path, depth }: Folder): Promise<void> => {
    visited++
    // Folders that are in the cache take no turn of the event loop: a signal or the time limit would have to wait.
    if (visited % 100 === 0) await setImmediate()
    if (visited > limits.searchedFolders) {
      const counted = `more than ${limits.searchedFolders} folders to search for a lairs Repository`
      throw new LimitError(folder || 'The commit', counted, limits.searchedFolders)
    }
    const entries = await cached(cache, id, () => entriesOf(git, id, path || 'the top folder'))
    const found = repositoryIn(entries, path)
    if (isRepository(entries)) {
      repositories.push(found)
      return
    }
    if (found.index !== undefined && found.records !== undefined) withoutStore.push(found)
    if (depth === maxDepth) {
      if (deeper.length < maxDeepFolders) deeper.push(...subfolders(entries, path, depth + 1))
      return
    }
    for (const child of subfolders(entries, path, depth + 1)) {
      if (repositories.length === maxFound) return
      await search(child)
    }
  }
  await search({ id: tree, path: folder, depth: 0 })
  return {
    repositories,
    withoutStore: withoutStore.slice(0, maxFound),
    tooDeep: repositories.length > 0 ? undefined : await findDeep(git, cache, deeper),
  }
}

/** The first lairs Repository in or below these folders. It only leads to advice, so no error ends the search. */
async function findDeep(
  git: Pick<Git, 'read'>,
  cache: FolderCache,
  folders: readonly Folder[],
): Promise<string | undefined> {
  const pending = [...folders]
  for (let visited = 0; visited < maxDeepFolders; visited++) {
    const next = pending.shift()
    if (next === undefined) return undefined
    const entries = await cached(cache, next.id, () => entriesOf(git, next.id, next.path)).catch(
      () => [],
    )
    if (isRepository(entries)) return next.path
    if (pending.length < maxDeepFolders) {
      pending.push(...subfolders(entries, next.path, next.depth + 1))
    }
  }
  return undefined
}

/** As many as a search can visit. */
function subfolders(entries: readonly NamedEntry[], path: string, depth: number): Folder[] {
  const folders: Folder[] = []
  for (const { kind, name, id } of entries) {
    if (kind === 'folder') folders.push({ id, path: `${path}${name}/`, depth })
    if (folders.length > (depth > maxDepth ? maxDeepFolders : limits.searchedFolders)) break
  }
  return folders
}

/** The folders and the index file. A folder that is too large to read does not contain lairs Repositories. */
async function entriesOf(
  git: Pick<Git, 'read'>,
  tree: string,
  path: string,
): Promise<readonly NamedEntry[]> {
  try {
    const entries: NamedEntry[] = []
    for (const entry of treeEntries(await readObject(git, tree, 'tree', path))) {
      if (entry.kind === 'folder' || entry.name === '.panproto' || entry.name === 'index.json') {
        entries.push(entry)
      }
    }
    return entries
  } catch (error) {
    if (error instanceof LimitError) return []
    throw error
  }
}

function isRepository(entries: readonly NamedEntry[]): boolean {
  return entries.some(({ name }) => name === '.panproto')
}

function repositoryIn(entries: readonly NamedEntry[], folder: string): LairsRepository {
  const idOf = (name: string, kind: NamedEntry['kind']) =>
    entries.find((entry) => entry.name === name && entry.kind === kind)?.id
  return {
    folder,
    store: idOf('.panproto', 'folder'),
    index: idOf('index.json', 'file'),
    records: idOf('records', 'folder'),
  }
}

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

/** What the search needs of a folder, by the folder's id. Revisions share most folders. */
export type FolderCache = Map<string, Promise<readonly NamedEntry[]>>

/** How deep the search goes. A repository of code can have very many folders. */
const maxDepth = 4

/** More than one is an error of the user. The message names so many. */
const maxFound = 10

/**
 * The lairs Repositories of a folder: the folder itself if it is one, or else those below it, ten at most. `tree` is the
 * folder's id, and `folder` its path: '' or ending in '/'.
 *
 * Throws a `LimitError` if there are too many folders.
 */
export async function findLairsRepositories(
  git: Pick<Git, 'read'>,
  cache: FolderCache,
  tree: string,
  folder: string,
): Promise<readonly LairsRepository[]> {
  const found: LairsRepository[] = []
  let visited = 0
  const search = async (id: string, path: string, depth: number): Promise<void> => {
    visited++
    if (visited > limits.searchedFolders) {
      const counted = `more than ${limits.searchedFolders} folders to search for a lairs Repository`
      throw new LimitError(folder || 'The commit', counted, limits.searchedFolders)
    }
    const entries = await cached(cache, id, () => entriesOf(git, id, path || 'the top folder'))
    const repository = repositoryIn(entries, path)
    if (repository !== undefined) found.push(repository)
    if (repository !== undefined || depth === maxDepth) return
    for (const { name, kind, id: child } of entries) {
      if (found.length === maxFound) return
      if (kind === 'folder') await search(child, `${path}${name}/`, depth + 1)
    }
  }
  await search(tree, folder, 0)
  return found
}

/** The folders and the index file. A folder that is too large to read does not contain lairs Repositories. */
async function entriesOf(
  git: Pick<Git, 'read'>,
  tree: string,
  path: string,
): Promise<readonly NamedEntry[]> {
  try {
    const entries: NamedEntry[] = []
    for (const entry of treeEntries(await readObject(git, tree, path))) {
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

function repositoryIn(entries: readonly NamedEntry[], folder: string): LairsRepository | undefined {
  const idOf = (name: string, kind: NamedEntry['kind']) =>
    entries.find((entry) => entry.name === name && entry.kind === kind)?.id
  if (!entries.some(({ name }) => name === '.panproto')) return undefined
  return {
    folder,
    store: idOf('.panproto', 'folder'),
    index: idOf('index.json', 'file'),
    records: idOf('records', 'folder'),
  }
}

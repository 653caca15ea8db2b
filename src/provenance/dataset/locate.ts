import { Budget, LimitError, limits } from '../../limits.ts'
import { SharedCache } from '../cache.ts'
import { type Objects, visitEntries } from '../entries.ts'

/** A lairs Repository in a commit. An id is undefined if its name is missing or has another kind. */
export type LairsRepository = Readonly<{
  /** '' or ending in '/'. */
  folder: string
  /** The id of the tree `.panproto`. */
  store: string | undefined
  /** The id of the file `index.json`. */
  index: string | undefined
  /** The id of a symbolic link `index.json`. */
  indexLink?: string | undefined
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

/** What the search needs of a folder. */
type Folder = Readonly<{
  /** Its parts if it is a lairs Repository. */
  parts: Omit<LairsRepository, 'folder'>
  /** True if there is an entry `.panproto`. */
  isRepository: boolean
  /** Up to the number that a search can visit. */
  subfolders: readonly Readonly<{ name: string; id: string }>[]
  /** The size of the tree object. */
  bytes: number
}>

/** Folders by the ids of their trees. Revisions share most folders, and one tree can stand for many folders. */
export type FolderCache = SharedCache<Folder>

export function createFolderCache(): FolderCache {
  return new SharedCache(32 * 1024 ** 2, ({ subfolders }) =>
    subfolders.reduce((sum, { name }) => sum + 150 + name.length, 500),
  )
}

/** The depth of the search. A repository of code can have very many folders. */
const maxDepth = 4

/** The number of Repositories that the message names. More than one is an error of the user. */
const maxFound = 10

/** The number of folders below the depth of the search that are visited to give advice. */
const maxDeepFolders = 2_000

/** In UTF-16 units. File systems have no longer names, so lairs cannot have used such a folder. */
const maxNameLength = 255

type Place = Readonly<{ id: string; path: string; depth: number }>

/**
 * Searches a folder for lairs Repositories. `tree` is the folder's id, and `folder` its path: '' or ending in '/'.
 *
 * Throws a `LimitError` if there are too many folders, or if they are too large.
 */
export async function locate(
  git: Objects,
  cache: FolderCache,
  tree: string,
  folder: string,
): Promise<Located> {
  const repositories: LairsRepository[] = []
  const withoutStore: LairsRepository[] = []
  const deeper: Place[] = []
  const budget = new Budget(folder || 'The commit')
  const search = async ({ id, path, depth }: Place): Promise<void> => {
    const visited = await visitFolder(git, cache, id, path)
    countFolder(budget, visited)
    const found = { folder: path, ...visited.parts }
    if (visited.isRepository) {
      repositories.push(found)
      return
    }
    if (found.index !== undefined && found.records !== undefined) {
      if (withoutStore.length < maxFound) withoutStore.push(found)
    }
    if (depth === maxDepth) {
      addSubfolders(deeper, visited, path, depth)
      return
    }
    for (const child of visited.subfolders) {
      if (repositories.length === maxFound) return
      await search({ id: child.id, path: `${path}${child.name}/`, depth: depth + 1 })
    }
  }
  await search({ id: tree, path: folder, depth: 0 })
  const tooDeep = repositories.length > 0 ? undefined : await findDeep(git, cache, deeper, budget)
  return { repositories, withoutStore, tooDeep }
}

/** Throws a `LimitError` if a folder of that size is too much. */
function countFolder(budget: Budget, { bytes }: Folder): void {
  budget.add(1, limits.searchedFolders, 'folders to search for a lairs Repository')
  budget.add(bytes, limits.searchedBytes, 'bytes of folders to search for a lairs Repository')
}

/** The first lairs Repository in or below these folders. It only leads to advice, so no error ends the search. */
async function findDeep(
  git: Objects,
  cache: FolderCache,
  folders: readonly Place[],
  budget: Budget,
): Promise<string | undefined> {
  const pending = [...folders]
  try {
    // The loop also visits what it adds.
    for (const { id, path, depth } of pending) {
      const visited = await visitFolder(git, cache, id, path).catch(() => undefined)
      if (visited === undefined) continue
      countFolder(budget, visited)
      if (visited.isRepository) return path
      addSubfolders(pending, visited, path, depth)
    }
  } catch {
    // They are too large.
  }
  return undefined
}

function addSubfolders(
  places: Place[],
  { subfolders }: Folder,
  parent: string,
  depth: number,
): void {
  for (const { name, id } of subfolders) {
    if (places.length >= maxDeepFolders) return
    places.push({ id, path: `${parent}${name}/`, depth: depth + 1 })
  }
}

async function visitFolder(
  git: Objects,
  cache: FolderCache,
  tree: string,
  path: string,
): Promise<Folder> {
  // Reading a cached folder does not yield to the event loop.
  await git.checkpoint()
  return await cache.get(tree, () => readFolder(git, tree, path || 'the top folder'))
}

/** A folder that is too large to read does not contain lairs Repositories. */
async function readFolder(git: Objects, tree: string, path: string): Promise<Folder> {
  const ids = new Map<string, string>()
  const subfolders: { name: string; id: string }[] = []
  let isRepository = false
  let indexLink: string | undefined
  const bytes = await visitEntries(git, tree, path, ({ name, kind, id }) => {
    if (name === '.panproto') isRepository = true
    const isPart = name === 'index.json' ? kind === 'file' : kind === 'folder'
    if (isPart && partNames.has(name) && !ids.has(name)) ids.set(name, id)
    if (name === 'index.json' && kind === 'symbolic link') indexLink = id
    if (kind !== 'folder' || name.length > maxNameLength) return
    if (subfolders.length <= limits.searchedFolders) subfolders.push({ name, id })
  }).catch((error: unknown) => {
    if (error instanceof LimitError) return limits.treeBytes
    throw error
  })
  const parts = {
    store: ids.get('.panproto'),
    index: ids.get('index.json'),
    indexLink,
    records: ids.get('records'),
  }
  return { parts, isRepository, subfolders, bytes }
}

const partNames: ReadonlySet<string> = new Set(['.panproto', 'index.json', 'records'])

import { ObjectTooLargeError } from '../../git/object-reader.ts'
import type { Git } from '../../git/repository.ts'
import { parseTree, readObject, type TreeEntry } from '../../git/tree.ts'
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

/** How deep the search goes. A repository of code can have very many folders. */
const maxDepth = 4

/** Finds lairs Repositories. A folder that many commits share is searched once. */
export class LairsRepositoryFinder {
  readonly #git: Pick<Git, 'read'>
  readonly #found = new Map<string, Promise<readonly LairsRepository[]>>()

  constructor(git: Pick<Git, 'read'>) {
    this.#git = git
  }

  /** The folder itself if it is a lairs Repository, or else all below it. `tree` is the folder's id. */
  async find(tree: string, folder: string): Promise<readonly LairsRepository[]> {
    const repositories = await this.#search(tree, folder || 'the top folder', maxDepth)
    return repositories.map((each) => ({ ...each, folder: `${folder}${each.folder}` }))
  }

  /** The same with folders relative to the tree. `path` is for messages. */
  #search(tree: string, path: string, depth: number): Promise<readonly LairsRepository[]> {
    return cached(this.#found, `${tree} ${depth}`, () => this.#searchTree(tree, path, depth))
  }

  async #searchTree(
    tree: string,
    path: string,
    depth: number,
  ): Promise<readonly LairsRepository[]> {
    const entries = await this.#entries(tree, path)
    const here = repositoryIn(entries)
    if (here !== undefined) return [here]
    if (depth === 0) return []
    const repositories: LairsRepository[] = []
    for (const [name, { kind, id }] of entries) {
      if (kind !== 'folder') continue
      const below = await this.#search(id, `${path}/${name}`, depth - 1)
      for (const each of below) repositories.push({ ...each, folder: `${name}/${each.folder}` })
    }
    return repositories
  }

  /** A folder of a million files does not contain lairs Repositories: it is skipped. */
  async #entries(tree: string, path: string): Promise<ReadonlyMap<string, TreeEntry>> {
    try {
      return parseTree(await readObject(this.#git, tree, path))
    } catch (error) {
      if (error instanceof ObjectTooLargeError) return new Map()
      throw error
    }
  }
}

function repositoryIn(entries: ReadonlyMap<string, TreeEntry>): LairsRepository | undefined {
  const idOf = (name: string, kind: TreeEntry['kind']) => {
    const entry = entries.get(name)
    return entry?.kind === kind ? entry.id : undefined
  }
  if (!entries.has('.panproto')) return undefined
  return {
    folder: '',
    store: idOf('.panproto', 'folder'),
    index: idOf('index.json', 'file'),
    records: idOf('records', 'folder'),
  }
}

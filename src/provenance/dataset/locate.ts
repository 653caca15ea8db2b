import { ObjectTooLargeError } from '../../git/object-reader.ts'
import type { Git } from '../../git/repository.ts'
import { parseTree, readObject, type TreeEntry } from '../../git/tree.ts'
import { cached } from '../cache.ts'

/** A lairs Repository in a commit: its folder ('' or ending in '/') and the ids of what it consists of. */
export type Place = Readonly<{
  folder: string
  /** undefined where something else than a folder has its name. */
  store: string | undefined
  index: string | undefined
  records: string | undefined
}>

/** How deep a lairs Repository may lie. A repository of code may have very many folders. */
const deepest = 4

/** Finds lairs Repositories. A folder that is the same in many commits is looked into once. */
export class PlaceFinder {
  readonly #git: Pick<Git, 'read'>
  readonly #found = new Map<string, Promise<readonly Place[]>>()

  constructor(git: Pick<Git, 'read'>) {
    this.#git = git
  }

  /** Those in a folder, given by its tree's id and its path: the folder itself, or else all below it. */
  async find(tree: string, folder: string): Promise<readonly Place[]> {
    const places = await this.#below(tree, folder || 'the top folder', deepest)
    return places.map((place) => ({ ...place, folder: `${folder}${place.folder}` }))
  }

  /** The same with paths that begin below the folder. `path` is for messages. */
  #below(tree: string, path: string, depth: number): Promise<readonly Place[]> {
    return cached(this.#found, `${tree} ${depth}`, () => this.#look(tree, path, depth))
  }

  async #look(tree: string, path: string, depth: number): Promise<readonly Place[]> {
    const entries = await this.#entries(tree, path)
    const here = placeIn(entries)
    if (here !== undefined) return [here]
    if (depth === 0) return []
    const places: Place[] = []
    for (const [name, { kind, id }] of entries) {
      if (kind !== 'folder') continue
      const below = await this.#below(id, `${path}/${name}`, depth - 1)
      places.push(...below.map((place) => ({ ...place, folder: `${name}/${place.folder}` })))
    }
    return places
  }

  /** A folder of a million files is no one's way to keep lairs Repositories: it is passed over. */
  async #entries(tree: string, path: string): Promise<ReadonlyMap<string, TreeEntry>> {
    try {
      return parseTree(await readObject(this.#git, tree, path))
    } catch (error) {
      if (error instanceof ObjectTooLargeError) return new Map()
      throw error
    }
  }
}

function placeIn(entries: ReadonlyMap<string, TreeEntry>): Place | undefined {
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

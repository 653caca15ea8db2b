import { createHash } from 'node:crypto'
import type { GitObject } from '../../src/git/git-object.ts'
import type { Git } from '../../src/git/repository.ts'
import { LimitError } from '../../src/limits.ts'

/** An entry of a tree object. */
export type Entry = Readonly<{ mode: string; id: string }>
export type Content = string | Uint8Array | Entry
/** Contents by path. */
export type Files = Iterable<readonly [path: string, content: Content]>

/** Git objects in memory, with the same bytes as in git. */
export class Objects {
  /** The number of reads of each object, by its id. */
  readonly reads = new Map<string, number>()
  readonly #objects = new Map<string, GitObject>()

  blob(content: string | Uint8Array): Entry {
    return { mode: '100644', id: this.#add('blob', Buffer.from(content)) }
  }

  link(target: string): Entry {
    return { mode: '120000', id: this.blob(target).id }
  }

  /** Adds the tree of these files, with all its subtrees. */
  files(files: Files): Entry {
    const entries = new Map<string, Entry>()
    const folders = new Map<string, (readonly [string, Content])[]>()
    for (const [path, content] of files) {
      const slash = path.indexOf('/')
      const name = path.slice(0, slash < 0 ? undefined : slash)
      if (slash < 0) {
        entries.set(name, this.#entryOf(content))
        continue
      }
      const inside = folders.get(name) ?? []
      inside.push([path.slice(slash + 1), content])
      folders.set(name, inside)
    }
    for (const [name, inside] of folders) entries.set(name, this.files(inside))
    return this.tree([...entries].map(([name, entry]) => [Buffer.from(name), entry]))
  }

  /** Adds a tree with any entry names. Like git, sorts a folder as if its name ended in a slash, or in another order. */
  tree(
    entries: readonly (readonly [name: Buffer, entry: Entry])[],
    compare: (a: Buffer, b: Buffer) => number = Buffer.compare,
  ): Entry {
    const sorted = entries
      .map(([name, { mode, id }]) => ({
        key: Buffer.concat([name, Buffer.from(mode === '40000' ? '/' : '')]),
        bytes: Buffer.concat([
          Buffer.from(`${mode} `),
          name,
          Buffer.from([0]),
          Buffer.from(id, 'hex'),
        ]),
      }))
      .sort((a, b) => compare(a.key, b.key))
    return { mode: '40000', id: this.#add('tree', Buffer.concat(sorted.map(({ bytes }) => bytes))) }
  }

  /** Removes an object, as in a partial clone. */
  remove(id: string): void {
    this.#objects.delete(id)
  }

  async read(id: string): Promise<GitObject | undefined> {
    this.reads.set(id, (this.reads.get(id) ?? 0) + 1)
    return this.#objects.get(id)
  }

  /** A checkout with these objects, without history. */
  git(prefix = ''): Git {
    const noHistory = async (): Promise<never> => {
      throw new Error('these objects have no history')
    }
    return {
      prefix,
      isShallow: true,
      origin: '',
      read: (id) => this.read(id),
      streamTree: (id, limit, onChunk) => this.git().stream(id, limit, onChunk),
      stream: async (id, limit, onChunk) => {
        const object = await this.read(id)
        const size = object?.content.length ?? 0
        if (size > limit) throw new LimitError(`The git object ${id}`, `${size} bytes`, limit)
        if (object !== undefined) onChunk(object.content, size)
        return object !== undefined
      },
      checkpoint: async () => undefined,
      within: (_, work) => work(),
      tags: noHistory,
      tagId: noHistory,
      hasBranch: noHistory,
      head: noHistory,
      commitGraph: noHistory,
      tagsOnOrigin: noHistory,
      lastChange: noHistory,
      close: () => undefined,
    }
  }

  #entryOf(content: Content): Entry {
    return typeof content === 'string' || content instanceof Uint8Array
      ? this.blob(content)
      : content
  }

  #add(type: 'blob' | 'tree', content: Buffer): string {
    const id = createHash('sha1')
      .update(`${type} ${content.length}\0`)
      .update(content)
      .digest('hex')
    this.#objects.set(id, { id, type, content })
    return id
  }
}

export const submodule: Entry = { mode: '160000', id: '1'.repeat(40) }

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** What git-annex stores of an unlocked file. */
export const annexPointer = '/annex/objects/SHA256E-s10--0a1b.json\n'
/** The target of the symbolic link that git-annex stores of a locked file. */
export const annexTarget =
  '../.git/annex/objects/Gx/1k/SHA256E-s10--0a1b.json/SHA256E-s10--0a1b.json'

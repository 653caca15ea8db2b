import { createHash } from 'node:crypto'
import type { GitObject } from '../../src/git/object-reader.ts'
import type { Git } from '../../src/git/repository.ts'

/** A member of a tree, by the mode that git gives it. */
export type Member = Readonly<{ mode: string; id: string }>
export type Content = string | Uint8Array | Member
/** Files by their paths. */
export type Files = Iterable<readonly [path: string, content: Content]>

/** Git objects in memory, built byte by byte as git builds them. */
export class Objects {
  /** How often each object was read, by its id. */
  readonly reads = new Map<string, number>()
  readonly #objects = new Map<string, GitObject>()

  blob(content: string | Uint8Array): Member {
    return { mode: '100644', id: this.#add('blob', Buffer.from(content)) }
  }

  link(target: string): Member {
    return { mode: '120000', id: this.blob(target).id }
  }

  /** A tree of these files, with the trees below it. */
  files(files: Files): Member {
    const members = new Map<string, Member>()
    const folders = new Map<string, (readonly [string, Content])[]>()
    for (const [path, content] of files) {
      const slash = path.indexOf('/')
      const name = path.slice(0, slash < 0 ? undefined : slash)
      const inside = folders.get(name) ?? []
      if (slash < 0) members.set(name, this.#member(content))
      else folders.set(name, [...inside, [path.slice(slash + 1), content]])
    }
    for (const [name, inside] of folders) members.set(name, this.files(inside))
    return this.tree([...members].map(([name, member]) => [Buffer.from(name), member]))
  }

  /** A tree of these members, whatever their names: git sorts a folder as if its name ended in a slash. */
  tree(members: readonly (readonly [name: Buffer, member: Member])[]): Member {
    const sorted = members
      .map(([name, { mode, id }]) => ({
        key: Buffer.concat([name, Buffer.from(mode === '40000' ? '/' : '')]),
        bytes: Buffer.concat([
          Buffer.from(`${mode} `),
          name,
          Buffer.from([0]),
          Buffer.from(id, 'hex'),
        ]),
      }))
      .sort((a, b) => Buffer.compare(a.key, b.key))
    return { mode: '40000', id: this.#add('tree', Buffer.concat(sorted.map(({ bytes }) => bytes))) }
  }

  /** Takes an object away, as a partial clone lacks it. */
  lose(id: string): void {
    this.#objects.delete(id)
  }

  async read(name: string): Promise<GitObject | undefined> {
    this.reads.set(name, (this.reads.get(name) ?? 0) + 1)
    return this.#objects.get(name)
  }

  /** A checkout of these objects alone, which has no history. */
  git(prefix = ''): Git {
    const absent = async (): Promise<never> => {
      throw new Error('these objects have no history')
    }
    return {
      prefix,
      isShallow: true,
      origin: '',
      read: (name) => this.read(name),
      stream: async (name, take) => {
        const object = await this.read(name)
        if (object !== undefined) take(object.content)
        return object !== undefined
      },
      changes: absent,
      tags: absent,
      taggedCommits: absent,
      ancestry: absent,
      newestFirst: absent,
      annotatedAtOrigin: absent,
      lastChange: absent,
      close: () => undefined,
    }
  }

  #member(content: Content): Member {
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

export const submodule: Member = { mode: '160000', id: '1'.repeat(40) }

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

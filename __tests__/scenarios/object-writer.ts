import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import type { Checkout } from '../../sandbox/sample.ts'
import { writeRef } from '../git/loose-objects.ts'

/** The types of git objects by their numbers in a pack (git's Documentation, gitformat-pack). */
const typeNumbers = { commit: 1, tree: 2, blob: 3, tag: 4 } as const
export type ObjectType = keyof typeof typeNumbers

/** An entry of a tree. The default mode is that of a folder for a tree, or else that of a file. */
export type Entry = readonly [name: string, id: string, mode?: string]

const identity = 'Test <test@example.org> 1792490500 +0000'

/**
 * Writes git objects byte for byte, valid or not: `git mktree` and `git hash-object` refuse some of them, and start a
 * process for each. `finish` puts all of them into a SHA-1 repository as one pack.
 */
export class ObjectWriter {
  readonly #checkout: Checkout
  readonly #types = new Map<string, ObjectType>()
  readonly #folder = mkdtempSync(join(tmpdir(), 'log-revision-pack-'))
  readonly #body = openSync(join(this.#folder, 'body'), 'w+')

  constructor(checkout: Checkout) {
    this.#checkout = checkout
  }

  write(type: ObjectType, content: Buffer | string): string {
    const bytes = Buffer.from(content)
    const id = createHash('sha1').update(`${type} ${bytes.length}\0`).update(bytes).digest('hex')
    if (this.#types.has(id)) return id
    this.#types.set(id, type)
    writeSync(this.#body, packHeader(typeNumbers[type], bytes.length))
    writeSync(this.#body, deflateSync(bytes, { level: 1 }))
    return id
  }

  blob(content: Buffer | string): string {
    return this.write('blob', content)
  }

  /** A tree with its entries in the given order. */
  tree(entries: readonly Entry[]): string {
    const sizes = entries.map(
      ([name, , mode = '100644']) => mode.length + Buffer.byteLength(name) + 22,
    )
    const content = Buffer.alloc(sizes.reduce((sum, size) => sum + size, 0))
    let length = 0
    for (const [name, id, mode = this.#modeOf(id)] of entries) {
      length += content.write(`${mode} ${name}\0`, length)
      length += content.write(id, length, 'hex')
    }
    return this.write('tree', content.subarray(0, length))
  }

  /** A tree of `count` entries that are all the same object. It can have millions, so only their numbers are written. */
  repeated(count: number, id: string, suffix = ''): string {
    const start = `${this.#modeOf(id)} `
    const entry = Buffer.from(`${start}${'0'.repeat(7)}${suffix}\0${'x'.repeat(20)}`)
    entry.write(id, entry.length - 20, 'hex')
    const content = Buffer.alloc(count * entry.length, entry)
    for (let index = 0; index < count; index++) {
      const digits = String(index).padStart(7, '0')
      content.write(digits, index * entry.length + start.length, 'latin1')
    }
    return this.write('tree', content)
  }

  #modeOf(id: string): string {
    return this.#types.get(id) === 'tree' ? '40000' : '100644'
  }

  /** A commit. `headers` replaces the lines after those of the parents. */
  commit(
    tree: string,
    parents: readonly string[] = [],
    headers = `author ${identity}\ncommitter ${identity}\n`,
  ): string {
    const lines = parents.map((parent) => `parent ${parent}\n`).join('')
    return this.write('commit', `tree ${tree}\n${lines}${headers}\nTest\n`)
  }

  /** A tag object. */
  annotation(target: string, message: string | Buffer = 'Test\n', headers = ''): string {
    const type = this.#types.get(target) ?? 'commit'
    const lines = `object ${target}\ntype ${type}\ntag x\ntagger ${identity}\n${headers}\n`
    return this.write('tag', Buffer.concat([Buffer.from(lines), Buffer.from(message)]))
  }

  /** Adds the objects to the repository, and sets these tags. */
  finish(tags: Readonly<Record<string, string>> = {}): void {
    const { path } = this.#checkout
    const pack = this.#writePack()
    const stdin = openSync(pack, 'r')
    execFileSync('git', ['index-pack', '--stdin'], { cwd: path, stdio: [stdin, 'pipe', 'pipe'] })
    closeSync(stdin)
    rmSync(this.#folder, { recursive: true })
    for (const [tag, id] of Object.entries(tags)) writeRef(this.#checkout, `refs/tags/${tag}`, id)
  }

  /** A pack is `PACK`, the version and the number of objects, the objects, and the SHA-1 of all this. */
  #writePack(): string {
    const file = join(this.#folder, 'pack')
    const pack = openSync(file, 'w')
    const hash = createHash('sha1')
    const append = (bytes: Buffer) => {
      hash.update(bytes)
      writeSync(pack, bytes)
    }
    const header = Buffer.from('PACK\0\0\0\x02\0\0\0\0')
    header.writeUInt32BE(this.#types.size, 8)
    append(header)
    const buffer = Buffer.alloc(1024 ** 2)
    for (let position = 0; ; ) {
      const length = readSync(this.#body, buffer, 0, buffer.length, position)
      if (length === 0) break
      append(buffer.subarray(0, length))
      position += length
    }
    writeSync(pack, hash.digest())
    for (const descriptor of [pack, this.#body]) closeSync(descriptor)
    return file
  }
}

/** Type and size of an object: 4 bits of the size, then 7 in each byte, the lowest first. */
function packHeader(type: number, size: number): Buffer {
  const bytes = [(type << 4) | (size & 15)]
  for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
    bytes.push((bytes.pop() ?? 0) | 128, rest % 128)
  }
  return Buffer.from(bytes)
}

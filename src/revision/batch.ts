import type { ChildProcessWithoutNullStreams } from 'node:child_process'

export type GitObject = Readonly<{
  id: string
  type: 'blob' | 'tree' | 'commit' | 'tag'
  content: Buffer
}>

const header = /^([0-9a-f]{40}|[0-9a-f]{64}) (blob|tree|commit|tag) (\d+)$/

/**
 * Speaks with one `git cat-file --batch` process: a name goes in, the object comes out. One process
 * serves a whole run, however many objects it needs.
 */
export class BatchReader {
  readonly #git: ChildProcessWithoutNullStreams
  readonly #chunks: AsyncIterator<Buffer>
  #buffered: Buffer = Buffer.alloc(0)
  #stderr = ''
  #failure: Error | undefined
  #last: Promise<unknown> = Promise.resolve()

  constructor(git: ChildProcessWithoutNullStreams) {
    this.#git = git
    this.#chunks = git.stdout[Symbol.asyncIterator]()
    git.stderr.on('data', (chunk: Buffer) => {
      this.#stderr += chunk.toString('utf8')
    })
    const fail = (error: Error) => {
      this.#failure ??= error
    }
    git.on('error', fail)
    git.stdin.on('error', fail)
  }

  /** The object of that name, or undefined. Calls may overlap: they are answered in their order. */
  read(name: string): Promise<GitObject | undefined> {
    if (/[\n\r]/.test(name)) throw new Error('a name for git must be one line')
    const answer = this.#last.then(() => this.#ask(name))
    this.#last = answer.catch(() => undefined)
    return answer
  }

  /** Ends the process. */
  close(): void {
    this.#git.stdin.end()
    this.#git.stdout.destroy()
  }

  async #ask(name: string): Promise<GitObject | undefined> {
    this.#git.stdin.write(`${name}\n`)
    const line = await this.#line()
    const [, id, type, size] = header.exec(line) ?? []
    if (id === undefined || !isType(type)) {
      if (line.endsWith(' missing')) return undefined
      throw new Error(`git cat-file answered "${line}" for "${name}". ${this.#stderr.trim()}`)
    }
    const content = await this.#take(Number(size))
    await this.#take(1)
    return { id, type, content }
  }

  async #line(): Promise<string> {
    let end = this.#buffered.indexOf(0x0a)
    while (end < 0) {
      await this.#more()
      end = this.#buffered.indexOf(0x0a)
    }
    const line = this.#buffered.toString('utf8', 0, end)
    this.#buffered = this.#buffered.subarray(end + 1)
    return line
  }

  /** The next `size` bytes. Chunks are joined once, so that a large object costs linear time. */
  async #take(size: number): Promise<Buffer> {
    const parts = [this.#buffered]
    let length = this.#buffered.length
    while (length < size) {
      this.#buffered = Buffer.alloc(0)
      await this.#more()
      parts.push(this.#buffered)
      length += this.#buffered.length
    }
    const all = parts.length === 1 ? this.#buffered : Buffer.concat(parts, length)
    this.#buffered = all.subarray(size)
    return all.subarray(0, size)
  }

  async #more(): Promise<void> {
    const { done, value } = await this.#chunks.next()
    if (done) {
      const why = this.#failure?.message ?? this.#stderr.trim()
      throw new Error(`git cat-file ended early. ${why}`)
    }
    this.#buffered = this.#buffered.length === 0 ? value : Buffer.concat([this.#buffered, value])
  }
}

function isType(type: string | undefined): type is GitObject['type'] {
  return type === 'blob' || type === 'tree' || type === 'commit' || type === 'tag'
}

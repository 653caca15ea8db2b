import type { Readable, Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'

/** What is used of a git process. */
export type GitProcess = Readonly<{
  stdin: Writable
  stdout: Readable
  stderr: Readable
  on(event: 'error', take: (error: Error) => void): unknown
}>

/** Speaks with a git process that answers on its output, byte by byte. */
export class Dialogue {
  readonly #git: GitProcess
  readonly #chunks: AsyncIterator<Buffer>
  #buffered: Buffer = Buffer.alloc(0)
  #stderr = ''
  readonly #silent: Promise<void>
  #failure: Error | undefined

  constructor(git: GitProcess) {
    this.#git = git
    this.#chunks = git.stdout[Symbol.asyncIterator]()
    git.stderr.on('data', (chunk: Buffer) => {
      this.#stderr += chunk.toString('utf8')
    })
    this.#silent = new Promise((resolve) => {
      git.stderr.on('close', resolve)
    })
    const fail = (error: Error) => {
      this.#failure ??= error
    }
    git.on('error', fail)
    git.stdin.on('error', fail)
  }

  /** What git said of its troubles so far, each thing once. */
  get complaint(): string {
    const lines = new Set(this.#stderr.split('\n').map((line) => line.trim()))
    return [...lines].filter(Boolean).join(' ') || this.#failure?.message || 'it did not say why'
  }

  write(text: string): void {
    this.#git.stdin.write(text)
  }

  /** Ends the process. */
  close(): void {
    this.#git.stdin.end()
    this.#git.stdout.destroy()
  }

  /** The next byte, which stays. */
  async peek(): Promise<number> {
    while (this.#buffered.length === 0) await this.#more()
    return this.#buffered[0] ?? 0
  }

  /** All up to the next `end`, which is left out. */
  async until(end: number): Promise<string> {
    let at = this.#buffered.indexOf(end)
    while (at < 0) {
      await this.#more()
      at = this.#buffered.indexOf(end)
    }
    const text = this.#buffered.toString('utf8', 0, at)
    this.#buffered = this.#buffered.subarray(at + 1)
    return text
  }

  /** Hands the next `size` bytes on, piece by piece, so that they need not be held. */
  async pass(size: number, take: (bytes: Buffer) => void): Promise<void> {
    for (let left = size; left > 0; ) {
      if (this.#buffered.length === 0) await this.#more()
      const bytes = this.#buffered.subarray(0, left)
      this.#buffered = this.#buffered.subarray(bytes.length)
      left -= bytes.length
      take(bytes)
    }
  }

  async #more(): Promise<void> {
    const { done, value } = await this.#chunks.next()
    if (done) {
      // Its last words may come after its last answer; a helper of its own may keep them open.
      await Promise.race([this.#silent, sleep(1000, undefined, { ref: false })])
      throw new Error(`git ended early: ${this.complaint}`)
    }
    this.#buffered = this.#buffered.length === 0 ? value : Buffer.concat([this.#buffered, value])
  }
}

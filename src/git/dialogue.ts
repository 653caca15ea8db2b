import type { Readable, Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { maxErrorLength } from './process.ts'

/** The part of a child process that a dialogue uses. */
export type GitProcess = Readonly<{
  stdin: Writable
  stdout: Readable
  stderr: Readable
  on(event: 'error', listener: (error: Error) => void): unknown
  kill(signal: 'SIGKILL'): unknown
}>

/** A dialogue with a git process that stays: requests go to its stdin, and the responses are read byte by byte. */
export class Dialogue {
  readonly #git: GitProcess
  readonly #chunks: AsyncIterator<Buffer>
  #buffered: Buffer = Buffer.alloc(0)
  #stderr = ''
  readonly #stderrClosed: Promise<void>
  #failure: Error | undefined
  #isEnding = false

  constructor(git: GitProcess) {
    this.#git = git
    this.#chunks = git.stdout[Symbol.asyncIterator]()
    git.stderr.on('data', (chunk: Buffer) => {
      if (this.#stderr.length < maxErrorLength) this.#stderr += chunk.toString('utf8')
    })
    this.#stderrClosed = new Promise((resolve) => {
      git.stderr.on('close', resolve)
    })
    const fail = (error: Error) => {
      this.#failure ??= error
    }
    git.on('error', fail)
    git.stdin.on('error', fail)
  }

  /** The errors that git reported so far, each one once. */
  get errors(): string {
    const lines = new Set(this.#stderr.split('\n').map((line) => line.trim()))
    return [...lines].filter(Boolean).join(' ') || this.#failure?.message || 'it did not say why'
  }

  write(text: string): void {
    this.#git.stdin.write(text)
  }

  /** Lets git answer what it has received, and then end. */
  end(): void {
    this.#isEnding = true
    this.#git.stdin.end()
  }

  /** True if git accepts no more requests. */
  get isEnding(): boolean {
    return this.#isEnding
  }

  /** Ends the process. It ends by itself if it has nothing to do. */
  close(): void {
    this.end()
    this.#git.stdout.destroy()
  }

  /** Ends the process at once, whatever it does: git can be loading a large object that nobody needs. */
  kill(): void {
    this.close()
    this.#git.kill('SIGKILL')
  }

  /** The next bytes of those that can be read without waiting. They stay there until `skip`. */
  get buffered(): Buffer {
    return this.#buffered
  }

  /** Consumes bytes of `buffered`. */
  skip(length: number): void {
    this.#buffered = this.#buffered.subarray(length)
  }

  /** The text up to the next `end` byte, which is consumed but not returned. */
  async readUntil(end: number): Promise<string> {
    let position = this.#buffered.indexOf(end)
    while (position < 0) {
      await this.#readMore()
      position = this.#buffered.indexOf(end)
    }
    const text = this.#buffered.toString('utf8', 0, position)
    this.#buffered = this.#buffered.subarray(position + 1)
    return text
  }

  /** Passes the next `size` bytes on in chunks, so that they need not be in memory at once. */
  async readBytes(size: number, onChunk: (bytes: Buffer) => void): Promise<void> {
    for (let remaining = size; remaining > 0; ) {
      if (this.#buffered.length === 0) await this.#readMore()
      const bytes = this.#buffered.subarray(0, remaining)
      this.#buffered = this.#buffered.subarray(bytes.length)
      remaining -= bytes.length
      onChunk(bytes)
    }
  }

  async #readMore(): Promise<void> {
    const { done, value } = await this.#chunks.next()
    if (done) {
      // Errors can arrive after the last response. A helper process of git can keep stderr open.
      await Promise.race([this.#stderrClosed, sleep(1000, undefined, { ref: false })])
      throw new Error(`git ended early: ${this.errors}`)
    }
    this.#buffered = this.#buffered.length === 0 ? value : Buffer.concat([this.#buffered, value])
  }
}

import { messageOf } from '../text/message.ts'
import { printable } from '../text/neutralize.ts'
import { Dialogue, type GitProcess } from './dialogue.ts'

export type GitObject = Readonly<{
  id: string
  type: 'blob' | 'tree' | 'commit' | 'tag'
  content: Buffer
}>

/** What the first line of a response says about an object. */
type ObjectHeader = Readonly<{ id: string; type: GitObject['type']; size: number }>

const headerLine = /^([0-9a-f]{40}|[0-9a-f]{64}) (blob|tree|commit|tag) (\d+)$/

/** An object of this size or less is read as a whole. The objects that the action needs have some kilobytes. */
const maxObjectBytes = 64 * 1024 * 1024

/** An object is too large to be read as a whole. */
export class ObjectTooLargeError extends Error {}

/** The checkout lacks an object, or has a damaged copy. This says nothing about the commit that contains it. */
export class MissingObjectError extends Error {
  constructor(what: string) {
    super(`${what}. Check the repository out again, without "filter" and "sparse-checkout".`)
  }
}

/**
 * A dialogue with `git cat-file --batch`: a name goes in, the object comes out. One process serves a whole run. The
 * process ends at a damaged object. The next request then starts another one.
 */
export class ObjectReader {
  readonly #start: () => GitProcess
  #dialogue: Dialogue | undefined
  #lastRequest: Promise<unknown> = Promise.resolve()

  constructor(start: () => GitProcess) {
    this.#start = start
  }

  /** Starts the process before the first request. */
  begin(): void {
    this.#dialogue ??= new Dialogue(this.#start())
  }

  /**
   * The object with that name, or undefined. Calls can overlap and are answered in their order.
   *
   * Throws an `ObjectTooLargeError` for an object of more than 64 MiB, and a `MissingObjectError` if git cannot read it.
   */
  async read(name: string): Promise<GitObject | undefined> {
    const chunks: Buffer[] = []
    const header = await this.#enqueue(name, (bytes, size) => {
      if (size <= maxObjectBytes) chunks.push(bytes)
    })
    if (header === undefined) return undefined
    const { id, type, size } = header
    if (size <= maxObjectBytes) return { id, type, content: Buffer.concat(chunks) }
    throw new ObjectTooLargeError(
      `The git object ${id} has ${size} bytes; at most ${maxObjectBytes} are read.`,
    )
  }

  /** Passes the bytes of the object on in chunks. False if there is no object with that name. */
  async stream(name: string, onChunk: (bytes: Buffer) => void): Promise<boolean> {
    let failure: unknown
    const header = await this.#enqueue(name, (bytes) => {
      // The rest must still be read: the next response begins after it.
      if (failure !== undefined) return
      try {
        onChunk(bytes)
      } catch (error) {
        failure = error
      }
    })
    if (failure !== undefined) throw failure
    return header !== undefined
  }

  /** Ends the process. */
  close(): void {
    this.#dialogue?.close()
    this.#dialogue = undefined
  }

  #enqueue(name: string, onChunk: (bytes: Buffer, size: number) => void) {
    if (/[\n\r]/.test(name)) throw new Error('a name for git must be one line')
    const request = this.#lastRequest.then(async () => {
      this.#dialogue ??= new Dialogue(this.#start())
      try {
        return await this.#request(this.#dialogue, name, onChunk)
      } catch (error) {
        this.close()
        throw new MissingObjectError(`git cannot read ${name}: ${messageOf(error)}`)
      }
    })
    this.#lastRequest = request.catch(() => undefined)
    return request
  }

  async #request(
    dialogue: Dialogue,
    name: string,
    onChunk: (bytes: Buffer, size: number) => void,
  ): Promise<ObjectHeader | undefined> {
    dialogue.write(`${name}\n`)
    const line = await dialogue.readUntil(0x0a)
    const [, id, type, digits] = headerLine.exec(line) ?? []
    if (id === undefined || !isType(type)) {
      if (line.endsWith(' missing')) return undefined
      throw new Error(`its answer is "${printable(line, 200)}"`)
    }
    const size = Number(digits)
    await dialogue.readBytes(size, (bytes) => onChunk(bytes, size))
    await dialogue.readBytes(1, () => undefined)
    return { id, type, size }
  }
}

function isType(type: string | undefined): type is GitObject['type'] {
  return type === 'blob' || type === 'tree' || type === 'commit' || type === 'tag'
}

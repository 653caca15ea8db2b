import { LimitError, limits } from '../limits.ts'
import { messageOf } from '../text/message.ts'
import { printable } from '../text/neutralize.ts'
import { Dialogue, type GitProcess } from './dialogue.ts'
import {
  type GitObject,
  MissingObjectError,
  type ObjectType,
  wrongTypeError,
} from './git-object.ts'
import {
  type ObjectHeader,
  type OnChunk,
  type Receiver,
  readBuffered,
  readContent,
  readHeader,
} from './object-response.ts'

/** The size up to which an object is read as a whole, by its type. */
const maxBytes: Readonly<Record<ObjectType, number>> = {
  blob: limits.lexiconFileBytes,
  tree: limits.treeBytes,
  commit: limits.commitBytes,
  tag: limits.tagBytes,
}

type Request = Readonly<{
  id: string
  receiver: Receiver
  signal: AbortSignal | undefined
  resolve: (exists: boolean) => void
  reject: (error: unknown) => void
}>

/** The number of ids that are sent before the first response is read. They fit into the buffer of a pipe. */
const pipelined = 256

/** The number of unwanted bytes that are read at most. To start another process is faster than to read more. */
const maxSkippedBytes = 1024 ** 2

/**
 * A dialogue with `git cat-file --batch`: the id of an object goes in, the object comes out. One process serves a whole
 * run. The process ends at a damaged object. The next request then starts another one.
 */
export class ObjectReader {
  readonly #start: () => GitProcess
  #dialogue: Dialogue | undefined
  #queue: Request[] = []
  /** The number of requests at the beginning of the queue that the process has received. */
  #sent = 0
  #isRunning = false
  #isClosed = false

  constructor(start: () => GitProcess) {
    this.#start = start
  }

  /** Starts the process before the first request. */
  begin(): Dialogue {
    if (this.#isClosed) throw new Error(endedMessage)
    this.#dialogue ??= new Dialogue(this.#start())
    return this.#dialogue
  }

  /**
   * The object with that id, or undefined. Calls can overlap and are answered in their order. `signal` ends the reading.
   *
   * Throws a `LimitError` for an object that is too large, and a `MissingObjectError` if git cannot read it.
   */
  async read(id: string, signal?: AbortSignal): Promise<GitObject | undefined> {
    let type: ObjectType = 'blob'
    let content = Buffer.alloc(0)
    let length = 0
    const receiver: Receiver = {
      refuse(header) {
        type = header.type
        const refusal = refuseLarge(header, maxBytes[type])
        // The system provides the memory only when it is written to.
        if (refusal === undefined) content = Buffer.allocUnsafe(header.size)
        return refusal
      },
      onChunk(bytes) {
        length += bytes.copy(content, length)
      },
    }
    const exists = await this.#enqueue(id, receiver, signal)
    return exists ? { id, type, content } : undefined
  }

  /**
   * Passes the bytes of a file or a tree on in chunks. False if there is no object with that id.
   *
   * Throws a `LimitError` for more than `limit` bytes, and any error of `onChunk`. Throws a `MissingObjectError` after the
   * last chunk if the object is damaged.
   */
  async stream(
    id: string,
    limit: number,
    onChunk: OnChunk,
    signal?: AbortSignal,
    type: 'blob' | 'tree' = 'blob',
  ): Promise<boolean> {
    const receiver: Receiver = {
      refuse(header) {
        return header.type === type ? refuseLarge(header, limit) : wrongTypeError(header, type)
      },
      onChunk,
    }
    return await this.#enqueue(id, receiver, signal)
  }

  /** Ends the process. Requests without a response fail. */
  close(): void {
    this.#isClosed = true
    this.#dialogue?.close()
  }

  #enqueue(id: string, receiver: Receiver, signal?: AbortSignal): Promise<boolean> {
    // git would guess what a name means. An id is unambiguous.
    if (!/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(id)) {
      return Promise.reject(new Error(`"${printable(id, 100)}" is not the id of a git object`))
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ id, receiver, signal, resolve, reject })
      if (!this.#isRunning) void this.#run()
    })
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    for (let request = this.#queue[0]; request !== undefined; request = this.#queue[0]) {
      // In batches, because removing the first element of a long array is slow.
      const batch = this.#queue.slice(0, pipelined)
      for (const [index, each] of batch.entries()) {
        if (this.#serveBuffered(each)) continue
        await this.#serveUntil(each, index).then(each.resolve, each.reject)
      }
      this.#queue = this.#queue.slice(batch.length)
      this.#sent = Math.max(0, this.#sent - batch.length)
    }
    this.#isRunning = false
  }

  /** Serves a request whose response can be read without waiting. False, and nothing has happened, if it cannot. */
  #serveBuffered({ id, receiver, signal, resolve, reject }: Request): boolean {
    const dialogue = this.#dialogue
    if (dialogue === undefined || dialogue.isEnding || signal?.aborted) return false
    try {
      if (!readBuffered(dialogue, id, receiver)) return false
      resolve(true)
    } catch (error) {
      reject(error)
    }
    return true
  }

  /** Serves a request until its signal. */
  async #serveUntil(request: Request, index: number): Promise<boolean> {
    const { signal } = request
    const kill = () => this.#dialogue?.kill()
    signal?.addEventListener('abort', kill, { once: true })
    try {
      if (signal?.aborted && this.#sent > index) this.#restartAfter(index)
      signal?.throwIfAborted()
      return await this.#serve(request, index)
    } catch (error) {
      throw signal?.aborted ? signal.reason : error
    } finally {
      signal?.removeEventListener('abort', kill)
    }
  }

  async #serve({ id, receiver }: Request, index: number): Promise<boolean> {
    // It was ended during an earlier response.
    if (this.#dialogue?.isEnding) this.#restartAfter(index - 1)
    const dialogue = this.begin()
    try {
      this.#send(dialogue, index)
      const header = await readHeader(dialogue)
      if (header === undefined) return false
      if (header.id !== id) {
        // In a SHA-256 repository, git reads 40 digits as an abbreviated id.
        await readContent(dialogue, header, receiver, otherObject)
        return false
      }
      const refusal = receiver.refuse(header)
      if (refusal !== undefined && header.size > maxSkippedBytes) {
        this.#restartAfter(index)
        throw new RefusedError(refusal)
      }
      const failure = await readContent(dialogue, header, receiver, refusal)
      if (failure === undefined) return true
      throw new RefusedError(failure)
    } catch (error) {
      if (error instanceof RefusedError) throw error.cause
      if (this.#isClosed) throw new Error(endedMessage)
      this.#restartAfter(index)
      throw new MissingObjectError(`git cannot read ${id}: ${messageOf(error)}`)
    }
  }

  /** Sends the request at that index, and the following ones. */
  #send(dialogue: Dialogue, index: number): void {
    if (this.#sent > index) return
    const requests = this.#queue.slice(index, index + pipelined)
    dialogue.write(requests.map(({ id }) => `${id}\n`).join(''))
    this.#sent = index + requests.length
  }

  /** Ends the process. The requests after that index are sent to the next one. */
  #restartAfter(index: number): void {
    this.#dialogue?.kill()
    this.#dialogue = undefined
    this.#sent = index + 1
  }
}

/** The receiver does not want the object. The process is fine. */
class RefusedError extends Error {
  constructor(cause: unknown) {
    super('', { cause })
  }
}

function refuseLarge({ id, type, size }: ObjectHeader, limit: number): Error | undefined {
  if (size <= limit) return undefined
  return new LimitError(`The git object ${id} (${type})`, `${size} bytes`, limit)
}

const endedMessage = 'The reading of git objects has ended.'

/** The content of another object is skipped. */
const otherObject = new Error('another object')

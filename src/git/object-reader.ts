import { messageOf, printable } from '../text/neutralize.ts'
import { type GitProcess, Dialogue } from './dialogue.ts'

export type GitObject = Readonly<{
  id: string
  type: 'blob' | 'tree' | 'commit' | 'tag'
  content: Buffer
}>

const header = /^([0-9a-f]{40}|[0-9a-f]{64}) (blob|tree|commit|tag) (\d+)$/

/** Larger objects are not held. What is read whole here has some kilobytes. */
const largest = 64 * 1024 * 1024

/** An object that is not held. */
export class ObjectTooLargeError extends Error {}

/** An object that the checkout lacks, or holds damaged. That says nothing of the commit that has it. */
export class MissingObjectError extends Error {
  constructor(what: string) {
    super(`${what}. Check the repository out again, without "filter" and "sparse-checkout".`)
  }
}

/**
 * Speaks with one `git cat-file --batch` process: a name goes in, the object comes out. One process
 * serves a whole run, however many objects it needs. At an object that is damaged, it ends: then another
 * one goes on with what is asked for next.
 */
export class ObjectReader {
  readonly #start: () => GitProcess
  #pipe: Dialogue | undefined
  #last: Promise<unknown> = Promise.resolve()

  constructor(start: () => GitProcess) {
    this.#start = start
  }

  /** Starts the process, for what is asked for soon. */
  begin(): void {
    this.#pipe ??= new Dialogue(this.#start())
  }

  /**
   * The object of that name, or undefined. Calls may overlap: they are answered in their order.
   * Throws a `TooLarge` where it has more than 64 MiB, and a `NotInCheckout` where git cannot read it.
   */
  async read(name: string): Promise<GitObject | undefined> {
    const chunks: Buffer[] = []
    const found = await this.#queue(name, (bytes, size) => {
      if (size <= largest) chunks.push(bytes)
    })
    if (found === undefined) return undefined
    const { id, type, size } = found
    if (size <= largest) return { id, type, content: Buffer.concat(chunks) }
    throw new ObjectTooLargeError(`The git object ${id} has ${size} bytes; at most ${largest} are read.`)
  }

  /** Hands the bytes of the object on, piece by piece. False where there is none of that name. */
  async stream(name: string, take: (bytes: Buffer) => void): Promise<boolean> {
    let failure: unknown
    const found = await this.#queue(name, (bytes) => {
      // What follows must be read all the same, or the next answer would begin in its middle.
      if (failure !== undefined) return
      try {
        take(bytes)
      } catch (error) {
        failure = error
      }
    })
    if (failure !== undefined) throw failure
    return found !== undefined
  }

  /** Ends the process. */
  close(): void {
    this.#pipe?.close()
    this.#pipe = undefined
  }

  #queue(name: string, take: (bytes: Buffer, size: number) => void) {
    if (/[\n\r]/.test(name)) throw new Error('a name for git must be one line')
    const answer = this.#last.then(async () => {
      this.#pipe ??= new Dialogue(this.#start())
      try {
        return await this.#ask(this.#pipe, name, take)
      } catch (error) {
        this.close()
        throw new MissingObjectError(`git cannot read ${name}: ${messageOf(error)}`)
      }
    })
    this.#last = answer.catch(() => undefined)
    return answer
  }

  async #ask(pipe: Dialogue, name: string, take: (bytes: Buffer, size: number) => void) {
    pipe.write(`${name}\n`)
    const line = await pipe.until(0x0a)
    const [, id, type, digits] = header.exec(line) ?? []
    if (id === undefined || !isType(type)) {
      if (line.endsWith(' missing')) return undefined
      throw new Error(`its answer is "${printable(line, 200)}"`)
    }
    const size = Number(digits)
    await pipe.pass(size, (bytes) => take(bytes, size))
    await pipe.pass(1, () => undefined)
    return { id, type, size }
  }
}

function isType(type: string | undefined): type is GitObject['type'] {
  return type === 'blob' || type === 'tree' || type === 'commit' || type === 'tag'
}

import { createHash, hash } from 'node:crypto'
import { printable } from '../text/neutralize.ts'
import type { Dialogue } from './dialogue.ts'
import type { ObjectType } from './git-object.ts'

/* The responses of `git cat-file --batch` (git's Documentation, git-cat-file, "BATCH OUTPUT"). */

const newline = 0x0a
const headerLine = /^([0-9a-f]{40}|[0-9a-f]{64}) (blob|tree|commit|tag) (\d+)$/

export type ObjectHeader = Readonly<{ id: string; type: ObjectType; size: number }>

/** Receives a chunk of an object. `size` is the size of the whole object. */
export type OnChunk = (bytes: Buffer, size: number) => void

/** What happens with an object. */
export type Receiver = Readonly<{
  /** Called first. The error for an object that must not be read, or undefined. */
  refuse(header: ObjectHeader): Error | undefined
  /** Called for the content in chunks. Can throw. */
  onChunk: OnChunk
}>

/**
 * git does not notice that the file of an object is shorter than it says. It then waits for the next request, while the
 * rest of the content is waited for. After this time it gets no more requests, so that it ends.
 */
const maxContentMs = 1000

/** The first line of a response, or undefined for a missing object. */
export async function readHeader(dialogue: Dialogue): Promise<ObjectHeader | undefined> {
  const line = await dialogue.readUntil(newline)
  const header = parseHeader(line)
  if (header !== undefined) return header
  if (/^[0-9a-f]+ missing$/.test(line)) return undefined
  throw new Error(`its answer is "${printable(line, 200)}"`)
}

/**
 * Passes on the object with that id if its whole response is already here, as that of most small files: to wait for each
 * of 10,000 takes much of the time. False, and nothing is consumed, if it is incomplete or not as expected.
 *
 * Throws what the receiver throws.
 */
export function readBuffered(
  dialogue: Pick<Dialogue, 'buffered' | 'skip'>,
  id: string,
  receiver: Receiver,
): boolean {
  const { buffered } = dialogue
  const lineEnd = buffered.indexOf(newline)
  if (lineEnd < 0) return false
  const header = parseHeader(buffered.toString('utf8', 0, lineEnd))
  if (header?.id !== id) return false
  const contentEnd = lineEnd + 1 + header.size
  if (buffered[contentEnd] !== newline) return false
  // Between the id and the content, a response has what git hashes, but for the end of the line.
  buffered[lineEnd] = 0
  const isValid = hash(hashName(id), buffered.subarray(id.length + 1, contentEnd)) === id
  buffered[lineEnd] = newline
  if (!isValid || receiver.refuse(header) !== undefined) return false
  const content = buffered.subarray(lineEnd + 1, contentEnd)
  dialogue.skip(contentEnd + 1)
  if (header.size > 0) receiver.onChunk(content, header.size)
  return true
}

function parseHeader(line: string): ObjectHeader | undefined {
  const [, id, type, digits] = headerLine.exec(line) ?? []
  return id !== undefined && isType(type) ? { id, type, size: Number(digits) } : undefined
}

/** git hashes the type, the size, a NUL and the content with it (readContent). */
function hashName(id: string): string {
  return id.length === 40 ? 'sha1' : 'sha256'
}

/**
 * Reads the content to its end, because the next response begins there. Returns the receiver's failure.
 *
 * git does not compare a file with its id. Throws if the content is another one: it is unknown where it ends.
 */
export async function readContent(
  dialogue: Dialogue,
  header: ObjectHeader,
  receiver: Receiver,
  refusal: unknown,
): Promise<unknown> {
  let failure = refusal
  const { id, type, size } = header
  const contentHash = createHash(hashName(id)).update(`${type} ${size}\0`)
  const timer = setTimeout(() => dialogue.end(), maxContentMs)
  try {
    await dialogue.readBytes(size, (bytes) => {
      contentHash.update(bytes)
      if (failure !== undefined) return
      try {
        receiver.onChunk(bytes, size)
      } catch (error) {
        failure = error
      }
    })
    let isComplete = false
    await dialogue.readBytes(1, ([byte]) => {
      isComplete = byte === newline
    })
    if (!isComplete || contentHash.digest('hex') !== id) {
      throw new Error('its content does not match its id')
    }
  } finally {
    clearTimeout(timer)
  }
  return failure
}

function isType(type: string | undefined): type is ObjectType {
  return type === 'blob' || type === 'tree' || type === 'commit' || type === 'tag'
}

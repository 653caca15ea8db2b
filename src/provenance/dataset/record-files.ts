import { ChunkJoiner } from '../../git/chunk-joiner.ts'
import { MissingObjectError } from '../../git/git-object.ts'
import type { Git } from '../../git/repository.ts'
import { type EncodedEntry, entryAt, notReadable } from '../../git/tree.ts'
import { limits } from '../../limits.ts'
import { compareBytes, copyBytes, decodeStem, stemBytes, stemLength } from './stem.ts'

/** A stem, and 1 for a tombstone. Their order is that of the names of the files. */
export const keyBytes = stemBytes + 1

/** An entry has a mode of one digit at least, and two more bytes. */
const minNameBytes = '0 .json'.length + stemLength + 1

/** No file system has such a long name. */
const maxEntryBytes = 64 * 1024

/**
 * Passes on the files of records and their tombstones in a folder, as rows of a key and an object id. The folder, if there
 * is one, is read in chunks, because it can have a million files. A row is only valid during the call. `maxRows` is at
 * least the number of all rows.
 *
 * Throws if the folder is damaged or not sorted, and a `LimitError` if it is too large.
 */
export async function visitRecordFiles(
  git: Pick<Git, 'streamTree'>,
  tree: string | undefined,
  visit: (row: Uint8Array, maxRows: number) => void,
): Promise<void> {
  if (tree === undefined) return
  const rowBytes = keyBytes + tree.length / 2
  let [row, next] = [new Uint8Array(rowBytes), new Uint8Array(rowBytes)]
  let isFirst = true
  const joiner = new ChunkJoiner()
  const exists = await git.streamTree(tree, limits.recordFilesBytes, (chunk, size) => {
    const maxRows = Math.ceil(size / (minNameBytes + tree.length / 2))
    const bytes = joiner.join(chunk)
    let start = 0
    for (let entry = entryAt(bytes, 0, tree); entry; entry = entryAt(bytes, start, tree)) {
      start = entry.end
      if (!decodeFile(bytes, entry, next)) continue
      if (!isFirst && compareBytes(row, 0, next, 0, keyBytes) >= 0) {
        throw new Error(`The git tree ${tree} (records) is not sorted, or contains a name twice`)
      }
      isFirst = false
      ;[row, next] = [next, row]
      visit(row, maxRows)
    }
    joiner.keep(bytes, start)
    if (joiner.restLength > maxEntryBytes) {
      throw new Error(`The git tree ${tree} (records) has a name that is too long`)
    }
  })
  if (!exists) {
    const what = `The git object ${tree} (records)`
    throw new MissingObjectError(`${what} is missing from this checkout, or damaged`)
  }
  if (joiner.restLength > 0) throw notReadable(tree)
}

const [recordEnd, tombstoneEnd] = [Buffer.from('.json'), Buffer.from('.tombstone.json')]

/** Writes the row of an entry. False if the entry is not the file of a record or a tombstone. */
function decodeFile(bytes: Buffer, entry: EncodedEntry, row: Uint8Array): boolean {
  const { kind, nameStart, nameEnd, idStart } = entry
  const stemEnd = nameStart + stemLength
  const isTombstone = nameEnd - stemEnd === tombstoneEnd.length
  const suffix = isTombstone ? tombstoneEnd : recordEnd
  if (kind === 'folder' || nameEnd - stemEnd !== suffix.length) return false
  if (compareBytes(bytes, stemEnd, suffix, 0, suffix.length) !== 0) return false
  if (!decodeStem(bytes, nameStart, row)) return false
  row[stemBytes] = isTombstone ? 1 : 0
  copyBytes(bytes, idStart, row, keyBytes, row.length - keyBytes)
  return true
}

import { MissingObjectError } from '../../git/git-object.ts'
import type { Git } from '../../git/repository.ts'
import { type EncodedEntry, entryAt, notReadable } from '../../git/tree.ts'
import { LimitError, limits } from '../../limits.ts'
import { decodeStem, stemBytes } from './stem.ts'

/** A stem, and 1 for a tombstone. Their order is that of the names of the files. */
export const keyBytes = stemBytes + 1

/** No file system has such a long name. */
const maxEntryBytes = 64 * 1024

/**
 * Passes on the files of records and their tombstones in a folder, as rows of a key and an object id. The folder is read
 * in chunks, because it can have a million files. A row is only valid during the call.
 *
 * Throws if the folder is damaged or not sorted, and a `LimitError` if it is too large.
 */
export async function visitRecordFiles(
  git: Pick<Git, 'streamTree'>,
  tree: string,
  visit: (row: Buffer) => void,
): Promise<void> {
  const rowBytes = keyBytes + tree.length / 2
  let [row, next] = [Buffer.alloc(rowBytes), Buffer.alloc(rowBytes)]
  let isFirst = true
  let rest: Buffer = Buffer.alloc(0)
  const exists = await git.streamTree(tree, limits.recordFilesBytes, (chunk) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let start = 0
    for (let entry = entryAt(bytes, 0, tree); entry; entry = entryAt(bytes, start, tree)) {
      start = entry.end
      if (!decodeFile(bytes, entry, next)) continue
      if (!isFirst && row.compare(next, 0, keyBytes, 0, keyBytes) >= 0) {
        throw new Error(`the tree ${tree} (records) is not sorted, or has a name twice`)
      }
      isFirst = false
      ;[row, next] = [next, row]
      visit(row)
    }
    rest = bytes.subarray(start)
    if (rest.length > maxEntryBytes) throw nameTooLongError(tree)
  })
  if (!exists) {
    const what = `The git object ${tree} (records)`
    throw new MissingObjectError(`${what} is missing from this checkout, or damaged`)
  }
  if (rest.length > 0) throw notReadable(tree)
}

function nameTooLongError(tree: string): Error {
  return new LimitError(`An entry of the tree ${tree} (records)`, 'more bytes', maxEntryBytes)
}

const [recordEnd, tombstoneEnd] = ['.json', '.tombstone.json']

/** Writes the row of an entry. False if the entry is not the file of a record or a tombstone. */
function decodeFile(bytes: Buffer, entry: EncodedEntry, row: Buffer): boolean {
  const { kind, nameStart, nameEnd, idStart, end } = entry
  const endLength = nameEnd - nameStart - 2 * stemBytes
  const isTombstone = endLength === tombstoneEnd.length
  if (kind === 'folder' || (endLength !== recordEnd.length && !isTombstone)) return false
  const name = bytes.toString('latin1', nameStart, nameEnd)
  if (!name.endsWith(isTombstone ? tombstoneEnd : recordEnd) || !decodeStem(name, row)) return false
  row[stemBytes] = isTombstone ? 1 : 0
  bytes.copy(row, keyBytes, idStart, end)
  return true
}

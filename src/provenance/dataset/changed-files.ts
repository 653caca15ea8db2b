import type { Git } from '../../git/repository.ts'
import { keyBytes, visitRecordFiles } from './record-files.ts'
import { compareBytes, copyBytes, stemBytes } from './stem.ts'

/** How the file of a record differs between two revisions. `tombstone`: the record is the same, its tombstone is not. */
export type FileStatus = (typeof statuses)[number]

const statuses = ['tombstone', 'added', 'removed', 'changed'] as const

/**
 * The records whose file, or whose tombstone, differs between two folders `records`. The arguments are the ids of their
 * trees. A folder can have a million files, so only one of them is in memory, and as bytes.
 *
 * Throws if a folder cannot be read, or is not sorted.
 */
export async function changedFilesBetween(
  git: Pick<Git, 'streamTree'>,
  before: string | undefined,
  after: string | undefined,
): Promise<ChangedFiles> {
  const [changed, old] = [new ChangedFiles(), new Rows()]
  if (before === after) return changed
  await visitRecordFiles(git, before, (row, maxRows) => old.push(row, maxRows))
  const maxOldRows = old.end / old.width
  let position = 0
  let maxChanged = maxOldRows
  const addRemoved = () => {
    changed.add(old.bytes.subarray(position, position + keyBytes), 'removed', maxChanged)
    position += old.width
  }
  await visitRecordFiles(git, after, (row, maxRows) => {
    maxChanged = maxOldRows + maxRows
    let order = -1
    while (order < 0) {
      order = position === old.end ? 1 : compareBytes(old.bytes, position, row, 0, keyBytes)
      if (order < 0) addRemoved()
    }
    if (order > 0) return changed.add(row, 'added', maxChanged)
    const idBytes = row.length - keyBytes
    const isSame = compareBytes(old.bytes, position + keyBytes, row, keyBytes, idBytes) === 0
    if (!isSame) changed.add(row, 'changed', maxChanged)
    position += old.width
  })
  while (position < old.end) addRemoved()
  return changed
}

/** Rows of bytes with the same width, one after the other: a million objects would need four times the memory. */
class Rows {
  bytes: Uint8Array = new Uint8Array()
  width = 1
  /** The position after the last row. */
  end = 0

  /** The system provides the memory for `maxRows` only when it is written to. */
  push(row: Uint8Array, maxRows: number): void {
    if (this.end === 0) {
      this.width = row.length
      this.bytes = new Uint8Array(maxRows * this.width)
    }
    copyBytes(row, 0, this.bytes, this.end, this.width)
    this.end += this.width
  }
}

/** Bits of a row, next to its status: in which index the record is. */
const [inBefore, inAfter, isTwice] = [4, 8, 16]

/** The bits of a row that agrees with both indexes. */
const consistentBits: ReadonlySet<number> = new Set([
  statuses.indexOf('tombstone'),
  statuses.indexOf('tombstone') | inBefore | inAfter,
  statuses.indexOf('added') | inAfter,
  statuses.indexOf('removed') | inBefore,
  statuses.indexOf('changed') | inBefore | inAfter,
])

const bucketCount = 2 ** 16

/** Records by stem, and the number of their entries in two indexes. */
export class ChangedFiles {
  /** Sorted. A stem and its bits. */
  readonly #rows = new Rows()
  readonly #row = new Uint8Array(stemBytes + 1)
  /** Where the rows start whose stems begin with these 16 bits. A SHA-256 is evenly distributed. */
  #starts: Uint32Array | undefined

  get size(): number {
    return this.#rows.end / this.#rows.width
  }

  /** Adds a file. The keys must be in order: after its record, a tombstone changes nothing. */
  add(key: Uint8Array, status: FileStatus, maxRows: number): void {
    if (this.size > 0 && compareBytes(this.#row, 0, key, 0, stemBytes) === 0) return
    this.#row.set(key.subarray(0, stemBytes))
    this.#row[stemBytes] = statuses.indexOf(key[stemBytes] === 1 ? 'tombstone' : status)
    this.#rows.push(this.#row, maxRows)
  }

  /** Counts an entry of the first index. Undefined if its record did not change. */
  countBefore(stem: Uint8Array): FileStatus | undefined {
    return this.#count(stem, inBefore)
  }

  /** The same for the second index. */
  countAfter(stem: Uint8Array): FileStatus | undefined {
    return this.#count(stem, inAfter)
  }

  /** True if all changes agree with the indexes. */
  get areConsistent(): boolean {
    const { bytes, end, width } = this.#rows
    for (let position = stemBytes; position < end; position += width) {
      if (!consistentBits.has(bytes[position] ?? 0)) return false
    }
    return true
  }

  #count(stem: Uint8Array, index: number): FileStatus | undefined {
    const position = this.#find(stem)
    if (position === undefined) return undefined
    const { bytes } = this.#rows
    const bits = bytes[position + stemBytes] ?? 0
    bytes[position + stemBytes] = bits | ((bits & index) === 0 ? index : isTwice)
    return statuses[bits & 3]
  }

  /** The position of the row of a stem. */
  #find(stem: Uint8Array): number | undefined {
    const { bytes, width } = this.#rows
    this.#starts ??= this.#findStarts()
    const starts = this.#starts
    const bucket = bucketAt(stem, 0)
    let [low, high] = [starts[bucket] ?? 0, starts[bucket + 1] ?? 0]
    while (low < high) {
      const middle = (low + high) >>> 1
      const position = middle * width
      const order = compareBytes(bytes, position, stem, 0, stemBytes)
      if (order === 0) return position
      if (order < 0) low = middle + 1
      else high = middle
    }
    return undefined
  }

  #findStarts(): Uint32Array {
    const { bytes, width, end } = this.#rows
    const starts = new Uint32Array(bucketCount + 1)
    let bucket = 0
    for (let position = 0; position < end; position += width) {
      const own = bucketAt(bytes, position)
      while (bucket < own) starts[++bucket] = position / width
    }
    starts.fill(end / width, bucket + 1)
    return starts
  }
}

/** The first 16 bits of the stem at a position. */
function bucketAt(bytes: Uint8Array, position: number): number {
  return ((bytes[position] ?? 0) << 8) | (bytes[position + 1] ?? 0)
}

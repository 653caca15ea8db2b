import { createHash } from 'node:crypto'
import type { Git } from '../../git/repository.ts'
import { changedFilesBetween } from './changed-files.ts'
import { Collections } from './collections.ts'
import type { Contents } from './contents.ts'
import type { IndexCounter } from './index-counter.ts'
import { scanIndex } from './index-file.ts'
import type { IndexString } from './index-scanner.ts'
import type { LairsRepository } from './locate.ts'
import { copyBytes } from './stem.ts'

/** Numbers of records that differ between two revisions. */
export type ChangeCounts = Readonly<{ added: number; removed: number; changed: number }>

export type ChangesByCollection = Readonly<{
  all: ChangeCounts
  /** null if there are too many. */
  collections: ReadonlyMap<string, ChangeCounts> | null
}>

/**
 * Counts the records that were added, removed and changed between two commits of a version store. A record is changed if
 * it has another value, as in lairs' `diff`: saving it again with another schema changes nothing.
 */
export function changesBetween(before: Contents, after: Contents): ChangesByCollection {
  const counter = new ChangeCounter()
  for (const [uri, value] of after) {
    const previous = before.get(uri)
    if (previous !== value) counter.count(uri, previous === undefined ? 'added' : 'changed')
  }
  for (const uri of before.keys()) if (!after.has(uri)) counter.count(uri, 'removed')
  return counter.changes
}

const noChanges: ChangeCounts = { added: 0, removed: 0, changed: 0 }

class ChangeCounter {
  #all = noChanges
  readonly #collections = new Collections<ChangeCounts>()

  count(uri: string, status: keyof ChangeCounts): void {
    const addOne = (counts = noChanges) => ({ ...counts, [status]: counts[status] + 1 })
    this.#all = addOne(this.#all)
    this.#collections.update(uri, addOne)
  }

  get changes(): ChangesByCollection {
    return { all: this.#all, collections: this.#collections.sorted }
  }
}

/**
 * Counts the same from the files of two revisions, which are compared by their object ids. The indexes tell which records
 * they are. No record is read. `indexCounter` counts the records of the second index, unless nothing has to be compared.
 *
 * Throws if an index cannot be read, or contradicts the files, and a `LimitError` if there are too many files.
 */
export async function fileChangesBetween(
  git: Pick<Git, 'stream' | 'streamTree'>,
  before: LairsRepository,
  after: LairsRepository,
  indexCounter?: IndexCounter,
): Promise<ChangesByCollection> {
  if (before.index === undefined || after.index === undefined) {
    throw new Error('one of the two tags has no index.json')
  }
  const counter = new ChangeCounter()
  const files = await changedFilesBetween(git, before.records, after.records)
  if (before.index === after.index && files.size === 0) return counter.changes
  const [oldOthers, newOthers] = [new EntryHash(), new EntryHash()]
  await visitStems(git, before.index, (uri, stem) => {
    const status = files.countBefore(stem)
    if (status === 'removed') counter.count(uri.text, status)
    else oldOthers.add(uri, stem)
  })
  await visitStems(git, after.index, (uri, stem) => {
    indexCounter?.add(uri)
    const status = files.countAfter(stem)
    if (status === 'added' || status === 'changed') counter.count(uri.text, status)
    if (status !== 'added') newOthers.add(uri, stem)
  })
  if (oldOthers.digest() !== newOthers.digest() || !files.areConsistent) {
    throw new Error('index.json and the folder records do not contain the same records')
  }
  return counter.changes
}

/** The entries of an index, with the bytes of their stems. They are only valid during the call. Throws for another stem. */
async function visitStems(
  git: Pick<Git, 'stream'>,
  index: string,
  visit: (uri: IndexString, stem: Buffer) => void,
): Promise<void> {
  await scanIndex(git, index, 'index.json', (uri, { stem }) => {
    if (stem === undefined) throw new Error('index.json names a file that is not a record')
    visit(uri, stem)
  })
}

/**
 * A hash of the entries that two indexes have in common. lairs sorts an index by AT-URI, so they have the same order. The
 * bytes are collected first: an update for each of a million entries takes a second.
 */
class EntryHash {
  readonly #hash = createHash('sha256')
  readonly #bytes = Buffer.alloc(64 * 1024)
  #end = 0

  add(uri: IndexString, stem: Buffer): void {
    const size = uri.byteLength
    if (this.#end + 4 + size + stem.length > this.#bytes.length) this.#flush()
    this.#end = this.#bytes.writeUInt32BE(size, this.#end)
    if (size > this.#bytes.length / 2) {
      this.#flush()
      this.#hash.update(uri.text)
    } else {
      this.#end += uri.copy(this.#bytes, this.#end)
    }
    copyBytes(stem, 0, this.#bytes, this.#end, stem.length)
    this.#end += stem.length
  }

  digest(): string {
    this.#flush()
    return this.#hash.digest('hex')
  }

  #flush(): void {
    this.#hash.update(this.#bytes.subarray(0, this.#end))
    this.#end = 0
  }
}

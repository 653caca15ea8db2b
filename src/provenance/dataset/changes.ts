import type { GitObject } from '../../git/git-object.ts'
import type { Git } from '../../git/repository.ts'
import { type NamedEntry, readObject, treeEntries } from '../../git/tree.ts'
import { LimitError, limits } from '../../limits.ts'
import { entriesPerCheckpoint, type Objects } from '../entries.ts'
import { Collections } from './collections.ts'
import type { Contents } from './contents.ts'
import { scanIndex } from './index-file.ts'
import type { LairsRepository } from './locate.ts'

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

/** A record whose file, or whose tombstone, differs between two revisions. */
type ChangedFile = {
  /** Undefined if only the tombstone changed. */
  status: keyof ChangeCounts | undefined
  /** The number of its entries in each index. */
  indexedBefore: number
  indexedAfter: number
}

/**
 * Counts the same from the files of two revisions, which are compared by their object ids. The indexes tell which records
 * they are. No record is read.
 *
 * Throws if an index cannot be read, or contradicts the files, and a `LimitError` if there are too many files.
 */
export async function fileChangesBetween(
  git: Pick<Git, 'read' | 'stream' | 'checkpoint'>,
  before: LairsRepository,
  after: LairsRepository,
): Promise<ChangesByCollection> {
  if (before.index === undefined || after.index === undefined) {
    throw new Error('an index.json is missing')
  }
  const counter = new ChangeCounter()
  const files = await changedFiles(git, before.records, after.records)
  if (before.index === after.index && files.size === 0) return counter.changes
  const [oldOthers, newOthers] = [new Fingerprint(), new Fingerprint()]
  await scanIndex(git, before.index, 'index.json', (uri, stem) => {
    const file = files.get(stem)
    if (file === undefined) return oldOthers.add(stem)
    file.indexedBefore++
    if (file.status === 'removed') counter.count(uri, file.status)
  })
  await scanIndex(git, after.index, 'index.json', (uri, stem) => {
    const file = files.get(stem)
    if (file === undefined) return newOthers.add(stem)
    file.indexedAfter++
    if (file.status === 'added' || file.status === 'changed') counter.count(uri, file.status)
  })
  if (oldOthers.text !== newOthers.text || ![...files.values()].every(isConsistent)) {
    throw new Error('index.json names records that are not in records/, or the other way round')
  }
  return counter.changes
}

/** True if the change of a file agrees with the indexes. */
function isConsistent({ status, indexedBefore, indexedAfter }: ChangedFile): boolean {
  if (indexedBefore > 1 || indexedAfter > 1) return false
  if (status === undefined) return indexedBefore === indexedAfter
  return (
    indexedBefore === (status === 'added' ? 0 : 1) &&
    indexedAfter === (status === 'removed' ? 0 : 1)
  )
}

/** A fingerprint of entries of an index that does not depend on their order. */
class Fingerprint {
  #count = 0
  #high = 0
  #low = 0

  /** A stem is a SHA-256. The fingerprint is the XOR of 64 bits of each, and their number. */
  add(stem: string): void {
    this.#count++
    this.#high ^= Number.parseInt(stem.slice(0, 8), 16)
    this.#low ^= Number.parseInt(stem.slice(8, 16), 16)
  }

  get text(): string {
    return `${this.#count} ${this.#high} ${this.#low}`
  }
}

/** The changed record files by stem. The arguments are the ids of the folders `records`, which git sorts by name. */
async function changedFiles(
  git: Objects,
  before: string | undefined,
  after: string | undefined,
): Promise<ReadonlyMap<string, ChangedFile>> {
  const files = new Map<string, ChangedFile>()
  if (before === after) return files
  const [olds, news] = [await recordFiles(git, before), await recordFiles(git, after)]
  let [old, current] = [olds.next().value, news.next().value]
  for (let count = 1; old !== undefined || current !== undefined; count++) {
    const [oldName, newName] = [old?.name ?? afterAll, current?.name ?? afterAll]
    if (oldName < newName) addFile(files, oldName, 'removed')
    else if (oldName > newName) addFile(files, newName, 'added')
    else if (old?.id !== current?.id) addFile(files, newName, 'changed')
    if (oldName <= newName) old = olds.next().value
    if (newName <= oldName) current = news.next().value
    if (count % entriesPerCheckpoint === 0) await git.checkpoint()
  }
  return files
}

/** Comes after all names of record files. */
const afterAll = 'g'

function addFile(files: Map<string, ChangedFile>, name: string, status: keyof ChangeCounts): void {
  const stem = name.slice(0, name.indexOf('.'))
  if (!name.includes('.tombstone.')) files.set(stem, { status, indexedBefore: 0, indexedAfter: 0 })
  else if (!files.has(stem))
    files.set(stem, { status: undefined, indexedBefore: 0, indexedAfter: 0 })
  if (files.size <= limits.changedRecords) return
  const found = `more than ${limits.changedRecords} changed files`
  throw new LimitError('records/', found, limits.changedRecords)
}

async function recordFiles(
  git: Objects,
  tree: string | undefined,
): Promise<Generator<NamedEntry, undefined>> {
  const object = tree === undefined ? undefined : await readObject(git, tree, 'tree', 'records')
  return namedBySha256(object)
}

function* namedBySha256(tree: GitObject | undefined): Generator<NamedEntry, undefined> {
  for (const entry of tree === undefined ? [] : treeEntries(tree)) {
    const isRecord = /^[0-9a-f]{64}(\.tombstone)?\.json$/.test(entry.name)
    if (isRecord && entry.kind !== 'folder') yield entry
  }
}

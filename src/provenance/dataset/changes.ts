import type { Git } from '../../git/repository.ts'
import type { Change } from '../../git/tree-diff.ts'
import { limits } from '../../limits.ts'
import { collectionOf } from './collections.ts'
import type { Contents } from './contents.ts'
import { scanIndex } from './index-file.ts'
import type { LairsRepository } from './locate.ts'

/** Numbers of records that differ between two revisions. */
export type ChangeCounts = Readonly<{ added: number; removed: number; changed: number }>

export type ChangesByCollection = Readonly<{
  all: ChangeCounts
  /** Empty if there are too many. */
  collections: ReadonlyMap<string, ChangeCounts>
}>

type MutableCounts = { -readonly [Kind in keyof ChangeCounts]: number }

/** The status of each changed record file, by stem. Undefined if only the tombstone changed. */
type ChangedFiles = ReadonlyMap<string, Change['status'] | undefined>

/**
 * Counts the records that were added, removed and changed between two commits of a version store. A record is changed if
 * it has another data set. lairs compares the values instead: a record that was only saved again with another schema is
 * counted here.
 */
export function changesBetween(before: Contents, after: Contents): ChangesByCollection {
  const counter = new ChangeCounter()
  for (const [uri, id] of after) {
    const previous = before.get(uri)
    if (previous !== id) counter.count(uri, previous === undefined ? 'added' : 'changed')
  }
  for (const uri of before.keys()) if (!after.has(uri)) counter.count(uri, 'removed')
  return counter.changes
}

class ChangeCounter {
  readonly #collections = new Map<string, MutableCounts>()

  count(uri: string, status: keyof ChangeCounts): void {
    const collection = collectionOf(uri)
    const counts = this.#collections.get(collection) ?? { added: 0, removed: 0, changed: 0 }
    counts[status]++
    this.#collections.set(collection, counts)
  }

  get changes(): ChangesByCollection {
    const isOverLimit = this.#collections.size > limits.collections
    const collections = isOverLimit ? new Map<string, ChangeCounts>() : this.#collections
    return { all: sumOf(this.#collections.values()), collections }
  }
}

const contradiction = 'index.json names records that are not in records/, or the other way round'

/**
 * Counts the same from the files of two revisions. git compares the files by their object ids. The indexes tell which
 * records they are. No record is read.
 *
 * Throws if an index cannot be read, or contradicts the files.
 */
export async function fileChangesBetween(
  git: Git,
  before: LairsRepository,
  after: LairsRepository,
): Promise<ChangesByCollection> {
  if (before.index === undefined || after.index === undefined) {
    throw new Error('an index.json is missing')
  }
  const counter = new ChangeCounter()
  const files = await changedFiles(git, before, after)
  if (before.index !== after.index || files.size > 0) {
    const [oldIndex, newIndex] = [
      await readIndex(git, before.index, files),
      await readIndex(git, after.index, files),
    ]
    if (oldIndex.fingerprintOfOthers !== newIndex.fingerprintOfOthers) {
      throw new Error(contradiction)
    }
    for (const [stem, status] of files) {
      const [oldUri, newUri] = [oldIndex.uris.get(stem), newIndex.uris.get(stem)]
      if (!isConsistent(status, oldUri !== undefined, newUri !== undefined)) {
        throw new Error(contradiction)
      }
      const uri = newUri ?? oldUri
      if (status !== undefined && uri !== undefined) counter.count(uri, status)
    }
  }
  return counter.changes
}

/** True if the change of a file agrees with the indexes that name it. */
function isConsistent(
  status: Change['status'] | undefined,
  wasIndexed: boolean,
  isIndexed: boolean,
): boolean {
  if (status === 'added') return !wasIndexed && isIndexed
  if (status === 'removed') return wasIndexed && !isIndexed
  return status === 'changed' ? wasIndexed && isIndexed : wasIndexed === isIndexed
}

async function changedFiles(
  git: Git,
  before: LairsRepository,
  after: LairsRepository,
): Promise<ChangedFiles> {
  const files = new Map<string, Change['status'] | undefined>()
  if (before.records === after.records) return files
  const [oldTree, newTree] = [
    before.records ?? emptyTree(after.records),
    after.records ?? emptyTree(before.records),
  ]
  await git.changes(oldTree, newTree, ({ path, status }) => {
    const [, stem, tombstone] = /^([^/.]+)(\.tombstone)?\.json$/.exec(path) ?? []
    if (stem !== undefined) files.set(stem, tombstone === undefined ? status : files.get(stem))
  })
  return files
}

/** git stores no empty folder but knows its tree. The id depends on the repository's hash algorithm. */
function emptyTree(otherId = ''): string {
  return otherId.length === 64
    ? '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321'
    : '4b825dc642cb6eb9a060e54bf8d69288fbee4904'
}

/**
 * The AT-URIs of the changed files in an index, by stem. The other entries give a fingerprint that does not depend on
 * their order.
 */
async function readIndex(git: Git, index: string, files: ChangedFiles) {
  const uris = new Map<string, string>()
  const fingerprint = [0, 0, 0]
  await scanIndex(git, index, 'index.json', (uri, stem) => {
    if (files.has(stem)) {
      uris.set(stem, uri)
      return
    }
    // A stem is a SHA-256. The fingerprint is the XOR of 64 bits of each, and their number.
    for (const [part, from] of [0, 8].entries()) {
      const bits = Number.parseInt(stem.slice(from, from + 8), 16)
      fingerprint[part] = ((fingerprint[part] ?? 0) ^ bits) >>> 0
    }
    fingerprint[2] = (fingerprint[2] ?? 0) + 1
  })
  return { uris, fingerprintOfOthers: fingerprint.join() }
}

function sumOf(counts: Iterable<ChangeCounts>): ChangeCounts {
  const sum = { added: 0, removed: 0, changed: 0 }
  for (const { added, removed, changed } of counts) {
    sum.added += added
    sum.removed += removed
    sum.changed += changed
  }
  return sum
}

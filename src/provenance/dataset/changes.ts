import type { Git } from '../../git/repository.ts'
import type { Change } from '../../git/tree-diff.ts'
import { collectionOf, scanIndex } from './dataset.ts'
import type { Place } from './locate.ts'

/** Records that are not the same in two revisions. */
export type Changes = Readonly<{ added: number; removed: number; changed: number }>
export type ChangesByCollection = Readonly<{
  all: Changes
  collections: ReadonlyMap<string, Changes>
}>

/**
 * The records that were added, removed and changed between two revisions. git tells which files differ,
 * by their object ids; the indexes tell which records those are. No record is read.
 *
 * Throws where an index cannot be read, or says another thing than the files.
 */
export async function changesBetween(
  git: Git,
  before: Place,
  after: Place,
): Promise<ChangesByCollection> {
  if (before.index === undefined || after.index === undefined)
    throw new Error('an index.json is missing')
  const tally = new Map<string, { -readonly [What in keyof Changes]: number }>()
  const touched = await touchedRecords(git, before, after)
  if (before.index !== after.index || touched.size > 0) {
    const [old, now] = [
      await present(git, before.index, touched),
      await present(git, after.index, touched),
    ]
    if (old.others !== now.others) throw new Error(contradiction)
    for (const [stem, status] of touched) {
      const [was, is] = [old.uris.get(stem), now.uris.get(stem)]
      if (!fits(status, was !== undefined, is !== undefined)) throw new Error(contradiction)
      const uri = is ?? was
      if (status === undefined || uri === undefined) continue
      const collection = collectionOf(uri)
      const counts = tally.get(collection) ?? { added: 0, removed: 0, changed: 0 }
      counts[status]++
      tally.set(collection, counts)
    }
  }
  return { all: sum(tally.values()), collections: tally }
}

const contradiction = 'index.json names records that are not in records/, or the other way round'

/** Whether what became of a record's file goes with where the indexes name it. */
function fits(status: Change['status'] | undefined, was: boolean, is: boolean): boolean {
  if (status === 'added') return !was && is
  if (status === 'removed') return was && !is
  return status === 'changed' ? was && is : was === is
}

/** What became of the records' files, by stem: undefined where only its tombstone came or went. */
async function touchedRecords(
  git: Git,
  before: Place,
  after: Place,
): Promise<ReadonlyMap<string, Change['status'] | undefined>> {
  const touched = new Map<string, Change['status'] | undefined>()
  if (before.records === after.records) return touched
  const [old, now] = [
    before.records ?? emptyTree(after.records),
    after.records ?? emptyTree(before.records),
  ]
  await git.changes(old, now, ({ path, status }) => {
    const [, stem, tombstone] = /^([^/.]+)(\.tombstone)?\.json$/.exec(path) ?? []
    if (stem !== undefined) touched.set(stem, tombstone === undefined ? status : touched.get(stem))
  })
  return touched
}

/** git stores no empty folder, but knows its tree, whose id depends on the repository's hash. */
function emptyTree(like = ''): string {
  return like.length === 64
    ? '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321'
    : '4b825dc642cb6eb9a060e54bf8d69288fbee4904'
}

/**
 * The AT-URIs of an index, by stem, of the records that were touched; and of all others something that is
 * the same where they are the same, in whatever order.
 */
async function present(git: Git, index: string, touched: ReadonlyMap<string, unknown>) {
  const uris = new Map<string, string>()
  const others = [0, 0, 0]
  await scanIndex(git, index, 'index.json', (uri, stem) => {
    if (touched.has(stem)) {
      uris.set(stem, uri)
      return
    }
    // A stem is a SHA-256: 64 bits of each, and how many there are.
    for (const [part, from] of [0, 8].entries()) {
      others[part] = ((others[part] ?? 0) ^ Number.parseInt(stem.slice(from, from + 8), 16)) >>> 0
    }
    others[2] = (others[2] ?? 0) + 1
  })
  return { uris, others: others.join() }
}

function sum(counts: Iterable<Changes>): Changes {
  const all = { added: 0, removed: 0, changed: 0 }
  for (const { added, removed, changed } of counts) {
    all.added += added
    all.removed += removed
    all.changed += changed
  }
  return all
}

import { Budget, limits } from '../../limits.ts'
import type { SizedObject, StoreFiles } from './store-files.ts'
import type { StoreCommit, StoreDataSet } from './store-object.ts'

/** The records at a commit of a version store: the hashes of their values, by AT-URI. */
export type Contents = ReadonlyMap<string, string>

/**
 * The records that lairs reads at a commit (lairs 0.9, `Repository._state_at`): the data sets of the commit and its
 * ancestors, ancestors first. The last data set of an AT-URI counts, and a tombstone removes it.
 *
 * Throws a `LimitError` if there are too many objects, and an error that names the file if an object is missing or is not
 * what lairs writes.
 */
export async function contentsAt(store: StoreFiles, commit: string): Promise<Contents> {
  const budget = new Budget(store.path)
  const commits = await readAncestry(store, commit, budget)
  const dataSets = await readDataSets(
    store,
    commits.flatMap((each) => each.dataSets),
    budget,
  )
  const contents = new Map<string, string>()
  for (const id of commits.flatMap((each) => each.dataSets)) {
    const dataSet = dataSets.get(id)
    if (dataSet?.key === undefined) continue
    // A data set that was saved again comes last.
    if (dataSet.isTombstone) contents.delete(dataSet.key)
    else contents.set(dataSet.key, dataSet.value)
  }
  return contents
}

/** True if `commit` is `head` or one of its ancestors. lairs 0.9 sees no other commits. */
export async function isReachable(
  store: StoreFiles,
  head: string,
  commit: string,
): Promise<boolean> {
  const budget = new Budget(store.path)
  const visited = new Set<string>()
  const pending = [head]
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (id === commit) return true
    if (visited.has(id)) continue
    visited.add(id)
    const { parents } = await readCommit(store, id, budget)
    for (const parent of parents) pending.push(parent)
  }
  return false
}

/** What a version store can have. */
const units = {
  objects: 'commits and data sets',
  bytes: 'bytes of commits and data sets',
  parents: 'parents of commits',
  uris: 'characters of AT-URIs',
} as const

/**
 * A commit and its ancestors, ancestors first. The first parent comes after the other parents, so that its records count
 * in a merge. lairs visits them in the same order.
 */
async function readAncestry(
  store: StoreFiles,
  start: string,
  budget: Budget,
): Promise<readonly StoreCommit[]> {
  const ordered: StoreCommit[] = []
  const visited = new Set<string>()
  const pending: (string | StoreCommit)[] = [start]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== 'string') ordered.push(next)
    else if (!visited.has(next)) {
      visited.add(next)
      const commit = await readCommit(store, next, budget)
      budget.add(commit.dataSets.length, limits.storeObjects, units.objects)
      pending.push(commit)
      for (const parent of commit.parents) pending.push(parent)
    }
  }
  return ordered
}

async function readCommit(store: StoreFiles, id: string, budget: Budget): Promise<StoreCommit> {
  budget.add(1, limits.storeObjects, units.objects)
  const { object, size } = await store.object(id)
  budget.add(size, limits.storeBytes, units.bytes)
  // Reading a cached object does not yield to the event loop.
  await store.checkpoint()
  if (object.kind === 'commit') {
    budget.add(object.parents.length, limits.storeParents, units.parents)
    return object
  }
  throw new Error(`${store.path} has an object ${id} that is not a commit`)
}

/** The number of objects that are requested at a time. */
const batchSize = 128

async function readDataSets(
  store: StoreFiles,
  ids: readonly string[],
  budget: Budget,
): Promise<ReadonlyMap<string, StoreDataSet>> {
  const dataSets = new Map<string, StoreDataSet>()
  const distinct = [...new Set(ids)]
  for (let start = 0; start < distinct.length; start += batchSize) {
    const batch = distinct.slice(start, start + batchSize)
    const objects = await Promise.all(batch.map((id) => store.object(id)))
    for (const [index, { object, size }] of objects.entries()) {
      budget.add(size, limits.storeBytes, units.bytes)
      const id = batch[index] ?? ''
      const dataSet = checkDataSet(store, id, object)
      budget.add(dataSet.key?.length ?? 0, limits.storeUris, units.uris)
      dataSets.set(id, dataSet)
    }
    await store.checkpoint()
  }
  return dataSets
}

/** Throws for what lairs rejects: a data set with a key must have exactly one record. */
function checkDataSet(store: StoreFiles, id: string, object: SizedObject['object']): StoreDataSet {
  if (object.kind !== 'data set') {
    throw new Error(`${store.path} has an object ${id} that is not a data set`)
  }
  if (object.key === undefined || object.count === 1) return object
  throw new Error(
    `${store.path} has ${object.count} records in the data set of ${object.key}, but lairs reads only one`,
  )
}

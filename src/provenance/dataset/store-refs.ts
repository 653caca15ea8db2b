import * as v from 'valibot'
import { check, parseJson } from '../../text/json.ts'
import { objectPath, type StoreFiles } from './store-files.ts'
import { kindOf, parseId, parseStoreObject } from './store-object.ts'

/** The number of nested tag objects that lairs follows at most. */
const maxNestedTags = 10

/** lairs accepts the beginning of an id from this length on. */
const minPrefixLength = 4

/** In UTF-16 units. A branch is a file, and file systems have no longer names. */
const maxBranchLength = 1000

const Head = v.union([
  v.pipe(
    v.object({ Branch: v.pipe(v.string(), v.maxLength(maxBranchLength)) }),
    v.transform(({ Branch }) => ({ branch: Branch })),
  ),
  v.pipe(
    v.object({ Detached: v.union([v.string(), v.array(v.number())]) }),
    v.transform(({ Detached }) => ({ commit: Detached })),
  ),
])

/** What a name stands for in a version store. */
export type StoreRef = Readonly<{ kind: 'commit id' | 'HEAD' | 'branch' | 'tag'; commit: string }>

/**
 * The commit that lairs resolves a name to (panproto 0.76.1, `resolve_ref`): a complete id, `HEAD`, a branch, a tag, or the
 * beginning of an id. Hex digits can have upper case. Undefined if there is nothing with that name.
 *
 * Throws an error that names the file if a file on the way is missing or invalid.
 */
export async function resolveStoreRef(
  store: StoreFiles,
  name: string,
): Promise<StoreRef | undefined> {
  if (/^[0-9a-f]{64}$/i.test(name)) {
    return { kind: 'commit id', commit: await checkCommit(store, name.toLowerCase()) }
  }
  if (name === 'HEAD') return { kind: 'HEAD', commit: await storeHead(store) }
  const branch = await readRef(store, `refs/heads/${name}`)
  if (branch !== undefined) return { kind: 'branch', commit: await checkCommit(store, branch) }
  const tag = await readRef(store, `refs/tags/${name}`)
  if (tag !== undefined) return { kind: 'tag', commit: await peel(store, tag) }
  const commit = await commitWithPrefix(store, name.toLowerCase())
  return commit === undefined ? undefined : { kind: 'commit id', commit }
}

/**
 * The commit of a version store for a git tag: what lairs resolves the tag's name to, or else HEAD. Without a tag, HEAD.
 *
 * Throws an error that names the file if a file on the way is missing or invalid.
 */
export async function storeCommit(store: StoreFiles, tag: string | undefined): Promise<string> {
  const ref = tag === undefined ? undefined : await resolveStoreRef(store, tag)
  return ref?.commit ?? (await storeHead(store))
}

/** The commit of HEAD. Throws an error that names the file if it is missing or invalid. */
export async function storeHead(store: StoreFiles): Promise<string> {
  const head = await store.read('HEAD')
  if (head === undefined) throw new Error(`${store.path}/HEAD is missing`)
  const parsed = check(Head, parseJson(head.toString('utf8')))
  if (!parsed.success) throw new Error(`${store.path}/HEAD is not what lairs writes`)
  if ('commit' in parsed.output) {
    const { commit } = parsed.output
    return parseId(commit) ?? parseHex(`${commit}`, `${store.path}/HEAD`)
  }
  const path = `refs/heads/${parsed.output.branch}`
  const branch = await readRef(store, path)
  if (branch === undefined)
    throw new Error(`${store.path}/${path} is missing, although HEAD names it`)
  return await checkCommit(store, branch)
}

/** The id in a ref, or undefined if there is no such ref. */
async function readRef(store: StoreFiles, path: string): Promise<string | undefined> {
  const content = await store.read(path)
  if (content === undefined) return undefined
  return parseHex(content.toString('latin1'), `${store.path}/${path}`)
}

function parseHex(content: string, file: string): string {
  const text = content.trim()
  if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase()
  throw new Error(`${file} is not the id of an object`)
}

/** The only object whose id begins with a name, if it is a commit. */
async function commitWithPrefix(store: StoreFiles, prefix: string): Promise<string | undefined> {
  if (prefix.length < minPrefixLength || !/^[0-9a-f]{1,63}$/.test(prefix)) return undefined
  const [id, other] = await store.idsWithPrefix(prefix)
  if (id === undefined || other !== undefined) return undefined
  return kindOf(await readObject(store, id)) === 'Commit' ? id : undefined
}

/** Follows tag objects to their commit. */
async function peel(store: StoreFiles, start: string): Promise<string> {
  let id = start
  for (let depth = 0; depth <= maxNestedTags; depth++) {
    const content = await readObject(store, id)
    if (kindOf(content) === 'Commit') return id
    const object = parseStoreObject(content)
    if (object?.kind !== 'tag') throw notACommitError(store, id)
    id = object.target
  }
  throw new Error(
    `${store.path}: a tag leads through more than ${maxNestedTags} tags, or in a circle`,
  )
}

/** The id. Throws if the object is missing or is not a commit. */
async function checkCommit(store: StoreFiles, id: string): Promise<string> {
  if (kindOf(await readObject(store, id)) === 'Commit') return id
  throw notACommitError(store, id)
}

async function readObject(store: StoreFiles, id: string): Promise<Buffer> {
  const content = await store.readBeginning(id)
  if (content !== undefined) return content
  throw new Error(`${store.path}/${objectPath(id)} is missing`)
}

function notACommitError(store: StoreFiles, id: string): Error {
  return new Error(`${store.path}/${objectPath(id)} is neither a commit nor a tag of lairs`)
}

import {
  type GitObject,
  MissingObjectError,
  type ObjectType,
  wrongTypeError,
} from './git-object.ts'

/** Reads git objects by their ids. */
export type ObjectSource = Readonly<{
  read(id: string, signal?: AbortSignal): Promise<GitObject | undefined>
}>

/** An entry of a tree. Its kind follows from its mode. */
export type TreeEntry = Readonly<{
  kind: 'file' | 'folder' | 'symbolic link' | 'submodule'
  id: string
}>

/**
 * The entries of a tree object in git's order.
 *
 * Throws if the object is damaged, or if it is not a tree.
 */
export function* treeEntries(tree: GitObject): Generator<NamedEntry> {
  for (const entry of encodedEntries(tree)) yield decodeEntry(tree.content, entry)
}

/** An entry in the bytes of a tree: its kind, and where its parts are. */
export type EncodedEntry = Readonly<{
  kind: TreeEntry['kind']
  nameStart: number
  nameEnd: number
  idStart: number
  /** The position after the entry. */
  end: number
}>

function* encodedEntries({ id, type, content }: GitObject): Generator<EncodedEntry> {
  // An entry of a damaged tree can have the mode of a folder and the id of a file.
  if (type !== 'tree') throw notReadable(id)
  for (let start = 0; start < content.length; ) {
    const entry = entryAt(content, start, id)
    if (entry === undefined) throw notReadable(id)
    yield entry
    start = entry.end
  }
}

/**
 * The entry at a position in the bytes of a tree, or undefined if it is incomplete. Its format is `<mode> <name>\0<id>`,
 * with the id in bytes (git's Documentation, gitformat-pack and "git ls-tree"). `tree` is the id of the tree.
 *
 * Throws if the entry is damaged.
 */
export function entryAt(bytes: Buffer, start: number, tree: string): EncodedEntry | undefined {
  let mode = 0
  let modeEnd = start
  for (; modeEnd < bytes.length && bytes[modeEnd] !== 0x20; modeEnd++) {
    const byte = bytes[modeEnd] ?? 0
    if (byte < 0x30 || byte > 0x37) throw notReadable(tree)
    // git reads the last 16 bits of a mode: `040000` and `40755` are folders too.
    mode = ((mode << 3) | (byte & 7)) & 0xffff
  }
  const nameStart = modeEnd + 1
  let nameEnd = nameStart
  // For short names, this is faster than `indexOf`.
  while (nameEnd < bytes.length && bytes[nameEnd] !== 0) nameEnd++
  if (nameEnd >= bytes.length) return undefined
  if (modeEnd === start || nameEnd === nameStart) throw notReadable(tree)
  const idStart = nameEnd + 1
  const end = idStart + tree.length / 2
  if (end > bytes.length) return undefined
  return { kind: kindOf(mode), nameStart, nameEnd, idStart, end }
}

function decodeEntry(
  bytes: Buffer,
  { kind, nameStart, nameEnd, idStart, end }: EncodedEntry,
): NamedEntry {
  const name = decodeName(bytes.subarray(nameStart, nameEnd))
  return { name, kind, id: bytes.toString('hex', idStart, end) }
}

/**
 * A name is bytes. If they are not UTF-8, each byte above ASCII becomes a lone surrogate, as in Python (PEP 383): different
 * names stay different, and the text is not well-formed.
 */
function decodeName(bytes: Buffer): string {
  const name = bytes.toString('utf8')
  if (!name.includes('\ufffd') || Buffer.from(name).equals(bytes)) return name
  const toSurrogate = (byte: string) => String.fromCharCode(0xdc00 + byte.charCodeAt(0))
  return bytes.toString('latin1').replace(/[\x80-\xff]/g, toSurrogate)
}

/** The error for a damaged tree. */
export function notReadable(id: string): Error {
  return new Error(`The git tree ${id} is not readable`)
}

export type NamedEntry = TreeEntry & Readonly<{ name: string }>

/** git takes an unknown type for a submodule (git's object.h, `canon_mode`). */
function kindOf(mode: number): TreeEntry['kind'] {
  const type = mode & 0o170000
  if (type === 0o100000) return 'file'
  if (type === 0o040000) return 'folder'
  return type === 0o120000 ? 'symbolic link' : 'submodule'
}

/** The entry with that name, or undefined. Throws if there are two. */
function findEntry(tree: GitObject, name: string): TreeEntry | undefined {
  // A tree can have a million entries. Only the wanted one becomes strings.
  const wanted = Buffer.from(name)
  const { content } = tree
  let found: EncodedEntry | undefined
  for (const entry of encodedEntries(tree)) {
    const { nameStart, nameEnd } = entry
    if (nameEnd - nameStart !== wanted.length) continue
    if (content.compare(wanted, 0, wanted.length, nameStart, nameEnd) !== 0) continue
    if (found !== undefined) throw new Error(`The git tree ${tree.id} contains "${name}" twice`)
    found = entry
  }
  return found && decodeEntry(content, found)
}

/**
 * The entry at `path` below a tree, or undefined if the tree has no such entry. Empty names and `.` are ignored:
 * `a//b/` is `a/b`. `parent` is the path of the tree itself, for messages.
 *
 * Throws if the answer is unknown: an object is missing from the checkout, or the path goes through a symbolic link or a
 * submodule, whose target is not part of the commit.
 */
export async function lookUp(
  git: ObjectSource,
  tree: string,
  path: string,
  parent = '',
): Promise<TreeEntry | undefined> {
  let entry: TreeEntry = { kind: 'folder', id: tree }
  const names = path.split('/').filter((name) => name !== '' && name !== '.')
  for (const [depth, name] of names.entries()) {
    const folder = [parent, ...names.slice(0, depth)].filter(Boolean).join('/')
    if (entry.kind === 'file') return undefined
    if (entry.kind !== 'folder') {
      throw new Error(
        `${folder} is a ${entry.kind}, so its content is not part of the commit. Commit a folder in its place.`,
      )
    }
    const object = await readObject(git, entry.id, 'tree', folder || 'the top folder')
    const child = findEntry(object, name)
    if (child === undefined) return undefined
    entry = child
  }
  return entry
}

/** Together, a few megabytes at most. */
const maxCachedObjects = 200
const maxCachedBytes = 16 * 1024

/**
 * A source that keeps the small trees and commits that it read last: each path leads through the same trees, and thousands
 * of tags can point to one commit.
 */
export function cacheObjects(source: ObjectSource): ObjectSource {
  const cached = new Map<string, GitObject>()
  return {
    async read(id, signal) {
      const found = cached.get(id)
      if (found !== undefined) return found
      const object = await source.read(id, signal)
      const isShared = object?.type === 'tree' || object?.type === 'commit'
      if (!isShared || object.content.length > maxCachedBytes) return object
      const [oldest] = cached.keys()
      if (oldest !== undefined && cached.size === maxCachedObjects) cached.delete(oldest)
      cached.set(id, object)
      return object
    },
  }
}

/**
 * The object with that id. `what` names it in messages.
 *
 * Throws if the checkout lacks it, or if it has another type: a tree can give a folder the mode of a file.
 */
export async function readObject(
  git: ObjectSource,
  id: string,
  type: ObjectType,
  what: string,
): Promise<GitObject> {
  const object = await git.read(id)
  if (object?.type === type) return object
  if (object !== undefined) throw wrongTypeError(object, type, ` (${what})`)
  throw new MissingObjectError(
    `The git object ${id} (${what}) is missing from this checkout, or damaged`,
  )
}

import { type GitObject, MissingObjectError } from './object-reader.ts'

/** Reads git objects by name. */
export type ObjectSource = Readonly<{ read(name: string): Promise<GitObject | undefined> }>

/** An entry of a tree. Its kind follows from its mode. */
export type TreeEntry = Readonly<{
  kind: 'file' | 'folder' | 'symbolic link' | 'submodule'
  id: string
}>

/**
 * The entries of a tree object, by name. The format of an entry is `<mode> <name>\0<id>`, with the id in bytes (git's
 * Documentation, gitformat-pack and "git ls-tree").
 */
export function parseTree({ id, content }: GitObject): ReadonlyMap<string, TreeEntry> {
  const idBytes = id.length / 2
  const entries = new Map<string, TreeEntry>()
  for (let start = 0; start < content.length; ) {
    const modeEnd = content.indexOf(0x20, start)
    const nameEnd = content.indexOf(0, modeEnd)
    const end = nameEnd + 1 + idBytes
    if (modeEnd < 0 || nameEnd < 0 || end > content.length) {
      throw new Error(`the tree ${id} is not readable`)
    }
    const mode = content.toString('latin1', start, modeEnd)
    const name = content.toString('utf8', modeEnd + 1, nameEnd)
    if (entries.has(name)) throw new Error(`the tree ${id} has "${name}" twice`)
    entries.set(name, { kind: kindOf(mode), id: content.toString('hex', nameEnd + 1, end) })
    start = end
  }
  return entries
}

function kindOf(mode: string): TreeEntry['kind'] {
  const kinds = { '40000': 'folder', '120000': 'symbolic link', '160000': 'submodule' } as const
  return Object.entries(kinds).find(([known]) => known === mode)?.[1] ?? 'file'
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
        `${folder} is a ${entry.kind}, and what is behind it is not part of the commit.`,
      )
    }
    const object = await readObject(git, entry.id, folder || 'the top folder')
    const child = parseTree(object).get(name)
    if (child === undefined) return undefined
    entry = child
  }
  return entry
}

/** The object with that id. `what` names it in messages. Throws if the checkout lacks it. */
export async function readObject(git: ObjectSource, id: string, what: string): Promise<GitObject> {
  const object = await git.read(id)
  if (object !== undefined) return object
  throw new MissingObjectError(
    `The git object ${id} (${what}) is missing from this checkout, or damaged`,
  )
}

import { type GitObject, MissingObjectError } from './object-reader.ts'

/** Reads git objects by name. */
type Reader = Readonly<{ read(name: string): Promise<GitObject | undefined> }>

/** A member of a tree, by what its mode says it is. */
export type TreeEntry = Readonly<{
  kind: 'file' | 'folder' | 'symbolic link' | 'submodule'
  id: string
}>

/**
 * The members of a tree object, by name: `<mode> <name>\0<id>`, one after the other, the id in bytes
 * (git's Documentation, gitformat-pack and "git ls-tree").
 */
export function parseTree({ id, content }: GitObject): ReadonlyMap<string, TreeEntry> {
  const idBytes = id.length / 2
  const entries = new Map<string, TreeEntry>()
  for (let at = 0; at < content.length; ) {
    const blank = content.indexOf(0x20, at)
    const end = content.indexOf(0, blank)
    const next = end + 1 + idBytes
    if (blank < 0 || end < 0 || next > content.length) {
      throw new Error(`the tree ${id} is not readable`)
    }
    const mode = content.toString('latin1', at, blank)
    const name = content.toString('utf8', blank + 1, end)
    if (entries.has(name)) throw new Error(`the tree ${id} has "${name}" twice`)
    entries.set(name, { kind: kindOf(mode), id: content.toString('hex', end + 1, next) })
    at = next
  }
  return entries
}

function kindOf(mode: string): TreeEntry['kind'] {
  const kinds = { '40000': 'folder', '120000': 'symbolic link', '160000': 'submodule' } as const
  return Object.entries(kinds).find(([known]) => known === mode)?.[1] ?? 'file'
}

/**
 * What lies at `path` below a tree, or undefined where the tree says that nothing does. Names that go
 * nowhere are left out: `a//b/` is `a/b`. `above` is the path of the tree itself, for messages.
 *
 * Throws where that cannot be told: an object is missing from the checkout, or a symbolic link or a
 * submodule stands in the way, which lead out of the commit.
 */
export async function lookUp(
  git: Reader,
  tree: string,
  path: string,
  above = '',
): Promise<TreeEntry | undefined> {
  let here: TreeEntry = { kind: 'folder', id: tree }
  const names = path.split('/').filter((name) => name !== '' && name !== '.')
  for (const [depth, name] of names.entries()) {
    const place = [above, ...names.slice(0, depth)].filter(Boolean).join('/')
    if (here.kind !== 'folder') return leave(here, place)
    const object = await readObject(git, here.id, place || 'the top folder')
    const next = parseTree(object).get(name)
    if (next === undefined) return undefined
    here = next
  }
  return here
}

function leave({ kind }: TreeEntry, path: string): undefined {
  if (kind === 'file') return undefined
  throw new Error(`${path} is a ${kind}, and what is behind it is not part of the commit.`)
}

/** The object of that id, which `what` needs. Throws where the checkout lacks it. */
export async function readObject(git: Reader, id: string, what: string): Promise<GitObject> {
  const object = await git.read(id)
  if (object !== undefined) return object
  throw new MissingObjectError(
    `The git object ${id} (${what}) is missing from this checkout, or damaged`,
  )
}

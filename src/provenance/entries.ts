import type { Git } from '../git/repository.ts'
import { type NamedEntry, readObject, treeEntries } from '../git/tree.ts'

/** What reads the objects of a commit. */
export type Objects = Pick<Git, 'read' | 'checkpoint'>

/** The number of entries between two checkpoints. They take less than a millisecond. */
export const entriesPerCheckpoint = 1000

/**
 * Passes on the entries of a tree in git's order, and returns the size of the tree object in bytes. `path` is for
 * messages. A folder can have millions of entries, so the loop yields to the event loop: timers and signals are handled.
 */
export async function visitEntries(
  git: Objects,
  tree: string,
  path: string,
  visit: (entry: NamedEntry) => void,
): Promise<number> {
  const object = await readObject(git, tree, 'tree', path)
  let count = 0
  for (const entry of treeEntries(object)) {
    visit(entry)
    if (++count % entriesPerCheckpoint === 0) await git.checkpoint()
  }
  return object.content.length
}

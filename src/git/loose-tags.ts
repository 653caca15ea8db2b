import { type Dir, type Dirent, opendirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { limits } from '../limits.ts'
import { commonDirOf } from './find-repository.ts'

/**
 * The names of the tags that have a file of their own in the git directory. git says nothing about some of them: those that
 * refer to themselves, or to a ref that does not exist. Like git, skips lock files and hidden files (git's
 * refs/files-backend.c, `add_per_worktree_entries_to_dir` and `loose_fill_ref_dir`).
 */
export function looseTags(gitDir: string): readonly string[] {
  const folder = join(commonDirOf(gitDir), 'refs', 'tags')
  return filesBelow(folder)
    .map((file) => relative(folder, file).split(sep).join('/'))
    .filter((name) => !/(^|\/)\.|\.lock$/.test(name))
}

/** Empty if there is no such folder, as with reftable. Ends when there are more files than a checkout can have tags. */
function filesBelow(folder: string): readonly string[] {
  const files: string[] = []
  const pending = [folder]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const entry of entriesOf(next)) {
      const path = join(next, entry.name)
      if (entry.isDirectory()) pending.push(path)
      else files.push(path)
      if (files.length + pending.length > limits.tags) return files
    }
  }
  return files
}

/** One at a time: a folder can have millions. */
function* entriesOf(folder: string): Iterable<Dirent> {
  const directory = openFolder(folder)
  if (directory === undefined) return
  try {
    for (let entry = directory.readSync(); entry !== null; entry = directory.readSync()) yield entry
  } finally {
    directory.closeSync()
  }
}

function openFolder(folder: string): Dir | undefined {
  try {
    return opendirSync(folder)
  } catch {
    return undefined
  }
}

import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
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

/** Empty if there is no such folder, as with reftable. */
function filesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map(({ parentPath, name }) => join(parentPath, name))
  } catch {
    return []
  }
}

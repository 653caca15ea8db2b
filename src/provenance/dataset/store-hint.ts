import { parseCommit } from '../../git/objects.ts'
import type { Git } from '../../git/repository.ts'
import { lookUp } from '../../git/tree.ts'
import { createFolderCache, locate } from './locate.ts'
import { StoreCache, StoreFiles } from './store-files.ts'
import { resolveStoreRef } from './store-refs.ts'

/**
 * Explains a name that git does not know and that a lairs version store in the checked-out commit knows. '' if none does.
 * It is part of the message of another error, so no error ends it.
 */
export async function storeHint(git: Git, name: string): Promise<string> {
  try {
    const head = await git.head()
    const commit = head === undefined ? undefined : await git.read(head)
    if (commit === undefined) return ''
    const folder = await lookUp(git, parseCommit(commit).tree, git.prefix)
    if (folder?.kind !== 'folder') return ''
    const { repositories } = await locate(git, createFolderCache(), folder.id, git.prefix)
    for (const { folder: path, store } of repositories) {
      const hint = store === undefined ? '' : await hintIn(git, store, `${path}.panproto`, name)
      if (hint !== '') return hint
    }
  } catch {
    // The first error says more.
  }
  return ''
}

async function hintIn(git: Git, store: string, path: string, name: string): Promise<string> {
  const files = new StoreFiles(git, new StoreCache(), store, path)
  const ref = await resolveStoreRef(files, name).catch(() => undefined)
  if (ref === undefined) return ''
  return (
    `The lairs version store ${path} knows it: ${ref.kind} "${name}", snapshot ${ref.commit}. ` +
    'But the action logs revisions of git. Commit the dataset to git as it is at that snapshot, give the commit a git tag (git tag NAME), and push the tag.'
  )
}

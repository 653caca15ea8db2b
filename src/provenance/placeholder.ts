import type { ObjectSource, TreeEntry } from '../git/tree.ts'

/** A file in git that only says where its content is stored. */
export type Placeholder = 'Git LFS pointer' | 'git-annex pointer' | 'git-annex link'

/**
 * What a file, or the beginning of it, stands for, or undefined for a file with its own content. (git-lfs, spec.md;
 * git-annex, internals and "pointer files".)
 */
export function placeholderIn(content: Buffer): Placeholder | undefined {
  const start = content.toString('latin1', 0, 100)
  if (start.startsWith('version https://git-lfs.github.com/spec/v1')) return 'Git LFS pointer'
  return start.startsWith('/annex/objects/') ? 'git-annex pointer' : undefined
}

/** The same for the target of a symbolic link: git-annex stores a locked file as a link. */
export function linkPlaceholderIn(target: Buffer): Placeholder | undefined {
  const isAnnex = /(^|\/)\.git\/(annex\/objects|modules\/.*\/annex\/objects)\//.test(
    target.toString('latin1', 0, 4096),
  )
  return isAnnex ? 'git-annex link' : undefined
}

/** What an entry is that should be a plain file: its kind, or what a symbolic link stands for. */
export async function kindOfEntry(git: ObjectSource, { kind, id }: TreeEntry): Promise<string> {
  const link = kind === 'symbolic link' ? await git.read(id) : undefined
  return (link && linkPlaceholderIn(link.content)) ?? kind
}

import { MissingObjectError } from '../../git/git-object.ts'
import type { Git } from '../../git/repository.ts'
import type { ObjectSource } from '../../git/tree.ts'
import { limits } from '../../limits.ts'
import { kindOfEntry, placeholderIn } from '../placeholder.ts'
import { IndexScanner, type OnIndexEntry } from './index-scanner.ts'
import type { LairsRepository } from './locate.ts'

/**
 * Passes on each entry of an `index.json`, given by its object id. `file` is its path for messages.
 *
 * Throws if the file is not an index.
 */
export async function scanIndex(
  git: Pick<Git, 'stream'>,
  index: string,
  file: string,
  onEntry: OnIndexEntry,
): Promise<void> {
  const scanner = new IndexScanner(onEntry)
  let isFirst = true
  const exists = await git.stream(index, limits.indexBytes, (bytes) => {
    const placeholder = isFirst ? placeholderIn(bytes) : undefined
    if (placeholder !== undefined) throw new Error(`it is a ${placeholder}`)
    isFirst = false
    scanner.push(bytes)
  })
  if (!exists) throw new MissingObjectError(`${file} is missing from this checkout, or damaged`)
  scanner.end()
}

/** Why a Repository has no file `index.json`. */
export async function noIndexError(
  git: ObjectSource,
  { indexLink: id }: LairsRepository,
): Promise<Error> {
  if (id === undefined) return new Error('it is missing')
  return new Error(`it is a ${await kindOfEntry(git, { kind: 'symbolic link', id })}`)
}

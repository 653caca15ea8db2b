import { gitAdvice } from './process.ts'

export type GitObject = Readonly<{
  id: string
  type: ObjectType
  content: Buffer
}>

export type ObjectType = 'blob' | 'tree' | 'commit' | 'tag'

/** An object was not read. This says nothing about the commit that contains it. */
export class UnreadObjectError extends Error {}

/** The time for a part of the work was over. */
export class TimeLimitError extends UnreadObjectError {}

/** The checkout lacks an object, or has a damaged copy. */
export class MissingObjectError extends UnreadObjectError {
  constructor(what: string) {
    const usual = 'Check the repository out again, without "filter" and "sparse-checkout".'
    super(`${what}. ${gitAdvice(what, usual)}`)
  }
}

/** A tree can give a folder the mode of a file. `what` follows the id: ` (index.json)`. */
export function wrongTypeError(
  { id, type }: Pick<GitObject, 'id' | 'type'>,
  expected: ObjectType,
  what = '',
): Error {
  return new Error(`The git object ${id}${what} is a ${type}, and not a ${expected}`)
}

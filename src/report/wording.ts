import { limits } from '../limits.ts'
import type { Growth } from '../provenance/growth.ts'
import type { Status } from '../tracking/result.ts'

/** The outcome of a revision, in words. */
export const statusText: Readonly<Record<Status, string>> = {
  logged: 'logged',
  'already-logged': 'already logged',
  failed: 'failed',
  moved: 'was moved since it was logged',
  matches: 'matches',
  missing: 'is missing',
  differs: 'differs',
  unreadable: 'cannot be read',
  'dry-run': 'would be logged if the server has no record of it yet',
}

/**
 * Says how many records changed since the previous tag, as the end of a sentence: '' if that is unknown.
 * `format` formats the name of the tag.
 */
export function growthText(
  { previous, changes }: Growth,
  format: (name: string) => string = (name) => name,
): string {
  if (changes === undefined || previous === undefined) return ''
  const { added, removed, changed } = changes.all
  return `, ${added} added, ${removed} removed, ${changed} changed since ${format(previous)}`
}

/** Says that the log has more lines than are shown elsewhere, or the first ones of them. `what` is a plural. */
export function moreInLog(count: number, what: string): string {
  const { logLines } = limits
  if (count <= logLines) return `${count} more ${what} are in the log.`
  return `${count} more ${what}: the first ${logLines} of them are in the log.`
}

/** The last line of a list in the log that is longer than its limit. `omitted` lines are missing. */
export function notShown(omitted: number, what: string): string {
  return `${omitted} more ${what} are not shown (docs/limits.md).`
}

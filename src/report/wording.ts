import type { Growth } from '../provenance/growth.ts'
import type { Status } from '../tracking/result.ts'

/** The outcome of a revision, in words. */
export const statusText: Readonly<Record<Status, string>> = {
  logged: 'logged',
  'already-logged': 'had been logged before',
  failed: 'failed',
  moved: 'was moved since it was logged',
  matches: 'matches',
  missing: 'is missing',
  differs: 'differs',
  'dry-run': 'would be logged',
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

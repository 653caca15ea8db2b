import type { Growth } from '../provenance/growth.ts'

/** How the records have changed, in words: '' where that is not known. */
export function growthOf({ previous, changes }: Growth): string {
  if (changes === undefined || previous === undefined) return ''
  const { added, removed, changed } = changes.all
  return `, ${added} added, ${removed} removed, ${changed} changed since ${previous}`
}

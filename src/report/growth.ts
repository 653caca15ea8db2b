import type { Growth } from '../provenance/growth.ts'

/**
 * How the records have changed, in words: '' where that is not known. `write` makes of a tag's name what can
 * stand there.
 */
export function growthText(
  { previous, changes }: Growth,
  write: (name: string) => string = (name) => name,
): string {
  if (changes === undefined || previous === undefined) return ''
  const { added, removed, changed } = changes.all
  return `, ${added} added, ${removed} removed, ${changed} changed since ${write(previous)}`
}

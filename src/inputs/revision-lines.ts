import { tagPrefix } from './event.ts'
import { compileGlob } from './glob.ts'

/** One line of the `revision` input. */
export type RevisionLine =
  | Readonly<{ kind: 'tag' | 'commit'; name: string }>
  | Readonly<{
      kind: 'pattern'
      /** The line as it is written. */
      pattern: string
      isExclusion: boolean
      matches: (name: string) => boolean
    }>

/**
 * Reads the lines of the `revision` input: tags, full commit ids and patterns. A line that begins with `!` is a pattern,
 * and so is a line that contains `*`, `?` or `[`, which git does not allow in a tag name.
 *
 * Throws at the first invalid line, and if there are only exclusions.
 */
export function parseRevisionLines(lines: readonly string[]): readonly RevisionLine[] {
  const parsed = lines.map(parseLine)
  if (parsed.length > 0 && parsed.every((line) => line.kind === 'pattern' && line.isExclusion)) {
    throw new Error(
      'revision: all lines are exclusions ("!"). Put a tag or a pattern before them, for example "*".',
    )
  }
  return parsed
}

function parseLine(line: string): RevisionLine {
  if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(line)) return { kind: 'commit', name: line }
  const isExclusion = line.startsWith('!')
  const ref = isExclusion ? line.slice(1) : line
  const name = ref.startsWith(tagPrefix) ? ref.slice(tagPrefix.length) : ref
  if (isExclusion || /[*?[]/.test(name)) {
    const matchesGlob = compile(name)
    // `v1.0+build` is a tag name on its own line. It is also a tag name in an exclusion.
    const matches = (tag: string) => tag === name || matchesGlob(tag)
    return { kind: 'pattern', pattern: line, isExclusion, matches }
  }
  if ((name === ref && name.startsWith('refs/')) || !isRefName(name)) {
    throw new Error(
      `revision: "${line}" is not a valid tag name. Give tags (v1 or refs/tags/v1), patterns (v*, !v0.*) or full commit ids, one per line.`,
    )
  }
  return { kind: 'tag', name }
}

function compile(pattern: string): (name: string) => boolean {
  try {
    return compileGlob(pattern)
  } catch (error) {
    throw new Error(
      `revision: ${error instanceof Error ? error.message : error}. Patterns follow the rules of GitHub's tag filters.`,
    )
  }
}

/**
 * True if git accepts `name` as a ref below `refs/tags/`, by the rules of `git check-ref-format`. Such a name has no
 * other meaning in git's revision syntax.
 */
export function isRefName(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: git forbids exactly these characters.
  const forbidden = /[\u0000- \u007f~^:?*[\\]|\.\.|@\{|\/\/|\/$|^\/|\.$/
  const parts = name.split('/')
  return (
    name !== '' &&
    !forbidden.test(name) &&
    parts.every((part) => !part.startsWith('.') && !part.endsWith('.lock'))
  )
}

import { truncationMark } from '../text/neutralize.ts'
import { type Unescaped, unescapedForms } from './escapes.ts'
import { PatternSet } from './patterns.ts'
import { escapedForms, formsOf, minLength } from './secret-forms.ts'

/** Keeps secrets out of the log, the errors, the summary and the outputs. */
export interface Secrets {
  /** Masks a secret from now on, in all its encodings, here and in the runner's log. Ignores an empty one. */
  hide(secret: string): void
  /**
   * The text with `***` in place of the secrets: unchanged, in base64, or escaped for HTML, JSON or a URL. The time is
   * proportional to the length of the text. It does not depend on the number of secrets.
   */
  redact(text: string): string
}

/** `mask` makes the runner mask a text. The runner masks only the log, so errors and outputs are redacted here. */
export function createSecrets(mask: (secret: string) => void): Secrets {
  const hidden = new Set<string>()
  const masked = new Set<string>()
  let sets: readonly PatternSet[] = []
  let added: string[] = []
  return {
    hide(secret) {
      const forms = formsOf(secret).filter((form) => !hidden.has(form))
      for (const form of forms) hidden.add(form)
      added.push(...forms)
      for (const encoding of forms.flatMap(escapedForms)) {
        // The runner would mask every line of a multi-line text, however short. Long lines are forms of their own.
        if (masked.has(encoding) || /[\r\n]/.test(encoding)) continue
        masked.add(encoding)
        mask(encoding)
      }
    },
    redact(text) {
      if (added.length > 0) sets = withPatterns(sets, added)
      added = []
      if (sets.length === 0) return text
      const ranges = unescapedForms(text).flatMap((form) =>
        sets.flatMap((set) => findPatterns(set, text, form)),
      )
      return replaceRanges(text, ranges)
    },
  }
}

/**
 * The sets with more patterns. Each set has more patterns than the next one. A new set takes in all sets that are not
 * larger, so that each pattern is only added to a set a few times.
 */
function withPatterns(
  sets: readonly PatternSet[],
  patterns: readonly string[],
): readonly PatternSet[] {
  const last = sets.at(-1)
  if (last === undefined || last.patterns.length > patterns.length) {
    return [...sets, new PatternSet(patterns)]
  }
  return withPatterns(sets.slice(0, -1), [...last.patterns, ...patterns])
}

/** Positions in a text, from the first character to the one after the last. */
type Range = Readonly<{ start: number; end: number }>

const markUnit = truncationMark.charCodeAt(0)
/** Stands for half of a character. The other half was truncated. */
const replacementUnit = '\ufffd'.charCodeAt(0)

/**
 * Where patterns are in a text. Before a truncation mark, the beginning of a pattern counts too: the text was truncated
 * inside a secret.
 */
function findPatterns(
  set: PatternSet,
  text: string,
  { units, length, offsets }: Unescaped,
): readonly Range[] {
  const ranges: Range[] = []
  const offsetOf = (index: number) => (offsets === undefined ? index : (offsets[index] ?? 0))
  const add = (first: number, end: number) => addRange(ranges, offsetOf(first), offsetOf(end))
  let state = 0
  let before = 0
  for (let index = 0; index < length; index++) {
    const unit = units[index] ?? 0
    if (unit === markUnit && text.startsWith(truncationMark, offsetOf(index))) {
      const isHalf = units[index - 1] === replacementUnit
      const size = set.beginningLength(isHalf ? before : state)
      if (size >= minLength) add(index - (isHalf ? 1 : 0) - size, index)
    }
    before = state
    state = set.next(state, unit)
    const size = set.matchLength(state)
    if (size > 0) add(index + 1 - size, index + 1)
  }
  return ranges
}

/** Adds a range that ends after all others. Occurrences that overlap become one range, so that there are not too many. */
function addRange(ranges: Range[], start: number, end: number): void {
  const last = ranges.at(-1)
  if (last === undefined || last.end <= start) ranges.push({ start, end })
  else ranges[ranges.length - 1] = { start: last.start < start ? last.start : start, end }
}

/** The text with `***` in place of the ranges. Ranges that overlap are one. */
function replaceRanges(text: string, ranges: readonly Range[]): string {
  const ordered = ranges.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const parts: string[] = []
  let done = 0
  for (const { start, end } of ordered) {
    if (start >= done) parts.push(text.slice(done, start), '***')
    done = Math.max(done, end)
  }
  return parts.join('') + text.slice(done)
}

/**
 * Compiles a pattern with the rules of GitHub's tag filters: `*` matches any characters except `/`, `**` any characters,
 * `?` zero or one and `+` one or more of the preceding character, `[]` one character of a set. A backslash escapes.
 * (docs.github.com, "Workflow syntax", filter pattern cheat sheet)
 *
 * Throws if the pattern is invalid.
 */
export function compileGlob(pattern: string): (name: string) => boolean {
  const parts = parse(pattern)
  return (name) => matches(parts, name)
}

/** One part of a pattern. */
type Part = Readonly<{
  /** True if the part matches the character. */
  accepts: (character: string) => boolean
  /** True if the part can repeat. */
  repeats: boolean
  /** The alternatives to this part, as offsets of later parts. */
  alternatives: readonly number[]
}>

/** Follows all paths through the pattern at once: the time is at most the product of both lengths. */
function matches(parts: readonly Part[], name: string): boolean {
  let states = new Set<number>()
  addState(parts, 0, states)
  for (const character of name) {
    const next = new Set<number>()
    for (const state of states) {
      const part = parts[state]
      if (!part?.accepts(character)) continue
      if (part.repeats) next.add(state)
      addState(parts, state + 1, next)
    }
    states = next
  }
  return states.has(parts.length)
}

/** Adds a state, and all states that can be reached from it without a character. */
function addState(parts: readonly Part[], state: number, states: Set<number>): void {
  const open = [state]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (states.has(next)) continue
    states.add(next)
    for (const offset of parts[next]?.alternatives ?? []) open.push(next + offset)
  }
}

function parse(pattern: string): readonly Part[] {
  const parts: Part[] = []
  const characters = [...pattern]
  for (let index = 0; index < characters.length; index++) {
    const [character, next, afterNext] = characters.slice(index, index + 3)
    if (character === '*' && next === '*') {
      const isFolders = afterNext === '/' && (index === 0 || characters[index - 1] === '/')
      // `**/` is any number of folders. Without folders, the rest of the pattern starts at once.
      if (isFolders) parts.push({ ...one(() => false), alternatives: [1, 3] })
      parts.push({ ...one(() => true), repeats: true, alternatives: [1] })
      if (isFolders) parts.push(one((each) => each === '/'))
      index += isFolders ? 2 : 1
    } else if (character === '*') {
      parts.push({ ...one((each) => each !== '/'), repeats: true, alternatives: [1] })
    } else if (character === '?' || character === '+') {
      const last = parts.pop()
      if (last === undefined) throw new Error(`"${pattern}" has nothing before its "${character}"`)
      parts.push(character === '?' ? { ...last, alternatives: [1] } : { ...last, repeats: true })
    } else if (character === '[') {
      const end = characters.indexOf(']', index)
      if (end <= index + 1) throw new Error(`"${pattern}" has a "[" without its "]"`)
      parts.push(one(setOf(pattern, characters.slice(index + 1, end))))
      index = end
    } else {
      const isEscape = character === '\\' && next !== undefined
      const literal = isEscape ? next : character
      if (isEscape) index++
      parts.push(one((each) => each === literal))
    }
  }
  return parts
}

function one(accepts: Part['accepts']): Part {
  return { accepts, repeats: false, alternatives: [] }
}

/** A set of characters. `a-z` is a range. */
function setOf(pattern: string, members: readonly string[]): Part['accepts'] {
  const ranges: (readonly [number, number])[] = []
  for (let index = 0; index < members.length; index++) {
    const [from = '', dash, to] = members.slice(index, index + 3)
    const isRange = dash === '-' && to !== undefined
    const range = [codePoint(from), codePoint(isRange ? to : from)] as const
    if (range[0] > range[1]) {
      throw new Error(`"${pattern}" has an invalid character set: [${members.join('')}]`)
    }
    ranges.push(range)
    if (isRange) index += 2
  }
  return (character) => {
    const code = codePoint(character)
    return ranges.some(([from, to]) => from <= code && code <= to)
  }
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0
}

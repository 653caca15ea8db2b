/**
 * Whether a pattern takes a name, by the rules of GitHub's tag filters: `*` is any run of characters but
 * `/`, `**` any run at all, `?` and `+` repeat what stands before them (none or one, one or more), `[]`
 * is one character of a set, and a backslash takes the meaning from what follows.
 * (docs.github.com, "Workflow syntax", filter pattern cheat sheet)
 *
 * Throws where the pattern is not one.
 */
export function compileGlob(pattern: string): (name: string) => boolean {
  const atoms = parse(pattern)
  return (name) => takes(atoms, name)
}

/** One part of a pattern: which characters it takes, and how many of them. */
type Atom = Readonly<{
  accepts: (sign: string) => boolean
  /** Whether there may be more than one. */
  many: boolean
  /** The parts, counted from this one, that may come instead of it. */
  instead: readonly number[]
}>

/** All ways through the pattern at once: the time is that of name and pattern multiplied, at most. */
function takes(atoms: readonly Atom[], name: string): boolean {
  let places = new Set<number>()
  enter(atoms, 0, places)
  for (const sign of name) {
    const next = new Set<number>()
    for (const place of places) {
      const atom = atoms[place]
      if (!atom?.accepts(sign)) continue
      if (atom.many) next.add(place)
      enter(atoms, place + 1, next)
    }
    places = next
  }
  return places.has(atoms.length)
}

/** Adds a place, and those that can be reached from it without a character. */
function enter(atoms: readonly Atom[], place: number, places: Set<number>): void {
  const open = [place]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (places.has(next)) continue
    places.add(next)
    for (const distance of atoms[next]?.instead ?? []) open.push(next + distance)
  }
}

function parse(pattern: string): readonly Atom[] {
  const atoms: Atom[] = []
  const signs = [...pattern]
  for (let at = 0; at < signs.length; at++) {
    const [sign, next, afterNext] = signs.slice(at, at + 3)
    if (sign === '*' && next === '*') {
      const folders = afterNext === '/' && (at === 0 || signs[at - 1] === '/')
      // `**/` is any number of folders, or none: then what follows stands at the beginning.
      if (folders) atoms.push({ ...one(() => false), instead: [1, 3] })
      atoms.push({ ...one(() => true), many: true, instead: [1] })
      if (folders) atoms.push(one((each) => each === '/'))
      at += folders ? 2 : 1
    } else if (sign === '*') {
      atoms.push({ ...one((each) => each !== '/'), many: true, instead: [1] })
    } else if (sign === '?' || sign === '+') {
      const last = atoms.pop()
      if (last === undefined) throw new Error(`"${pattern}" has nothing before its "${sign}"`)
      atoms.push(sign === '?' ? { ...last, instead: [1] } : { ...last, many: true })
    } else if (sign === '[') {
      const end = signs.indexOf(']', at)
      if (end <= at + 1) throw new Error(`"${pattern}" has a "[" without its "]"`)
      atoms.push(one(setOf(pattern, signs.slice(at + 1, end))))
      at = end
    } else {
      const isEscaped = sign === '\\' && next !== undefined
      const literal = isEscaped ? next : sign
      if (isEscaped) at++
      atoms.push(one((each) => each === literal))
    }
  }
  return atoms
}

function one(accepts: Atom['accepts']): Atom {
  return { accepts, many: false, instead: [] }
}

/** A set of characters, in which `a-z` is all from one to the other. */
function setOf(pattern: string, members: readonly string[]): Atom['accepts'] {
  const ranges: (readonly [number, number])[] = []
  for (let at = 0; at < members.length; at++) {
    const [from = '', dash, to] = members.slice(at, at + 3)
    const isRange = dash === '-' && to !== undefined
    const range = [codePoint(from), codePoint(isRange ? to : from)] as const
    if (range[0] > range[1]) {
      throw new Error(`"${pattern}" has a set of characters that is none: [${members.join('')}]`)
    }
    ranges.push(range)
    if (isRange) at += 2
  }
  return (sign) => ranges.some(([from, to]) => from <= codePoint(sign) && codePoint(sign) <= to)
}

function codePoint(sign: string): number {
  return sign.codePointAt(0) ?? 0
}

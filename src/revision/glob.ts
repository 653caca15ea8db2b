/**
 * Whether a pattern takes a name, by the rules of GitHub's tag filters: `*` is any run of characters but
 * `/`, `**` any run at all, `?` and `+` repeat what stands before them (none or one, one or more), `[]`
 * is one character of a set, and a backslash takes the meaning from what follows.
 * (docs.github.com, "Workflow syntax", filter pattern cheat sheet)
 *
 * Throws where the pattern is not one.
 */
export function compileGlob(pattern: string): (name: string) => boolean {
  const atoms: string[] = []
  for (let at = 0; at < pattern.length; ) {
    const { source, length } = atomAt(pattern, at)
    if (source === '?' || source === '+') repeat(atoms, source, pattern)
    else atoms.push(source)
    at += length
  }
  const expression = new RegExp(`^${atoms.join('')}$`, 'su')
  return (name) => expression.test(name)
}

type Atom = Readonly<{ source: string; length: number }>

function atomAt(pattern: string, at: number): Atom {
  const rest = pattern.slice(at)
  if (rest.startsWith('**/') && (at === 0 || pattern[at - 1] === '/')) {
    return { source: '(?:.*/)?', length: 3 }
  }
  if (rest.startsWith('**')) return { source: '.*', length: 2 }
  const [sign = ''] = rest
  if (sign === '*') return { source: '[^/]*', length: 1 }
  if (sign === '?' || sign === '+') return { source: sign, length: 1 }
  if (sign === '[') return setAt(pattern, rest)
  const [, escaped] = /^\\(.)/su.exec(rest) ?? []
  return {
    source: literal(escaped ?? sign),
    length: escaped === undefined ? sign.length : 1 + escaped.length,
  }
}

function setAt(pattern: string, rest: string): Atom {
  const [set, members = ''] = /^\[([^\]]+)\]/u.exec(rest) ?? []
  if (set === undefined) throw new Error(`"${pattern}" has a "[" without its "]"`)
  const source = [...members].map((sign) => (sign === '-' ? sign : literal(sign))).join('')
  try {
    new RegExp(`[${source}]`, 'u')
  } catch {
    throw new Error(`"${pattern}" has a set of characters that is none: ${set}`)
  }
  return { source: `[${source}]`, length: set.length }
}

/** What repeats already stays as it is: to repeat it again would mean the same, and take for ever. */
function repeat(atoms: string[], sign: '?' | '+', pattern: string): void {
  const last = atoms.pop()
  if (last === undefined) throw new Error(`"${pattern}" has nothing before its "${sign}"`)
  atoms.push(/[*?+]$/.test(last) && !last.startsWith('\\') ? last : `${last}${sign}`)
}

function literal(sign: string): string {
  return /[\p{L}\p{N}_]/u.test(sign) ? sign : `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`
}

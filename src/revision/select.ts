import { type EventTag, tagOf, tagPrefix, type WorkflowEvent } from '../inputs/event.ts'
import { compileGlob } from '../inputs/glob.ts'

/** What a run is asked to log: a tag, by its name below `refs/tags/`, or a commit, by its full id. */
export type Selection = Readonly<{
  kind: 'tag' | 'commit'
  name: string
  /** Whether it was asked for by its name, and not by a pattern. */
  named: boolean
  /** What the event says of it, where the event is about it. */
  told: EventTag | undefined
}>

/** One line of the `revision` input. */
export type Wanted =
  | Readonly<{ kind: 'tag' | 'commit'; name: string }>
  | Readonly<{ kind: 'pattern'; excludes: boolean; takes: (name: string) => boolean }>

/**
 * Reads the `revision` input: tags, full commit ids and patterns, one a line. A line that begins with
 * `!`, or that holds `*`, `?` or `[`, which no tag's name may, is a pattern; so is every exclusion.
 *
 * Throws at the first line that is none of them, and where there are only exclusions.
 */
export function parseRevision(value: string): readonly Wanted[] {
  const lines = value.split(/\r?\n/).map(trim).filter(Boolean)
  const wanted = lines.map(parseLine)
  if (wanted.length > 0 && wanted.every((line) => line.kind === 'pattern' && line.excludes)) {
    throw new Error(
      'revision: there are only exclusions ("!"). Put what they are taken from before them: "*".',
    )
  }
  return wanted
}

function parseLine(line: string): Wanted {
  if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(line)) return { kind: 'commit', name: line }
  const excludes = line.startsWith('!')
  const full = excludes ? line.slice(1) : line
  const name = full.startsWith(tagPrefix) ? full.slice(tagPrefix.length) : full
  if (excludes || /[*?[]/.test(name)) {
    const takes = compile(name)
    // What is a name in a line of its own (`v1.0+build`) is one in an exclusion as well.
    return { kind: 'pattern', excludes, takes: (tag) => tag === name || takes(tag) }
  }
  if ((name === full && name.startsWith('refs/')) || !isRefName(name)) {
    throw new Error(
      `revision: "${line}" is not the name of a tag. Give tags (v1 or refs/tags/v1), patterns (v*, !v0.*) or full commit ids, one a line.`,
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

/** Whether the names of all tags must be known to tell what is selected. */
export function hasPattern(wanted: readonly Wanted[]): boolean {
  return wanted.some(({ kind }) => kind === 'pattern')
}

/** What is to be logged, or why nothing is. */
export type Selected = Readonly<{ selections: readonly Selection[]; gone: string }>

/**
 * The revisions that are asked for: what the `revision` input names, line by line, where a later line
 * adds to what the earlier ones gave, or takes away from it; else the tag of the event. `tags` are the
 * names of all tags.
 *
 * Throws where nothing is asked for, and where nothing is found.
 */
export function select(
  wanted: readonly Wanted[],
  event: WorkflowEvent,
  tags: readonly string[],
): Selected {
  const told = tagOf(event)
  const selected = wanted.length === 0 ? fromEvent(event, told) : fromInput(wanted, tags)
  const selections = [...selected].map(([name, { kind, named }]) => {
    return { kind, name, named, told: kind === 'tag' && name === told.name ? told : undefined }
  })
  // A workflow may well hand the event's own tag on as its input.
  const left = selections.filter((each) => !(each.named && each.told?.gone))
  return { selections: left, gone: left.length === 0 ? told.gone : '' }
}

type Chosen = ReadonlyMap<string, Pick<Selection, 'kind' | 'named'>>

function fromInput(wanted: readonly Wanted[], tags: readonly string[]): Chosen {
  const chosen = new Map<string, Pick<Selection, 'kind' | 'named'>>()
  for (const line of wanted) {
    if (line.kind !== 'pattern') chosen.set(line.name, { kind: line.kind, named: true })
    else if (line.excludes) {
      for (const [name, { kind }] of chosen) {
        if (kind === 'tag' && line.takes(name)) chosen.delete(name)
      }
    } else {
      for (const name of tags.filter((tag) => line.takes(tag) && !chosen.has(tag))) {
        chosen.set(name, { kind: 'tag', named: false })
      }
    }
  }
  if (chosen.size > 0) return chosen
  throw new Error(
    `revision: the patterns take none of the ${tags.length} tag(s) in this checkout. ` +
      'Check them, and that actions/checkout fetched the tags ("fetch-depth: 0" fetches all).',
  )
}

function fromEvent(event: WorkflowEvent, told: EventTag): Chosen {
  if (told.gone !== '') return new Map()
  if (told.name !== '') return new Map([[told.name, { kind: 'tag', named: true }]])
  throw new Error(
    `There is no tag to log: the event "${event.name}" is about "${event.ref}", and the input "revision" is empty. ` +
      'Start the workflow by the push of a tag (on: push: tags), or name a tag in the input "revision".',
  )
}

/**
 * Whether git would take `name` for a ref below `refs/tags/`, by the rules of `git check-ref-format`.
 * A name that passes has no meaning of its own in git's revision syntax.
 */
export function isRefName(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: git forbids just these, and no others.
  const forbidden = /[\u0000- \u007f~^:?*[\\]|\.\.|@\{|\/\/|\/$|^\/|\.$/
  const parts = name.split('/')
  return (
    name !== '' &&
    !forbidden.test(name) &&
    parts.every((part) => !part.startsWith('.') && !part.endsWith('.lock'))
  )
}

function trim(line: string): string {
  return line.replace(/^[ \t]+|[ \t]+$/g, '')
}

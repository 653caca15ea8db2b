import { type EventTag, eventTagOf, type WorkflowEvent } from '../inputs/event.ts'
import type { RevisionLine } from '../inputs/revision-lines.ts'
import { joinFirst } from '../text/message.ts'

/** A selected revision: a tag, by its name below `refs/tags/`, or a commit, by its full id. */
export type Selection = Readonly<{
  kind: 'tag' | 'commit'
  name: string
  /** True if it was selected by its name, and not by a pattern. */
  isNamed: boolean
  /** What the event says about it, if the event is about it. */
  fromEvent: EventTag | undefined
}>

/** The selected revisions, or why there is nothing to log. */
export type Selected = Readonly<{ selections: readonly Selection[]; skipReason: string }>

/**
 * The revisions that the `revision` input selects line by line, where a later line adds to the earlier ones or removes
 * from them. Without lines, the tag of the event. `tags` are the names of all tags.
 *
 * Throws if the step does not name a tag, and if no tag matches.
 */
export function select(
  lines: readonly RevisionLine[],
  event: WorkflowEvent,
  tags: readonly string[],
): Selected {
  const eventTag = eventTagOf(event)
  const chosen = lines.length === 0 ? fromEvent(event, eventTag) : fromInput(lines, tags)
  const selections = [...chosen].map(([name, { kind, isNamed }]) => {
    const isEventTag = kind === 'tag' && name === eventTag.name
    return { kind, name, isNamed, fromEvent: isEventTag ? eventTag : undefined }
  })
  // A workflow can pass the deleted tag of the event on as its input.
  const existing = selections.filter((each) => !(each.isNamed && each.fromEvent?.skipReason))
  return {
    selections: existing,
    skipReason: existing.length === 0 ? eventTag.skipReason : '',
  }
}

type Chosen = ReadonlyMap<string, Pick<Selection, 'kind' | 'isNamed'>>

function fromInput(lines: readonly RevisionLine[], tags: readonly string[]): Chosen {
  const chosen = new Map<string, Pick<Selection, 'kind' | 'isNamed'>>()
  for (const line of lines) {
    if (line.kind !== 'pattern') chosen.set(line.name, { kind: line.kind, isNamed: true })
    else if (line.isExclusion) {
      for (const [name, { kind }] of chosen) {
        if (kind === 'tag' && line.matches(name)) chosen.delete(name)
      }
    } else {
      for (const name of tags) {
        if (line.matches(name) && !chosen.has(name)) {
          chosen.set(name, { kind: 'tag', isNamed: false })
        }
      }
    }
  }
  if (chosen.size > 0) return chosen
  const checked = `${tags.length} ${tags.length === 1 ? 'tag' : 'tags'} checked`
  const patterns = lines.map((line) => `"${line.kind === 'pattern' ? line.pattern : line.name}"`)
  throw new Error(
    `revision: no tag matches ${joinFirst(patterns, 3)} (${checked}). Check the patterns. If tags are missing from this checkout, ` +
      'set "fetch-depth: 0" for actions/checkout.',
  )
}

function fromEvent(event: WorkflowEvent, eventTag: EventTag): Chosen {
  if (eventTag.skipReason !== '') return new Map()
  if (eventTag.name !== '') return new Map([[eventTag.name, { kind: 'tag', isNamed: true }]])
  throw new Error(
    `There is no tag to log: the event "${event.name}" is about "${event.ref}", and the input "revision" is empty. ` +
      'Start the workflow when a tag is pushed (on: push: tags), or name a tag in the input "revision".',
  )
}

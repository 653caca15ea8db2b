import * as v from 'valibot'
import { parseJson } from '../text/neutralize.ts'

export const tagPrefix = 'refs/tags/'

/** The event that started the workflow, as the runner tells of it. */
export type WorkflowEvent = Readonly<{
  /** `push`, `release` and so on: in a called workflow that of its caller. */
  name: string
  /** The full ref that the event is about. */
  ref: string
  /** The commit that the event is about: '' where that is not known. */
  sha: string
  payload: Payload
}>

const Text = v.fallback(v.optional(v.string(), ''), '')
const Payload = v.object({
  ref: Text,
  ref_type: Text,
  after: Text,
  deleted: v.fallback(v.optional(v.boolean(), false), false),
  release: v.fallback(v.optional(v.object({ tag_name: Text }), { tag_name: '' }), { tag_name: '' }),
})

/** What is read of the event file. A fact that the event does not have is ''. */
export type Payload = v.InferOutput<typeof Payload>

/** Reads the text of an event file (GITHUB_EVENT_PATH). What is not there, or of no use, counts as absent. */
export function parsePayload(text: string): Payload {
  const result = v.safeParse(Payload, parseJson(text))
  return result.success ? result.output : v.parse(Payload, {})
}

/** What an event tells of a tag. */
export type EventTag = Readonly<{
  /** '' where the event is not about a tag. */
  name: string
  /** Why there is nothing to log of it: '' where there is. */
  gone: string
  /** The commit that it led to when the event was raised: '' where that is not known. */
  commit: string
  /** The id of its tag object: '' for a lightweight tag, undefined where the event does not say. */
  object: string | undefined
}>

const none: EventTag = { name: '', gone: '', commit: '', object: undefined }

/**
 * The tag that an event is about. Of the push of an annotated tag, `after` is the id of the tag object,
 * and GITHUB_SHA that of the commit (seen in reports of other actions; GitHub documents neither).
 */
export function tagOf(event: WorkflowEvent): EventTag {
  const { name, sha, payload } = event
  if (name === 'delete' || name === 'create') return ofOneRef(event)
  const ref = (name === 'push' && payload.ref) || event.ref
  const tag = (name === 'release' && payload.release.tag_name) || withoutPrefix(ref)
  if (tag === '') return none
  if (name === 'push' && payload.deleted) return { ...none, name: tag, gone: deletion(tag) }
  const told = name === 'push' && isId(payload.after) && isId(sha)
  const object = payload.after === sha ? '' : payload.after
  return { name: tag, gone: '', commit: commitOf(event, tag), object: told ? object : undefined }
}

/** `create` and `delete` come for branches too, which a workflow cannot choose away. */
function ofOneRef(event: WorkflowEvent): EventTag {
  const { name, ref, payload } = event
  const isTag = payload.ref_type === '' ? ref.startsWith(tagPrefix) : payload.ref_type === 'tag'
  const about = payload.ref || withoutPrefix(ref)
  if (name === 'delete') return { ...none, name: isTag ? about : '', gone: deletion(about) }
  if (isTag) return { ...none, name: about, commit: commitOf(event, about) }
  return {
    ...none,
    gone: `The event created the branch "${about}", and no tag: nothing is logged.`,
  }
}

function deletion(name: string): string {
  return `The event is the deletion of "${name}": nothing is logged, and what was logged before stays.`
}

function commitOf({ ref, sha }: WorkflowEvent, tag: string): string {
  return isId(sha) && ref === `${tagPrefix}${tag}` ? sha : ''
}

function withoutPrefix(ref: string): string {
  return ref.startsWith(tagPrefix) ? ref.slice(tagPrefix.length) : ''
}

function isId(text: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text) && !/^0+$/.test(text)
}

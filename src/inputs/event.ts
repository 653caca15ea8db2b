import * as v from 'valibot'
import { check, parseJson } from '../text/json.ts'

export const tagPrefix = 'refs/tags/'

/** The event that started the workflow. */
export type WorkflowEvent = Readonly<{
  /** `push`, `release` and so on. In a called workflow, the event of its caller. */
  name: string
  /** The full ref of the event. */
  ref: string
  /** The commit of the event, or '' if it is unknown. Gitea's can be the id of a tag object. */
  sha: string
  payload: EventPayload
}>

const Text = v.fallback(v.optional(v.string(), ''), '')
const Payload = v.object({
  ref: Text,
  ref_type: Text,
  after: Text,
  deleted: v.fallback(v.optional(v.boolean(), false), false),
  release: v.fallback(v.optional(v.object({ tag_name: Text }), { tag_name: '' }), { tag_name: '' }),
})

/** The fields of the event file that the action uses. A missing field is ''. */
export type EventPayload = v.InferOutput<typeof Payload>

/** Reads the text of an event file (GITHUB_EVENT_PATH). A missing or invalid field counts as absent. */
export function parsePayload(text: string): EventPayload {
  const result = check(Payload, parseJson(text))
  return result.success ? result.output : v.parse(Payload, {})
}

/** The event if nothing is known about it. */
export const unknownEvent: WorkflowEvent = { name: '', ref: '', sha: '', payload: parsePayload('') }

/** The tag of an event. */
export type EventTag = Readonly<{
  /** '' if the event is not about a tag. */
  name: string
  /** Why there is nothing to log, or '' if there is. */
  skipReason: string
  /** The tag's commit at the time of the event, or its tag object (Gitea), or '' if both are unknown. */
  commit: string
  /**
   * The id of the tag object: '' for a lightweight tag, undefined if the event does not say. Only valid if `commit` is a
   * commit.
   */
  object: string | undefined
}>

const noTag: EventTag = { name: '', skipReason: '', commit: '', object: undefined }

/**
 * The tag that an event is about. When an annotated tag is pushed, `after` is the id of the tag object, and GITHUB_SHA
 * is the id of the commit. (Seen in reports of other actions. GitHub documents neither.)
 */
export function eventTagOf(event: WorkflowEvent): EventTag {
  const { name, payload } = event
  if (name === 'delete' || name === 'create') return ofCreateOrDelete(event)
  const ref = (name === 'push' && payload.ref) || event.ref
  const tag = (name === 'release' && payload.release.tag_name) || withoutTagPrefix(ref)
  if (tag === '') return noTag
  if (name === 'push' && payload.deleted) {
    return { ...noTag, name: tag, skipReason: deletionOf(tag) }
  }
  const commit = commitOf(event, tag)
  const hasObject = name === 'push' && isObjectId(payload.after) && commit !== ''
  const object = payload.after === commit ? '' : payload.after
  return { name: tag, skipReason: '', commit, object: hasObject ? object : undefined }
}

/** `create` and `delete` are also sent for branches. A workflow cannot filter them. */
function ofCreateOrDelete(event: WorkflowEvent): EventTag {
  const { name, ref, payload } = event
  const isTag = payload.ref_type === '' ? ref.startsWith(tagPrefix) : payload.ref_type === 'tag'
  const refName = payload.ref || withoutTagPrefix(ref)
  if (name === 'delete') {
    return { ...noTag, name: isTag ? refName : '', skipReason: deletionOf(refName) }
  }
  if (isTag) return { ...noTag, name: refName, commit: commitOf(event, refName) }
  return {
    ...noTag,
    skipReason: `The event created the branch "${refName}", not a tag. Nothing is logged.`,
  }
}

function deletionOf(name: string): string {
  return `"${name}" was deleted. Nothing is logged, and existing records are kept.`
}

function commitOf({ ref, sha }: WorkflowEvent, tag: string): string {
  return isObjectId(sha) && ref === `${tagPrefix}${tag}` ? sha : ''
}

function withoutTagPrefix(ref: string): string {
  return ref.startsWith(tagPrefix) ? ref.slice(tagPrefix.length) : ''
}

function isObjectId(text: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text) && !/^0+$/.test(text)
}

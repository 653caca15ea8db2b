import type { Git } from '../git/repository.ts'
import { joinFirst, messageOf } from '../text/message.ts'
import type { GithubTags } from './github-tags.ts'
import type { Resolved, Revision } from './resolve.ts'

/** A revision, and GitHub's verification of its signature: '' if there is none, or if GitHub was not asked. */
export type AnnotatedRevision = Revision & Readonly<{ verification: string }>

/** Where annotations come from. */
export type AnnotationSource = Readonly<{
  /** GitHub's API, if there is a token for it. */
  github: GithubTags | undefined
  /** The remote, if it may be asked. A repository without a remote has lost nothing. */
  origin: Pick<Git, 'annotatedTagsOnOrigin' | 'origin'> | undefined
  isOnGithub: boolean
  warn: (message: string) => void
}>

/**
 * Restores the annotations that a checkout lost: actions/checkout before 6.0.2 makes a lightweight tag of an annotated
 * one. The event, GitHub's API or `origin` tell what the tag was. The annotation comes from the API. If something remains
 * unknown, the record says so, and a warning says what to do.
 */
export async function restoreAnnotations(
  source: AnnotationSource,
  resolved: readonly Resolved[],
): Promise<readonly AnnotatedRevision[]> {
  const { github, warn } = source
  const tagObjects = await findTagObjects(source, resolved)
  const failures = new Set<string>()
  const limited = github && stopAfterFailures(github)
  const annotated: AnnotatedRevision[] = []
  for (const { revision } of resolved) {
    try {
      annotated.push(await annotate(revision, tagObjects.get(revision.name), limited))
    } catch (error) {
      failures.add(messageOf(error))
      const isLost = revision.tag?.kind === 'lightweight'
      annotated.push({ ...revision, tag: isLost ? unknownTag : revision.tag, verification: '' })
    }
  }
  for (const failure of failures) {
    warn(`GitHub's API did not tell of an annotated tag (github-token): ${failure}.`)
  }
  warnAboutUnknown(source, annotated)
  return annotated
}

const unknownTag = { kind: 'unknown' } as const

function warnAboutUnknown(
  { isOnGithub, origin, warn }: AnnotationSource,
  revisions: readonly AnnotatedRevision[],
): void {
  const names = revisions.flatMap(({ name, tag }) => (tag?.kind === 'unknown' ? [name] : []))
  // A dry run has asked nobody.
  if (names.length === 0 || origin === undefined) return
  warn(
    `It is unknown whether ${names.length} tag(s) are annotated, or what their annotations say: ${joinFirst(names, 5)}. ` +
      'Their tagger, date, message and signature are not recorded. ' +
      `Use actions/checkout 6.0.2 or newer with "fetch-depth: 0"${isOnGithub ? ', or set the input github-token (with "permissions: contents: read")' : ''}.`,
  )
}

/**
 * For each tag that is lightweight in the checkout: the id of its tag object, '' if the tag is really lightweight, or no
 * entry if that is unknown.
 */
async function findTagObjects(
  source: AnnotationSource,
  resolved: readonly Resolved[],
): Promise<ReadonlyMap<string, string>> {
  const objects = new Map<string, string>()
  const unknown: string[] = []
  for (const { revision, selection } of resolved) {
    if (revision.tag?.kind !== 'lightweight') continue
    const object = selection.fromEvent?.object
    if (object === undefined) unknown.push(revision.name)
    else objects.set(revision.name, object)
  }
  if (unknown.length === 0) return objects
  const annotated = await readAnnotatedTags(source, unknown)
  if (annotated !== undefined) {
    for (const name of unknown) objects.set(name, annotated.get(name) ?? '')
  }
  return objects
}

/** The ids of the tag objects of all annotated tags, or undefined if nobody tells. */
async function readAnnotatedTags(
  { github, origin, warn }: AnnotationSource,
  names: readonly string[],
): Promise<ReadonlyMap<string, string> | undefined> {
  try {
    const fromApi = await github?.annotated(commonPrefix(names))
    if (fromApi !== undefined) return fromApi
  } catch (error) {
    warn(`GitHub's API did not tell which tags are annotated (github-token): ${messageOf(error)}.`)
  }
  return origin?.origin === '' ? new Map() : await origin?.annotatedTagsOnOrigin()
}

/** So many failures in a row are a failure of the API, and not of one tag. */
const maxFailuresInARow = 5

/** Repeats the last error after too many failures in a row, without another request. */
function stopAfterFailures(github: GithubTags): GithubTags {
  let failuresInARow = 0
  let lastError: unknown
  return {
    ...github,
    async tag(id) {
      if (failuresInARow >= maxFailuresInARow) throw lastError
      try {
        const tag = await github.tag(id)
        failuresInARow = 0
        return tag
      } catch (error) {
        failuresInARow++
        lastError = error
        throw error
      }
    },
  }
}

/** `tagObject` is '' for a tag that is really lightweight, and undefined if that is unknown. */
async function annotate(
  revision: Revision,
  tagObject: string | undefined,
  github: GithubTags | undefined,
): Promise<AnnotatedRevision> {
  const { tag } = revision
  if (tag?.kind === 'lightweight' && tagObject !== '') {
    if (tagObject === undefined || github === undefined) {
      return { ...revision, tag: unknownTag, verification: '' }
    }
    const { annotation, target, verification } = await github.tag(tagObject)
    // If the tag leads to another commit by now, it is not the tag that was checked out.
    if (target !== revision.commit) return { ...revision, tag: unknownTag, verification: '' }
    const isSigned = annotation.signature !== null
    return { ...revision, tag: annotation, verification: isSigned ? verification : '' }
  }
  const isSigned = tag?.kind === 'annotated' && tag.signature !== null
  if (!isSigned || github === undefined) return { ...revision, verification: '' }
  const { target, verification } = await github.tag(tag.object)
  return { ...revision, verification: target === revision.commit ? verification : '' }
}

function commonPrefix(names: readonly string[]): string {
  const [first = '', ...others] = names
  let length = first.length
  for (const name of others) while (!name.startsWith(first.slice(0, length))) length--
  // Not half of a character.
  return first.slice(0, length).replace(/[\ud800-\udbff]$/, '')
}

import type { RemoteTag } from '../git/listing.ts'
import type { Git } from '../git/repository.ts'
import { joinFirst, type Messages, messageOf } from '../text/message.ts'
import type { GithubTags } from './github-tags.ts'
import { type Resolved, type Revision, warnAboutName } from './resolve.ts'

/** A revision, and GitHub's verification of its signature: '' if there is none, or if GitHub was not asked. */
export type AnnotatedRevision = Revision & Readonly<{ verification: string }>

/** Where annotations come from. */
export type AnnotationSource = Readonly<{
  git: Pick<Git, 'read' | 'tagsOnOrigin' | 'origin'>
  /** GitHub's API, if there is a token for it. */
  github: GithubTags | undefined
  isOnGithub: boolean
  /** False if neither GitHub's API nor `origin` may be asked. */
  canAsk: boolean
  warn: Messages['warn']
  notice: Messages['notice']
}>

/**
 * Restores the annotations that a checkout lost: actions/checkout before 6.0.2 makes a lightweight tag of an annotated
 * one. The event, GitHub's API or `origin` says what the tag was. The annotation comes from the API. If it is not known
 * what the tag was, or if the annotation cannot be fetched, the tag is recorded as unknown, and a message says so.
 */
export async function restoreAnnotations(
  source: AnnotationSource,
  resolved: readonly Resolved[],
): Promise<readonly AnnotatedRevision[]> {
  const { github, warn } = source
  const lightweight = resolved.filter(({ revision }) => revision.tag?.kind === 'lightweight')
  const objects = await tagObjects(source, lightweight)
  reportMissing(source, objects)
  const failures = new Set<string>()
  const limited = github && stopAfterFailures(github)
  const annotated: AnnotatedRevision[] = []
  for (const { revision } of resolved) {
    const isLost = objects.has(revision.name) && objects.get(revision.name) !== ''
    const known = isLost ? { ...revision, tag: { kind: 'unknown' } as const } : revision
    try {
      annotated.push(await annotate(known, objects.get(revision.name), limited, warn))
    } catch (error) {
      failures.add(messageOf(error))
      annotated.push({ ...known, verification: '' })
    }
  }
  for (const failure of failures) {
    warn(`GitHub's API did not return an annotated tag (github-token): ${failure}.`)
  }
  return annotated
}

/** The ids of tag objects, by tag name: '' for a lightweight tag, undefined if it is unknown. */
type TagObjects = ReadonlyMap<string, string | undefined>

/** What the lightweight tags of the checkout are, from the event, GitHub's API or `origin`. */
async function tagObjects(
  source: AnnotationSource,
  lightweight: readonly Resolved[],
): Promise<TagObjects> {
  const withoutEventData = lightweight.filter(
    ({ selection }) => selection.fromEvent?.object === undefined,
  )
  const asked =
    withoutEventData.length === 0 ? new Map() : await askForObjects(source, withoutEventData)
  return new Map(
    lightweight.map(({ revision: { name }, selection: { fromEvent } }) => [
      name,
      fromEvent?.object ?? asked.get(name),
    ]),
  )
}

async function askForObjects(
  { git, github, canAsk, warn }: AnnotationSource,
  resolved: readonly Resolved[],
): Promise<TagObjects> {
  const names = resolved.map(({ revision }) => revision.name)
  if (!canAsk) return new Map()
  if (github === undefined) return await askOrigin(git, resolved)
  try {
    const annotated = await github.annotated(commonPrefix(names))
    return new Map([...names.map((name) => [name, ''] as const), ...annotated])
  } catch (error) {
    // Gitea's API has tag objects, but no list of them.
    const objects = await askOrigin(git, resolved)
    const unknown = names.filter((name) => objects.get(name) === undefined)
    if (unknown.length > 0) {
      warn(
        `GitHub's API did not say which tags are annotated (github-token): ${messageOf(error)}. These tags are recorded as unknown: ${joinFirst(unknown, 5)}.`,
      )
    }
    return objects
  }
}

async function askOrigin(
  git: AnnotationSource['git'],
  resolved: readonly Resolved[],
): Promise<TagObjects> {
  // A repository without an origin has not lost anything on the way.
  if (git.origin === '') return new Map(resolved.map(({ revision }) => [revision.name, '']))
  const remote = await git.tagsOnOrigin()
  return remote === undefined ? new Map() : compareWithOrigin(remote, resolved)
}

function compareWithOrigin(
  remote: ReadonlyMap<string, RemoteTag>,
  resolved: readonly Resolved[],
): TagObjects {
  return new Map(
    resolved.map(({ revision: { name, commit } }) => {
      const tag = remote.get(name)
      // A tag that is only in this checkout has not lost anything either.
      if (tag === undefined || tag.id === commit) return [name, '']
      return [name, tag.target === commit ? tag.id : undefined]
    }),
  )
}

/** Says which annotations are missing, and what the user can do. */
function reportMissing(source: AnnotationSource, objects: TagObjects): void {
  const { github, isOnGithub, canAsk, warn, notice } = source
  const namesOf = (isWanted: (object: string | undefined) => boolean) => {
    const names = [...objects].filter(([, object]) => isWanted(object)).map(([name]) => name)
    return { count: names.length, names: joinFirst(names, 5) }
  }
  const lost = namesOf((object) => object !== undefined && object !== '')
  const unknown = namesOf((object) => object === undefined)
  if (!canAsk) {
    const { count, names } = namesOf((object) => object !== '')
    if (count === 0) return
    notice(
      `mode: dry-run asks neither GitHub's API nor origin, so the annotation of ${count} tag(s) is shown as unknown: ${names}.`,
    )
    return
  }
  // The error of the API is reported where it occurs.
  if (github !== undefined) return
  const advice = `Use actions/checkout 6.0.2 or newer${isOnGithub ? ', or set the input github-token (with "permissions: contents: read")' : ''}.`
  if (lost.count > 0) {
    warn(
      `The checkout lacks tagger, date, message and signature of ${lost.count} annotated tag(s). They are recorded as unknown: ${lost.names}. ${advice}`,
    )
  }
  if (unknown.count > 0) {
    warn(
      `The action could not ask GitHub or origin whether ${unknown.count === 1 ? 'this tag is' : 'these tags are'} annotated: ${unknown.names}. The record says unknown, and a later run does not change that. ${advice}`,
    )
  }
}

/** The number of failures in a row that is a failure of the API, and not of one tag. */
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

async function annotate(
  revision: Revision,
  lostObject: string | undefined,
  github: GithubTags | undefined,
  warn: AnnotationSource['warn'],
): Promise<AnnotatedRevision> {
  const { tag } = revision
  const signedObject = tag?.kind === 'annotated' && tag.signature !== null ? tag.object : undefined
  const object = lostObject || signedObject
  if (github === undefined || object === undefined) return { ...revision, verification: '' }
  const { annotation, ownName, target, verification } = await github.tag(object)
  // If the tag leads to another commit by now, it is not the tag that was checked out.
  if (target !== revision.commit) return { ...revision, verification: '' }
  const isRestored = tag?.kind === 'unknown'
  if (isRestored && ownName !== undefined) warnAboutName(revision.name, ownName, warn)
  return {
    ...revision,
    tag: isRestored ? annotation : tag,
    verification: annotation.signature === null ? '' : verification,
  }
}

function commonPrefix(names: readonly string[]): string {
  const [first = '', ...others] = names
  let length = first.length
  for (const name of others) while (!name.startsWith(first.slice(0, length))) length--
  // The prefix must not end with half of a surrogate pair.
  return first.slice(0, length).replace(/[\ud800-\udbff]$/, '')
}

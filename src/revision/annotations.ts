import type { Git } from '../git/repository.ts'
import { joinFirst, messageOf } from '../text/message.ts'
import type { GithubTags } from './github-tags.ts'
import type { Resolved, Revision } from './resolve.ts'

/** A revision, and GitHub's verification of its signature: '' if there is none, or if GitHub was not asked. */
export type AnnotatedRevision = Revision & Readonly<{ verification: string }>

/** Where annotations come from. */
export type AnnotationSource = Readonly<{
  git: Pick<Git, 'annotatedTagsOnOrigin'>
  /** GitHub's API, if there is a token for it. */
  github: GithubTags | undefined
  isOnGithub: boolean
  warn: (message: string) => void
}>

/**
 * Restores the annotations that a checkout lost: actions/checkout before 6.0.2 makes a lightweight tag of an annotated
 * one. The event, GitHub's API or `origin` tell what the tag was. The annotation comes from the API. Without it, the tag
 * stays as it is, and a warning says what is missing.
 */
export async function restoreAnnotations(
  source: AnnotationSource,
  resolved: readonly Resolved[],
): Promise<readonly AnnotatedRevision[]> {
  const { github, isOnGithub, warn } = source
  const lost = await lostTagObjects(source, resolved)
  if (lost.size > 0 && github === undefined) {
    warn(
      `${lost.size} annotated tag(s) came without tagger, date, message and signature: ${joinFirst([...lost.keys()], 5)}. ` +
        `Use actions/checkout 6.0.2 or newer${isOnGithub ? ', or set the input github-token (with "permissions: contents: read")' : ''}.`,
    )
  }
  const failures = new Set<string>()
  const limited = github && stopAfterFailures(github)
  const annotated: AnnotatedRevision[] = []
  for (const { revision } of resolved) {
    try {
      annotated.push(await annotate(revision, lost.get(revision.name), limited))
    } catch (error) {
      failures.add(messageOf(error))
      annotated.push({ ...revision, verification: '' })
    }
  }
  for (const failure of failures) {
    warn(`GitHub's API did not tell of an annotated tag (github-token): ${failure}.`)
  }
  return annotated
}

/** The ids of the tag objects that the checkout lacks, by tag name. */
async function lostTagObjects(
  source: AnnotationSource,
  resolved: readonly Resolved[],
): Promise<ReadonlyMap<string, string>> {
  const lightweight = resolved.filter(({ revision }) => revision.tag?.kind === 'lightweight')
  const unknown = lightweight.filter(({ selection }) => selection.fromEvent?.object === undefined)
  const names = unknown.map(({ revision }) => revision.name)
  const known = names.length === 0 ? new Map() : await tagObjects(source, names)
  const objects = lightweight.map(
    ({ revision: { name }, selection: { fromEvent } }): [string, string] => [
      name,
      fromEvent?.object ?? known.get(name) ?? '',
    ],
  )
  return new Map(objects.filter(([, object]) => object !== ''))
}

async function tagObjects(
  { git, github, warn }: AnnotationSource,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  try {
    const fromApi = await github?.annotated(commonPrefix(names))
    if (fromApi !== undefined) return fromApi
  } catch (error) {
    warn(
      `GitHub's API did not tell which tags are annotated (github-token): ${messageOf(error)}. One that the checkout made lightweight is recorded so.`,
    )
    return new Map()
  }
  return (await git.annotatedTagsOnOrigin()) ?? new Map()
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

async function annotate(
  revision: Revision,
  lostObject: string | undefined,
  github: GithubTags | undefined,
): Promise<AnnotatedRevision> {
  const { tag } = revision
  const signedObject = tag?.kind === 'annotated' && tag.signature !== null ? tag.object : undefined
  const object = lostObject ?? signedObject
  if (github === undefined || object === undefined) return { ...revision, verification: '' }
  const { annotation, target, verification } = await github.tag(object)
  // If the tag leads to another commit by now, it is not the tag that was checked out.
  if (target !== revision.commit) return { ...revision, verification: '' }
  return {
    ...revision,
    tag: lostObject === undefined ? tag : annotation,
    verification: annotation.signature === null ? '' : verification,
  }
}

function commonPrefix(names: readonly string[]): string {
  const [first = '', ...others] = names
  let length = first.length
  for (const name of others) while (!name.startsWith(first.slice(0, length))) length--
  // Not half of a character.
  return first.slice(0, length).replace(/[\ud800-\udbff]$/, '')
}

import type { Git } from '../git/repository.ts'
import { joinFirst, messageOf } from '../text/neutralize.ts'
import type { GithubTags } from './github-tags.ts'
import type { Revision } from './resolve.ts'
import type { Selection } from './select.ts'

/** A revision, and what GitHub says of its signature: '' where there is none, or where it was not asked. */
export type AnnotatedRevision = Revision & Readonly<{ verification: string }>

/** GitHub's API, where there is a token for it; and whether the repository is GitHub's at all. */
export type Api = Readonly<{ github: GithubTags | undefined; isGithub: boolean }>

/** A revision, and what it was selected by. */
export type Resolved = Readonly<{ revision: Revision; selection: Selection }>

/**
 * Gives the tags back what the checkout took from them: actions/checkout before 6.0.2 makes a lightweight
 * tag of an annotated one. What the tag was is known from the event, or GitHub's API, or `origin`; its
 * annotation comes from the API. Where that is not to be had, the tag stays as it is, and `warn` says what
 * is missing.
 */
export async function restore(
  git: Git,
  selected: readonly Resolved[],
  { github, isGithub }: Api,
  warn: (message: string) => void,
): Promise<readonly AnnotatedRevision[]> {
  const lost = await lostObjects(git, selected, github, warn)
  if (lost.size > 0 && github === undefined) {
    warn(
      `${lost.size} annotated tag(s) came without tagger, date, message and signature: ${joinFirst([...lost.keys()], 5)}. ` +
        `Use actions/checkout 6.0.2 or newer${isGithub ? ', or set the input github-token (with "permissions: contents: read")' : ''}.`,
    )
  }
  const failures = new Set<string>()
  const persistent = github && givingUp(github)
  const restored: AnnotatedRevision[] = []
  for (const { revision } of selected) {
    try {
      restored.push(await ask(revision, lost.get(revision.name), persistent))
    } catch (error) {
      failures.add(messageOf(error))
      restored.push({ ...revision, verification: '' })
    }
  }
  for (const failure of failures) {
    warn(`GitHub's API did not tell of an annotated tag (github-token): ${failure}.`)
  }
  return restored
}

/** The ids of the tag objects that the checkout lacks, by the names of their tags. */
async function lostObjects(
  git: Git,
  selected: readonly Resolved[],
  github: GithubTags | undefined,
  warn: (message: string) => void,
): Promise<ReadonlyMap<string, string>> {
  const flat = selected.filter(({ revision }) => revision.tag?.kind === 'lightweight')
  const unknown = flat.filter(({ selection }) => selection.told?.object === undefined)
  const names = unknown.map(({ revision }) => revision.name)
  const known = names.length === 0 ? new Map() : await annotated(git, names, github, warn)
  const objects = flat.map(({ revision: { name }, selection: { told } }): [string, string] => [
    name,
    told?.object ?? known.get(name) ?? '',
  ])
  return new Map(objects.filter(([, object]) => object !== ''))
}

async function annotated(
  git: Git,
  names: readonly string[],
  github: GithubTags | undefined,
  warn: (message: string) => void,
): Promise<ReadonlyMap<string, string>> {
  try {
    const asked = await github?.annotated(commonPrefix(names))
    if (asked !== undefined) return asked
  } catch (error) {
    warn(
      `GitHub's API did not tell which tags are annotated (github-token): ${messageOf(error)}. One that the checkout made lightweight is recorded so.`,
    )
    return new Map()
  }
  return (await git.annotatedAtOrigin()) ?? new Map()
}

/** So many failures one after the other are the API's, and no tag's own: it is not asked any more. */
const enough = 5

function givingUp(github: GithubTags): GithubTags {
  let inARow = 0
  let last: unknown
  return {
    ...github,
    async tag(id) {
      if (inARow >= enough) throw last
      try {
        const tag = await github.tag(id)
        inARow = 0
        return tag
      } catch (error) {
        inARow++
        last = error
        throw error
      }
    },
  }
}

async function ask(
  revision: Revision,
  lost: string | undefined,
  github: GithubTags | undefined,
): Promise<AnnotatedRevision> {
  const { tag } = revision
  const signed = tag?.kind === 'annotated' && tag.signature !== null ? tag.object : undefined
  const object = lost ?? signed
  if (github === undefined || object === undefined) return { ...revision, verification: '' }
  const { annotation, target, verification } = await github.tag(object)
  // The tag of another commit by now is not the one that was checked out.
  if (target !== revision.commit) return { ...revision, verification: '' }
  const word = annotation.signature === null ? '' : verification
  return { ...revision, tag: lost === undefined ? tag : annotation, verification: word }
}

function commonPrefix(names: readonly string[]): string {
  const [first = '', ...others] = names
  let length = first.length
  for (const name of others) while (!name.startsWith(first.slice(0, length))) length--
  // Not half of a character.
  return first.slice(0, length).replace(/[\ud800-\udbff]$/, '')
}

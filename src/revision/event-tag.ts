import { peel } from '../git/objects.ts'
import type { AnnotationSource } from './annotations.ts'
import { type Revision, UnresolvedError } from './resolve.ts'
import type { Selection } from './select.ts'

/**
 * The selection of a revision, with the id of its tag object if that is what GITHUB_SHA is. Gitea's can be, also if the
 * checkout has only the commit: GitHub's API or `origin` then says where the tag object leads.
 *
 * Throws if the tag was moved since the event.
 */
export async function checkEvent(
  source: AnnotationSource,
  selection: Selection,
  { commit, tag }: Revision,
): Promise<Selection> {
  const { name, fromEvent } = selection
  const known = ['', commit, tag?.kind === 'annotated' ? tag.object : '']
  if (fromEvent === undefined || known.includes(fromEvent.commit)) return selection
  const id = fromEvent.commit
  const object = await source.git.read(id)
  const target =
    object === undefined
      ? await askForTarget(source, name, id)
      : (await peel(source.git, object))?.id
  if (target === commit && tag?.kind === 'lightweight') {
    return { ...selection, fromEvent: { ...fromEvent, object: id } }
  }
  throw new UnresolvedError(
    `The tag "${name}" was moved after this workflow was started: the event is about commit ${id}, ` +
      `and the tag leads to ${commit} in this checkout. Nothing was sent. ` +
      'The push that moved it starts its own workflow. To log the tag as it is now, start the workflow by hand.' +
      (target === undefined ? ` ${tagObjectHint}` : ''),
  )
}

const tagObjectHint =
  'If GITHUB_SHA is the id of the tag object (Gitea, Forgejo), use actions/checkout 6.0.2 or newer, which keeps it.'

/** The commit that a tag object leads to, or undefined if nobody says so. */
async function askForTarget(
  { git, github, canAsk }: AnnotationSource,
  name: string,
  id: string,
): Promise<string | undefined> {
  if (!canAsk) return undefined
  const tag = await github?.tag(id).catch(() => undefined)
  if (tag !== undefined) return tag.target
  const remote = git.origin === '' ? undefined : (await git.tagsOnOrigin())?.get(name)
  return remote?.id === id ? remote.target : undefined
}

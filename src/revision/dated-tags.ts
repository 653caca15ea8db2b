import { headerOf, idIn, parseCommit, parseIdent } from '../git/objects.ts'
import type { Git } from '../git/repository.ts'
import { limits } from '../limits.ts'
import { reliableDate } from './resolve.ts'

/** The facts that decide the order. Each revision has them. */
export type Dated = Readonly<{
  name: string
  commit: string
  /** ISO 8601, UTC. */
  committedAt: string
  tag: Readonly<{ kind: string; date?: string }> | null
}>

type TagSource = Pick<Git, 'tags' | 'read'>

/** All tags that lead to a commit. A tag that cannot be read does not count. Throws if `signal` ends the reading. */
export async function readTags(git: TagSource, signal: AbortSignal): Promise<readonly Dated[]> {
  // Tags can share objects. Each is read once, and only a few bytes of it stay in memory.
  const links = new Map<string, Promise<Link | undefined>>()
  const linkOf = (id: string) => {
    const link = links.get(id) ?? readLink(git, id, signal)
    links.set(id, link)
    return link
  }
  // With U+FFFD, it is unknown which object a name belongs to: invalid UTF-8 is listed like this, too.
  const listed = [...(await git.tags())].filter(([name]) => !name.includes('\ufffd'))
  const tags = listed.map(async ([name, id]) => {
    const facts = await follow(linkOf, id)
    return facts && { name, ...facts }
  })
  return (await Promise.all(tags)).filter((tag) => tag !== undefined)
}

/** What the order of the tags needs from a commit or a tag object. */
type Link = Readonly<{
  id: string
  type: 'commit' | 'tag'
  /** The id of the object that a tag object names. */
  target: string
  /** The committer date or the tagger date, if it is reliable. */
  date: string
}>

async function readLink(
  git: TagSource,
  id: string,
  signal: AbortSignal,
): Promise<Link | undefined> {
  try {
    const object = await git.read(id, signal)
    if (object?.type === 'commit') {
      return {
        id,
        type: 'commit',
        target: '',
        date: reliableDate(parseCommit(object).committedAt, Date.now()),
      }
    }
    if (object?.type !== 'tag') return undefined
    const { date } = parseIdent(headerOf(object.content, 'tagger'))
    return {
      id,
      type: 'tag',
      target: idIn(object.content, 'object'),
      date: reliableDate(date, Date.now()),
    }
  } catch {
    signal.throwIfAborted()
    return undefined
  }
}

async function follow(
  linkOf: (id: string) => Promise<Link | undefined>,
  start: string,
): Promise<Omit<Dated, 'name'> | undefined> {
  const first = await linkOf(start)
  let link = first
  for (let depth = 0; link?.type === 'tag' && depth <= limits.nestedTags; depth++) {
    link = await linkOf(link.target)
  }
  if (link?.type !== 'commit') return undefined
  const date = first?.type === 'tag' ? first.date : ''
  return { commit: link.id, committedAt: link.date, tag: { kind: 'tag', date } }
}

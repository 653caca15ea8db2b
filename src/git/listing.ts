import { LimitError, limits } from '../limits.ts'
import { messageOf } from '../text/message.ts'
import { type CommitGraph, readCommitGraph } from './commit-graph.ts'
import { lsRemoteOptions } from './environment.ts'
import { type GitRunner, gitAdvice, killGroup, linesOf, outputOf } from './process.ts'

/** What git lists. */
export interface GitListing {
  /**
   * The ids of the objects of all tags, by tag name. The object of an annotated tag is a tag object. '' if git cannot read
   * the ref of the tag.
   */
  tags(): Promise<ReadonlyMap<string, string>>
  /**
   * The id of the object of the tag with exactly this name, or undefined. `tags` shows invalid UTF-8 as U+FFFD, so that two
   * tags can share a name there.
   */
  tagId(name: string): Promise<string | undefined>
  /** True if there is a branch with exactly this name, here or on `origin`. */
  hasBranch(name: string): Promise<boolean>
  /** The id of the checked-out commit, or undefined if there is none. */
  head(): Promise<string | undefined>
  /** These commits (full ids) and all their ancestors. Throws a `LimitError` if there are too many. */
  commitGraph(commits: readonly string[]): Promise<CommitGraph>
  /** The tags on `origin`, by name, or undefined if `origin` does not answer within ten seconds or has too many tags. */
  tagsOnOrigin(): Promise<ReadonlyMap<string, RemoteTag> | undefined>
  /**
   * The latest commit of `commit` and its ancestors that changed the file at `path`. Throws if git needs more than 1.5
   * seconds: it compares the folders of each commit, and needs more memory for each.
   */
  lastChange(commit: string, path: string): Promise<string | undefined>
}

const remoteTimeLimitMs = 10_000
const lastChangeTimeLimitMs = 1_500

/** `looseTags` are the names of the tags that have a file of their own. */
export function createListing(git: GitRunner, looseTags: () => readonly string[]): GitListing {
  let tags: Promise<ReadonlyMap<string, string>> | undefined
  const revList = (args: readonly string[], commits: readonly string[], limitMs?: number) =>
    readRevList(git, args, commits, limitMs)
  return {
    tags() {
      tags ??= readTags(git, looseTags)
      return tags
    },
    tagId: async (name) =>
      (await readRefs(git, [`${tagPrefix}${name}`])).get(`${tagPrefix}${name}`),
    hasBranch: (name) => hasBranch(git, name),
    async head() {
      const args = ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']
      const output = await git.run(args).catch(() => '')
      return output.trim() || undefined
    },
    commitGraph: (commits) => readCommitGraph(revList(['--parents', '--stdin'], commits)),
    tagsOnOrigin: () => readTagsOnOrigin(git),
    async lastChange(commit, path) {
      const args = ['-1', commit, '--', `:(top,literal)${path}`]
      for await (const [id] of linesOf(revList(args, [], lastChangeTimeLimitMs))) return id
      return undefined
    },
  }
}

async function hasBranch(git: GitRunner, name: string): Promise<boolean> {
  const names = [`refs/heads/${name}`, `refs/remotes/origin/${name}`]
  const refs = await readRefs(git, names)
  return names.some((each) => refs.has(each))
}

/** The output of `rev-list` for these commits. Throws if git fails, or after `limitMs` milliseconds. */
async function* readRevList(
  git: GitRunner,
  args: readonly string[],
  commits: readonly string[],
  limitMs?: number,
) {
  const child = git.start(['rev-list', ...args])
  let isLate = false
  const end = () => {
    isLate = true
    killGroup(child)
  }
  const timer = limitMs === undefined ? undefined : setTimeout(end, limitMs)
  // If git ends before it has read everything, its exit code tells why.
  child.stdin.on('error', () => undefined)
  child.stdin.end(commits.map((id) => `${id}\n`).join(''))
  try {
    yield* outputOf(child)
  } catch (error) {
    if (isLate) throw new Error(`git rev-list took more than ${limitMs} ms`)
    const reason = messageOf(error).replace(/\s+/g, ' ')
    throw new Error(`git rev-list failed: ${reason.replace(/\.$/, '')}. ${gitAdvice(reason)}`)
  } finally {
    clearTimeout(timer)
    killGroup(child)
  }
}

async function readTagsOnOrigin(
  git: GitRunner,
): Promise<ReadonlyMap<string, RemoteTag> | undefined> {
  const remote = git.startWithNetwork([...lsRemoteOptions, '--tags', 'origin'])
  const timer = setTimeout(() => killGroup(remote), remoteTimeLimitMs)
  try {
    const lines: string[] = []
    for await (const some of linesOf(outputOf(remote))) {
      for (const line of some) lines.push(line)
      // An annotated tag has two lines.
      if (lines.length > 2 * limits.tags) return undefined
    }
    return parseRemoteTags(lines)
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
    killGroup(remote)
  }
}

/** The ids of the objects of refs, by the names of the refs. A pattern also lists the refs below it. */
async function readRefs(
  git: GitRunner,
  optionsAndPatterns: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const args = ['for-each-ref', '--format=%(objectname) %(refname)', ...optionsAndPatterns]
  const lines = (await git.run(args)).split('\n')
  return new Map(
    lines.map((line) => {
      const [id, ref] = splitAt(line, line.indexOf(' '))
      return [ref, id]
    }),
  )
}

/** git reads no object for this list, so that no damaged or very large tag can stop it. */
async function readTags(
  git: GitRunner,
  looseTags: () => readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const refs = await readRefs(git, [`--count=${limits.tags + 1}`, tagPrefix]).catch((error) => {
    const reason = messageOf(error).replace(/\s+/g, ' ')
    throw new Error(`git for-each-ref failed: ${reason.replace(/\.$/, '')}. ${gitAdvice(reason)}`)
  })
  const tags = new Map<string, string>()
  for (const [ref, id] of refs) {
    if (ref.startsWith(tagPrefix)) tags.set(ref.slice(tagPrefix.length), id)
  }
  for (const name of looseTags()) {
    // On macOS, git composes the characters of a name.
    if (!tags.has(name) && !tags.has(name.normalize('NFC'))) tags.set(name, '')
  }
  if (tags.size <= limits.tags) return tags
  throw new LimitError('The checkout', `${tags.size} tags`, limits.tags)
}

/** The namespace of tags. */
export const tagPrefix = 'refs/tags/'

function splitAt(text: string, index: number): readonly [string, string] {
  return [text.slice(0, index), text.slice(index + 1)]
}

/** A tag of another repository. */
export type RemoteTag = Readonly<{
  /** The id of its object. */
  id: string
  /** If that is a tag object, the id of the object that it leads to. A git bundle does not tell. */
  target: string | undefined
}>

/** Each tag has a line `<id> TAB refs/tags/<name>`. An annotated tag has a second line that ends in `^{}`. */
export function parseRemoteTags(lines: readonly string[]): ReadonlyMap<string, RemoteTag> {
  const tags = new Map<string, RemoteTag>()
  for (const line of lines) {
    const [id, ref] = splitAt(line, line.indexOf('\t'))
    const path = ref.startsWith(tagPrefix) ? ref.slice(tagPrefix.length) : ref
    const name = path.replace(/\^\{\}$/, '')
    const tag = tags.get(name)
    tags.set(name, tag === undefined ? { id, target: undefined } : { ...tag, target: id })
  }
  return tags
}

import { LimitError, limits } from '../limits.ts'
import { messageOf } from '../text/message.ts'
import { lsRemoteOptions } from './environment.ts'
import { adviceFor, type GitRunner, killGroup, linesOf } from './process.ts'

/** What git lists. */
export interface GitListing {
  /** The ids of the objects of all tags, by tag name. The object of an annotated tag is a tag object. */
  tags(): Promise<ReadonlyMap<string, string>>
  /** True if there is a tag with exactly this name. `tags` shows invalid UTF-8 as U+FFFD. */
  hasTag(name: string): Promise<boolean>
  /** True if there is a branch with exactly this name, here or on `origin`. */
  hasBranch(name: string): Promise<boolean>
  /** The id of the checked-out commit, or undefined if there is none. */
  head(): Promise<string | undefined>
  /** Calls `visit` for these commits (full ids) and all their ancestors, parents first. */
  ancestry(
    commits: readonly string[],
    visit: (commit: string, parents: readonly string[]) => void,
  ): Promise<void>
  /** These commits (full ids), descendants first. */
  newestFirst(commits: readonly string[]): Promise<readonly string[]>
  /**
   * The ids of the tag objects on `origin`, by tag name, or undefined if `origin` does not answer within ten
   * seconds.
   */
  annotatedTagsOnOrigin(): Promise<ReadonlyMap<string, string> | undefined>
  /**
   * The latest commit of `commit` and its ancestors that changed the file at `path`. Throws if git needs more than five
   * seconds: it compares the folders of each commit.
   */
  lastChange(commit: string, path: string): Promise<string | undefined>
}

const remoteTimeLimitMs = 10_000
const lastChangeTimeLimitMs = 5_000

export function createListing(git: GitRunner): GitListing {
  let tags: Promise<ReadonlyMap<string, string>> | undefined
  async function* revList(args: readonly string[], commits: readonly string[]) {
    const child = git.start(['rev-list', ...args])
    // If git ends before it has read everything, its exit code tells why.
    child.stdin.on('error', () => undefined)
    child.stdin.end(commits.map((id) => `${id}\n`).join(''))
    try {
      yield* linesOf(child)
    } catch (error) {
      const reason = messageOf(error).replace(/\s+/g, ' ')
      throw new Error(`git rev-list failed: ${reason.replace(/\.$/, '')}. ${adviceFor(reason)}`)
    } finally {
      killGroup(child)
    }
  }
  return {
    tags() {
      tags ??= readTags(git)
      return tags
    },
    hasTag: (name) => hasRef(git, [`${tagPrefix}${name}`]),
    hasBranch: (name) => hasRef(git, [`refs/heads/${name}`, `refs/remotes/origin/${name}`]),
    async head() {
      const output = await git
        .run(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])
        .catch(() => '')
      return output.trim() || undefined
    },
    async ancestry(commits, visit) {
      let count = 0
      for await (const line of revList(
        ['--topo-order', '--reverse', '--parents', '--stdin'],
        commits,
      )) {
        const [commit = '', ...parents] = line.split(' ')
        visit(commit, parents)
        if (++count > limits.historyCommits) {
          throw new LimitError(
            'The history',
            `more than ${count - 1} commits`,
            limits.historyCommits,
          )
        }
      }
    },
    async newestFirst(commits) {
      const wanted = new Set(commits)
      const ordered: string[] = []
      for await (const id of revList(['--topo-order', '--stdin'], commits)) {
        if (wanted.delete(id)) ordered.push(id)
        if (wanted.size === 0) break
      }
      return ordered
    },
    async annotatedTagsOnOrigin() {
      const remote = git.startWithNetwork([...lsRemoteOptions, '--tags', 'origin'])
      const timer = setTimeout(() => killGroup(remote), remoteTimeLimitMs)
      try {
        const lines: string[] = []
        for await (const line of linesOf(remote)) lines.push(line)
        return parseRemoteTags(lines)
      } catch {
        return undefined
      } finally {
        clearTimeout(timer)
        killGroup(remote)
      }
    },
    async lastChange(commit, path) {
      const args = ['rev-list', '-1', commit, '--', `:(top,literal)${path}`]
      const child = git.start(args)
      let isLate = false
      const timer = setTimeout(() => {
        isLate = true
        killGroup(child)
      }, lastChangeTimeLimitMs)
      try {
        for await (const id of linesOf(child)) return id
        return undefined
      } catch (error) {
        const reason = isLate ? 'it took more than five seconds' : messageOf(error)
        throw new Error(`git rev-list failed: ${reason.replace(/\s+/g, ' ').replace(/\.$/, '')}`)
      } finally {
        clearTimeout(timer)
        killGroup(child)
      }
    },
  }
}

async function hasRef(git: GitRunner, names: readonly string[]): Promise<boolean> {
  const refs = (await git.run(['for-each-ref', '--format=%(refname)', ...names])).split('\n')
  return names.some((name) => refs.includes(name))
}

/** git reads no object for this list, so that no damaged or very large tag can stop it. */
async function readTags(git: GitRunner): Promise<ReadonlyMap<string, string>> {
  const format = '%(objectname) %(refname)'
  const output = await git.run(['for-each-ref', `--format=${format}`, tagPrefix]).catch((error) => {
    const reason = messageOf(error).replace(/\s+/g, ' ')
    throw new Error(`git for-each-ref failed: ${reason.replace(/\.$/, '')}. ${adviceFor(reason)}`)
  })
  const tags = new Map<string, string>()
  for (const line of output.split('\n')) {
    const [id = '', ref = ''] = splitAt(line, line.indexOf(' '))
    if (ref.startsWith(tagPrefix)) tags.set(ref.slice(tagPrefix.length), id)
  }
  if (tags.size <= limits.tags) return tags
  throw new LimitError('The checkout', `${tags.size} tags`, limits.tags)
}

/** The namespace of tags. */
export const tagPrefix = 'refs/tags/'

function splitAt(text: string, index: number): readonly [string, string] {
  return [text.slice(0, index), text.slice(index + 1)]
}

/** Each tag has a line `<id> TAB refs/tags/<name>`. An annotated tag has a second line that ends in `^{}`. */
export function parseRemoteTags(lines: readonly string[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  const annotated: string[] = []
  for (const line of lines) {
    const [id, ref] = splitAt(line, line.indexOf('\t'))
    const name = ref.startsWith(tagPrefix) ? ref.slice(tagPrefix.length) : ref
    if (name.endsWith('^{}')) annotated.push(name.slice(0, -3))
    else ids.set(name, id)
  }
  return new Map(annotated.map((name) => [name, ids.get(name) ?? '']))
}

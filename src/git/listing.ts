import { messageOf } from '../text/message.ts'
import { isoDate } from './objects.ts'
import { type GitRunner, outputOf } from './process.ts'

/** What git lists with commands that end by themselves. */
export interface GitListing {
  /** The names of all tags. */
  tags(): Promise<readonly string[]>
  /** All tags that lead to a commit directly or through one tag object. */
  taggedCommits(): Promise<readonly TaggedCommit[]>
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
  /** The latest commit of `commit` and its ancestors that changed the file at `path`. */
  lastChange(commit: string, path: string): Promise<string | undefined>
}

const remoteTimeLimitMs = 10_000

export function createListing(git: GitRunner): GitListing {
  /** Names the command in the error. */
  const explain = async (command: string, output: Promise<string>) => {
    try {
      return await output
    } catch (error) {
      const reason = messageOf(error).replace(/\s+/g, ' ')
      throw new Error(`git ${command} failed: ${reason}. Check the repository out again.`)
    }
  }
  const forEachTag = (format: string) =>
    explain('for-each-ref', git.run(['for-each-ref', `--format=${format}`, 'refs/tags']))
  const revList = (args: readonly string[], commits: readonly string[]) => {
    const stdin = commits.map((id) => `${id}\n`).join('')
    return explain('rev-list', git.runCancellable(['rev-list', ...args], stdin))
  }
  return {
    async tags() {
      const names = await forEachTag('%(refname:strip=2)')
      return names.split('\n').filter((name) => name !== '')
    },
    async taggedCommits() {
      return parseTags(await forEachTag(tagFormat))
    },
    async ancestry(commits, visit) {
      const args = ['--topo-order', '--reverse', '--parents', '--stdin']
      for (const line of (await revList(args, commits)).split('\n')) {
        const [commit = '', ...parents] = line.split(' ')
        if (commit !== '') visit(commit, parents)
      }
    },
    async newestFirst(commits) {
      const wanted = new Set(commits)
      const ids = await revList(['--topo-order', '--stdin'], commits)
      return ids.split('\n').filter((id) => wanted.has(id))
    },
    async annotatedTagsOnOrigin() {
      const remote = git.start(['ls-remote', '--tags', 'origin'])
      // A helper process of git can outlive git and keep its pipes open.
      const timer = setTimeout(() => {
        remote.kill()
        for (const pipe of [remote.stdin, remote.stdout, remote.stderr]) pipe.destroy()
      }, remoteTimeLimitMs)
      try {
        return parseRemoteTags(await outputOf(remote))
      } catch {
        return undefined
      } finally {
        clearTimeout(timer)
      }
    },
    async lastChange(commit, path) {
      const id = await revList(['-1', commit, '--', `:(top,literal)${path}`], [])
      return id.trim() || undefined
    },
  }
}

/** A tag and its commit. Dates are ISO 8601, UTC, to the second, or ''. */
export type TaggedCommit = Readonly<{
  name: string
  commit: string
  committedAt: string
  taggedAt: string
}>

const tagFormat = [
  '%(refname:strip=2)',
  '%(objecttype)',
  '%(*objecttype)',
  '%(objectname)',
  '%(*objectname)',
  '%(committerdate:unix)',
  '%(*committerdate:unix)',
  '%(taggerdate:unix)',
].join('%00')

export function parseTags(text: string): readonly TaggedCommit[] {
  return text.split('\n').flatMap((line) => {
    const [name = '', type, target, id = '', targetId = '', date, targetDate, tagDate] =
      line.split('\0')
    const isAnnotated = type === 'tag' && target === 'commit'
    if (!isAnnotated && type !== 'commit') return []
    return {
      name,
      commit: isAnnotated ? targetId : id,
      committedAt: isoDate(isAnnotated ? targetDate : date),
      taggedAt: isoDate(tagDate),
    }
  })
}

/** Each tag has a line `<id> TAB refs/tags/<name>`. An annotated tag has a second line that ends in `^{}`. */
export function parseRemoteTags(text: string): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  const annotated: string[] = []
  for (const line of text.split('\n')) {
    const [id = '', ref = ''] = line.split('\t')
    const name = ref.replace(/^refs\/tags\//, '')
    if (name.endsWith('^{}')) annotated.push(name.slice(0, -3))
    else ids.set(name, id)
  }
  return new Map(annotated.map((name) => [name, ids.get(name) ?? '']))
}

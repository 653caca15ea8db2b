import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import type { Readable } from 'node:stream'
import { messageOf } from '../text/neutralize.ts'
import { isoDate } from './date.ts'

/** What git lists by processes that end by themselves. */
export interface GitListing {
  /** The names of all tags. */
  tags(): Promise<readonly string[]>
  /** All tags that lead to a commit directly or by one tag object. */
  taggedCommits(): Promise<readonly TaggedCommit[]>
  /** These commits (full ids) and all their ancestors, each after its parents, with their ids. */
  ancestry(
    commits: readonly string[],
    take: (commit: string, parents: readonly string[]) => void,
  ): Promise<void>
  /** These commits (full ids), each before all that it descends from. */
  newestFirst(commits: readonly string[]): Promise<readonly string[]>
  /**
   * The ids of the tag objects that `origin` has, by the names of their tags, or undefined where it does
   * not answer within ten seconds.
   */
  annotatedAtOrigin(): Promise<ReadonlyMap<string, string> | undefined>
  /** The latest commit of `commit` and its ancestors that changed the file at `path`. */
  lastChange(commit: string, path: string): Promise<string | undefined>
}

/** Starts git in the repository, with these arguments. */
export type Start = (args: readonly string[]) => ChildProcessWithoutNullStreams

export function listing(start: Start): GitListing {
  const list = async (args: readonly string[], commits: readonly string[] = []) => {
    const git = start(args)
    // Where it ends before it has read all, its exit code tells.
    git.stdin.on('error', () => undefined)
    git.stdin.end(commits.map((id) => `${id}\n`).join(''))
    try {
      return await output(git)
    } catch (error) {
      const said = messageOf(error).replace(/\s+/g, ' ')
      throw new Error(`git ${args[0]} failed: ${said}. Check the repository out again.`)
    }
  }
  return {
    async tags() {
      const names = await list(['for-each-ref', '--format=%(refname:strip=2)', 'refs/tags'])
      return names.split('\n').filter((name) => name !== '')
    },
    async taggedCommits() {
      return parseTags(await list(['for-each-ref', `--format=${tagFormat}`, 'refs/tags']))
    },
    async ancestry(commits, take) {
      const args = ['rev-list', '--topo-order', '--reverse', '--parents', '--stdin']
      for (const line of (await list(args, commits)).split('\n')) {
        const [commit = '', ...parents] = line.split(' ')
        if (commit !== '') take(commit, parents)
      }
    },
    async newestFirst(commits) {
      const wanted = new Set(commits)
      return (await list(['rev-list', '--topo-order', '--stdin'], commits))
        .split('\n')
        .filter((id) => wanted.has(id))
    },
    async annotatedAtOrigin() {
      const remote = start(['ls-remote', '--tags', 'origin'])
      // A helper of git's own may outlive it: then its pipes are what would be waited for.
      const clock = setTimeout(() => {
        remote.kill()
        for (const pipe of [remote.stdin, remote.stdout, remote.stderr]) pipe.destroy()
      }, 10_000)
      try {
        return parseRemoteTags(await output(remote))
      } catch {
        return undefined
      } finally {
        clearTimeout(clock)
      }
    },
    async lastChange(commit, path) {
      const id = await list(['rev-list', '-1', commit, '--', `:(top,literal)${path}`])
      return id.trim() || undefined
    },
  }
}

/** A tag and the commit that it leads to. Dates are ISO 8601, UTC, to the second: '' for none. */
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
    const annotated = type === 'tag' && target === 'commit'
    if (!annotated && type !== 'commit') return []
    return {
      name,
      commit: annotated ? targetId : id,
      committedAt: isoDate(annotated ? targetDate : date),
      taggedAt: isoDate(tagDate),
    }
  })
}

/** Each tag has a line `<id> TAB refs/tags/<name>`, and an annotated one another with `^{}` at its end. */
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

/** What a process prints. Throws what it complains of where it fails. */
export async function output(git: ChildProcessWithoutNullStreams): Promise<string> {
  const [stdout, stderr, code] = await Promise.all([
    text(git.stdout),
    text(git.stderr),
    new Promise<number | null>((resolve, reject) => {
      git.on('error', reject)
      git.on('close', resolve)
    }),
  ])
  if (code !== 0) throw new Error(stderr.trim())
  return stdout
}

/** Not node:stream/consumers: to begin its decoder takes 5 milliseconds. */
async function text(stream: Readable): Promise<string> {
  let all = ''
  for await (const piece of stream.setEncoding('utf8')) all += piece
  return all
}

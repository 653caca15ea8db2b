import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { text } from 'node:stream/consumers'
import { messageOf } from '../text.ts'
import { BatchReader, type GitObject } from './batch.ts'
import { type Change, ChangeReader } from './changes.ts'
import { isoDate } from './date.ts'

/**
 * Reads a checkout's git objects. No hook and no filter runs, and nothing is written, but that git fetches
 * an object which a partial clone lacks.
 */
export interface Git {
  /** The working directory below the top of its repository: '' or ending in '/'. */
  readonly prefix: string
  /** Whether the history is cut off, as that of a checkout of one commit. */
  readonly isShallow: boolean
  /** The URL of the remote `origin`, as it is configured, or '' where there is none. */
  readonly origin: string
  /**
   * The object of that name (`refs/tags/v1^{commit}`, `<id>:path`), or undefined where there is none.
   * The name goes to git as it is: it must hold no line end.
   */
  read(name: string): Promise<GitObject | undefined>
  /** The same, but the bytes are handed on piece by piece. False where there is no such object. */
  stream(name: string, take: (bytes: Buffer) => void): Promise<boolean>
  /** Hands on what differs between two trees, given by their ids. */
  changes(before: string, after: string, take: (change: Change) => void): Promise<void>
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
  /** Ends the git processes. */
  close(): void
}

/**
 * Opens the repository that `directory` (an absolute, real path in `workspace`) belongs to. `home` is an
 * empty folder for git's configuration of this run.
 *
 * Throws where git is absent, or where no repository is found between `directory` and `workspace`.
 */
export async function openGit(directory: string, workspace: string, home: string): Promise<Git> {
  await writeFile(join(home, '.gitconfig'), configuration(directory, workspace))
  const env = environment(workspace, home)
  const start = (args: readonly string[]) => spawn('git', args, { cwd: directory, env })
  const [facts, origin] = await Promise.all([
    output(start(['rev-parse', '--is-shallow-repository', '--show-prefix'])).catch(
      (error: unknown) => {
        throw explain(error, directory)
      },
    ),
    output(start(['config', '--get', 'remote.origin.url'])).catch(() => ''),
  ])
  const batch = new BatchReader(start(['cat-file', '--batch']))
  let differ: ChangeReader | undefined
  const lineEnd = facts.indexOf('\n')

  return {
    prefix: facts.slice(lineEnd + 1).replace(/\n$/, ''),
    isShallow: facts.slice(0, lineEnd) === 'true',
    origin: origin.trim(),
    read: (name) => batch.read(name),
    stream: (name, take) => batch.stream(name, take),
    async changes(before, after, take) {
      differ ??= new ChangeReader(start(ChangeReader.args))
      await differ.between(before, after, take)
    },
    async tags() {
      const names = await output(
        start(['for-each-ref', '--format=%(refname:strip=2)', 'refs/tags']),
      )
      return names.split('\n').filter((name) => name !== '')
    },
    async taggedCommits() {
      return parseTags(await output(start(['for-each-ref', `--format=${tagFormat}`, 'refs/tags'])))
    },
    async ancestry(commits, take) {
      const list = start(['rev-list', '--topo-order', '--reverse', '--parents', '--stdin'])
      list.stdin.end(commits.map((id) => `${id}\n`).join(''))
      for (const line of (await output(list)).split('\n')) {
        const [commit = '', ...parents] = line.split(' ')
        if (commit !== '') take(commit, parents)
      }
    },
    async newestFirst(commits) {
      const list = start(['rev-list', '--topo-order', '--stdin'])
      list.stdin.end(commits.map((id) => `${id}\n`).join(''))
      const wanted = new Set(commits)
      return (await output(list)).split('\n').filter((id) => wanted.has(id))
    },
    async annotatedAtOrigin() {
      const list = start(['ls-remote', '--tags', 'origin'])
      const clock = setTimeout(() => list.kill(), 10_000)
      try {
        return parseRemoteTags(await output(list))
      } catch {
        return undefined
      } finally {
        clearTimeout(clock)
      }
    },
    async lastChange(commit, path) {
      const id = await output(start(['rev-list', '-1', commit, '--', `:(top,literal)${path}`]))
      return id.trim() || undefined
    },
    close() {
      batch.close()
      differ?.close()
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

function parseTags(text: string): readonly TaggedCommit[] {
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
function parseRemoteTags(text: string): ReadonlyMap<string, string> {
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

/**
 * git refuses a repository of another user, as a container job's workspace is, unless it is named in
 * `safe.directory`. Before git 2.38 that counts in a user's configuration only, so this run gets one of
 * its own, which goes on with the user's. Which folder is the top of the repository is not known yet:
 * each one up to the workspace is named.
 */
function configuration(directory: string, workspace: string): string {
  const folders = [directory]
  for (let folder = directory; folder !== workspace; folder = dirname(folder)) {
    folders.push(dirname(folder))
  }
  const trusted = folders.map((folder) => `\tdirectory = ${quote(folder.split(sep).join('/'))}\n`)
  const own = join(homedir(), '.gitconfig').split(sep).join('/')
  return `[include]\n\tpath = ${quote(own)}\n[safe]\n${trusted.join('')}`
}

function quote(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`
}

function environment(workspace: string, home: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    HOME: home,
    // A repository above the workspace is not what the workflow checked out.
    GIT_CEILING_DIRECTORIES: dirname(workspace),
    // A replaced object would be recorded under the id of the original.
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  }
}

async function output(git: ChildProcessWithoutNullStreams): Promise<string> {
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

function explain(error: unknown, directory: string): Error {
  const said = messageOf(error)
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
    return new Error('git was not found on this runner. Install it in the job before this step.')
  }
  if (said.includes('not a git repository')) {
    return new Error(
      `${directory} is not in a git repository. Run actions/checkout before this step; ` +
        'in a container, install git first: without it, checkout downloads the files but no .git.',
    )
  }
  return new Error(`git could not open ${directory}: ${said}`)
}

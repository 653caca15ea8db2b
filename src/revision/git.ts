import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { text } from 'node:stream/consumers'
import { messageOf } from '../text.ts'
import { BatchReader, type GitObject } from './batch.ts'

/**
 * Reads a checkout's git objects. No hook and no filter runs, and nothing is written, but that git fetches
 * an object which a partial clone lacks.
 */
export interface Git {
  /** The working directory below the top of its repository: '' or ending in '/'. */
  readonly prefix: string
  /** The URL of the remote `origin`, as it is configured, or '' where there is none. */
  readonly origin: string
  /**
   * The object of that name (`refs/tags/v1^{commit}`, `<id>:path`), or undefined where there is none.
   * The name goes to git as it is: it must hold no line end.
   */
  read(name: string): Promise<GitObject | undefined>
  /** The names of all tags. */
  tags(): Promise<readonly string[]>
  /** These commits (full ids), each before all that it descends from. */
  newestFirst(commits: readonly string[]): Promise<readonly string[]>
  /**
   * The ids of the tag objects that `origin` has, by the names of their tags, or undefined where it does
   * not answer within ten seconds.
   */
  annotatedAtOrigin(): Promise<ReadonlyMap<string, string> | undefined>
  /** Ends the git process that answers `read`. */
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
  const [prefix, origin] = await Promise.all([
    output(start(['rev-parse', '--show-prefix'])).catch((error: unknown) => {
      throw explain(error, directory)
    }),
    output(start(['config', '--get', 'remote.origin.url'])).catch(() => ''),
  ])
  const batch = new BatchReader(start(['cat-file', '--batch']))

  return {
    prefix: prefix.replace(/\n$/, ''),
    origin: origin.trim(),
    read: (name) => batch.read(name),
    async tags() {
      const names = await output(
        start(['for-each-ref', '--format=%(refname:strip=2)', 'refs/tags']),
      )
      return names.split('\n').filter((name) => name !== '')
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
    close: () => batch.close(),
  }
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

import { spawn } from 'node:child_process'
import { homedir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { writeTemporary } from '../runner/temporary-files.ts'
import { messageOf, printable } from '../text/neutralize.ts'
import { type GitListing, listing, output, type Start } from './commands.ts'
import { ObjectReader, type GitObject } from './object-reader.ts'
import { type Change, TreeDiff } from './tree-diff.ts'

/**
 * Reads a checkout's git objects. No hook and no filter runs, and nothing is written, but that git fetches
 * an object which a partial clone lacks.
 */
export interface Git extends GitListing {
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
  /** Ends the git processes. */
  close(): void
}

/**
 * Opens the repository that `directory` (an absolute, real path in `workspace`) belongs to. `home` is an
 * empty folder for git's configuration of this run. `signal` ends all git processes.
 *
 * Throws where git is absent, or where no repository is found between `directory` and `workspace`.
 */
export async function openGit(
  directory: string,
  workspace: string,
  home: string,
  signal: AbortSignal,
): Promise<Git> {
  await writeTemporary(join(home, '.gitconfig'), configuration(directory, workspace))
  const env = environment(workspace, home)
  const start = (args: readonly string[]) => spawn('git', args, { cwd: directory, env, signal })
  const batch = new ObjectReader(() => start(['cat-file', '--batch']))
  batch.begin()
  const { facts, origin } = await locate(start, directory).catch((error: unknown) => {
    batch.close()
    throw error
  })
  let differ: TreeDiff | undefined
  const lineEnd = facts.indexOf('\n')
  const shallow = facts.slice(0, lineEnd)
  if (shallow !== 'true' && shallow !== 'false') {
    // An older git gives the option back as it is.
    batch.close()
    const found = await output(start(['--version'])).catch(messageOf)
    throw new Error(
      `git is too old on this runner: it is "${printable(found)}", and 2.15 is needed. Install a newer one in the job before this step.`,
    )
  }

  return {
    prefix: facts.slice(lineEnd + 1).replace(/\n$/, ''),
    isShallow: shallow === 'true',
    origin: origin.trim(),
    read: (name) => batch.read(name),
    stream: (name, take) => batch.stream(name, take),
    async changes(before, after, take) {
      differ ??= new TreeDiff(start(TreeDiff.args))
      try {
        await differ.between(before, after, take)
      } catch (error) {
        // It may have ended at a tree that is damaged: what is asked for next gets another.
        differ?.close()
        differ = undefined
        throw error
      }
    },
    ...listing(start),
    close() {
      batch.close()
      differ?.close()
    },
  }
}

/** Where the directory is in its repository, and where that came from. */
async function locate(start: Start, directory: string) {
  const [facts, origin] = await Promise.all([
    output(start(['rev-parse', '--is-shallow-repository', '--show-prefix'])).catch(
      (error: unknown) => {
        throw explain(error, directory)
      },
    ),
    output(start(['config', '--get', 'remote.origin.url'])).catch(() => ''),
  ])
  return { facts, origin }
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
  // What helpers and hooks of others would be told with it: this action's inputs, and the runner's tokens.
  const others = Object.entries(process.env).filter(([name]) => !/^(INPUT|ACTIONS)_/i.test(name))
  return {
    ...Object.fromEntries(others),
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
  return new Error(
    `git could not open ${directory}: ${said.replace(/\.$/, '')}. Check the repository out again.`,
  )
}

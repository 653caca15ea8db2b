import { homedir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { writeTemporaryFile } from '../runner/temporary-files.ts'
import { messageOf } from '../text/message.ts'
import { printable } from '../text/neutralize.ts'
import { createListing, type GitListing } from './listing.ts'
import { type GitObject, ObjectReader } from './object-reader.ts'
import { createGitRunner, type GitRunner } from './process.ts'
import { type Change, TreeDiff } from './tree-diff.ts'

/**
 * Reads the git objects of a checkout. No hook and no filter runs. Nothing is written, except that git fetches an
 * object that a partial clone lacks.
 */
export interface Git extends GitListing {
  /** Path of the working directory below the top of its repository: '' or ending in '/'. */
  readonly prefix: string
  /** True if the history is incomplete, as in a checkout of one commit. */
  readonly isShallow: boolean
  /** The configured URL of the remote `origin`, or ''. */
  readonly origin: string
  /**
   * The object with that name (`refs/tags/v1^{commit}`, `<id>:path`), or undefined if there is none. The name must not
   * contain a line break.
   */
  read(name: string): Promise<GitObject | undefined>
  /** The same, but passes the bytes on in chunks. False if there is no such object. */
  stream(name: string, onChunk: (bytes: Buffer) => void): Promise<boolean>
  /** Passes on the differences between two trees, given by their ids. */
  changes(before: string, after: string, onChange: (change: Change) => void): Promise<void>
  /** Ends the git processes. */
  close(): void
}

export type GitOptions = Readonly<{
  /** Absolute, real path inside `workspace`. */
  directory: string
  workspace: string
  /** An empty folder for git's configuration of this run. */
  home: string
  /** Ends all git processes. */
  signal: AbortSignal
  /** Reports each git command. */
  debug: (message: string) => void
}>

/**
 * Opens the repository that contains `directory`.
 *
 * Throws if git is missing, or if there is no repository between `directory` and `workspace`.
 */
export async function openGit({
  directory,
  workspace,
  home,
  signal,
  debug,
}: GitOptions): Promise<Git> {
  await writeTemporaryFile(join(home, '.gitconfig'), configuration(directory, workspace))
  const env = environment(workspace, home)
  const runner = createGitRunner({ cwd: directory, env, signal, debug })
  const objects = new ObjectReader(() => runner.start(['cat-file', '--batch']))
  objects.begin()
  let diff: TreeDiff | undefined
  const close = () => {
    objects.close()
    diff?.close()
  }
  try {
    const facts = await readFacts(runner, directory)
    return {
      ...facts,
      ...createListing(runner),
      read: (name) => objects.read(name),
      stream: (name, onChunk) => objects.stream(name, onChunk),
      async changes(before, after, onChange) {
        diff ??= new TreeDiff(runner.start(TreeDiff.args))
        try {
          await diff.between(before, after, onChange)
        } catch (error) {
          // A damaged tree can have ended the process. The next call starts another one.
          diff?.close()
          diff = undefined
          throw error
        }
      },
      close,
    }
  } catch (error) {
    close()
    throw error
  }
}

/** Where the directory is in its repository, and where the repository came from. */
async function readFacts(
  git: GitRunner,
  directory: string,
): Promise<Pick<Git, 'prefix' | 'isShallow' | 'origin'>> {
  const [facts, origin] = await Promise.all([
    git.run(['rev-parse', '--is-shallow-repository', '--show-prefix']).catch((error: unknown) => {
      throw explain(error, directory)
    }),
    git.run(['config', '--get', 'remote.origin.url']).catch(() => ''),
  ])
  const lineEnd = facts.indexOf('\n')
  const isShallow = facts.slice(0, lineEnd)
  if (isShallow !== 'true' && isShallow !== 'false') {
    // An older git prints the option itself.
    const version = await git.run(['--version']).catch(messageOf)
    throw new Error(
      `git is too old on this runner: it is "${printable(version)}", and 2.15 is needed. Install a newer one in the job before this step.`,
    )
  }
  return {
    prefix: facts.slice(lineEnd + 1).replace(/\n$/, ''),
    isShallow: isShallow === 'true',
    origin: origin.trim(),
  }
}

/**
 * git refuses a repository of another user, such as the workspace of a container job, unless `safe.directory` names it.
 * Before git 2.38 only a user's configuration counts, so this run gets its own one, which includes the user's.
 * The top of the repository is not known yet: each folder up to the workspace is named.
 */
function configuration(directory: string, workspace: string): string {
  const folders = [directory]
  for (let folder = directory; folder !== workspace; folder = dirname(folder)) {
    folders.push(dirname(folder))
  }
  const trusted = folders.map((folder) => `\tdirectory = ${quote(folder.split(sep).join('/'))}\n`)
  const userConfiguration = join(homedir(), '.gitconfig').split(sep).join('/')
  return `[include]\n\tpath = ${quote(userConfiguration)}\n[safe]\n${trusted.join('')}`
}

function quote(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`
}

function environment(workspace: string, home: string): Record<string, string> {
  // git's helpers and hooks must not see the inputs of this action and the runner's tokens.
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || /^(INPUT|ACTIONS)_/i.test(name) ? [] : [[name, value] as const],
  )
  return {
    ...Object.fromEntries(inherited),
    HOME: home,
    // The workflow did not check out a repository above the workspace.
    GIT_CEILING_DIRECTORIES: dirname(workspace),
    // A replaced object would be recorded under the id of the original.
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  }
}

function explain(error: unknown, directory: string): Error {
  const reason = messageOf(error)
  if (/ENOENT|Unable to locate executable/.test(reason)) {
    return new Error('git was not found on this runner. Install it in the job before this step.')
  }
  if (reason.includes('not a git repository')) {
    return new Error(
      `${directory} is not in a git repository. Run actions/checkout before this step; ` +
        'in a container, install git first: without it, checkout downloads the files but no .git.',
    )
  }
  return new Error(
    `git could not open ${directory}: ${reason.replace(/\.$/, '')}. Check the repository out again.`,
  )
}

import { createCheckpoint } from '../runner/stop.ts'
import { type Messages, messageOf } from '../text/message.ts'
import { localEnvironment, networkEnvironment } from './environment.ts'
import { findGit } from './executable.ts'
import { findRepository } from './find-repository.ts'
import { type GitObject, TimeLimitError } from './git-object.ts'
import { createListing, type GitListing } from './listing.ts'
import { looseTags } from './loose-tags.ts'
import { ObjectReader } from './object-reader.ts'
import type { OnChunk } from './object-response.ts'
import { createGitRunner, GitError, type GitRunner, gitAdvice } from './process.ts'
import { cacheObjects } from './tree.ts'

/**
 * Reads the git objects of a checkout. No hook, no filter and no other program that a file names runs. Nothing is written,
 * except that git fetches an object that a partial clone lacks.
 */
export interface Git extends GitListing {
  /** Path of the working directory below the top of its repository: '' or ending in '/'. */
  readonly prefix: string
  /** True if the history is incomplete, as in a checkout of one commit. */
  readonly isShallow: boolean
  /** The configured URL of the remote `origin`, or ''. */
  readonly origin: string
  /**
   * The object with that id, or undefined if there is none. `signal` ends the reading.
   *
   * Throws a `LimitError` for an object that is too large, and a `MissingObjectError` if git cannot read it, or if it does
   * not match its id.
   */
  read(id: string, signal?: AbortSignal): Promise<GitObject | undefined>
  /** The same for a file. Passes the bytes on in chunks, up to `limit` bytes. False if there is no such object. */
  stream(id: string, limit: number, onChunk: OnChunk): Promise<boolean>
  /** The same for a tree. */
  streamTree: Git['stream']
  /**
   * For long loops over what was read: yields to the event loop, so that timers and signals are handled. Throws if the
   * run was stopped.
   */
  checkpoint(): Promise<void>
  /**
   * Does work that reads objects. After `limitMs` milliseconds, the reading ends, and the function throws a
   * `TimeLimitError`: an object can be stored so that git needs minutes for it.
   */
  within<Value>(limitMs: number, work: () => Promise<Value>): Promise<Value>
  /** Ends the git processes. */
  close(): void
}

export type GitOptions = Readonly<{
  /** Absolute, real path inside `workspace`. */
  directory: string
  workspace: string
  /** An empty folder. */
  home: string
  /** The environment of this process. */
  env: Readonly<NodeJS.ProcessEnv>
  /** Ends all git processes. */
  signal: AbortSignal
  /** Reports each git command. */
  debug: Messages['debug']
}>

/**
 * Opens the repository that contains `directory`.
 *
 * Throws if git is missing, or if there is no repository between `directory` and `workspace`.
 */
export async function openGit(options: GitOptions): Promise<Git> {
  const { directory, workspace, home, env, signal, debug } = options
  const repository = findRepository(directory, workspace)
  const runner = createGitRunner({
    executable: findGit(env, workspace),
    cwd: repository.top,
    localEnv: localEnvironment({ repository, workspace, home, env }),
    networkEnv: () => networkEnvironment({ repository, workspace, home, env }),
    signal,
    debug,
  })
  const listing = createListing(runner, () => looseTags(repository.gitDir))
  // git lists the tags and waits for object ids while its configuration is read.
  listing.tags().catch(() => undefined)
  const localObjects = new ObjectReader(() => runner.start(['cat-file', '--batch']))
  localObjects.begin()
  const { origin, isPartial } = await readSettings(runner, directory).catch((error: unknown) => {
    localObjects.close()
    throw error
  })
  // A partial clone lacks objects that git fetches when they are needed.
  if (isPartial) localObjects.close()
  const objects = isPartial
    ? new ObjectReader(() => runner.startWithNetwork(['cat-file', '--batch']))
    : localObjects
  return {
    prefix: repository.prefix,
    isShallow: repository.isShallow,
    origin,
    ...listing,
    ...readingOf(objects, createCheckpoint(signal, 'while git was read.')),
    close: () => objects.close(),
  }
}

function readingOf(
  objects: ObjectReader,
  checkpoint: () => Promise<void>,
): Pick<Git, 'read' | 'stream' | 'streamTree' | 'checkpoint' | 'within'> {
  const cached = cacheObjects(objects)
  let limit: AbortSignal | undefined
  return {
    read: (id, signal = limit) => cached.read(id, signal),
    stream: (id, maxBytes, onChunk) => objects.stream(id, maxBytes, onChunk, limit),
    streamTree: (id, maxBytes, onChunk) => objects.stream(id, maxBytes, onChunk, limit, 'tree'),
    async checkpoint() {
      await checkpoint()
      limit?.throwIfAborted()
    },
    async within(limitMs, work) {
      const controller = new AbortController()
      const { signal } = controller
      const seconds = Math.round(limitMs / 1000)
      const end = () =>
        controller.abort(
          new TimeLimitError(
            `git needs more than ${seconds} s to read this revision. Increase the input timeout`,
          ),
        )
      const timer = setTimeout(end, limitMs)
      limit = signal
      try {
        const value = await work()
        // A part of it can be missing.
        signal.throwIfAborted()
        return value
      } catch (thrown) {
        throw signal.aborted ? signal.reason : thrown
      } finally {
        clearTimeout(timer)
        limit = undefined
      }
    },
  }
}

type Settings = Readonly<{
  /** The configured URL of the remote `origin`, or ''. */
  origin: string
  /** True if git fetches missing objects when they are needed. */
  isPartial: boolean
}>

async function readSettings(git: GitRunner, directory: string): Promise<Settings> {
  const names = '^(remote\\.origin\\.url|extensions\\.partialclone|remote\\..*\\.promisor)$'
  const args = ['config', '--null', '--get-regexp', names]
  const output = await git.run(args).catch((error: unknown) => {
    // (git's Documentation, git-config: 1 means that there is no such setting.)
    if (error instanceof GitError && error.exitCode === 1) return ''
    const reason = messageOf(error).replace(/\.$/, '')
    throw new Error(`git could not open ${directory}: ${reason}. ${gitAdvice(reason)}`)
  })
  const settings = output.split('\0').map((setting): readonly [string, string] => {
    const nameEnd = setting.indexOf('\n')
    return nameEnd < 0 ? [setting, ''] : [setting.slice(0, nameEnd), setting.slice(nameEnd + 1)]
  })
  const origin = settings.find(([name]) => name === 'remote.origin.url')
  return {
    origin: origin?.[1].trim() ?? '',
    isPartial: settings.some(([name]) => /\.(partialclone|promisor)$/.test(name)),
  }
}

import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { joinFirst } from '../text/message.ts'

/** The repository that contains the working directory. */
export type FoundRepository = Readonly<{
  /** The git directory: `.git`, or the target of a `.git` file in a worktree or a submodule. Absolute. */
  gitDir: string
  /** The folder that contains `.git`. Absolute. */
  top: string
  /** The working directory below the top: '' or ending in '/'. */
  prefix: string
  /** True if the history is incomplete, as in a checkout of one commit. */
  isShallow: boolean
}>

const advice =
  'Run actions/checkout before this step; ' +
  'in a container, install git first: without it, checkout downloads the files but no .git.'

/**
 * Finds `.git` in the working directory or a folder above it, up to the workspace. git's own discovery is not used: it
 * also accepts a folder that looks like a bare repository, and such a folder can consist of files of the dataset. A file
 * of the dataset cannot be called `.git`, because git never checks one out.
 *
 * Throws if there is no `.git`, or if it is damaged.
 */
export function findRepository(directory: string, workspace: string): FoundRepository {
  for (let top = directory; ; top = dirname(top)) {
    const dotGit = join(top, '.git')
    if (exists(dotGit)) {
      const gitDir = gitDirOf(dotGit)
      const path = relative(top, directory).split(sep).join('/')
      return { gitDir, top, prefix: path === '' ? '' : `${path}/`, isShallow: isShallow(gitDir) }
    }
    if (top === workspace || top === dirname(top)) {
      throw notFoundError(directory, workspace)
    }
  }
}

function notFoundError(directory: string, workspace: string): Error {
  const start = `${directory} is not in a git repository`
  const paths = repositoriesBelow(workspace).map((path) => relative(workspace, path))
  const [first] = paths
  if (first === undefined) return new Error(`${start}. ${advice}`)
  const [noun, them] = paths.length === 1 ? ['this one', 'it'] : ['these', 'one of them']
  return new Error(
    `${start}. The workspace has ${noun}: ${joinFirst(paths, 3)}. If actions/checkout used "path:", set the input ` +
      `working-directory to ${them} (working-directory: ${first}), or to a folder below.`,
  )
}

/** How far an error looks for a repository. */
const maxSearchDepth = 3
const maxSearchedFolders = 1000

/** The folders below the workspace that contain `.git`. Links are not followed. */
function repositoriesBelow(workspace: string): readonly string[] {
  const found: string[] = []
  let searched = 0
  let level: readonly string[] = [workspace]
  for (let depth = 0; depth < maxSearchDepth; depth++) {
    const next: string[] = []
    for (const folder of level.flatMap(foldersIn)) {
      if (searched++ === maxSearchedFolders) return found
      const list = exists(join(folder, '.git')) ? found : next
      list.push(folder)
    }
    level = next
  }
  return found
}

function foldersIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    return entries
      .flatMap((entry) => (entry.isDirectory() ? [join(folder, entry.name)] : []))
      .sort()
  } catch {
    // A folder that cannot be read is left out.
    return []
  }
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

/** (git's Documentation, gitrepository-layout: a `.git` file contains `gitdir: <path>`.) */
function gitDirOf(dotGit: string): string {
  const stats = statSync(dotGit, { throwIfNoEntry: false })
  if (stats?.isDirectory()) return checkGitDir(dotGit, dotGit)
  const [, target] =
    /^gitdir: ([^\r\n].*?)[\r\n]*$/s.exec(stats?.isFile() ? readFileSync(dotGit, 'utf8') : '') ?? []
  if (target === undefined) {
    throw new Error(
      `${dotGit} is not a git repository: it is not a folder, and not a file with a line "gitdir: …". Check the repository out again.`,
    )
  }
  return checkGitDir(resolve(dirname(dotGit), target), dotGit)
}

/** A git directory has HEAD and objects. That of a worktree has `commondir` instead of objects. */
function checkGitDir(gitDir: string, dotGit: string): string {
  const isComplete =
    exists(join(gitDir, 'HEAD')) &&
    ['objects', 'commondir'].some((name) => exists(join(gitDir, name)))
  if (isComplete) return gitDir
  throw new Error(
    `${dotGit} is not a complete git repository (${gitDir} lacks HEAD or objects). ${advice}`,
  )
}

/** The file `shallow` lists the commits whose parents are missing (gitrepository-layout). */
function isShallow(gitDir: string): boolean {
  return readIfExists(join(commonDirOf(gitDir), 'shallow')) !== ''
}

/** The git directory that all worktrees of a repository share. */
export function commonDirOf(gitDir: string): string {
  return resolve(gitDir, readIfExists(join(gitDir, 'commondir')).trim())
}

function readIfExists(file: string): string {
  return exists(file) ? readFileSync(file, 'utf8') : ''
}

import { accessSync, constants, realpathSync, statSync } from 'node:fs'
import { delimiter, isAbsolute, join, relative, sep } from 'node:path'

/** The folders of a search path (PATH, LD_LIBRARY_PATH) that are absolute and outside the workspace. */
export function safeFolders(searchPath: string | undefined, workspace: string): readonly string[] {
  const folders = (searchPath ?? '')
    .split(delimiter)
    .map((folder) => folder.replace(/^"(.*)"$/, '$1'))
  return folders.filter((folder) => {
    // A folder of the dataset can be a link to a folder outside, so its own path counts too.
    if (!isAbsolute(folder) || isInside(workspace, folder)) return false
    const real = realPath(folder)
    return real !== undefined && !isInside(workspace, real)
  })
}

/**
 * The absolute path of git. A file of the dataset can be called git: empty and relative folders of PATH are skipped, and so
 * are folders in the workspace. (Windows searches the current folder first, so a bare name is never started.)
 *
 * Throws if there is no such file, or if it cannot be executed.
 */
export function findGit(env: Readonly<NodeJS.ProcessEnv>, workspace: string): string {
  const name = process.platform === 'win32' ? 'git.exe' : 'git'
  let notExecutable: string | undefined
  for (const folder of safeFolders(variableOf(env, 'PATH'), workspace)) {
    const file = join(folder, name)
    const real = realPath(file)
    if (real === undefined || isInside(workspace, real) || !statSync(real).isFile()) continue
    if (isExecutable(real)) return file
    notExecutable ??= file
  }
  if (notExecutable !== undefined) {
    throw new Error(
      `git cannot be run: ${notExecutable} is not executable. Install git in the job before this step.`,
    )
  }
  throw new Error('git was not found on this runner. Install it in the job before this step.')
}

/** A variable. Windows ignores the case of its name, but a copy of the environment does not. */
export function variableOf(env: Readonly<NodeJS.ProcessEnv>, name: string): string | undefined {
  if (process.platform !== 'win32') return env[name]
  return Object.entries(env).find(([key]) => key.toUpperCase() === name.toUpperCase())?.[1]
}

/** True if a path is a folder or below it. Both are absolute. */
export function isInside(folder: string, path: string): boolean {
  const difference = relative(folder, path)
  const isOutside = difference === '..' || difference.startsWith(`..${sep}`)
  return !isOutside && !isAbsolute(difference)
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path)
  } catch {
    return undefined
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

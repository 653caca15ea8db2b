import { chmodSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findGit } from '../../src/git/executable.ts'

/** The git of this machine. */
export const realGit = findGit(process.env, resolve('.'))

/**
 * A PATH on which a shell script is called git. In the script, `$real` is the git of this machine. `folder` must be
 * outside the workspace.
 */
export function gitScript(
  folder: string,
  script: string,
  mode = 0o755,
): Readonly<Record<string, string>> {
  const file = join(folder, 'git')
  writeFileSync(file, `#!/bin/sh\nreal='${realGit}'\n${script}\n`)
  chmodSync(file, mode)
  return { PATH: `${folder}:${process.env['PATH']}` }
}

/** The same, but only the git commands of that name run the script. */
export function gitCommandScript(
  folder: string,
  command: string,
  script: string,
): Readonly<Record<string, string>> {
  // Options come before the command.
  return gitScript(folder, `case " $* " in *" ${command} "*) ${script} ;; esac\nexec "$real" "$@"`)
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Git, type GitOptions, openGit } from '../../src/git/repository.ts'

/** Opens the repository at `path`. `close` also removes git's empty home folder. */
export async function openCheckout(path: string, options: Partial<GitOptions> = {}): Promise<Git> {
  const home = mkdtempSync(join(tmpdir(), 'log-revision-home-'))
  const removeHome = () => rmSync(home, { recursive: true, force: true })
  const { env } = process
  const { signal } = new AbortController()
  const paths = { directory: path, workspace: path, home }
  try {
    const git = await openGit({ ...paths, env, signal, debug: () => undefined, ...options })
    return {
      ...git,
      close() {
        git.close()
        removeHome()
      },
    }
  } catch (error) {
    removeHome()
    throw error
  }
}

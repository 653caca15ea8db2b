import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** A git repository in a temporary folder of its own. */
export type Checkout = Readonly<{
  path: string
  /** Runs git in it, and gives what git prints. */
  git(...args: readonly string[]): string
  remove(): void
}>

/** A clone of the sample dataset, with all its tags. */
export function cloneSample(): Checkout {
  return checkout('clone', '--quiet', resolve('sandbox/sample-dataset.bundle'))
}

/** A clone of another checkout that holds one tag without its history, as actions/checkout makes. */
export function cloneShallow(source: Checkout, tag: string): Checkout {
  return checkout('clone', '--quiet', '--depth=1', `--branch=${tag}`, `file://${source.path}`)
}

/** An empty repository. `options` are those of `git init`. */
export function initRepository(...options: readonly string[]): Checkout {
  return checkout('init', '--quiet', ...options)
}

function checkout(...command: readonly string[]): Checkout {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'log-revision-')))
  const path = join(folder, 'work')
  git(folder, [...command, 'work'])
  return {
    path,
    git: (...args) => git(path, args),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function git(cwd: string, args: readonly string[]): string {
  // No one's own configuration takes part, nor does his name.
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org']
  return execFileSync('git', [...identity, '-c', 'advice.detachedHead=false', ...args], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim()
}

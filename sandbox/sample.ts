import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** A git repository in its own temporary folder. */
export type Checkout = Readonly<{
  path: string
  /** Runs git in the repository and returns what it prints. */
  git(...args: readonly string[]): string
  remove(): void
}>

/** Clones the sample dataset with all its tags. */
export function cloneSample(): Checkout {
  return cloneBundle('sandbox/sample-dataset.bundle')
}

/** Clones a git bundle with all its tags. */
export function cloneBundle(path: string): Checkout {
  return createCheckout('clone', '--quiet', resolve(path))
}

/** Clones one tag of another checkout without its history, like actions/checkout. */
export function cloneShallow(source: Checkout, tag: string): Checkout {
  return createCheckout('clone', '--quiet', '--depth=1', `--branch=${tag}`, `file://${source.path}`)
}

/** Creates an empty repository. `options` are options of `git init`. */
export function initRepository(...options: readonly string[]): Checkout {
  return createCheckout('init', '--quiet', ...options)
}

function createCheckout(...command: readonly string[]): Checkout {
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
  // The configuration and the name of the user who runs this must not matter.
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org']
  // Without sample hooks and without waiting for the disk, a clone takes a quarter of the time.
  const fast = ['-c', 'init.templateDir=', '-c', 'core.fsync=none']
  return execFileSync('git', [...identity, ...fast, '-c', 'advice.detachedHead=false', ...args], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim()
}

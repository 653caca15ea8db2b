import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs'
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
  return createCopy('clone', '--quiet', resolve(path))
}

/** Clones one tag of another checkout without its history, like actions/checkout. */
export function cloneShallow(source: Checkout, tag: string): Checkout {
  return createCheckout('clone', '--quiet', '--depth=1', `--branch=${tag}`, `file://${source.path}`)
}

/** Creates an empty repository. `options` are options of `git init`. */
export function initRepository(...options: readonly string[]): Checkout {
  return createCopy('init', '--quiet', ...options)
}

/**
 * Runs the command once for all tests, and copies its repository: a copy starts no process, and takes less than half of the
 * CPU time. Outside of Jest, each repository is new.
 */
function createCopy(...command: readonly string[]): Checkout {
  const templates = process.env['REPOSITORY_TEMPLATES']
  if (templates === undefined) return createCheckout(...command)
  const key = createHash('sha256').update(command.join('\0')).digest('hex')
  const template = join(templates, key)
  if (!existsSync(template)) createTemplate(template, command)
  const checkout = newCheckout()
  copyFolder(template, checkout.path)
  return checkout
}

/** With Node 20, `cpSync` takes twice as long: it looks at all parents of each file. */
function copyFolder(source: string, target: string): void {
  mkdirSync(target)
  for (const entry of readdirSync(source, { withFileTypes: true })) {
    const copy = entry.isDirectory() ? copyFolder : copyFileSync
    copy(join(source, entry.name), join(target, entry.name))
  }
}

function createTemplate(template: string, command: readonly string[]): void {
  const draft = mkdtempSync(`${template}-`)
  git(draft, [...command, 'work'])
  try {
    renameSync(join(draft, 'work'), template)
  } catch (error) {
    // Another worker of Jest has created it in the meantime.
    if (!existsSync(template)) throw error
  }
}

function createCheckout(...command: readonly string[]): Checkout {
  const checkout = newCheckout()
  git(join(checkout.path, '..'), [...command, 'work'])
  return checkout
}

function newCheckout(): Checkout {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'log-revision-')))
  const path = join(folder, 'work')
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

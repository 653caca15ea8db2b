import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Command } from '../../sandbox/runner.ts'
import { type Checkout, cloneSample, initRepository } from '../../sandbox/sample.ts'
import { asRoot } from '../platform.ts'
import { byHand } from './many.ts'
import { withStep } from './step-process.ts'
import { useSandbox } from './use-sandbox.ts'
import { createCleanup } from './workspaces.ts'

/*
 * Home directories and users of a runner. A lightweight tag by hand: git asks origin what the tag is. The action must work
 * wherever plain git does.
 */

const sandbox = useSandbox()
const keep = createCleanup()

let clone: Checkout
let origin: Checkout
let home: string
beforeEach(() => {
  origin = keep(cloneSample())
  origin.git('tag', 'light', 'v1^{commit}')
  clone = keep(cloneSample())
  clone.git('remote', 'set-url', 'origin', origin.path)
  clone.git('fetch', '--quiet', '--tags')
  home = keep(initRepository()).path
})

type Options = Readonly<{
  /** Variables. Those that are undefined are not set. */
  env?: Readonly<Record<string, string | undefined>> | undefined
  /** The user who runs the step: one without a passwd entry. */
  uid?: number
}>

/** What the step records about the tag, and whether git can list the tags of origin with the same variables and user. */
async function run({ env = {}, uid }: Options) {
  const user = uid === undefined ? {} : { uid, gid: uid }
  let worksInGit = false
  const wrap = (command: Command, folder: string) => {
    if (uid !== undefined) execFileSync('chown', ['-R', `${uid}`, folder])
    const all = Object.entries({ ...command.env, ...env })
    const options = {
      env: Object.fromEntries(
        all.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
      ),
      ...user,
    }
    worksInGit = spawnSync('git', ['ls-remote', origin.path], { ...options, cwd: '/' }).status === 0
    return { ...command, ...options }
  }
  const inputs = { ...sandbox.inputs, backend: 'mlflow', revision: 'light' }
  const step = { workspace: clone.path, event: byHand, inputs }
  const code = await withStep(step, async ({ ended }) => await ended, wrap)
  const bundles = [...sandbox.mlflow.store.artifacts.values()].map((text) => JSON.parse(`${text}`))
  return { code, kinds: bundles.map(({ tag }) => tag.kind), worksInGit }
}

const works = { code: 0, kinds: ['lightweight'], worksInGit: true }

describe('git asks origin', () => {
  test.each<[string, () => Options['env']]>([
    ['with a HOME that cannot be read', () => ({ HOME: lockedHome() })],
    ['without HOME', () => ({ HOME: undefined })],
    ['with an empty HOME', () => ({ HOME: '' })],
    ['with a HOME that is missing', () => ({ HOME: '/nowhere/at/all' })],
    ['with a HOME that is a file', () => ({ HOME: '/dev/null' })],
    ['without a configuration', () => ({ GIT_CONFIG_GLOBAL: '/dev/null' })],
    ['with the configuration of the system', () => ({ GIT_CONFIG_NOSYSTEM: undefined })],
    [
      'with no variable for its configuration',
      () => ({ GIT_CONFIG_NOSYSTEM: undefined, HOME: undefined }),
    ],
  ])('%s', async (_, env) => {
    expect(await run({ env: env() })).toEqual(works)
  })

  test('with a configuration that git itself refuses, and records that it is unknown', async () => {
    const env = { GIT_CONFIG_GLOBAL: '/etc/passwd' }
    expect(await run({ env })).toEqual({ code: 0, kinds: ['unknown'], worksInGit: false })
  })
})

function lockedHome(): string {
  chmodSync(home, 0)
  return home
}

describe('a user without a passwd entry', () => {
  const uid = 54_321
  /** Folders that the user can enter. `owned` ones belong to the user. */
  const open = (owned: readonly Checkout[]) => {
    for (const { path } of [origin, clone]) chmodSync(dirname(path), 0o755)
    for (const { path } of owned) execFileSync('chown', ['-R', `${uid}`, path])
  }

  asRoot.each<[string, Options['env']]>([
    ['with a HOME of another user', { HOME: '/root' }],
    ['without HOME', { HOME: undefined }],
    ['without a configuration', { GIT_CONFIG_GLOBAL: '/dev/null' }],
  ])('%s, in a workspace of another user', async (_, env) => {
    open([origin])
    expect(await run({ uid, env })).toEqual(works)
  })

  asRoot('whose configuration trusts an origin of another user', async () => {
    open([])
    const folder = join(dirname(clone.path), 'home')
    mkdirSync(folder)
    const file = join(folder, '.gitconfig')
    writeFileSync(file, `[safe]\n\tdirectory = ${origin.path}\n\tdirectory = ${origin.path}/.git\n`)

    expect(await run({ uid, env: { HOME: folder } })).toEqual(works)
  })

  asRoot('whose configuration trusts no origin: the same as git says', async () => {
    open([])
    const { code, kinds, worksInGit } = await run({ uid, env: { HOME: undefined } })
    expect({ code, kinds }).toEqual({ code: 0, kinds: [worksInGit ? 'lightweight' : 'unknown'] })
  })
})

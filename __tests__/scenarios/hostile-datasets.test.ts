import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Step } from '../../sandbox/runner.ts'
import { type Checkout, cloneSample, initRepository } from '../../sandbox/sample.ts'
import { asRoot, onUnix } from '../platform.ts'
import { realGit } from './fake-git.ts'
import { ObjectWriter } from './object-writer.ts'
import { useSandbox } from './use-sandbox.ts'
import { createCleanup } from './workspaces.ts'

/*
 * Files of the dataset that git would take for a repository or for a program. No code of theirs runs: it would leave the
 * file `proof`. The step logs the commit of the workspace's own repository.
 */

const sandbox = useSandbox()
const keep = createCleanup()
const mlflowOnly = { backend: 'mlflow' }

let folder = ''
let clone: Checkout
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-revision-'))
  clone = keep(cloneSample())
})
afterEach(() => rmSync(folder, { recursive: true }))

const proof = () => join(folder, 'proof')

function add(path: string, text: string, mode = 0o644): void {
  const file = join(clone.path, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  chmodSync(file, mode)
}

/** A file of the dataset that records its execution. It has the output of git if it is run as git. */
function addProgram(path = 'run.sh'): string {
  add(path, `#!/bin/sh\necho "$0 $*" >> '${proof()}'\nexec '${realGit}' "$@"\n`, 0o755)
  return join(clone.path, path)
}

/** Settings that make git run a program or read another repository. */
const settings: Readonly<Record<string, (program: string) => string>> = {
  'core.worktree': () => '[core]\n\tworktree = ../..',
  'core.fsmonitor': (program) => `[core]\n\tfsmonitor = ${program}`,
  'core.sshCommand': (program) =>
    `[core]\n\tsshCommand = ${program}\n[remote "origin"]\n\turl = ssh://git@127.0.0.1:1/x`,
  'include.path': (program) => `[include]\n\tpath = ${dirname(program)}/included`,
  'core.hooksPath': (program) => `[core]\n\thooksPath = ${dirname(program)}`,
  'extensions.partialClone': (program) =>
    `[extensions]\n\tpartialClone = origin\n[remote "origin"]\n\turl = .git\n\tpromisor = true\n\tuploadpack = ${program}`,
  'core.alternateRefsCommand': (program) => `[core]\n\talternateRefsCommand = ${program}`,
  'remote.origin.vcs': (program) => `[remote "origin"]\n\tvcs = ext\n\turl = sh -c ${program}`,
  'credential.helper': (program) =>
    `[credential]\n\thelper = !${program}\n[core]\n\taskPass = ${program}`,
  'alias and pager': (program) =>
    `[alias]\n\tcat-file = !${program}\n[core]\n\tpager = ${program}\n[pager]\n\trev-list = ${program}`,
  'diff and filter': (program) =>
    `[diff]\n\texternal = ${program}\n[filter "x"]\n\tsmudge = ${program}\n\tprocess = ${program}`,
}

/** Adds a bare repository in a folder of the dataset, and tags the commit `v9`. */
function embed(path: string, config: string, sharesRefs: boolean): string {
  const below = join(clone.path, path)
  add(`${path}/HEAD`, 'ref: refs/heads/main\n')
  add(`${path}/objects/.keep`, '')
  if (sharesRefs) symlinkSync(join(clone.path, '.git', 'refs'), join(below, 'refs'))
  else add(`${path}/refs/.keep`, '')
  add(`${path}/config`, `[core]\n\trepositoryformatversion = 1\n\tbare = false\n${config}\n`)
  add('included', settings['extensions.partialClone']?.(join(clone.path, 'run.sh')) ?? '')
  return tagAll()
}

/** Commits and tags all files. */
function tagAll(tag = 'v9'): string {
  clone.git('add', '--all')
  clone.git('commit', '--quiet', '--allow-empty', '--message=More records')
  clone.git('tag', tag)
  return clone.git('rev-parse', 'HEAD')
}

/** Runs the action, and expects that it logs this commit and runs no program of the dataset. */
async function expectHarmless(
  commit: string,
  step: Partial<Step> = {},
  inputs: Step['inputs'] = {},
) {
  const outcome = await sandbox.push(
    'v9',
    { ...mlflowOnly, ...inputs },
    { workspace: clone.path, ...step },
  )
  expect(outcome).toMatchObject({ code: 0, stderr: '', outputs: { commit, created: 'true' } })
  expect(existsSync(proof())).toBe(false)
  return outcome
}

describe('a folder that looks like a bare repository', () => {
  onUnix('would run code if git found it', () => {
    embed('data/corpus', settings['extensions.partialClone']?.(addProgram()) ?? '', false)
    const read = ['-c', 'safe.bareRepository=all', 'cat-file', '-e', 'f'.repeat(40)]
    expect(() =>
      execFileSync('git', read, { cwd: join(clone.path, 'data/corpus'), stdio: 'pipe' }),
    ).toThrow()
    expect(existsSync(proof())).toBe(true)
  })

  const places = [
    ['in the working directory', 'data/corpus', 'data/corpus'],
    ['between the working directory and the top', 'data', 'data/corpus'],
    ['in the top folder', '.', ''],
  ] as const
  const cases = places.flatMap(([place, path, directory]) =>
    Object.keys(settings)
      .filter(
        (name) =>
          path === 'data/corpus' || ['include.path', 'extensions.partialClone'].includes(name),
      )
      .map((name) => [place, name, path, directory] as const),
  )

  onUnix.each(cases)('%s, with %s', async (_, setting, path, directory) => {
    add('data/corpus/README.md', 'A corpus')
    const commit = embed(path, settings[setting]?.(addProgram()) ?? '', path !== '.')
    await expectHarmless(commit, {}, { 'working-directory': directory })
  })

  asRoot('in a workspace that belongs to another user', async () => {
    const commit = embed('data', settings['extensions.partialClone']?.(addProgram()) ?? '', true)
    execFileSync('chown', ['-R', '1001:1001', clone.path])
    await expectHarmless(commit, {}, { 'working-directory': 'data' })
  })

  onUnix('in a workspace that is a worktree', async () => {
    const commit = embed('data', settings['extensions.partialClone']?.(addProgram()) ?? '', true)
    const workspace = join(folder, 'tree')
    clone.git('worktree', 'add', '--quiet', '--detach', workspace, 'v9')
    await expectHarmless(commit, { workspace }, { 'working-directory': 'data' })
  })

  onUnix('in a submodule', async () => {
    const commit = embed('data', settings['extensions.partialClone']?.(addProgram()) ?? '', false)
    const outer = keep(initRepository())
    const file = ['-c', 'protocol.file.allow=always']
    outer.git(...file, 'submodule', '--quiet', 'add', clone.path, 'sub')
    const inputs = { 'working-directory': 'sub/data' }
    const { revisionJson } = await expectHarmless(commit, { workspace: outer.path }, inputs)
    expect(JSON.parse(revisionJson)).toMatchObject({ working_dir: 'data' })
  })

  onUnix('behind a symbolic link that is the working directory', async () => {
    embed('data', settings['extensions.partialClone']?.(addProgram()) ?? '', true)
    symlinkSync('data', join(clone.path, 'link'))
    const commit = tagAll('v10')
    clone.git('tag', '--force', 'v9')
    await expectHarmless(commit, {}, { 'working-directory': 'link' })
  })
})

describe('.git in another case', () => {
  /** Whether this file system ignores case. */
  const ignoresCase = existsSync(join(process.cwd(), 'PACKAGE.JSON'))
  const caseTest = ignoresCase ? test.skip : test

  caseTest('as a folder beside the real one', async () => {
    const program = addProgram()
    const commit = tagAll()
    const evil = keep(initRepository())
    evil.git('config', 'core.fsmonitor', program)
    for (const name of ['.GIT', '.Git', 'data/.GIT']) {
      mkdirSync(dirname(join(clone.path, name)), { recursive: true })
      symlinkSync(join(evil.path, '.git'), join(clone.path, name))
    }
    mkdirSync(join(clone.path, 'data'), { recursive: true })
    await expectHarmless(commit)
  })

  test.each(['.git', '.GIT', 'git~1', '.g\u200cit'])(
    'as an entry %s of the tagged tree',
    async (name) => {
      const blob = clone.git('hash-object', '-w', '--', 'index.json')
      const tree = clone.git('rev-parse', 'v2^{tree}')
      const writer = new ObjectWriter(clone)
      const evil = writer.tree([['config', writer.blob('[core]\n\tfsmonitor = x\n')]])
      const root = writer.tree([
        [name, evil],
        ['data', tree, '40000'],
        ['index.json', blob],
      ])
      const commit = writer.commit(root)
      writer.finish({ v9: commit })
      await expectHarmless(commit)
    },
  )
})

import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect } from '@jest/globals'
import type { Step } from '../../sandbox/runner.ts'
import { type Checkout, cloneSample, initRepository } from '../../sandbox/sample.ts'
import { onUnix } from '../platform.ts'
import { gitScript, realGit } from './fake-git.ts'
import { errorsOf, useSandbox } from './use-sandbox.ts'
import { createCleanup } from './workspaces.ts'

/* Programs of the dataset, and variables of earlier steps that could lead git to them. */

const sandbox = useSandbox()
const keep = createCleanup()
const v1 = '9995fe1c555a1a469cbced721db42541bf3b2868'

let folder = ''
let clone: Checkout
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-revision-'))
  clone = keep(cloneSample())
})
afterEach(() => rmSync(folder, { recursive: true }))

const proof = () => join(folder, 'proof')

/** A program of the dataset that leaves the proof and does what git does. */
function addProgram(path: string): string {
  const file = join(clone.path, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `#!/bin/sh\necho "$0 $*" >> '${proof()}'\nexec '${realGit}' "$@"\n`)
  chmodSync(file, 0o755)
  return file
}

/** Runs the action, and expects it to log v1 and to run nothing of the dataset. */
async function expectHarmless(env: Step['env'] = {}): Promise<void> {
  const inputs = { backend: 'mlflow', revision: 'v1' }
  const step = await sandbox.push('v1', inputs, { workspace: clone.path, env })
  expect(step).toMatchObject({ code: 0, stderr: '', outputs: { commit: v1, created: 'true' } })
  expect(existsSync(proof())).toBe(false)
}

describe('a program of the dataset', () => {
  const usual = process.env['PATH'] ?? ''

  onUnix.each<[string, () => string]>([
    ['an empty entry', () => `:${usual}`],
    ['the current folder', () => `.:${usual}`],
    ['a relative folder', () => `bin:./bin:../work/bin:${usual}`],
    ['the workspace', () => `${clone.path}:${clone.path}/bin:${clone.path}/bin/:${usual}`],
    ['a folder in quotes', () => `"${clone.path}/bin":${usual}`],
    ['a folder above the workspace and back', () => `${clone.path}/../work/bin:${usual}`],
    ['a link to the workspace', () => `${linkTo(clone.path)}/bin:${usual}`],
  ])('called git or ssh is not run if PATH has %s', async (_, path) => {
    for (const name of ['git', 'ssh', 'git-upload-pack', 'git-remote-https', 'sh']) {
      addProgram(name)
      addProgram(`bin/${name}`)
    }
    // Lightweight tags make the action ask origin.
    clone.git('remote', 'set-url', 'origin', 'ssh://git@127.0.0.1:1/lab/sample-dataset')
    const env = { PATH: path() }
    await expectHarmless(env)
    const inputs = { backend: 'mlflow', revision: 'v2' }
    const step = await sandbox.push('v2', inputs, { workspace: clone.path, env })
    expect(step.code).toBe(0)
    expect(existsSync(proof())).toBe(false)
  })

  onUnix('behind a link called git outside of the workspace is not run', async () => {
    symlinkSync(addProgram('tool'), join(folder, 'git'))
    await expectHarmless({ PATH: `${folder}:${usual}` })
  })

  onUnix('called git is a folder', async () => {
    mkdirSync(join(folder, 'git'))
    await expectHarmless({ PATH: `${folder}:${usual}` })
  })

  onUnix('is not run if there is no other git', async () => {
    addProgram('bin/git')
    const env = { PATH: `${clone.path}/bin:.:` }
    const step = await sandbox.push('v1', {}, { workspace: clone.path, env })
    expect(step.code).toBe(1)
    expect(errorsOf(step)).toEqual([
      'git was not found on this runner. Install it in the job before this step.',
    ])
    expect(existsSync(proof())).toBe(false)
  })

  function linkTo(target: string): string {
    const link = join(folder, 'link')
    symlinkSync(target, link)
    return link
  }
})

describe('a variable of an earlier step', () => {
  onUnix('cannot lead git to another repository', async () => {
    const other = keep(initRepository())
    other.git('commit', '--quiet', '--allow-empty', '--message=Other')
    other.git('tag', 'v1')
    const git = join(other.path, '.git')
    await expectHarmless({
      GIT_DIR: git,
      GIT_COMMON_DIR: git,
      GIT_WORK_TREE: other.path,
      GIT_INDEX_FILE: join(git, 'index'),
      GIT_OBJECT_DIRECTORY: join(git, 'objects'),
      GIT_ALTERNATE_OBJECT_DIRECTORIES: join(git, 'objects'),
      GIT_NAMESPACE: 'other',
      GIT_PREFIX: 'other/',
      GIT_SHALLOW_FILE: '/dev/null',
      GIT_GRAFT_FILE: join(git, 'grafts'),
      GIT_CEILING_DIRECTORIES: '/',
      GIT_DEFAULT_REF_FORMAT: 'reftable',
      GIT_DEFAULT_HASH: 'sha256',
    })
  })

  onUnix('cannot give git programs', async () => {
    const program = addProgram('run.sh')
    const names = [
      'core.fsmonitor',
      'core.sshCommand',
      'core.hooksPath',
      'core.pager',
      'alias.cat-file',
    ]
    const settings = names.map((name) => [name, name.startsWith('alias') ? `!${program}` : program])
    const numbered = settings.flatMap(([name = '', value = ''], index) => [
      [`GIT_CONFIG_KEY_${index}`, name],
      [`GIT_CONFIG_VALUE_${index}`, value],
    ])
    const programs = [
      'GIT_SSH',
      'GIT_SSH_COMMAND',
      'GIT_ASKPASS',
      'SSH_ASKPASS',
      'GIT_PAGER',
      'PAGER',
    ]
    const others = [
      'GIT_EXTERNAL_DIFF',
      'GIT_PROXY_COMMAND',
      'GIT_EDITOR',
      'EDITOR',
      'GIT_SEQUENCE_EDITOR',
    ]
    clone.git('remote', 'set-url', 'origin', 'ssh://git@127.0.0.1:1/lab/sample-dataset')
    const env = {
      ...Object.fromEntries(numbered),
      GIT_CONFIG_COUNT: `${settings.length}`,
      GIT_CONFIG_PARAMETERS: settings.map(([name, value]) => `'${name}'='${value}'`).join(' '),
      ...Object.fromEntries([...programs, ...others].map((name) => [name, program])),
      GIT_EXEC_PATH: clone.path,
      GIT_TEMPLATE_DIR: clone.path,
      GIT_ALLOW_PROTOCOL: 'ext:ssh:https',
    }
    await expectHarmless(env)
    const inputs = { backend: 'mlflow', revision: 'v2' }
    const step = await sandbox.push('v2', inputs, { workspace: clone.path, env })
    expect(step.code).toBe(0)
    expect(existsSync(proof())).toBe(false)
  })

  onUnix('cannot make git write a file', async () => {
    const trace = join(folder, 'trace')
    const names = [
      'GIT_TRACE',
      'GIT_TRACE2',
      'GIT_TRACE2_EVENT',
      'GIT_TRACE_CURL',
      'GIT_TRACE_PACKET',
    ]
    await expectHarmless(Object.fromEntries(names.map((name) => [name, trace])))
    expect(existsSync(trace)).toBe(false)
  })
})

onUnix('git sees no secret and no input', async () => {
  const log = join(folder, 'environment')
  const secrets = {
    WANDB_API_KEY: 'a-secret-of-wandb',
    MLFLOW_TRACKING_TOKEN: 'a-secret-of-mlflow',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'a-secret-of-github',
    ACTIONS_RUNTIME_TOKEN: 'a-secret-of-the-runner',
    GITHUB_TOKEN: 'a-secret-of-the-job',
    AWS_SECRET_ACCESS_KEY: 'a-secret-of-aws',
    NODE_AUTH_TOKEN: 'a-secret-of-npm',
  }
  const env = { ...secrets, ...gitScript(folder, `env >> '${log}'\nexec "$real" "$@"`) }
  const inputs = { backend: 'mlflow', 'github-token': 'a-secret-of-an-input' }
  const api = { GITHUB_API_URL: 'http://127.0.0.1:1' }
  for (const tag of ['v1', 'v2']) {
    await sandbox.push(tag, inputs, { workspace: clone.path, env: { ...env, ...api } })
    await sandbox.push(tag, { backend: 'mlflow' }, { workspace: clone.path, env })
  }
  const seen = readFileSync(log, 'utf8')
  expect(seen).toContain('GIT_DIR=')
  expect(seen).not.toMatch(/a-secret|^INPUT_|^ACTIONS_|^GITHUB_|correct horse/m)
})

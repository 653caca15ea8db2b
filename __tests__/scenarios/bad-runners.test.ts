import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Step } from '../../sandbox/runner.ts'
import { cloneSample, initRepository } from '../../sandbox/sample.ts'
import { hasFullDisk, onUnix } from '../platform.ts'
import { gitCommandScript, gitScript } from './fake-git.ts'
import { errorsOf, useSandbox, warningsOf } from './use-sandbox.ts'
import { createCleanup } from './workspaces.ts'

const sandbox = useSandbox()
const keep = createCleanup()
const mlflowOnly = { backend: 'mlflow' }
const checkout =
  'Run actions/checkout before this step; in a container, install git first: without it, checkout downloads the files but no .git.'

let folder = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'log-revision-')))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Runs the action on the push of `v1`, and expects it to fail before anything is sent. */
async function refusal(step: Partial<Step>, inputs: Step['inputs'] = {}) {
  const outcome = await sandbox.push('v1', inputs, step)
  expect(outcome).toMatchObject({ code: 1, outputs: {}, summary: '', stderr: '' })
  expect(warningsOf(outcome)).toEqual([])
  expect([...sandbox.wandb.received, ...sandbox.mlflow.received]).toEqual([])
  return errorsOf(outcome)
}

describe('git', () => {
  const failing = (command: string) =>
    gitCommandScript(folder, command, "echo 'fatal: Out of memory' >&2; exit 128")

  test('that is missing is named in the error', async () => {
    expect(await refusal({ env: { PATH: folder } })).toEqual([
      'git was not found on this runner. Install it in the job before this step.',
    ])
  })

  onUnix('that cannot be run is named in the error', async () => {
    expect(await refusal({ env: { ...gitScript(folder, '', 0o644), PATH: folder } })).toEqual([
      `git cannot be run: ${folder}/git is not executable. Install git in the job before this step.`,
    ])
  })

  onUnix('that cannot read its configuration fails the step with its error text', async () => {
    expect(await refusal({ env: failing('config') })).toEqual([
      `git could not open ${sandbox.sample.path}: fatal: Out of memory. Check the repository out again.`,
    ])
  })

  onUnix('that ends while it reads fails the step with its error text', async () => {
    const [error, ...others] = await refusal({ env: failing('cat-file') })
    expect(error).toMatch(/^git cannot read [0-9a-f]{40}: git ended early: fatal: Out of memory\. /)
    expect(others).toEqual([])
  })

  onUnix('that cannot list the tags fails the step with its error text', async () => {
    expect(await refusal({ env: failing('for-each-ref') })).toEqual([
      'git for-each-ref failed: fatal: Out of memory. Check the repository out again.',
    ])
  })

  onUnix('that cannot list the history does not prevent logging the tag', async () => {
    const step = await sandbox.push('v1', mlflowOnly, { env: failing('rev-list') })
    expect(step).toMatchObject({ code: 0, stderr: '' })
    expect(warningsOf(step)).toEqual([
      'The history cannot be read: git rev-list failed: fatal: Out of memory. Check the repository out again. Positions and changes are not recorded.',
    ])
  })
})

describe('a workspace', () => {
  test('without .git, inside another repository', async () => {
    const clone = keep(cloneSample())
    const workspace = join(clone.path, 'inner')
    mkdirSync(workspace)
    expect(await refusal({ workspace })).toEqual([
      `${workspace} is not in a git repository. ${checkout}`,
    ])
  })

  test('with an empty repository', async () => {
    const workspace = keep(initRepository()).path
    const which =
      'Check the spelling, and that actions/checkout fetched the tag ("fetch-depth: 0" fetches all). ' +
      'The input "revision" accepts tags, patterns and full commit ids.'
    expect(await refusal({ workspace })).toEqual([
      `There is no tag named "v1" in this checkout, which has no tags. ${which}`,
    ])
    expect(await refusal({ workspace }, { revision: '*' })).toEqual([
      'revision: no tag matches "*" (0 tags checked). Check the patterns. If tags are missing from this checkout, set "fetch-depth: 0" for actions/checkout.',
    ])
  })

  test('with a .git that is not a repository', async () => {
    writeFileSync(join(folder, '.git'), 'nothing')
    expect(await refusal({ workspace: folder })).toEqual([
      `${folder}/.git is not a git repository: it is not a folder, and not a file with a line "gitdir: …". Check the repository out again.`,
    ])
  })

  test('that is a worktree of another user', async () => {
    const clone = keep(cloneSample())
    const workspace = join(folder, 'tree')
    clone.git('worktree', 'add', '--quiet', '--detach', workspace, 'v2')
    const env = { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' }
    const step = await sandbox.push('v1', mlflowOnly, { workspace, env })

    expect(step).toMatchObject({ code: 0, stderr: '' })
    const complete = await sandbox.push('v1', { ...mlflowOnly, mode: 'dry-run' })
    expect(step.revisionJson).toBe(complete.revisionJson)
  })

  test('that is a worktree whose repository was removed', async () => {
    const clone = keep(cloneSample())
    const workspace = join(folder, 'tree')
    clone.git('worktree', 'add', '--quiet', '--detach', workspace, 'v2')
    rmSync(join(clone.path, '.git'), { recursive: true })
    const gitDir = join(clone.path, '.git', 'worktrees', 'tree')
    expect(await refusal({ workspace })).toEqual([
      `${workspace}/.git is not a complete git repository (${gitDir} lacks HEAD or objects). ${checkout}`,
    ])
  })

  test('with the dataset in a submodule: the tags are those of the submodule', async () => {
    const outer = keep(initRepository())
    const url = sandbox.sample.path
    outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', url, 'data')
    const inputs = { ...mlflowOnly, 'working-directory': 'data' }
    const step = await sandbox.push('v1', inputs, { workspace: outer.path })

    expect(step).toMatchObject({ code: 0, stderr: '' })
    const { commit, working_dir } = JSON.parse(step.revisionJson)
    expect([commit, working_dir]).toEqual(['9995fe1c555a1a469cbced721db42541bf3b2868', '.'])
  })
})

describe('a path that leaves the workspace', () => {
  test('is refused if it is in a sibling folder with the same prefix', async () => {
    const workspace = join(folder, 'work')
    for (const name of ['work', 'work-other']) mkdirSync(join(folder, name))
    for (const path of ['../work-other', `${folder}/work-other`, 'x/../../work-other']) {
      expect(await refusal({ workspace }, { 'working-directory': path })).toEqual([
        `working-directory: ${folder}/work-other is outside the workspace ${workspace}. Give a folder inside the workspace.`,
      ])
    }
  })

  onUnix('is accepted if a symbolic link leads back into the workspace', async () => {
    const clone = keep(cloneSample())
    symlinkSync(clone.path, join(clone.path, 'link'))
    const inputs = { ...mlflowOnly, 'working-directory': 'link' }
    const step = await sandbox.push('v1', inputs, { workspace: clone.path })
    expect(step).toMatchObject({ code: 0, stderr: '' })
  })

  test.each([
    [
      '/etc/passwd',
      'manifest: "/etc/passwd" is not a relative path. Give the path from the working-directory, for example lexicons/MANIFEST.toml.',
    ],
    [
      'a/../../m.toml',
      'manifest: "a/../../m.toml" is outside the repository. Give a path inside it.',
    ],
    ['..', 'manifest: ".." is outside the repository. Give a path inside it.'],
  ])('is refused if it is the path of the manifest: %s', async (manifest, error) => {
    expect(await refusal({}, { manifest })).toEqual([error])
  })
})

describe('RUNNER_TEMP', () => {
  onUnix('that is a file', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    const [error] = await refusal({ env: { RUNNER_TEMP: file } })
    expect(error).toMatch(
      /^No folder could be made in .*\/file \(RUNNER_TEMP\): ENOTDIR: .* Nothing was sent\. Check that this folder exists, and that the runner can write to it\.$/,
    )
  })

  const mounted = mountable() ? test : test.skip
  mounted('on a disk that is full', async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder])
    try {
      fill(join(folder, 'full'))
      const [error] = await refusal({ env: { RUNNER_TEMP: folder } })
      expect(error).toMatch(
        /^\/.*\/revision\.json could not be written \(RUNNER_TEMP\): ENOSPC: .* Nothing was sent\. Make room on the runner's disk\.$/,
      )
    } finally {
      execFileSync('umount', [folder])
    }
  })
})

/** True if this user can mount a disk. */
function mountable(): boolean {
  const mountPoint = mkdtempSync(join(tmpdir(), 'log-revision-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', mountPoint], {
      stdio: 'ignore',
    })
    execFileSync('umount', [mountPoint])
    return true
  } catch {
    return false
  } finally {
    rmSync(mountPoint, { recursive: true })
  }
}

function fill(file: string): void {
  try {
    writeFileSync(file, Buffer.alloc(1024 * 1024))
  } catch {
    // The disk is full now.
  }
}

describe('the files of the runner that the step writes to', () => {
  type OutputFileCase = [string, (free: string) => string, RegExp]
  const fullDisk: OutputFileCase[] = hasFullDisk
    ? [['a disk that is full', () => '/dev/full', /ENOSPC: .*/]]
    : []
  const lost =
    'The records are not affected. If a later step needs the outputs, start the job again.'

  test.each<OutputFileCase>([
    ['a folder', (free) => free, /EISDIR: .*/],
    ['in a folder that is missing', (free) => `${free}/x/output`, /Missing file at path: .*/],
    ...fullDisk,
  ])('outputs: %s', async (_, path, words) => {
    const step = await sandbox.push('v1', mlflowOnly, { env: { GITHUB_OUTPUT: path(folder) } })

    expect(step).toMatchObject({ code: 1, stderr: '' })
    expect(errorsOf(step)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^The outputs of this step could not be written \\(GITHUB_OUTPUT\\): ${words.source}\\. ${lost}$`,
        ),
      ),
    ])
    expect(sandbox.runs().map(({ status }) => status)).toEqual(['FINISHED'])
    expect(step.summary).toContain('v1')
  })

  test.each<OutputFileCase>([
    ['a folder', (free) => free, /EISDIR: /],
    [
      'in a folder that is missing',
      (free) => `${free}/x/summary`,
      /Unable to access summary file: /,
    ],
    ...fullDisk,
    ['none', () => '', /Unable to find environment variable for \$GITHUB_STEP_SUMMARY/],
  ])('the summary: %s', async (_, path, words) => {
    const step = await sandbox.push('v1', mlflowOnly, {
      env: { GITHUB_STEP_SUMMARY: path(folder) },
    })

    expect(step).toMatchObject({ code: 0, stderr: '', outputs: { created: 'true' } })
    expect(warningsOf(step)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^The job summary could not be written \\(GITHUB_STEP_SUMMARY\\): ${words.source}`,
        ),
      ),
    ])
    expect(sandbox.runs()).toHaveLength(1)
  })
})

import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { pushOf, type Step } from '../../sandbox/runner.ts'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'
import { asRoot, onLinux, onUnix, withFullDisk } from '../platform.ts'
import { type RunningStep, type Wrap, withStep } from './step-process.ts'
import { errorsOf, useSandbox, warningsOf } from './use-sandbox.ts'
import { createCleanup } from './workspaces.ts'

/* A runner that lacks something. The step ends, with the right exit code, and says why where it can. */

const sandbox = useSandbox()
const keep = createCleanup()

let folder = ''
let clone: Checkout
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-revision-'))
  clone = keep(cloneSample())
})
afterEach(() => rmSync(folder, { recursive: true }))

type Options = Readonly<{
  env?: Step['env']
  wrap?: Wrap
  change?: (running: RunningStep) => void
  inputs?: Step['inputs']
}>

/** Runs the push of v1. A step that does not end is killed, and has no exit code then. */
async function push({ env = {}, wrap, change, inputs = {} }: Options) {
  const step: Step = {
    workspace: clone.path,
    event: pushOf('v1'),
    env,
    inputs: { ...sandbox.inputs, ...inputs },
  }
  const use = async (running: RunningStep) => {
    change?.(running)
    const code = await Promise.race([running.ended, sleep(30_000, 'still running', { ref: false })])
    await sleep(50)
    return { code, stdout: running.printed() }
  }
  return await withStep(step, use, wrap)
}

function openRuns(): readonly string[] {
  const wandb = [...(sandbox.wandb.store.projects.get('corpus')?.runs.values() ?? [])]
  return [
    ...wandb.filter(({ state }) => state === 'running').map(({ name }) => name),
    ...sandbox.runs().flatMap(({ id, status }) => (status === 'RUNNING' ? [id] : [])),
  ]
}

/** Starts the step by a shell, after this command. `env` passes on variables that a shell would drop. */
const inShell =
  (command: string, redirect = ''): Wrap =>
  ({ program, args, env }) => ({
    program: 'sh',
    args: [
      '-c',
      `${command}; exec env "$@" ${redirect}`,
      'sh',
      ...Object.entries(env).map(([name, value]) => `${name}=${value}`),
      program,
      ...args,
    ],
  })

describe('a log that nobody reads', () => {
  test.each<[string, (running: RunningStep) => void]>([
    ['from the beginning', ({ child }) => child.stdout.destroy()],
    [
      'after the first line',
      ({ child }) => child.stdout.once('data', () => child.stdout.destroy()),
    ],
    [
      'and no errors either',
      ({ child }) => {
        for (const stream of [child.stdout, child.stderr]) stream.destroy()
      },
    ],
  ])('%s ends the step', async (_, change) => {
    expect(await push({ change })).toMatchObject({ code: 1 })
    expect(openRuns()).toEqual([])
    // The next attempt logs what is missing.
    expect(await push({})).toMatchObject({ code: 0 })
  })

  test('has no effect if only stderr is not read', async () => {
    const step = await push({ change: ({ child }) => child.stderr.destroy() })
    expect(step.code).toBe(0)
    expect(sandbox.runs()).toHaveLength(1)
  })

  test('also ends a step that waits for a server', async () => {
    sandbox.mlflow.fail('runs/log-batch', { kind: 'slow', milliseconds: 1000 })
    const change = ({ child }: RunningStep) => {
      void sandbox.mlflow.waitForRequests(3).then(() => child.stdout.destroy())
    }
    expect(await push({ change, inputs: { backend: 'mlflow' } })).toMatchObject({ code: 1 })
    expect(openRuns()).toEqual([])
  })

  onUnix.each([
    ['the log', '>&-', 0],
    ['the errors', '2>&-', 0],
    ['input, log and errors', '<&- >&- 2>&-', 0],
  ])('because the runner closed %s', async (_, redirect, code) => {
    expect(await push({ wrap: inShell(':', redirect) })).toMatchObject({ code })
    expect(sandbox.runs().map(({ status }) => status)).toEqual(['FINISHED'])
  })

  withFullDisk.each(['>/dev/full', '>/dev/full 2>/dev/full'])(
    'because the disk is full: %s',
    async (redirect) => {
      expect(await push({ wrap: inShell(':', redirect) })).toMatchObject({ code: 1 })
      expect(openRuns()).toEqual([])
    },
  )
})

describe('a log whose reader stops reading', () => {
  // The masks of a long secret are larger than the buffer of a pipe.
  const inputs = { mode: 'dry-run', 'mlflow-password': 'secret-'.repeat(7000) }

  onUnix('ends the step at its time limit, with an error', async () => {
    const change = ({ child }: RunningStep) => child.stdout.pause()
    expect(await push({ change, inputs: { ...inputs, timeout: '3' } })).toMatchObject({ code: 1 })
  })

  onUnix('lets a signal end the step', async () => {
    const change = ({ child }: RunningStep) => {
      child.stdout.once('data', () => {
        child.stdout.pause()
        setTimeout(() => child.kill('SIGTERM'), 1000)
      })
    }
    expect(await push({ change, inputs })).toMatchObject({ code: 143 })
  })

  onUnix('and continues is complete', async () => {
    const change = ({ child }: RunningStep) => {
      child.stdout.pause()
      setTimeout(() => child.stdout.resume(), 1000)
    }
    const step = await push({ change, inputs })
    expect(step.code).toBe(0)
    expect(step.stdout).toContain(
      '::group::mlflow: v1 would be logged if the server has no record of it yet\n',
    )
  })
})

describe('a disk that is full', () => {
  withFullDisk('for outputs and summary', async () => {
    const env = { GITHUB_OUTPUT: '/dev/full', GITHUB_STEP_SUMMARY: '/dev/full' }
    const step = await sandbox.push('v1', {}, { env })
    expect(step.code).toBe(1)
    expect(errorsOf(step)).toEqual([
      expect.stringMatching(
        /^The outputs of this step could not be written \(GITHUB_OUTPUT\): ENOSPC/,
      ),
    ])
    expect(warningsOf(step)).toEqual([
      expect.stringMatching(
        /^The job summary could not be written \(GITHUB_STEP_SUMMARY\): ENOSPC/,
      ),
    ])
    expect(openRuns()).toEqual([])
  })

  withFullDisk('for the summary alone', async () => {
    const step = await sandbox.push('v1', {}, { env: { GITHUB_STEP_SUMMARY: '/dev/full' } })
    expect(step).toMatchObject({ code: 0, stderr: '', outputs: { created: 'true' } })
  })

  withFullDisk('for temporary files', async () => {
    const step = await sandbox.push('v1', {}, { env: { RUNNER_TEMP: '/dev/full' } })
    expect(errorsOf(step)).toEqual([
      expect.stringMatching(
        /^No folder could be made in \/dev\/full \(RUNNER_TEMP\): ENOTDIR: .* Nothing was sent\. Check that this folder exists, and that the runner can write to it\.$/,
      ),
    ])
    expect([...sandbox.wandb.received, ...sandbox.mlflow.received]).toEqual([])
  })

  onLinux('because files must not grow', async () => {
    const step = await push({ wrap: inShell('ulimit -f 0') })
    expect(step.code).toBe(1)
    expect(errorsOf(step)).toEqual([
      expect.stringMatching(
        /revision\.json could not be written \(RUNNER_TEMP\): EFBIG: .* Nothing was sent\./,
      ),
      expect.stringMatching(/^The outputs of this step could not be written \(GITHUB_OUTPUT\)/),
    ])
    expect([...sandbox.wandb.received, ...sandbox.mlflow.received]).toEqual([])
  })
})

describe('HOME', () => {
  const without =
    (name: string): Wrap =>
    ({ env }) => ({ env: Object.fromEntries(Object.entries(env).filter(([key]) => key !== name)) })

  onUnix.each<[string, Options]>([
    ['that is not set', { wrap: without('HOME') }],
    ['that is empty', { env: { HOME: '' } }],
    ['that is missing', { env: { HOME: '/nowhere/at/all' } }],
    ['that is a file', { env: { HOME: '/dev/null' } }],
    ['with a configuration that is not one', { env: { GIT_CONFIG_GLOBAL: '/etc/passwd' } }],
    ['with a configuration that cannot be read', { env: { GIT_CONFIG_GLOBAL: '/dev' } }],
    ['with no configuration', { env: { GIT_CONFIG_GLOBAL: '/dev/null' } }],
    ['with no temporary folder', { env: { TMPDIR: '/nowhere/at/all' } }],
  ])('%s does not matter', async (_, options) => {
    expect(await push(options)).toMatchObject({ code: 0 })
    expect(sandbox.runs().map(({ status }) => status)).toEqual(['FINISHED'])
  })

  onUnix('that cannot be read does not matter', async () => {
    const home = join(folder, 'home')
    mkdirSync(home)
    writeFileSync(join(home, '.gitconfig'), '[user]\n')
    chmodSync(home, 0)
    try {
      expect(await push({ env: { HOME: home } })).toMatchObject({ code: 0 })
    } finally {
      chmodSync(home, 0o700)
    }
  })

  /** The step runs as a user that has no entry in the list of users. */
  const asNobody: Wrap = (command, stepFolder) => {
    chmodSync(dirname(clone.path), 0o755)
    execFileSync('chown', ['-R', '54321', stepFolder])
    return { ...command, uid: 54321, gid: 54321 }
  }

  asRoot.each<[string, Options]>([
    ['of another user', { wrap: asNobody, env: { HOME: '/root' } }],
    [
      'of a user without an entry, in a workspace of another user',
      { wrap: (...wrapped) => ({ ...asNobody(...wrapped), ...without('HOME')(...wrapped) }) },
    ],
    [
      'with no configuration, in a workspace of another user',
      { wrap: asNobody, env: { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' } },
    ],
  ])('%s does not matter', async (_, options) => {
    expect(await push(options)).toMatchObject({ code: 0 })
    expect(sandbox.runs().map(({ status }) => status)).toEqual(['FINISHED'])
  })
})

describe('few file descriptors', () => {
  // With 20, Node 24 itself crashes.
  onLinux.each([24, 28])('%i: the step ends with an error that says why', async (count) => {
    const step = await push({ wrap: inShell(`ulimit -n ${count}`), inputs: { backend: 'mlflow' } })
    expect([0, 1]).toContain(step.code)
    for (const error of errorsOf(step)) expect(error).toMatch(/EMFILE/)
    expect(errorsOf(step)).toHaveLength(step.code === 0 ? 0 : 1)
    expect(openRuns()).toEqual([])
  })

  onLinux('64 are enough', async () => {
    const step = await push({ wrap: inShell('ulimit -n 64'), inputs: { backend: 'mlflow' } })
    expect(step.code).toBe(0)
  })
})

describe('a step without a usable folder', () => {
  onUnix('whose current folder was removed', async () => {
    const missing = join(folder, 'missing')
    mkdirSync(missing)
    const step = await push({ wrap: inShell(`cd '${missing}' && rmdir '${missing}'`) })
    expect(step.code).toBe(0)
  })

  test.each<[string, string]>([
    ['that is a folder', tmpdir()],
    ['that is empty', '/dev/null'],
    ['that is missing', '/nowhere/event.json'],
  ])('with an event file %s takes the tag from the runner’s variables', async (_, path) => {
    const step = await sandbox.push('v1', {}, { env: { GITHUB_EVENT_PATH: path } })
    expect(step).toMatchObject({ code: 0, outputs: { revision: 'v1' } })
  })
})

import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { pushOf, type Step } from '../../sandbox/runner.ts'
import { onLinux, onUnix } from '../platform.ts'
import { gitCommandScript, gitScript } from './fake-git.ts'
import { useHostileClone } from './hostile-tags.ts'
import type { ObjectWriter } from './object-writer.ts'
import { isLinux, processesIn, processesLeftIn, waitForFile, withStep } from './step-process.ts'
import { errorsOf, useSandbox } from './use-sandbox.ts'

/*
 * The time limit and the runner's signals end a step that waits for git, or that is in the middle of something large. The
 * tests assert how the step ends, not when. A step that hangs is killed, and has no exit code then.
 */

const sandbox = useSandbox()
const hostile = useHostileClone(sandbox)

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-revision-'))
})
afterEach(() => {
  // Processes that a failed test left.
  for (const { pid } of isLinux ? processesIn(hostile.clone.path) : []) process.kill(pid, 'SIGKILL')
  rmSync(folder, { recursive: true })
})

const started = () => join(folder, 'started')

/** The ways to end a step, and their exit codes. */
const exitCodes = { 'the time limit': 1, SIGINT: 130, SIGTERM: 143 } as const
type Ending = keyof typeof exitCodes
const endings = ['the time limit', 'SIGINT', 'SIGTERM'] as const

/** Starts the push of v2, ends it after `begun`, and returns its exit code and what it printed. */
async function end(
  ending: Ending,
  begun: () => Promise<unknown>,
  env: Readonly<Record<string, string>> = {},
) {
  const timeout = ending === 'the time limit' ? '2' : '300'
  const step: Step = {
    workspace: hostile.clone.path,
    event: pushOf('v2'),
    env,
    inputs: { ...sandbox.inputs, backend: 'mlflow', revision: 'v2', timeout },
  }
  return await withStep(step, async ({ child, printed, ended }) => {
    if (ending !== 'the time limit') {
      await Promise.race([begun(), ended])
      child.kill(ending)
    }
    const code = await Promise.race([ended, sleep(20_000, 'still running', { ref: false })])
    return { code, stdout: printed() }
  })
}

/** Expects that the step ended with this code, and that no process is left. */
async function expectEnd(ending: Ending, outcome: Awaited<ReturnType<typeof end>>): Promise<void> {
  const reason =
    ending === 'the time limit'
      ? /^The time limit was reached \(timeout: 2 seconds\) while git was read\./
      : new RegExp(`^The job was cancelled \\(${ending}\\) while git was read\\.`)
  expect(errorsOf(outcome)).toEqual([expect.stringMatching(reason)])
  expect(outcome.code).toBe(exitCodes[ending])
  expect(sandbox.mlflow.received).toEqual([])
  if (isLinux) expect(await processesLeftIn(hostile.clone.path)).toEqual([])
}

describe.each(endings)('%s ends a step', (ending) => {
  const commands = ['config', 'for-each-ref', 'cat-file', 'rev-list', 'ls-remote']

  onUnix.each(commands)('while git %s does not answer', async (command) => {
    const script = `echo $$ > '${started()}'; exec sleep 300`
    const env = gitCommandScript(folder, command, script)
    await expectEnd(ending, await end(ending, () => waitForFile(started()), env))
  })

  onUnix('while a helper of git ignores signals', async () => {
    const script = `trap '' INT TERM; sleep 300 & echo $$ > '${started()}'; wait; sleep 300`
    const env = gitCommandScript(folder, 'cat-file', script)
    await expectEnd(ending, await end(ending, () => waitForFile(started()), env))
  })

  test('while origin does not answer', async () => {
    const sockets: Socket[] = []
    const server = createServer((socket) => sockets.push(socket))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = isAddress(address) ? address.port : 0
    hostile.clone.git('remote', 'set-url', 'origin', `http://127.0.0.1:${port}/lab/sample-dataset`)
    try {
      await expectEnd(ending, await end(ending, () => once(server, 'connection')))
    } finally {
      for (const socket of sockets) socket.destroy()
      server.close()
    }
  })

  onUnix.each<[string, string, (writer: ObjectWriter) => string]>([
    [
      'a large index.json is read',
      'cat-file',
      (writer) => {
        const entry = `"at://did:plc:x/a.b.c/r": "${'1'.repeat(64)}",\n`
        const entries = Buffer.from(entry.repeat(10_000))
        const index = writer.blob(Buffer.concat([Buffer.from('{'), ...Array(270).fill(entries)]))
        return lairsRepository(writer, { index })
      },
    ],
    [
      'large folders are searched for lairs Repositories',
      'cat-file',
      (writer) => {
        const id = Buffer.from(writer.blob(''), 'hex')
        const entry = (name: string) => Buffer.concat([Buffer.from(`100644 ${name}\0`), id])
        const numbers = Array.from({ length: 20 }, (_, number) => `${number}`)
        const most = Buffer.concat(Array.from({ length: 400_000 }, (_, each) => entry(`${each}`)))
        return writer.tree(
          numbers.map((name) => [name, writer.write('tree', Buffer.concat([most, entry(name)]))]),
        )
      },
    ],
  ])('while %s', async (_, command, build) => {
    const last = hostile.sample('v1^{commit}')
    hostile.write((writer) => ({ v2: writer.commit(build(writer), [last]) }))
    const env = gitScript(
      folder,
      `case " $* " in *" ${command} "*) echo x > '${started()}' ;; esac\nexec "$real" "$@"`,
    )
    const begun = async () => {
      await waitForFile(started())
      await sleep(700)
    }
    await expectEnd(ending, await end(ending, begun, env))
  })
})

function lairsRepository(writer: ObjectWriter, parts: Readonly<{ index: string }>): string {
  const id = (path: string) => hostile.sample(`v2:${path}`)
  return writer.tree([
    ['.panproto', id('.panproto'), '40000'],
    ['index.json', parts.index],
    ['records', id('records'), '40000'],
  ])
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null
}

describe('no process outlives the step', () => {
  onLinux('that logs a tag', async () => {
    for (const tag of ['v1', 'v2']) {
      const step = await sandbox.push(tag, { backend: 'mlflow' }, { workspace: hostile.clone.path })
      expect(step.code).toBe(0)
      expect(await processesLeftIn(hostile.clone.path)).toEqual([])
    }
  })

  onLinux('that fails', async () => {
    const step = await sandbox.push('v9', { backend: 'mlflow' }, { workspace: hostile.clone.path })
    expect(step.code).toBe(1)
    expect(await processesLeftIn(hostile.clone.path)).toEqual([])
  })

  const withDaemon = isLinux && hasFsmonitorDaemon() ? test : test.skip
  withDaemon('if git would start its file system monitor', async () => {
    hostile.clone.git('config', 'core.fsmonitor', 'true')
    const step = await sandbox.push('v1', { backend: 'mlflow' }, { workspace: hostile.clone.path })
    expect(step.code).toBe(0)
    expect(await processesLeftIn(hostile.clone.path)).toEqual([])
  })

  onLinux('if git would clean up a partial clone in the background', async () => {
    hostile.clone.git('config', 'uploadpack.allowFilter', 'true')
    hostile.clone.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
    const partial = join(folder, 'partial')
    hostile.clone.git(
      'clone',
      '--quiet',
      '--bare',
      '--filter=blob:none',
      `file://${hostile.clone.path}`,
      join(partial, '.git'),
    )
    hostile.clone.git('--git-dir', join(partial, '.git'), 'config', 'gc.auto', '1')
    const step = await sandbox.push('v1', { backend: 'mlflow' }, { workspace: partial })
    expect(step.code).toBe(0)
    expect(await processesLeftIn(partial)).toEqual([])
  })
})

function hasFsmonitorDaemon(): boolean {
  return spawnSync('git', ['version', '--build-options'], { encoding: 'utf8' }).stdout.includes(
    'feature: fsmonitor--daemon',
  )
}

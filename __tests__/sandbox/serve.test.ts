import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { startWandb } from '../../sandbox/wandb/server.ts'
import { type Compilation, compile } from '../compilation.ts'
import { representatives } from '../exhaustive/mode.ts'
import { onUnix } from '../platform.ts'

const PROGRAM = 'build/sandbox/serve.js'

let compilation: Compilation
beforeAll(() => {
  compilation = compile()
}, 120_000)
afterAll(() => compilation.remove())

const processes: { child: ChildProcess; temporary: string }[] = []
afterEach(() => {
  for (const { child, temporary } of processes.splice(0)) {
    child.kill('SIGKILL')
    rmSync(temporary, { recursive: true })
  }
})

/** Starts the program with its own folder for temporary files. */
function startSandbox(...args: readonly string[]) {
  const temporary = mkdtempSync(join(tmpdir(), 'log-revision-serve-'))
  const env = { ...process.env, TMPDIR: temporary }
  const child = spawn(process.execPath, [join(compilation.base, PROGRAM), ...args], { env })
  processes.push({ child, temporary })
  let stdout = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  const stderr = text(child.stderr)
  const closed = once(child, 'close')
  return {
    /** Waits for a printed text that matches. */
    async waitForOutput(pattern: RegExp) {
      for (;;) {
        const found = pattern.exec(stdout)
        if (found !== null) return found
        await Promise.race([
          once(child.stdout, 'data'),
          closed.then(async () => expect(`${stdout}${await stderr}`).toMatch(pattern)),
        ])
      }
    },
    /** Waits until a step runs. */
    async waitForStep() {
      const isStep = (name: string) => name.startsWith('log-revision-step-')
      while (!readdirSync(temporary).some(isStep)) await sleep(5)
    },
    /** Sends the signals. Returns how the program ended and which temporary files are left. */
    async stop(...signals: readonly NodeJS.Signals[]) {
      for (const signal of signals) {
        child.kill(signal)
        // Equal signals at the same time are merged into one.
        await sleep(5)
      }
      const [code, signal] = await closed
      return { code, signal, stderr: await stderr, files: readdirSync(temporary) }
    },
  }
}

const cleanExit = { code: 0, signal: null, stderr: '', files: [] }

onUnix('the sandbox logs v1 and v2, shows them and removes its temporary files', async () => {
  const sandbox = startSandbox()
  const [, url = ''] = await sandbox.waitForOutput(/^The page +(\S+)$[\s\S]*Ctrl-C/m)
  const page = await (await fetch(url)).text()

  expect(page).toContain('> lairs-revision <')
  for (const aliases of ['<li>tag-v1</li>', '<li>tag-v2</li><li>latest</li>']) {
    expect(page).toContain(`<ul class="chips">${aliases}</ul>`)
  }
  for (const tag of ['v1', 'v2']) expect(page).toMatch(new RegExp(`<h4>${tag} .*FINISHED`))
  expect(page).not.toContain('Nothing has been logged')
  expect(await sandbox.stop('SIGINT')).toEqual(cleanExit)
  await expect(fetch(url)).rejects.toThrow()
})

onUnix('--empty starts without records, and SIGTERM stops the sandbox', async () => {
  const sandbox = startSandbox('--empty')
  const [, url = '', wandb = ''] = await sandbox.waitForOutput(
    /^The page +(\S+)\nW&B +(\S+)\n[\s\S]*Ctrl-C/m,
  )
  const page = await (await fetch(url)).text()

  expect(page).toContain('Nothing has been logged here yet')
  expect(page).toContain(`wandb-base-url: ${wandb}\n`)
  expect(await sandbox.stop('SIGTERM')).toEqual(cleanExit)
})

onUnix('the sandbox stops cleanly while a step runs, even if the signal comes twice', async () => {
  const sandbox = startSandbox()
  await sandbox.waitForStep()
  expect(await sandbox.stop('SIGINT', 'SIGINT')).toEqual(cleanExit)
})

onUnix('--port sets the port of the page, or fails if the port is in use', async () => {
  const other = await startWandb()
  const { port } = new URL(other.url)
  const failed = await startSandbox('--empty', '--port', port).stop()
  await other.close()
  expect(failed).toMatchObject({
    code: 1,
    files: [],
    stderr: expect.stringContaining('EADDRINUSE'),
  })

  const sandbox = startSandbox('--empty', '--port', port)
  const [, url] = await sandbox.waitForOutput(/^The page +(\S+)$[\s\S]*Ctrl-C/m)
  expect(url).toBe(`http://127.0.0.1:${port}/`)
  expect(await sandbox.stop('SIGINT')).toEqual(cleanExit)
})

test.each(representatives(['x', '-1', '65536', '1.5', '']))(
  '--port "%s" is rejected',
  async (port) => {
    const { code, stderr } = await startSandbox(`--port=${port}`).stop()
    expect(code).toBe(1)
    expect(stderr).toMatch(/^--port .* is not a port: give a number from 0 to 65535\.\n$/)
  },
)

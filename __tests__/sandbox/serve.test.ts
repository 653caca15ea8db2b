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

let compilation: Compilation
beforeAll(() => {
  compilation = compile('sandbox')
}, 120_000)
afterAll(() => compilation.remove())

const started: { child: ChildProcess; temporary: string }[] = []
afterEach(() => {
  for (const { child, temporary } of started.splice(0)) {
    child.kill('SIGKILL')
    rmSync(temporary, { recursive: true })
  }
})

/** Starts the program, with a folder for temporary files that is its own. */
function start(...args: readonly string[]) {
  const temporary = mkdtempSync(join(tmpdir(), 'log-revision-serve-'))
  const program = join(compilation.base, 'build/sandbox/serve.js')
  const env = { ...process.env, TMPDIR: temporary }
  const child = spawn(process.execPath, [program, ...args], { env })
  started.push({ child, temporary })
  let stdout = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  const stderr = text(child.stderr)
  const ended = once(child, 'close')
  return {
    /** Waits until it has printed that. */
    async printed(pattern: RegExp) {
      for (;;) {
        const found = pattern.exec(stdout)
        if (found !== null) return found
        await Promise.race([
          once(child.stdout, 'data'),
          ended.then(async () => expect(`${stdout}${await stderr}`).toMatch(pattern)),
        ])
      }
    },
    /** Waits until it runs a step. */
    async logging() {
      const isStep = (name: string) => name.startsWith('log-revision-step-')
      while (!readdirSync(temporary).some(isStep)) await sleep(5)
    },
    /** Sends it signals, and tells how it ended and which files it left. */
    async end(...signals: readonly NodeJS.Signals[]) {
      for (const signal of signals) {
        child.kill(signal)
        // Signals that come at the same time are one.
        await sleep(5)
      }
      const [code, signal] = await ended
      return { code, signal, stderr: await stderr, left: readdirSync(temporary) }
    },
  }
}

const clean = { code: 0, signal: null, stderr: '', left: [] }

test('it logs v1 and v2, shows them, and ends without a trace', async () => {
  const sandbox = start()
  const [, url = ''] = await sandbox.printed(/^The page +(\S+)$[\s\S]*Ctrl-C/m)
  const page = await (await fetch(url)).text()

  expect(page).toContain('> lairs-revision <')
  for (const aliases of ['<li>tag-v1</li>', '<li>tag-v2</li><li>latest</li>']) {
    expect(page).toContain(`<ul class="chips">${aliases}</ul>`)
  }
  for (const tag of ['v1', 'v2']) expect(page).toMatch(new RegExp(`<h4>${tag} .*FINISHED`))
  expect(page).not.toContain('Nothing has been logged')
  expect(await sandbox.end('SIGINT')).toEqual(clean)
  await expect(fetch(url)).rejects.toThrow()
})

test('it may begin empty, and is ended by SIGTERM too', async () => {
  const sandbox = start('--empty')
  const [, url = '', wandb = ''] = await sandbox.printed(
    /^The page +(\S+)\nW&B +(\S+)\n[\s\S]*Ctrl-C/m,
  )
  const page = await (await fetch(url)).text()

  expect(page).toContain('Nothing has been logged here yet')
  expect(page).toContain(`wandb-base-url: ${wandb}\n`)
  expect(await sandbox.end('SIGTERM')).toEqual(clean)
})

test('it ends cleanly in the midst of logging, also when npm passes the signal on once more', async () => {
  const sandbox = start()
  await sandbox.logging()
  expect(await sandbox.end('SIGINT', 'SIGINT')).toEqual(clean)
})

test('the page has the port that was asked for, or says that it cannot', async () => {
  const other = await startWandb()
  const { port } = new URL(other.url)
  const taken = await start('--empty', '--port', port).end()
  await other.close()
  expect(taken).toMatchObject({ code: 1, left: [], stderr: expect.stringContaining('EADDRINUSE') })

  const sandbox = start('--empty', '--port', port)
  const [, url] = await sandbox.printed(/^The page +(\S+)$[\s\S]*Ctrl-C/m)
  expect(url).toBe(`http://127.0.0.1:${port}/`)
  expect(await sandbox.end('SIGINT')).toEqual(clean)
})

test.each(['x', '-1', '65536', '1.5', ''])('--port "%s" is refused', async (port) => {
  const { code, stderr } = await start(`--port=${port}`).end()
  expect(code).toBe(1)
  expect(stderr).toMatch(/^--port .* is not a port: give a number from 0 to 65535\.\n$/)
})

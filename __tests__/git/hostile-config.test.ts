import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'
import type { Git } from '../../src/git/repository.ts'
import { representatives } from '../exhaustive/mode.ts'
import { describeOnUnix } from '../platform.ts'
import { openCheckout } from './open-checkout.ts'
import { parentsFirst } from './parents-first.ts'

let root: string
let clone: Checkout
/** A program that creates the file `proof`, and fails. */
let program: string
let proof: string
let server: Server
/** The address of a server that asks for a password. */
let url: string
let requests: number

beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'log-revision-config-')))
  clone = cloneSample()
  proof = join(root, 'proof')
  program = createProgram('program')
  requests = 0
  server = createServer((_, response) => {
    requests++
    response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no TCP address')
  url = `http://127.0.0.1:${address.port}/r`
})
afterEach(() => {
  server.close()
  server.closeAllConnections()
  clone.remove()
  rmSync(root, { recursive: true, force: true })
})

function createProgram(path: string): string {
  const file = join(root, path)
  writeFileSync(file, `#!/bin/sh\n: > '${proof}'\nexit 1\n`, { mode: 0o755 })
  return file
}

/** The environment of the action: no configuration of the user, no proxy, and the test's own programs in PATH. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, TMPDIR } = process.env
  const bin = join(root, 'bin')
  mkdirSync(bin, { recursive: true })
  const config = { HOME: root, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
  return { ...config, TMPDIR, PATH: `${bin}${delimiter}${PATH}`, no_proxy: '*' }
}

/** Runs git as its user would, with the repository's configuration. It may fail. */
async function runPlainGit(args: readonly string[]): Promise<void> {
  const env = { ...environment(), GIT_TERMINAL_PROMPT: '0' }
  await promisify(execFile)('git', args, { cwd: clone.path, env }).catch(() => undefined)
}

async function withGit(use: (git: Git) => Promise<unknown>): Promise<void> {
  const git = await openCheckout(clone.path, { env: environment() })
  try {
    await use(git)
  } finally {
    git.close()
  }
}

/** Reads whatever the action reads from git. */
async function readEverything(git: Git): Promise<void> {
  const id = (name: string) => clone.git('rev-parse', name)
  const [v1, v2] = [id('v1^{commit}'), id('v2^{commit}')]
  expect((await git.tags()).size).toBeGreaterThan(1)
  expect(await git.tagId('v1')).toBe(id('v1'))
  expect((await git.read(id('v1')))?.type).toBe('tag')
  expect(await git.stream(id('v1:index.json'), 10 ** 6, () => undefined)).toBe(true)
  const commits = await parentsFirst(await git.commitGraph([v2]), [v2])
  expect(commits).toContain(v1)
  expect(commits.at(-1)).toBe(v2)
  expect(await git.lastChange(v2, 'index.json')).toMatch(/^[0-9a-f]{40}$/)
  await git.tagsOnOrigin()
}

type Settings = Readonly<Record<string, string>>

function configure(settings: Settings): void {
  for (const [name, value] of Object.entries(settings)) clone.git('config', name, value)
}

const lsRemote = ['ls-remote', 'origin']
const anyProtocol = { 'protocol.allow': 'always', 'protocol.ext.allow': 'always' }

/** Settings that name a program, and a plain git command that runs it. */
const cases: readonly (readonly [string, () => Settings, plainCommand: readonly string[]])[] = [
  ['core.fsmonitor', () => ({ 'core.fsmonitor': program }), ['status']],
  [
    'core.hooksPath',
    () => {
      mkdirSync(join(root, 'hooks'))
      createProgram('hooks/reference-transaction')
      return { 'core.hooksPath': join(root, 'hooks') }
    },
    ['update-ref', 'refs/heads/new', 'HEAD'],
  ],
  [
    'core.sshCommand',
    () => ({ 'core.sshCommand': program, 'remote.origin.url': 'ssh://127.0.0.1:1/r' }),
    lsRemote,
  ],
  [
    'core.gitProxy',
    () => ({ 'core.gitProxy': program, 'remote.origin.url': 'git://127.0.0.1:1/r' }),
    lsRemote,
  ],
  ['diff.external', () => ({ 'diff.external': program }), ['diff', 'v1', 'v2']],
  ['diff.<driver>.command', () => withAttribute('diff', 'command'), ['diff', 'v1', 'v2']],
  ['diff.<driver>.textconv', () => withAttribute('diff', 'textconv'), ['diff', 'v1', 'v2']],
  [
    'filter.<driver>.smudge',
    () => withAttribute('filter', 'smudge'),
    ['cat-file', '--filters', 'v1:index.json'],
  ],
  [
    'credential.helper',
    () => ({ 'credential.helper': program, 'remote.origin.url': url }),
    lsRemote,
  ],
  [
    'credential.<url>.helper',
    () => ({ [`credential.${url}.helper`]: program, 'remote.origin.url': url }),
    lsRemote,
  ],
  ['core.askPass', () => ({ 'core.askPass': program, 'remote.origin.url': url }), lsRemote],
  [
    'remote.origin.uploadpack',
    () => ({ 'remote.origin.uploadpack': program, 'remote.origin.url': clone.path }),
    lsRemote,
  ],
  [
    'remote.origin.url with ext::',
    () => ({ ...anyProtocol, 'remote.origin.url': `ext::${program}` }),
    lsRemote,
  ],
  [
    'url.<ext>.insteadOf',
    () => {
      const replaced = 'https://example.org/r'
      const rule = { [`url.ext::${program}.insteadOf`]: replaced }
      return { ...anyProtocol, ...rule, 'remote.origin.url': replaced }
    },
    lsRemote,
  ],
  [
    'remote.origin.vcs',
    () => ({ ...anyProtocol, 'remote.origin.vcs': 'ext', 'remote.origin.url': program }),
    lsRemote,
  ],
  [
    'remote.origin.url with the scheme of another remote helper',
    () => {
      createProgram('bin/git-remote-proof')
      return { ...anyProtocol, 'remote.origin.url': 'proof://r' }
    },
    lsRemote,
  ],
]

function withAttribute(kind: 'diff' | 'filter', key: string): Settings {
  mkdirSync(join(clone.path, '.git/info'), { recursive: true })
  writeFileSync(join(clone.path, '.git/info/attributes'), `* ${kind}=proof\n`)
  return { [`${kind}.proof.${key}`]: program }
}

describeOnUnix('no program that the repository’s own configuration names is run', () => {
  test.each(representatives(cases))('%s', async (_, settings, plainCommand) => {
    mkdirSync(join(root, 'bin'), { recursive: true })
    configure(settings())
    await withGit(readEverything)
    expect(existsSync(proof)).toBe(false)
    const usesServer = clone.git('config', 'remote.origin.url') === url
    expect(requests > 0).toBe(usesServer)

    // The setting is effective: plain git runs the program.
    await runPlainGit(plainCommand)
    expect(existsSync(proof)).toBe(true)
  })

  test('a hook in .git/hooks', async () => {
    const hook = createProgram('hook')
    mkdirSync(join(clone.path, '.git/hooks'), { recursive: true })
    writeFileSync(
      join(clone.path, '.git/hooks/reference-transaction'),
      `#!/bin/sh\nexec '${hook}'\n`,
      { mode: 0o755 },
    )
    await withGit(readEverything)
    expect(existsSync(proof)).toBe(false)
    await runPlainGit(['update-ref', 'refs/heads/new', 'HEAD'])
    expect(existsSync(proof)).toBe(true)
  })
})

describeOnUnix('in a partial clone, the fetch of a missing object runs no such program', () => {
  const missing = 'a'.repeat(40)

  test.each<[string, () => Settings]>([
    ['ext::', () => ({ ...anyProtocol, 'remote.origin.url': `ext::${program}` })],
    ['credential.helper', () => ({ 'credential.helper': program, 'remote.origin.url': url })],
    ['core.askPass', () => ({ 'core.askPass': program, 'remote.origin.url': url })],
    [
      'core.alternateRefsCommand',
      () => {
        const other = join(root, 'other.git')
        clone.git('clone', '--quiet', '--bare', '.', other)
        writeFileSync(join(clone.path, '.git/objects/info/alternates'), `${other}/objects\n`)
        return { 'core.alternateRefsCommand': program, 'remote.origin.url': other }
      },
    ],
  ])('%s', async (_, settings) => {
    configure({ 'remote.origin.promisor': 'true', ...settings() })
    await withGit(async (git) => {
      await git.read(missing).catch(() => undefined)
      expect((await git.read(clone.git('rev-parse', 'v1')))?.type).toBe('tag')
    })
    expect(existsSync(proof)).toBe(false)
    await runPlainGit(['cat-file', '-p', missing])
    expect(existsSync(proof)).toBe(true)
  })

  test('and a complete clone fetches nothing', async () => {
    configure({ 'remote.origin.url': url })
    await withGit(async (git) => {
      expect(await git.read(missing)).toBeUndefined()
    })
    expect(requests).toBe(0)
  })
})

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import * as v from 'valibot'
import { type Checkout, cloneSample } from '../../sandbox/sample.ts'
import {
  localEnvironment,
  lsRemoteOptions,
  networkEnvironment,
  safeOptions,
} from '../../src/git/environment.ts'
import type { Git } from '../../src/git/repository.ts'
import { representatives } from '../exhaustive/mode.ts'
import { describeOnUnix } from '../platform.ts'
import { openCheckout } from './open-checkout.ts'
import { parentsFirst } from './parents-first.ts'

/** What the jobs, the runner and earlier steps can leave in the environment, and git must not see. */
const hostileNames = [
  ...['INPUT_WANDB-API-KEY', 'INPUT_MLFLOW-TOKEN', 'INPUT_GITHUB-TOKEN', 'INPUT_REVISION'],
  ...['WANDB_API_KEY', 'WANDB_BASE_URL', 'WANDB_IDENTITY_TOKEN_FILE'],
  ...['MLFLOW_TRACKING_TOKEN', 'MLFLOW_TRACKING_PASSWORD', 'MLFLOW_TRACKING_URI'],
  ...['DATABRICKS_HOST', 'DATABRICKS_TOKEN', 'DATABRICKS_CLIENT_SECRET'],
  ...['GITHUB_TOKEN', 'GH_TOKEN', 'GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_WORKSPACE'],
  ...['ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_RUNTIME_TOKEN'],
  ...['AZURE_CLIENT_SECRET', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'STATE_x', 'npm_token'],
  ...['GIT_COMMON_DIR', 'GIT_INDEX_FILE', 'GIT_NAMESPACE', 'GIT_CEILING_DIRECTORIES'],
  ...['GIT_SHALLOW_FILE', 'GIT_OBJECT_DIRECTORY', 'GIT_REPLACE_REF_BASE'],
  ...['GIT_ALTERNATE_OBJECT_DIRECTORIES', 'GIT_QUARANTINE_PATH', 'GIT_REFERENCE_BACKEND'],
  ...['GIT_REF_STORAGE', 'GIT_DEFAULT_HASH', 'GIT_PROTOCOL', 'GIT_PROTOCOL_FROM_USER'],
  ...['GIT_CONFIG', 'GIT_CONFIG_COUNT', 'GIT_CONFIG_KEY_0', 'GIT_CONFIG_VALUE_0'],
  ...['GIT_CONFIG_PARAMETERS', 'GIT_ATTR_SOURCE', 'GIT_LITERAL_PATHSPECS', 'GIT_ICASE_PATHSPECS'],
  ...[
    'GIT_SSH',
    'GIT_SSH_COMMAND',
    'GIT_SSH_VARIANT',
    'GIT_ASKPASS',
    'SSH_ASKPASS',
    'GIT_PROXY_COMMAND',
  ],
  ...['GIT_EXTERNAL_DIFF', 'GIT_DIFF_OPTS', 'GIT_PAGER', 'PAGER', 'GIT_EDITOR', 'EDITOR', 'VISUAL'],
  ...['GIT_TEMPLATE_DIR', 'GIT_SSL_NO_VERIFY', 'GIT_SSL_CERT', 'GIT_SSL_KEY', 'GIT_COOKIE_FILE'],
  ...['GIT_TRACE', 'GIT_TRACE2_EVENT', 'GIT_TRACE_CURL', 'GIT_CURL_VERBOSE', 'GIT_REDIRECT_STDERR'],
  ...['LD_PRELOAD', 'LD_AUDIT', 'DYLD_INSERT_LIBRARIES', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS'],
  ...['BASH_ENV', 'ENV', 'SHELLOPTS', 'IFS', 'PERL5OPT', 'PYTHONSTARTUP', 'LANG', 'LANGUAGE'],
]

/** These variables reach git, but with other values. */
const replacedNames = [
  ...['GIT_DIR', 'GIT_WORK_TREE', 'GIT_NO_REPLACE_OBJECTS', 'GIT_OPTIONAL_LOCKS'],
  ...['GIT_TERMINAL_PROMPT', 'GIT_ALLOC_LIMIT', 'GIT_ALLOW_PROTOCOL', 'GIT_GRAFT_FILE', 'LC_ALL'],
  ...['GIT_TRACE2', 'GIT_TRACE2_EVENT', 'GIT_TRACE2_PERF'],
]

const searchPathNames = ['PATH', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'GIT_EXEC_PATH']
const systemNames = [
  ...['TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'SystemDrive', 'windir', 'ComSpec', 'PATHEXT'],
  ...['ProgramData', 'RUNNER_TRACKING_ID'],
]
const networkNames = [
  ...['HOME', 'XDG_CONFIG_HOME', 'USERPROFILE', 'HOMEDRIVE', 'HOMEPATH', 'APPDATA'],
  ...['USER', 'LOGNAME', 'USERNAME', 'SSH_AUTH_SOCK'],
  ...['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG_NOSYSTEM'],
  ...['http_proxy', 'https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY', 'no_proxy', 'NO_PROXY'],
  ...['GIT_SSL_CAINFO', 'GIT_SSL_CAPATH', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'CURL_CA_BUNDLE'],
]

const localNames = [
  ...[...replacedNames, ...searchPathNames, ...systemNames],
  ...['HOME', 'XDG_CONFIG_HOME', 'GIT_CONFIG_NOSYSTEM', 'GIT_NO_LAZY_FETCH'],
].sort()
const namesWithNetwork = [
  ...[...replacedNames, ...searchPathNames, ...systemNames, ...networkNames],
].sort()

let root: string
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'log-revision-environment-')))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** An environment with all of the names above. */
function everything(searchPath: string): NodeJS.ProcessEnv {
  const values = [...hostileNames, ...replacedNames].map((name) => [name, `hostile ${name}`])
  const inherited = [...systemNames, ...networkNames].map((name) => [name, `own ${name}`])
  const paths = searchPathNames.map((name) => [name, searchPath])
  return Object.fromEntries([...values, ...inherited, ...paths])
}

describe('the environment of git', () => {
  const directory = (name: string) => join(root, name)
  const environments = () => {
    const paths = [directory('bin'), directory('workspace/bin'), '', 'relative', directory('bin')]
    for (const name of ['bin', 'workspace/bin']) mkdirSync(directory(name), { recursive: true })
    const [gitDir, top] = [directory('workspace/.git'), directory('workspace')]
    const repository = { gitDir, top, prefix: '', isShallow: false }
    const env = everything(paths.join(delimiter))
    const options = { repository, workspace: top, home: directory('home'), env }
    return { local: localEnvironment(options), network: networkEnvironment(options) }
  }

  test('has exactly these names for a local command', () => {
    expect(Object.keys(environments().local).sort()).toEqual(localNames)
  })

  test('has exactly these names for a command with network access', () => {
    expect(Object.keys(environments().network).sort()).toEqual(namesWithNetwork)
  })

  test('has no variable that is not set', () => {
    const repository = { gitDir: '/r/.git', top: '/r', prefix: '', isShallow: false }
    const options = { repository, workspace: '/r', home: '/home', env: {} }
    const added = [...replacedNames, 'GIT_CONFIG_NOSYSTEM', 'GIT_NO_LAZY_FETCH']
    const local = [...added, 'HOME', 'XDG_CONFIG_HOME'].sort()
    expect(Object.keys(localEnvironment(options)).sort()).toEqual(local)
    expect(Object.keys(networkEnvironment(options)).sort()).toEqual([...replacedNames].sort())
  })

  test('names the repository, an empty home folder for local commands, and no protocol', () => {
    const { local, network } = environments()
    const home = directory('home')
    for (const each of [local, network]) {
      expect(each).toMatchObject({
        GIT_DIR: directory('workspace/.git'),
        GIT_WORK_TREE: directory('workspace'),
        GIT_NO_REPLACE_OBJECTS: '1',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_TERMINAL_PROMPT: '0',
        GIT_ALLOC_LIMIT: `${160 * 1024 ** 2}`,
        GIT_TRACE2: '0',
        GIT_TRACE2_EVENT: '0',
        GIT_TRACE2_PERF: '0',
        LC_ALL: 'C',
      })
      expect(Object.values(each).join()).not.toContain('hostile')
    }
    expect(local).toMatchObject({ HOME: home, XDG_CONFIG_HOME: home, GIT_CONFIG_NOSYSTEM: '1' })
    expect(local).toMatchObject({ GIT_ALLOW_PROTOCOL: 'none', GIT_NO_LAZY_FETCH: '1' })
    expect(network).toMatchObject({ HOME: 'own HOME', GIT_ALLOW_PROTOCOL: 'https:http:ssh:file' })
  })

  test('has search paths without folders of the workspace and without relative ones', () => {
    const { local, network } = environments()
    const expected = [directory('bin'), directory('bin')].join(delimiter)
    for (const name of searchPathNames) {
      expect({ name, value: local[name] }).toEqual({ name, value: expected })
      expect({ name, value: network[name] }).toEqual({ name, value: expected })
    }
  })
})

/** A call of git, as the program below records it. */
const Call = v.object({ args: v.array(v.string()), env: v.record(v.string(), v.string()) })
type Call = v.InferOutput<typeof Call>

describeOnUnix('what git receives', () => {
  let clone: Checkout
  let calls: () => readonly Call[]
  let git: Git | undefined
  beforeEach(() => {
    clone = cloneSample()
    // A bundle does not tell which tags are annotated.
    clone.git('remote', 'set-url', 'origin', clone.path)
  })
  afterEach(() => {
    git?.close()
    clone.remove()
  })

  /** Opens the repository through a program named git that records its calls, and then runs git. */
  async function openRecorded(): Promise<Git> {
    const bin = join(root, 'bin')
    mkdirSync(bin)
    const log = join(root, 'calls')
    writeFileSync(log, '')
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim()
    const script = `#!${process.execPath}
      const [, , ...args] = process.argv
      require('node:fs').appendFileSync(${JSON.stringify(log)}, JSON.stringify({ args, env: process.env }) + '\\n')
      const { status } = require('node:child_process').spawnSync(${JSON.stringify(real)}, args, { stdio: 'inherit' })
      process.exitCode = status ?? 1
    `
    writeFileSync(join(bin, 'git'), script, { mode: 0o755 })
    calls = () => {
      const lines = readFileSync(log, 'utf8').split('\n').filter(Boolean)
      return lines.map((line) => v.parse(Call, JSON.parse(line)))
    }
    const execPath = execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim()
    const folders = { GIT_EXEC_PATH: execPath, HOME: root, XDG_CONFIG_HOME: root, TMPDIR: root }
    const config = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' }
    const unset = { GIT_CONFIG_NOSYSTEM: '' }
    const searchPath = [bin, '/usr/bin', '/bin'].join(delimiter)
    const env = { ...everything(searchPath), ...folders, ...config, ...unset }
    git = await openCheckout(clone.path, { env })
    return git
  }

  /** Uses everything that runs git. */
  async function useEverything(opened: Git): Promise<void> {
    const [v1, v2] = ['v1', 'v2'].map((tag) => clone.git('rev-parse', `${tag}^{commit}`))
    expect((await opened.tags()).has('v1')).toBe(true)
    expect(await opened.tagId('v1')).toMatch(/^[0-9a-f]{40}$/)
    expect((await opened.read(v1 ?? ''))?.type).toBe('commit')
    const commits = await parentsFirst(await opened.commitGraph([v2 ?? '']), [v2 ?? ''])
    expect(commits.indexOf(v1 ?? '')).toBeGreaterThanOrEqual(0)
    expect(commits.at(-1)).toBe(v2)
    expect(await opened.lastChange(v2 ?? '', 'index.json')).toMatch(/^[0-9a-f]{40}$/)
    expect((await opened.tagsOnOrigin())?.has('v1')).toBe(true)
  }

  /** The commands without the options before them, with the names of their variables. */
  function commands(): ReadonlyMap<string, readonly string[]> {
    return new Map(
      calls().map(({ args, env }) => {
        expect(args.slice(0, safeOptions.length)).toEqual(safeOptions)
        expect(Object.values(env).join()).not.toContain('hostile')
        const rest = args.slice(safeOptions.length)
        const command = rest[0] === '-c' ? rest[2] : rest[0]
        return [command ?? '', Object.keys(env).sort()]
      }),
    )
  }

  test('is the environment above, and the network only for ls-remote', async () => {
    await useEverything(await openRecorded())
    expect(Object.fromEntries(commands())).toEqual({
      config: localNames,
      'for-each-ref': localNames,
      'cat-file': localNames,
      'rev-list': localNames,
      'ls-remote': namesWithNetwork,
    })
    const lsRemote = calls().find(({ args }) => args.includes('ls-remote'))
    const options = [...safeOptions, ...lsRemoteOptions, '--tags', 'origin']
    expect(lsRemote?.args).toEqual(options)
  })

  test.each(representatives(['remote.origin.promisor', 'extensions.partialClone']))(
    'is the network in a partial clone too, where git fetches missing objects (%s)',
    async (setting) => {
      clone.git('config', setting, setting.startsWith('remote') ? 'true' : 'origin')
      await useEverything(await openRecorded())
      expect(Object.fromEntries(commands())).toMatchObject({
        config: localNames,
        'for-each-ref': localNames,
        'cat-file': namesWithNetwork,
        'rev-list': localNames,
        'ls-remote': namesWithNetwork,
      })
    },
  )
})

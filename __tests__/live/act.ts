import { spawn, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import * as v from 'valibot'
import type { Step } from '../../sandbox/runner.ts'

const version = 'v0.2.89'
const reusable = '.github/workflows/log-revision.yml'
const program = resolve('.live/act', version, 'act')

/** A line of act's log. The fields after `msg` belong to a command of the runner, such as `set-output`. */
const Line = v.object({
  msg: v.optional(v.string(), ''),
  jobID: v.optional(v.string(), ''),
  command: v.optional(v.string()),
  name: v.optional(v.string()),
  arg: v.optional(v.string(), ''),
  content: v.optional(v.string(), ''),
  /** True for what a step prints. */
  raw_output: v.optional(v.boolean(), false),
})

/** The end of a workflow. */
export type WorkflowRun = Readonly<{ code: number; lines: readonly v.InferOutput<typeof Line>[] }>

/** What a workflow runs on. */
export type Site = Readonly<{
  /** The repository of the workflow, a clone that has `origin` on GitHub. */
  workspace: string
  /** A folder with programs for the steps. */
  programs: string
  /** The folder from which all repositories are fetched, as `owner/name`. */
  repositories: string
  env: Readonly<Record<string, string>>
  secrets: Readonly<Record<string, string>>
  vars: Readonly<Record<string, string>>
  /** The folders from which act takes other actions, by `owner/name`. */
  actions: Readonly<Record<string, string>>
}>

/** True if Go is there, with which act is built. */
export const hasGo = spawnSync('go', ['version']).status === 0

/** The folder with actions/checkout: a clone of it in the variable ACTIONS_CHECKOUT, or else our stand-in. */
export const checkoutFolder = process.env['ACTIONS_CHECKOUT'] ?? resolve('__tests__/live/checkout')

/** Builds act into the ignored folder `.live`, unless it is there. Throws if that fails. */
export function installAct(): void {
  if (existsSync(program)) return
  const env = { ...process.env, GOBIN: resolve('.live/act', version) }
  const go = spawnSync('go', ['install', `github.com/nektos/act@${version}`], { env })
  if (go.status !== 0) throw new Error(`act cannot be built: ${go.stderr}`)
}

/**
 * Runs a workflow for an event with act, without Docker. `OWNER/log-revision@COMMIT` is this action. Its reusable
 * workflow is changed as docs/guides/reusable-workflow.md says for GitHub Enterprise Server:
 * act knows neither `$/` nor `queue`.
 */
export async function runWorkflow(
  workflow: string,
  event: Step['event'],
  site: Site,
): Promise<WorkflowRun> {
  const folder = mkdtempSync(join(tmpdir(), 'log-revision-act-'))
  try {
    const file = join(folder, 'workflow.yml')
    writeFileSync(file, workflow)
    writeFileSync(join(folder, 'event.json'), JSON.stringify(event.payload))
    const called = reusableWorkflow()
    const actions = {
      ...site.actions,
      'actions/checkout': checkoutFolder,
      'OWNER/log-revision': copyAction(join(folder, 'action'), called),
    }
    const args = [
      ...[event.name, '--json', '--workflows', file, '--eventpath', join(folder, 'event.json')],
      ...['--directory', site.workspace, '--platform', 'ubuntu-latest=-self-hosted'],
      ...['--actor', 'octocat', '--rm', '--no-cache-server', '--no-skip-checkout'],
      ...options('--local-repository', localRepositories(`${workflow}${called}`, actions)),
      ...options('--env', { ...site.env, ...gitVariables(site) }),
      ...options('--secret', site.secrets),
      ...options('--var', site.vars),
    ]
    return await runAct(args, folder, site.programs)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function reusableWorkflow(): string {
  return readFileSync(reusable, 'utf8')
    .replace(/^ *queue: max.*\n/m, '')
    .replace('uses: $/', 'uses: OWNER/log-revision@COMMIT')
}

function copyAction(folder: string, called: string): string {
  for (const name of ['action.yml', 'dist', 'lexicons']) {
    cpSync(name, join(folder, name), { recursive: true })
  }
  mkdirSync(dirname(join(folder, reusable)), { recursive: true })
  writeFileSync(join(folder, reusable), called)
  return folder
}

/** The folder of each use of an action in a workflow: `owner/name@ref`. */
function localRepositories(workflow: string, actions: Readonly<Record<string, string>>) {
  const uses = [...workflow.matchAll(/([\w-]+\/[\w-]+)@\w+/g)]
  return Object.fromEntries(uses.map(([use, name = '']) => [use, actions[name] ?? '']))
}

function options(name: string, values: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(values).flatMap(([key, value]) => [name, `${key}=${value}`])
}

/** All that git fetches from GitHub comes from a folder instead. */
function gitVariables({ repositories }: Site): Readonly<Record<string, string>> {
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.file://${repositories}/.insteadOf`,
    GIT_CONFIG_VALUE_0: 'https://github.com/',
  }
}

async function runAct(
  args: readonly string[],
  home: string,
  programs: string,
): Promise<WorkflowRun> {
  const child = spawn(program, args, {
    env: {
      PATH: [programs, process.env['PATH']].join(delimiter),
      HOME: home,
      XDG_CACHE_HOME: home,
      ACT_DISABLE_VERSION_CHECK: '1',
      // Or else act looks for Docker, which it does not need here.
      DOCKER_HOST: 'unix:///none',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)))
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exited])
  const lines = `${stdout}${stderr}`.split('\n').filter((line) => line !== '')
  return { code, lines: lines.map(parseLine) }
}

function parseLine(line: string): v.InferOutput<typeof Line> {
  return v.parse(Line, line.startsWith('{') ? JSON.parse(line) : { msg: line })
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import * as v from 'valibot'
import { parse } from 'yaml'

/** A workflow step that uses this action. */
export type Step = Readonly<{
  /** The folder into which actions/checkout put the repository. */
  workspace: string
  /** The values under `with:`. */
  inputs: Readonly<Record<string, string>>
  /** The event that started the workflow. */
  event: Readonly<{ name: string; ref: string; payload: Readonly<Record<string, unknown>> }>
  /** The variables under `env:`, and variables that replace those of the runner. */
  env?: Readonly<Record<string, string>>
  /** The file to run instead of `runs.main` of action.yml. */
  main?: string
  /** Kills the step when it aborts. The reason is the signal to send: SIGINT, SIGTERM or else SIGKILL. */
  signal?: AbortSignal
}>

/** The result of a step. */
export type Outcome = Readonly<{
  code: number | null
  stdout: string
  stderr: string
  outputs: Readonly<Record<string, string>>
  summary: string
  /** The content of the file in the output `provenance`, or '' if the output is not set. */
  revisionJson: string
}>

const Action = v.object({
  inputs: v.record(v.string(), v.object({ default: v.optional(v.string(), '') })),
  outputs: v.record(v.string(), v.unknown()),
  runs: v.object({ main: v.string() }),
})

/** The event of a tag push, with the fields of GitHub's payload that the action reads. */
export function pushOf(tag: string): Step['event'] {
  const ref = `refs/tags/${tag}`
  return { name: 'push', ref, payload: { ref, created: true, deleted: false, forced: false } }
}

/** The end of a process. `code` is null if a signal killed it. */
export type ProcessResult = Pick<Outcome, 'code' | 'stdout' | 'stderr'>

/**
 * Runs the bundle like GitHub's runner: in its own process, with everything it needs in its environment. `execute` can
 * run the command in another way. Throws if the step sets an output that action.yml does not declare.
 */
export async function runStep(step: Step, execute = runProcess): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'log-revision-step-'))
  const file = (name: string) => join(folder, name)
  try {
    const result = await execute(await prepareStep(step, folder), step.signal)
    const outputs = parseOutputs(await readFile(file('output'), 'utf8'))
    const declared = new Set(Object.keys((await readAction()).outputs))
    const undeclared = Object.keys(outputs).filter((name) => !declared.has(name))
    if (undeclared.length > 0) throw new Error(`action.yml does not declare ${undeclared.join()}.`)
    const summary = await readFile(file('summary'), 'utf8')
    const { provenance } = outputs
    return {
      ...result,
      outputs,
      summary,
      revisionJson: provenance === undefined ? '' : await readFile(provenance, 'utf8'),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

let action: Promise<v.InferOutput<typeof Action>> | undefined

/** Reads action.yml, once for each process. */
function readAction(): Promise<v.InferOutput<typeof Action>> {
  action ??= readFile('action.yml', 'utf8').then((text) => v.parse(Action, parse(text)))
  return action
}

/** The command that runs a step. */
export type Command = Readonly<{
  program: string
  args: readonly string[]
  cwd: string
  env: Readonly<Record<string, string>>
}>

/** Returns the command of a step. `folder` is an empty folder for the files that the step reads and writes. */
export async function prepareStep(step: Step, folder: string): Promise<Command> {
  const file = (name: string) => join(folder, name)
  for (const name of ['output', 'summary']) await writeFile(file(name), '')
  await writeFile(file('event.json'), JSON.stringify(step.event.payload))
  const { inputs, runs } = await readAction()
  return {
    program: process.execPath,
    args: [resolve(step.main ?? runs.main)],
    cwd: step.workspace,
    env: {
      PATH: process.env['PATH'] ?? '',
      // The git configuration of the user who runs this must not matter.
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: '1',
      ...inputVariables(inputs, step.inputs),
      ...runnerVariables(step, file),
      ...step.env,
    },
  }
}

async function runProcess(
  { program, args, cwd, env }: Command,
  signal: AbortSignal | undefined,
): Promise<ProcessResult> {
  const child = spawn(program, args, { cwd, env })
  signal?.addEventListener('abort', () => {
    const { reason } = signal
    child.kill(reason === 'SIGINT' || reason === 'SIGTERM' ? reason : 'SIGKILL')
  })
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { code: typeof code === 'number' ? code : null, stdout, stderr }
}

function inputVariables(
  declared: Readonly<Record<string, { default: string }>>,
  inputs: Readonly<Record<string, string>>,
) {
  const values = Object.entries(declared).map(([name, input]) => [
    name,
    // The only expression in a default is the job's token, which is empty here.
    inputs[name] ?? input.default.replace(/^\$\{\{.*/, ''),
  ])
  return Object.fromEntries(values.map(([name, value]) => [`INPUT_${name?.toUpperCase()}`, value]))
}

function runnerVariables({ workspace, event }: Step, file: (name: string) => string) {
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'octocat',
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: file('event.json'),
    GITHUB_OUTPUT: file('output'),
    GITHUB_REF: event.ref,
    GITHUB_REPOSITORY: 'lab/sample-dataset',
    GITHUB_RUN_ID: '4711',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_STEP_SUMMARY: file('summary'),
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: file(''),
  }
}

/** Parses a GITHUB_OUTPUT file. Each output is a block: `name<<delimiter`, the value, `delimiter`. */
function parseOutputs(content: string): Record<string, string> {
  const blocks = content.matchAll(/^([^\n]+)<<(ghadelimiter_[\w-]+)\n(.*?)\n\2$/gms)
  return Object.fromEntries([...blocks].map(([, name, , value]) => [name, value]))
}

import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { python } from '../__tests__/live/python.ts'
import type { Command } from '../sandbox/runner.ts'
import { DEFAULT_KEY } from '../sandbox/wandb/server.ts'
import { action, pushStep } from './action.ts'
import type { Taped } from './expand.ts'
import { type Facts, mlflowFacts, wandbFacts } from './facts.ts'
import type { Exchange } from './recorder.ts'
import type { Backend, Urls } from './servers.ts'
import { tapeOf } from './tape.ts'

/** One of those that are compared. */
export type Contender = Readonly<{
  title: string
  /** What must be installed for it first: a key of the table of installs, or '' for nothing. */
  needs: string
  isOurs: boolean
  /** Makes the process that does the whole work, under a name that is new to the servers. */
  prepare(folder: string, urls: Urls, name: string): Promise<Command>
}>

/** A recording of the action, and the name under which it logged. */
export type Recording = Readonly<{ exchanges: readonly Exchange[]; name: string }>

const base = { isOurs: false, needs: '' }

/** The action itself, logging one tag. */
export function ours(workspace: string, tag: string): Contender {
  return {
    title: '**log-revision**, the action',
    needs: '',
    isOurs: true,
    prepare: (folder, urls, name) => action(pushStep(workspace, tag, urls, name))(folder),
  }
}

/** Sends the same requests, and does nothing else. */
export function floor({ exchanges, name: recorded }: Recording): Contender {
  const tape: readonly Taped[] = tapeOf(exchanges, recorded)
  return {
    ...base,
    title: 'the floor: a bare Node script that sends the same requests',
    async prepare(folder, urls, name) {
      const file = join(folder, 'tape.json')
      await writeFile(file, JSON.stringify(tape))
      const script = resolve('build/bench/floor.js')
      return node(folder, [script, file, name, JSON.stringify(urls)])
    },
  }
}

export function emptyNode(): Contender {
  return {
    ...base,
    title: 'an empty Node process',
    prepare: async (folder) => node(folder, ['--eval', '']),
  }
}

function node(cwd: string, args: readonly string[]): Command {
  return { program: process.execPath, args, cwd, env: { PATH: process.env['PATH'] ?? '' } }
}

/** MLflow's own client, which makes the same run. */
export function mlflowClient({ exchanges }: Recording): Contender {
  const told = mlflowFacts(exchanges)
  return {
    ...base,
    title: 'mlflow, the Python client',
    needs: 'mlflow',
    async prepare(folder, urls, name) {
      const args = ['bench/mlflow_client.py', urls.mlflow ?? '', name]
      return await script(python('mlflow-3').program('python'), folder, args, told, urls)
    },
  }
}

/** W&B's own SDK, which logs the same artifact. */
export function wandbSdk({ exchanges }: Recording): Contender {
  const told = wandbFacts(exchanges)
  return {
    ...base,
    title: 'wandb, the Python SDK',
    needs: 'wandb',
    async prepare(folder, urls, name) {
      const args = ['bench/wandb_sdk.py', name]
      return await script(python('wandb').program('python'), folder, args, told, urls)
    },
  }
}

/** `log_revision` of lairs, for a Python that can import it. */
export function lairs(
  program: string,
  backend: Backend,
  workspace: string,
  tag: string,
): Contender {
  return {
    ...base,
    title: 'lairs, `log_revision`',
    needs: 'lairs',
    async prepare(folder, urls, name) {
      const args = [resolve('bench/lairs_log.py'), backend, name, workspace, tag]
      return { program, args, cwd: folder, env: environment(folder, urls) }
    },
  }
}

async function script(
  program: string,
  folder: string,
  [file = '', ...args]: readonly string[],
  { facts, revisionJson }: Facts,
  urls: Urls,
): Promise<Command> {
  const [told, revision] = [join(folder, 'facts.json'), join(folder, 'revision.json')]
  await Promise.all([writeFile(told, JSON.stringify(facts)), writeFile(revision, revisionJson)])
  const all = [resolve(file), ...args, told, revision]
  return { program, args: all, cwd: folder, env: environment(folder, urls) }
}

/** No one's own settings take part, and nothing is told to anyone but the servers. */
function environment(folder: string, { wandb, mlflow }: Urls): Readonly<Record<string, string>> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    MLFLOW_TRACKING_URI: mlflow ?? '',
    MLFLOW_DISABLE_TELEMETRY: 'true',
    WANDB_API_KEY: DEFAULT_KEY,
    WANDB_BASE_URL: wandb ?? '',
    WANDB_DIR: folder,
    WANDB_ERROR_REPORTING: 'false',
    WANDB_SILENT: 'true',
  }
}

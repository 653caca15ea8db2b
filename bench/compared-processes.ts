import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { python } from '../__tests__/live/python.ts'
import { type Command, prepareStep } from '../sandbox/runner.ts'
import { DEFAULT_KEY } from '../sandbox/wandb/server.ts'
import { type LoggedContent, mlflowContent, wandbContent } from './logged-content.ts'
import { certificateFile, type Exchange } from './recorder.ts'
import { createTemplates } from './request-templates.ts'
import type { Backend, ServerUrls } from './servers.ts'
import { pushStep } from './steps.ts'

/** A process that the comparison measures. */
export type ComparedProcess = Readonly<{
  title: string
  /** The name of its entry in docs/performance/installs.json, or '' if it needs no installation. */
  installName: string
  isAction: boolean
  /** Prepares the process in an empty folder. `name` is a project or experiment that does not exist yet. */
  prepare(folder: string, urls: ServerUrls, name: string): Promise<Command>
}>

/** A recording of the action, and the name under which it logged. */
export type Recording = Readonly<{ exchanges: readonly Exchange[]; name: string }>

/** The variables by which clients in Node, Python and Go trust the certificate of servers with TLS. */
function trustVariables(urls: ServerUrls): Readonly<Record<string, string>> {
  if (!Object.values(urls).some((url) => url.startsWith('https:'))) return {}
  return {
    NODE_EXTRA_CA_CERTS: certificateFile,
    REQUESTS_CA_BUNDLE: certificateFile,
    SSL_CERT_FILE: certificateFile,
  }
}

const defaults = { isAction: false, installName: '' }

/** The action, which logs one tag. */
export function logRevision(workspace: string, tag: string): ComparedProcess {
  return {
    title: '**log-revision** (this action)',
    installName: '',
    isAction: true,
    prepare: (folder, urls, name) =>
      prepareStep({ ...pushStep(workspace, tag, urls, name), env: trustVariables(urls) }, folder),
  }
}

/** A script that only sends the requests of a recording again. */
export function replay({ exchanges, name: recordedName }: Recording): ComparedProcess {
  const templates = createTemplates(exchanges, recordedName)
  return {
    ...defaults,
    title: 'lower bound: a Node script that sends the same requests',
    async prepare(folder, urls, name) {
      const file = join(folder, 'templates.json')
      await writeFile(file, JSON.stringify(templates))
      const script = resolve('build/bench/replay.js')
      return nodeCommand(folder, [script, file, name, JSON.stringify(urls)], urls)
    },
  }
}

export function emptyNode(): ComparedProcess {
  return {
    ...defaults,
    title: 'empty Node process',
    prepare: async (folder) => nodeCommand(folder, ['--eval', ''], {}),
  }
}

function nodeCommand(cwd: string, args: readonly string[], urls: ServerUrls): Command {
  const env = { PATH: process.env['PATH'] ?? '', ...trustVariables(urls) }
  return { program: process.execPath, args, cwd, env }
}

/** MLflow's Python client, which logs the same run. */
export function mlflowClient({ exchanges }: Recording): ComparedProcess {
  const content = mlflowContent(exchanges)
  return {
    ...defaults,
    title: 'MLflow Python client',
    installName: 'mlflow',
    async prepare(folder, urls, name) {
      const args = ['bench/mlflow_client.py', urls.mlflow ?? '', name]
      return await pythonCommand('mlflow-3', folder, args, content, urls)
    },
  }
}

/** W&B's Python SDK, which logs the same run and artifact. */
export function wandbSdk({ exchanges }: Recording): ComparedProcess {
  const content = wandbContent(exchanges)
  return {
    ...defaults,
    title: 'W&B Python SDK',
    installName: 'wandb',
    async prepare(folder, urls, name) {
      return await pythonCommand('wandb', folder, ['bench/wandb_sdk.py', name], content, urls)
    },
  }
}

/** lairs' `log_revision`, or nothing if LAIRS_PYTHON does not name a Python that can import lairs. */
export function lairs(
  backend: Backend,
  workspace: string,
  tag: string,
): readonly ComparedProcess[] {
  const program = process.env['LAIRS_PYTHON']
  if (!program) return []
  return [
    {
      ...defaults,
      title: 'lairs `log_revision`',
      installName: 'lairs',
      async prepare(folder, urls, name) {
        const args = [resolve('bench/lairs_log.py'), backend, name, workspace, tag]
        return { program, args, cwd: folder, env: clientEnvironment(folder, urls) }
      },
    },
  ]
}

/** A Python script with its arguments, then the files with the fields and with `revision.json`. */
async function pythonCommand(
  environment: string,
  folder: string,
  [script = '', ...args]: readonly string[],
  { fields, revisionJson }: LoggedContent,
  urls: ServerUrls,
): Promise<Command> {
  const [fieldsFile, revisionFile] = [join(folder, 'fields.json'), join(folder, 'revision.json')]
  await Promise.all([
    writeFile(fieldsFile, JSON.stringify(fields)),
    writeFile(revisionFile, revisionJson),
  ])
  return {
    program: python(environment).program('python'),
    args: [resolve(script), ...args, fieldsFile, revisionFile],
    cwd: folder,
    env: clientEnvironment(folder, urls),
  }
}

/** Keeps the user's own settings out, and turns telemetry off. */
function clientEnvironment(folder: string, urls: ServerUrls): Readonly<Record<string, string>> {
  return {
    PATH: process.env['PATH'] ?? '',
    ...trustVariables(urls),
    HOME: folder,
    MLFLOW_TRACKING_URI: urls.mlflow ?? '',
    MLFLOW_DISABLE_TELEMETRY: 'true',
    WANDB_API_KEY: DEFAULT_KEY,
    WANDB_BASE_URL: urls.wandb ?? '',
    WANDB_DIR: folder,
    WANDB_ERROR_REPORTING: 'false',
    WANDB_SILENT: 'true',
  }
}

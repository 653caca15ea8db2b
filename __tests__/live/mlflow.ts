import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import * as v from 'valibot'
import type { Python } from './python.ts'

/** A tracking server with its own folder and process group. */
export type MlflowServer = Readonly<{
  trackingUri: string
  /** Ends the server and its child processes, and removes its data. */
  stop(): Promise<void>
}>

/** The options of one server, besides the common ones. */
export type Setup = Readonly<{
  /** Options of `mlflow server`. */
  options?: readonly string[]
  env?: Readonly<Record<string, string>>
  /** The value of `--static-prefix`. */
  staticPrefix?: string
  /** The URI of the database, if it is not SQLite. */
  database?: string
  /** The variables with which MLflow's own client signs in. */
  client?: Readonly<Record<string, string>>
}>

/** A server with one user, its administrator. MLflow requires a password of 12 characters. */
export function basicAuth(username: string, password: string): Setup {
  return {
    options: ['--app-name', 'basic-auth'],
    env: {
      MLFLOW_AUTH_ADMIN_USERNAME: username,
      MLFLOW_AUTH_ADMIN_PASSWORD: password,
      MLFLOW_FLASK_SERVER_SECRET_KEY: 'protects forms in a browser, which no test uses',
    },
    client: { MLFLOW_TRACKING_USERNAME: username, MLFLOW_TRACKING_PASSWORD: password },
  }
}

/** It creates the tables of its database first, and several servers can start at once. */
const patience = 120_000

/** Starts `mlflow server`. Throws an error with its output if it does not start. */
export async function startMlflow(
  python: Python,
  { options = [], env = {}, staticPrefix = '', database = 'sqlite:///mlflow.db' }: Setup = {},
): Promise<MlflowServer> {
  const folder = mkdtempSync(join(tmpdir(), 'log-revision-mlflow-'))
  const log = join(folder, 'log')
  const port = await freePort()
  const prefix = staticPrefix === '' ? [] : ['--static-prefix', staticPrefix]
  const address = ['--host', '127.0.0.1', '--port', String(port), ...prefix]
  const store = ['--backend-store-uri', database, '--workers', '1']
  const server = launch(python, ['server', ...address, ...store, ...options], folder, log, env)
  const trackingUri = `http://127.0.0.1:${port}${staticPrefix}`
  const stop = async () => {
    await end(server)
    rmSync(folder, { recursive: true, force: true })
  }
  if (await isUp(server, `${trackingUri}/health`)) return { trackingUri, stop }
  const said = readFileSync(log, 'utf8').slice(-4000)
  await stop()
  throw new Error(`mlflow server ${options.join(' ')} did not come up: ${said}`)
}

function launch(
  python: Python,
  args: readonly string[],
  folder: string,
  log: string,
  env: Readonly<Record<string, string>>,
): ChildProcess {
  const output = openSync(log, 'w')
  try {
    return spawn(python.program('mlflow'), args, {
      cwd: folder,
      // Its own group, because workers outlive the main process.
      detached: true,
      stdio: ['ignore', output, output],
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        MLFLOW_DISABLE_TELEMETRY: 'true',
        MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false',
        ...env,
      },
    })
  } finally {
    closeSync(output)
  }
}

/** Returns a port that no server on loopback uses. */
export async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const address = listener.address()
  listener.close()
  await once(listener, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port is free')
  return address.port
}

async function isUp(server: ChildProcess, health: string): Promise<boolean> {
  const deadline = Date.now() + patience
  while (isRunning(server) && Date.now() < deadline) {
    const answer = await fetch(health).catch(() => undefined)
    if (answer?.ok) return true
    await sleep(250)
  }
  return false
}

function isRunning(server: ChildProcess): boolean {
  return server.pid !== undefined && server.exitCode === null && server.signalCode === null
}

async function end(server: ChildProcess): Promise<void> {
  if (server.pid === undefined) return
  const closed = isRunning(server) ? once(server, 'exit') : undefined
  try {
    // Its data is removed, so it need not shut down cleanly.
    process.kill(-server.pid, 'SIGKILL')
  } catch {
    // The whole group has ended already.
  }
  await closed
}

/** Prints the runs of each revision as MLflow's own client returns them. */
const script = `
import json, os, sys, tempfile
from mlflow import MlflowClient
from mlflow.data import get_source

name, *revisions = sys.argv[1:]
client = MlflowClient()
experiment = client.get_experiment_by_name(name)

def artifact(run):
    with tempfile.TemporaryDirectory() as folder:
        path = client.download_artifacts(run.info.run_id, 'revision.json', folder)
        with open(path, encoding='utf-8', newline='') as file:
            return file.read()

def canonical(text):
    return json.dumps(json.loads(text), sort_keys=True, indent=2, ensure_ascii=False) + '\\n'

def describe(run):
    files = [file.path for file in client.list_artifacts(run.info.run_id)]
    text = artifact(run) if files == ['revision.json'] else ''
    return {
        'id': run.info.run_id, 'experiment': run.info.experiment_id, 'name': run.info.run_name,
        'status': run.info.status, 'user': run.info.user_id,
        'start': run.info.start_time, 'end': run.info.end_time,
        'artifactUri': run.info.artifact_uri,
        'params': run.data.params, 'tags': run.data.tags, 'metrics': run.data.metrics,
        'datasets': [{
            'name': entry.dataset.name, 'digest': entry.dataset.digest,
            'sourceType': entry.dataset.source_type, 'source': json.loads(entry.dataset.source),
            'sourceUrl': get_source(entry.dataset).url,
            'profile': json.loads(entry.dataset.profile),
            'tags': {tag.key: tag.value for tag in entry.tags},
        } for entry in run.inputs.dataset_inputs],
        'files': files, 'revisionJson': text, 'canonical': canonical(text) if text else '',
    }

def find(revision):
    return client.search_runs([experiment.experiment_id], f"tags.\`lairs-revision\` = '{revision}'")

print(json.dumps([[describe(run) for run in find(revision)] for revision in revisions]))
`

const Strings = v.record(v.string(), v.string())
const LoggedRun = v.object({
  id: v.string(),
  experiment: v.string(),
  name: v.string(),
  status: v.string(),
  user: v.string(),
  start: v.number(),
  end: v.nullable(v.number()),
  artifactUri: v.string(),
  params: Strings,
  tags: Strings,
  metrics: v.record(v.string(), v.number()),
  datasets: v.array(
    v.object({
      name: v.string(),
      digest: v.string(),
      sourceType: v.string(),
      source: Strings,
      /** What `mlflow.data.get_source()` returns. */
      sourceUrl: v.string(),
      /** MLflow's app shows it as text. */
      profile: v.looseObject({ description: v.string(), commit: v.string() }),
      tags: Strings,
    }),
  ),
  /** The paths of its artifacts. */
  files: v.array(v.string()),
  /** The bytes of `revision.json`, or ''. */
  revisionJson: v.string(),
  /** The same as Python's `json.dumps` writes it. */
  canonical: v.string(),
})
export type LoggedRun = v.InferOutput<typeof LoggedRun>

/** The runs of each revision in an experiment, as MLflow's own client returns them. */
export async function loggedRuns(
  python: Python,
  where: Readonly<{ trackingUri: string; experiment: string; revisions: readonly string[] }>,
  env: Readonly<Record<string, string>> = {},
): Promise<readonly (readonly LoggedRun[])[]> {
  const home = mkdtempSync(join(tmpdir(), 'log-revision-client-'))
  try {
    const output = await python.run(script, [where.experiment, ...where.revisions], {
      // The user's own credentials file must have no effect.
      HOME: home,
      // Set as a variable: the client of MLflow 2 fetches artifacts from this server only.
      MLFLOW_TRACKING_URI: where.trackingUri,
      MLFLOW_DISABLE_TELEMETRY: 'true',
      ...env,
    })
    return v.parse(v.array(v.array(LoggedRun)), JSON.parse(output))
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { type Setup, startMlflow } from '../__tests__/live/mlflow.ts'
import { findPostgres, startPostgres } from '../__tests__/live/postgres.ts'
import { python } from '../__tests__/live/python.ts'
import { createHistory } from '../sandbox/history.ts'
import { listen } from '../sandbox/http.ts'
import { inputsFor } from '../sandbox/inputs.ts'
import { type Outcome, runStep } from '../sandbox/runner.ts'
import type { WandbBehavior } from '../sandbox/wandb/behavior.ts'
import { startWandb } from '../sandbox/wandb/server.ts'

const usage = `Logs one tag in several jobs at once, in many rounds, and counts the rounds that leave one record.

  npm run trials -- [--rounds 20] [--jobs 8] [--server <part of a name>]

The servers are MLflow with SQLite, MLflow with PostgreSQL (it must be installed), and the W&B
stand-in in each way in which it can treat two versions with one file: it refuses the second one
(HTTP 409), it names the first one instead, or it keeps both. Each is used twice: as it is, and with
one creation per round that is delayed by 1.5 seconds.`

/** A server with one experiment or project. */
type Target = Readonly<{
  inputs: Readonly<Record<string, string>>
  /** Delays one of the next creations. */
  delayCreation(skipped: number): void
  /** The number of finished records of a tag, and of other runs of the tag that are left. */
  count(tag: string): Promise<Readonly<{ records: number; others: number }>>
  stop(): Promise<void>
}>

const delayMs = 1500

const servers: Readonly<Record<string, () => Promise<Target>>> = {
  'MLflow with SQLite': () => startMlflowTarget(),
  async 'MLflow with PostgreSQL'() {
    const programs = findPostgres()
    if (programs === undefined) throw new Error('PostgreSQL is not installed.')
    const postgres = await startPostgres(programs)
    const target = await startMlflowTarget({ database: postgres.uri })
    const stop = () => target.stop().then(postgres.stop)
    return { ...target, stop }
  },
  'W&B that refuses twins': () => startWandbTarget({ duplicates: 'refused' }),
  'W&B that names the first of twins': () => startWandbTarget({ duplicates: 'replaced' }),
  'W&B that keeps twins': () => startWandbTarget({ duplicates: 'kept' }),
  'W&B that keeps twins and shows them late': () =>
    startWandbTarget({ duplicates: 'kept', visibleAfterMs: 700 }),
  'W&B that keeps twins and numbers them at the creation': () =>
    startWandbTarget({ duplicates: 'kept', numbersAtCreation: true }),
}

async function startWandbTarget(behavior: Partial<WandbBehavior>): Promise<Target> {
  const wandb = await startWandb()
  Object.assign(wandb.store.behavior, behavior)
  return {
    inputs: inputsFor({ wandb: wandb.url }, 'trials'),
    delayCreation: (skipped) =>
      wandb.fail('CreateArtifact', { kind: 'slow', milliseconds: delayMs }, 1, skipped),
    async count(tag) {
      const versions = [...wandb.store.artifacts.values()].filter(
        ({ metadata, state }) => metadata?.['revision'] === tag && state === 'COMMITTED',
      )
      // W&B shows nobody a version that was not committed.
      return { records: versions.length, others: 0 }
    },
    stop: () => wandb.close(),
  }
}

const RunPage = v.object({
  runs: v.optional(v.array(v.object({ info: v.object({ status: v.string() }) })), []),
})

async function startMlflowTarget(setup: Setup = {}): Promise<Target> {
  const server = await startMlflow(python('mlflow-3'), setup)
  let skipped = -1
  const proxy = await listen(() => ({
    name: ({ path }) => path,
    async answer({ method, path, query, headers, body }) {
      if (path.endsWith('/runs/create') && skipped-- === 0) await sleep(delayMs)
      const { host: _host, connection: _connection, 'content-length': _length, ...others } = headers
      const response = await fetch(`${server.trackingUri}${path}?${query}`, {
        method,
        headers: Object.entries(others).map(([name, value]) => [name, String(value)] as const),
        ...(method === 'GET' ? {} : { body: new Uint8Array(body) }),
      })
      const type = response.headers.get('content-type') ?? 'text/plain'
      const content = Buffer.from(await response.arrayBuffer())
      return { status: response.status, headers: { 'content-type': type }, body: content }
    },
  }))
  return {
    inputs: inputsFor({ mlflow: proxy.url }, 'trials'),
    delayCreation: (count) => {
      skipped = count
    },
    async count(tag) {
      const body = { experiment_ids: ['1'], filter: `tags.\`lairs-revision\` = '${tag}'` }
      const response = await fetch(`${server.trackingUri}/api/2.0/mlflow/runs/search`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      const { runs } = v.parse(RunPage, await response.json())
      const records = runs.filter(({ info }) => info.status === 'FINISHED').length
      return { records, others: runs.length - records }
    },
    async stop() {
      await proxy.close()
      await server.stop()
    },
  }
}

/** Runs all rounds on one server, and returns what went wrong, one line for each round. */
async function trial(target: Target, rounds: number, jobs: number, isDelayed: boolean) {
  const history = createHistory(rounds)
  const problems: string[] = []
  const step = (tag: string, mode: string): Promise<Outcome> =>
    runStep({
      workspace: history.path,
      event: { name: 'workflow_dispatch', ref: 'refs/heads/main', payload: {} },
      inputs: { ...target.inputs, revision: tag, mode },
    })
  try {
    for (let round = 1; round <= rounds; round++) {
      const tag = `v${round}`
      if (isDelayed) target.delayCreation(round % jobs)
      const steps = await Promise.all(Array.from({ length: jobs }, () => step(tag, 'log')))
      const failed = steps.filter(({ code }) => code !== 0)
      const ids = new Set(
        steps.map(({ outputs }) => outputs['mlflow-run-id'] ?? outputs['wandb-artifact']),
      )
      const created = steps.filter(({ outputs }) => outputs['created'] === 'true').length
      const { records, others } = await target.count(tag)
      const verified = await step(tag, 'verify')
      const found = `${failed.length} failed, ${ids.size} ids, ${created} created, ${records} records, ${others} others, verify ${verified.code}`
      if (found !== '0 failed, 1 ids, 1 created, 1 records, 0 others, verify 0') {
        problems.push(`round ${round}: ${found}`, ...failed.map(({ stdout }) => stdout))
      }
    }
    return problems
  } finally {
    history.remove()
  }
}

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    jobs: { type: 'string', default: '8' },
    server: { type: 'string', default: '' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) console.log(usage)
else {
  for (const [name, start] of Object.entries(servers)) {
    if (!name.includes(values.server)) continue
    for (const isDelayed of [false, true]) {
      const target = await start()
      const begin = performance.now()
      const problems = await trial(target, Number(values.rounds), Number(values.jobs), isDelayed)
      await target.stop()
      const seconds = Math.round((performance.now() - begin) / 1000)
      const what = `${name}${isDelayed ? ', one creation delayed' : ''}`
      const failed = problems.filter((line) => line.startsWith('round ')).length
      console.log(
        `${what}: ${Number(values.rounds) - failed} of ${values.rounds} rounds of ${values.jobs} jobs left one record (${seconds} s)`,
      )
      for (const line of problems) console.log(line)
      if (failed > 0) process.exitCode = 1
    }
  }
}

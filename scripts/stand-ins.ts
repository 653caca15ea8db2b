import { appendFileSync } from 'node:fs'
import { json, listen } from '../sandbox/http.ts'
import { type MlflowSandbox, startMlflow } from '../sandbox/mlflow/server.ts'
import { DEFAULT_KEY, startWandb, type WandbSandbox } from '../sandbox/wandb/server.ts'

/** A record of a revision, as one of the stand-ins holds it. */
export type Held = Readonly<{
  backend: string
  names: readonly string[]
  commit: string
  run: string | undefined
}>

/**
 * Starts both stand-ins, and beside them a place that tells what they hold. Where they are is
 * appended to a file, as a step of a workflow gives its outputs. They stay until the process ends.
 */
async function serve(file: string): Promise<void> {
  const [wandb, mlflow] = await Promise.all([startWandb(), startMlflow()])
  const answer = () => json(200, [...heldBy(wandb), ...heldByMlflow(mlflow)])
  const held = await listen(() => ({ name: () => 'held', answer }))
  const outputs = [
    `wandb-api-key=${DEFAULT_KEY}`,
    `wandb-url=${wandb.url}`,
    `mlflow-url=${mlflow.url}`,
    `pid=${process.pid}`,
    `held-url=${held.url}`,
  ]
  appendFileSync(file, `${outputs.join('\n')}\n`)
}

function heldBy({ store }: WandbSandbox): readonly Held[] {
  return [...store.artifacts.values()].map(({ collection, aliases, metadata, createdBy }) => ({
    backend: 'wandb',
    names: [...aliases].map((alias) => `${collection.name}:${alias}`).sort(),
    commit: String(metadata?.['commit']),
    run: createdBy?.state,
  }))
}

function heldByMlflow({ store }: MlflowSandbox): readonly Held[] {
  return [...store.runs.values()].map(({ tags, params, status }) => ({
    backend: 'mlflow',
    names: [String(tags.get('lairs-revision'))],
    commit: String(params.get('commit')),
    run: status,
  }))
}

const [file] = process.argv.slice(2)
if (file === undefined) throw new Error('Name the file that is told where the stand-ins are.')
await serve(file)

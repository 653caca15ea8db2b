import { appendFileSync } from 'node:fs'
import { json, listen } from '../sandbox/http.ts'
import { type MlflowSandbox, startMlflow } from '../sandbox/mlflow/server.ts'
import { DEFAULT_KEY, startWandb, type WandbSandbox } from '../sandbox/wandb/server.ts'

/** The record of a revision in one of the stand-ins. */
export type StoredRecord = Readonly<{
  backend: string
  names: readonly string[]
  commit: string
  /** The state of the run. */
  run: string | undefined
}>

/**
 * Starts both stand-ins, and a server that returns their records as JSON.
 *
 * Appends the URLs to a file in the format of GITHUB_OUTPUT. The servers run until the process ends.
 */
async function startStandIns(outputFile: string): Promise<void> {
  const [wandb, mlflow] = await Promise.all([startWandb(), startMlflow()])
  const answer = () => json(200, [...wandbRecords(wandb), ...mlflowRecords(mlflow)])
  const records = await listen(() => ({ name: () => 'records', answer }))
  const outputs = [
    `wandb-api-key=${DEFAULT_KEY}`,
    `wandb-url=${wandb.url}`,
    `mlflow-url=${mlflow.url}`,
    `pid=${process.pid}`,
    `records-url=${records.url}`,
  ]
  appendFileSync(outputFile, `${outputs.join('\n')}\n`)
}

function wandbRecords({ store }: WandbSandbox): readonly StoredRecord[] {
  return [...store.artifacts.values()].map(({ collection, aliases, metadata, createdBy }) => ({
    backend: 'wandb',
    names: [...aliases].map((alias) => `${collection.name}:${alias}`).sort(),
    commit: String(metadata?.['commit']),
    run: createdBy?.state,
  }))
}

function mlflowRecords({ store }: MlflowSandbox): readonly StoredRecord[] {
  return [...store.runs.values()].map(({ tags, params, status }) => ({
    backend: 'mlflow',
    names: [String(tags.get('lairs-revision'))],
    commit: String(params.get('commit')),
    run: status,
  }))
}

const [outputFile] = process.argv.slice(2)
if (outputFile === undefined) {
  throw new Error(
    'Pass the file to append the outputs to: node build/scripts/start-stand-ins.js <file>',
  )
}
await startStandIns(outputFile)

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { hasGo, installAct } from '../__tests__/live/act.ts'
import { findProgram, proxies } from '../__tests__/live/forward-proxies.ts'
import { findPostgres } from '../__tests__/live/postgres.ts'
import { python } from '../__tests__/live/python.ts'
import { installRenderer } from '../__tests__/live/render.ts'

/**
 * Installs what the live tests need into the folder `.live`, all at the same time: most of it waits for downloads. Then
 * the workers of Jest find everything there. Says which tests are skipped because a program is missing.
 */
const installations: Readonly<Record<string, () => unknown>> = {
  'mlflow-3': () => python('mlflow-3'),
  'mlflow-2': () => python('mlflow-2'),
  sagemaker: () => python('sagemaker'),
  wandb: () => python('wandb'),
  render: installRenderer,
  act: () => (hasGo ? installAct() : undefined),
}

const [script, name] = process.argv.slice(1)
if (name !== undefined) {
  installations[name]?.()
} else if (script !== undefined) {
  // In a process each, because they block it.
  const run = promisify(execFile)
  const all = Object.keys(installations).map((each) => run(process.execPath, [script, each]))
  await Promise.all(all)
  if (!hasGo) console.log('Go is not installed: the workflows are not run in act.')
  if (findPostgres() === undefined) {
    console.log('PostgreSQL is not installed: MLflow is not tested with it.')
  }
  for (const { name: program } of proxies) {
    if (findProgram(program) === undefined) {
      console.log(`${program} is not installed: no step is run through it.`)
    }
  }
}

import type { Kind } from '../backend.ts'
import { readMlflow } from './inputs.ts'
import { createBackend } from './log.ts'

/** MLflow, as the inputs `mlflow-*` set it up. */
export const mlflow: Kind = (source) => {
  const inputs = readMlflow(source)
  return {
    address: inputs.trackingUri,
    runInput: inputs.runId && 'mlflow-run-id',
    connect: (options, tools) => createBackend(inputs, options, tools),
  }
}

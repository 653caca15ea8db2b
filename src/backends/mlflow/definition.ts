import type { BackendFactory } from '../../tracking/backend.ts'
import { createBackend } from './backend.ts'
import { readMlflow } from './settings.ts'

/** MLflow, as the inputs `mlflow-*` set it up. */
export const mlflow: BackendFactory = (source) => {
  const inputs = readMlflow(source)
  return {
    address: inputs.trackingUri,
    runInput: inputs.runId && 'mlflow-run-id',
    connect: (options, tools) => createBackend(inputs, options, tools),
  }
}

import type { BackendFactory } from '../../tracking/backend.ts'
import { createBackend } from './backend.ts'
import { readWandb } from './settings.ts'

/** W&B, as the inputs `wandb-*` set it up. */
export const wandb: BackendFactory = (source) => {
  const inputs = readWandb(source)
  return {
    address: inputs.baseUrl,
    runInput: inputs.runId && 'wandb-run-id',
    connect: (options, tools) => createBackend(inputs, options, tools),
  }
}

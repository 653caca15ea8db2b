import type { Kind } from '../backend.ts'
import { readWandb } from './inputs.ts'
import { createBackend } from './log.ts'

/** W&B, as the inputs `wandb-*` set it up. */
export const wandb: Kind = (source) => {
  const inputs = readWandb(source)
  return {
    address: inputs.baseUrl,
    runInput: inputs.runId && 'wandb-run-id',
    connect: (options, tools) => createBackend(inputs, options, tools),
  }
}

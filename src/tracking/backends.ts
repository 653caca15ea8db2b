import { isExposed } from '../inputs/url.ts'
import type { Inputs } from '../inputs.ts'
import type { Backend, Tools } from './backend.ts'
import { mlflow } from './mlflow/log.ts'
import { wandb } from './wandb/log.ts'

/** The backends that the inputs ask for. */
export function backendsOf(inputs: Inputs, tools: Tools): readonly Backend[] {
  for (const address of [inputs.wandb?.baseUrl, inputs.mlflow?.trackingUri]) {
    if (inputs.mode !== 'dry-run' && address !== undefined && isExposed(address)) {
      tools.warn(`${address} is plain http: credentials and provenance travel there in clear text.`)
    }
  }
  return [
    ...(inputs.wandb === undefined ? [] : [wandb(inputs.wandb, inputs, tools)]),
    ...(inputs.mlflow === undefined ? [] : [mlflow(inputs.mlflow, inputs, tools)]),
  ]
}

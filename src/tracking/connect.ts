import { isExposed } from '../http/url.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Backend, BackendSettings, Tools } from './backend.ts'

/** The backends that the inputs ask for, in the order in which they do. */
export function connectAll(inputs: Inputs<BackendSettings>, tools: Tools): readonly Backend[] {
  const backends = [...inputs.backends.values()]
  for (const { address } of backends) {
    if (inputs.mode !== 'dry-run' && address !== '' && isExposed(address)) {
      tools.warn(`${address} is plain http: credentials and provenance travel there in clear text.`)
    }
  }
  return backends.map(({ connect }) => connect(inputs, tools))
}

/** Throws where several revisions would go into one run. */
export function checkRuns({ backends }: Inputs<BackendSettings>, revisions: number): void {
  const named = [...backends.values()].flatMap(({ runInput }) => runInput ?? [])
  if (revisions < 2 || named.length === 0) return
  throw new Error(
    `${named.join(', ')}: a run takes one revision, and ${revisions} are selected. Nothing was sent. Name one tag in the input revision.`,
  )
}

import { runStep } from '../sandbox/runner.ts'
import type { Checkout } from '../sandbox/sample.ts'
import { pushStep } from './action.ts'
import { explained } from './reasons.ts'
import type { Backend, Servers } from './servers.ts'
import { freshName } from './side-by-side.ts'

/** What is sent to a server on one path through the action. */
export type Path = Readonly<{
  backend: Backend
  title: string
  requests: ReturnType<typeof explained>
}>

const relog = { 'if-moved': 'relog' }

/**
 * The requests of each path, as the stand-ins received them: of a tag that is logged for the first time, of
 * the same once more, and of one that has moved and is logged again. Moves the tag `v1` of the checkout.
 *
 * Throws where a step fails, or a request has no reason.
 */
export async function pathsOf(sample: Checkout, servers: Servers): Promise<readonly Path[]> {
  const name = freshName()
  const urls = { wandb: servers.wandb.url, mlflow: servers.mlflow.url }
  const paths: Path[] = []
  const walk = async (title: string, inputs: Readonly<Record<string, string>> = {}) => {
    const { wandb, mlflow } = servers
    const before = { wandb: wandb.received.length, mlflow: mlflow.received.length }
    const step = pushStep(sample.path, 'v1', urls, name)
    const { code, stdout } = await runStep({ ...step, inputs: { ...step.inputs, ...inputs } })
    if (code !== 0) throw new Error(`${title}: the step failed: ${stdout}`)
    for (const backend of ['wandb', 'mlflow'] as const) {
      const names = servers[backend].received.slice(before[backend]).map((each) => each.name)
      paths.push({ backend, title, requests: explained(backend, names) })
    }
  }
  await walk('first log')
  await walk('repeat: it is logged already')
  sample.git('tag', '--force', 'v1', 'v2^{commit}')
  await walk('relog: the tag has moved, with `if-moved: relog`', relog)
  return paths.toSorted((a, b) => Number(b.backend === 'wandb') - Number(a.backend === 'wandb'))
}

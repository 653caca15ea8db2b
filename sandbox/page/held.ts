import type { LoopbackServer } from '../http.ts'
import type { MlflowSandbox } from '../mlflow/server.ts'
import type { WandbSandbox } from '../wandb/server.ts'
import type { Held, Server } from './page.ts'

/** What two stand-ins hold now, and were asked until now. */
export function heldBy(wandb: WandbSandbox, mlflow: MlflowSandbox, key: string): Held {
  return { key, wandb: shown(wandb), mlflow: shown(mlflow) }
}

function shown<Store>({
  url,
  store,
  received,
  status,
}: LoopbackServer & { store: Store }): Server<Store> {
  const asked = received.map((request) => {
    const { name, method } = request
    return { name, method, status: status(request) }
  })
  return { url, store, asked }
}

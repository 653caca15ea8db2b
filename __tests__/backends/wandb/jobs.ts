import { beforeEach } from '@jest/globals'
import type { WandbBehavior } from '../../../sandbox/wandb/behavior.ts'
import { DEFAULT_KEY, startWandb, type WandbSandbox } from '../../../sandbox/wandb/server.ts'
import type { Artifact } from '../../../sandbox/wandb/store.ts'
import { wandb } from '../../../src/backends/wandb/backend.ts'
import { type Jobs, useJobs } from '../jobs.ts'

/** A W&B sandbox for the tests of a file, new for each test. */
export type WandbJobs = Jobs<WandbSandbox> & {
  behave(behavior: Partial<WandbBehavior>): void
  /** The versions that are committed, in order of creation. */
  committed(): readonly Artifact[]
  /** The names of the requests since the last call. */
  requests(): readonly string[]
}

export function useWandb(): WandbJobs {
  const jobs = useJobs(wandb, startWandb, ({ url }) => ({
    'wandb-base-url': url,
    'wandb-api-key': DEFAULT_KEY,
  }))
  let seen = 0
  beforeEach(() => {
    seen = 0
  })
  // A copy of `jobs` would have the server of the moment.
  const { verify } = jobs
  return Object.assign(jobs, {
    verify: (job: Parameters<typeof verify>[0] = {}) =>
      verify({ ...job, options: { mode: 'verify', ...job.options } }),
    behave: (behavior: Partial<WandbBehavior>) =>
      void Object.assign(jobs.server.store.behavior, behavior),
    committed: () =>
      [...jobs.server.store.artifacts.values()].filter(({ state }) => state === 'COMMITTED'),
    requests() {
      const names = jobs.server.received.map(({ name }) => name)
      const added = names.slice(seen)
      seen = names.length
      return added
    },
  })
}

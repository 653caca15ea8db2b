import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import type { BackendTools } from '../../tracking/backend.ts'
import type { Artifact } from './queries.ts'

/**
 * Says that W&B will delete a version after a time, its own or one of the artifact's. '' if it will not: the number of
 * seconds is then negative (wandb/sdk/artifacts/artifact.py), or the server is too old for it.
 */
export function lifetimeText({ ttlDurationSeconds }: Artifact): string {
  const seconds = ttlDurationSeconds ?? -1
  if (!(seconds > 0)) return ''
  const days = Math.ceil(seconds / 86_400)
  return `W&B will delete the version: its time to live is ${days} day(s). Set it to "never" in the app`
}

/** Warns if W&B will delete the version that was logged. */
export function warnOfLifetime(
  version: Artifact,
  { revision }: ProvenanceBundle,
  { warn }: Pick<BackendTools, 'warn'>,
): void {
  const text = lifetimeText(version)
  if (text !== '') warn(`${revision}: ${text}.`)
}

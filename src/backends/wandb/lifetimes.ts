import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import type { VerifyResult } from '../../tracking/backend.ts'
import { aliasFor } from './alias.ts'
import { type WandbClient, WandbError } from './client.ts'
import type { LookUp } from './find-versions.ts'
import { versionLifetimes } from './queries.ts'

/** Versions that one request looks up. */
const perRequest = 50

/**
 * The seconds after which W&B deletes the versions of the bundles, by revision. A version without a time to live has a
 * negative number (wandb/sdk/artifacts/artifact.py), and none on a server that is too old for it.
 *
 * Throws if the server refuses.
 */
export async function readLifetimes(
  client: WandbClient,
  { project, artifactName, bundles }: LookUp,
): Promise<ReadonlyMap<string, number>> {
  const lifetimes = new Map<string, number>()
  for (let start = 0; start < bundles.length; start += perRequest) {
    const group = bundles.slice(start, start + perRequest)
    const names = group.map(({ revision }, at) => [
      `name${at}`,
      `${artifactName}:${aliasFor(revision)}`,
    ])
    try {
      const variables = { ...project, ...Object.fromEntries(names) }
      const { project: found } = await client.execute(versionLifetimes(group.length), variables)
      for (const [at, { revision }] of group.entries()) {
        lifetimes.set(revision, found?.[`v${at}`]?.ttlDurationSeconds ?? -1)
      }
    } catch (error) {
      const isTooOld = error instanceof WandbError && error.message.includes('ttlDurationSeconds')
      if (!isTooOld) throw error
      return lifetimes
    }
  }
  return lifetimes
}

/** A record that W&B will delete is not what was logged. */
export function withLifetime(
  result: VerifyResult,
  { revision }: ProvenanceBundle,
  lifetimes: ReadonlyMap<string, number>,
): VerifyResult {
  const seconds = lifetimes.get(revision) ?? -1
  if (seconds <= 0 || !['matches', 'differs'].includes(result.status)) return result
  const days = Math.ceil(seconds / 86_400)
  const detail = `W&B will delete the version: its time to live is ${days} day(s). Set it to "never" in the app`
  return { ...result, status: 'differs', details: [...result.details, detail] }
}

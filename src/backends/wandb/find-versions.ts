import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import { reliableDate } from '../../revision/resolve.ts'
import type { WandbProject } from './addresses.ts'
import { aliasFor } from './alias.ts'
import type { WandbClient } from './client.ts'
import { type Artifact, loggedRevisions } from './operations.ts'
import { metadataOf } from './version.ts'

/** Versions that one request looks up. */
const perRequest = 50

export type FoundVersions = Readonly<{
  /** The committed version that has the tag's alias, by revision. */
  byRevision: ReadonlyMap<string, Artifact>
  /** The version that has the alias `latest`. */
  latest: Artifact | null
}>

/** Looks up the versions of the bundles by their aliases. Throws if the server refuses. */
export async function findVersions(
  client: WandbClient,
  { entity, project }: WandbProject,
  artifactName: string,
  bundles: readonly ProvenanceBundle[],
): Promise<FoundVersions> {
  const byRevision = new Map<string, Artifact>()
  let latest: Artifact | null = null
  for (let start = 0; start < bundles.length; start += perRequest) {
    const batch = bundles.slice(start, start + perRequest)
    const names = batch.map(({ revision }, index) => [
      `name${index}`,
      `${artifactName}:${aliasFor(revision)}`,
    ])
    const { project: found } = await client.execute(loggedRevisions(batch.length), {
      entity,
      project,
      latest: `${artifactName}:latest`,
      ...Object.fromEntries(names),
    })
    latest = found?.['latest'] ?? null
    for (const [index, { revision }] of batch.entries()) {
      const version = found?.[`r${index}`]
      if (version?.state === 'COMMITTED') byRevision.set(revision, version)
    }
  }
  return { byRevision, latest }
}

/**
 * True if a revision is the newest logged revision by commit date, and must get the alias `latest`. A revision that is
 * already logged gets the alias only from an older revision: a job that ran at the same time can have left it there.
 */
export function shouldBeLatest(
  { byRevision, latest }: FoundVersions,
  { revision, committed_at }: ProvenanceBundle,
): boolean {
  const isLogged = byRevision.has(revision)
  const recorded = latest === null ? undefined : metadataOf(latest)['committed_at']
  if (typeof recorded !== 'string') return !isLogged
  const now = Date.now()
  const [latestDate, date] = [reliableDate(recorded, now), reliableDate(committed_at, now)]
  return isLogged ? latestDate < date : latestDate <= date && date !== ''
}

/**
 * True if the version that has `latest` belongs to no tag after the bundles are logged again: the new version of a moved
 * tag takes the tag's alias, or took it in an earlier job that was interrupted.
 */
export function latestIsOrphaned(
  { byRevision, latest }: FoundVersions,
  bundles: readonly ProvenanceBundle[],
): boolean {
  if (latest === null) return false
  const hasNoTag = latest.aliases.every(({ alias }) => /^(latest|v\d+)$/.test(alias))
  const losesTag = ({ revision, commit }: ProvenanceBundle) =>
    byRevision.get(revision)?.id === latest.id && metadataOf(latest)['commit'] !== commit
  return hasNoTag || bundles.some(losesTag)
}

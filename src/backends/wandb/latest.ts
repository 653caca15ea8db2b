import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import { reliableDate } from '../../revision/resolve.ts'
import type { WandbProject } from './addresses.ts'
import { aliasFor } from './alias.ts'
import type { WandbClient } from './client.ts'
import type { FoundVersions } from './find-versions.ts'
import { type Artifact, collectionVersions } from './queries.ts'
import { restoreAliases } from './restore-aliases.ts'
import { aliasesOf, recordedDate, recordedFacts, relationTo } from './version.ts'

/** W&B's alias of the version that users get by default. The newest logged tag by commit date has it. */
export const latestAlias = 'latest'

/** Who must have `latest` at the end of the step: the newest selected revision, or an existing version. */
export type LatestPlan = Readonly<{ isForNewest: boolean; keeper: Artifact | undefined }>

/**
 * Decides who must have `latest`. If no version has it, or one that belongs to no tag any more, the versions are listed:
 * the newest remaining one gets it back.
 *
 * Throws if the server refuses.
 */
export async function planLatest(
  client: WandbClient,
  project: WandbProject,
  found: FoundVersions,
  { bundles, newest, mayMove }: LatestOptions,
): Promise<LatestPlan> {
  const latest = found.byAlias.get(latestAlias)?.version
  const logged = found.byRevision.get(newest.revision)?.version
  const isLogged = logged !== undefined && isSameRevision(logged, newest)
  if (latest !== undefined && !(mayMove && isOrphaned(found, latest, bundles))) {
    const isForNewest = isNewer(newest, latest, isLogged)
    return { isForNewest, keeper: isForNewest ? undefined : latest }
  }
  if (found.collection === undefined) return { isForNewest: true, keeper: undefined }
  const remaining = await newestRemaining(client, project, found, { bundles, newest, mayMove })
  const isForNewest =
    remaining === undefined ||
    isSameRevision(remaining, newest) ||
    dateOf(remaining) <= reliableDate(newest.committed_at, Date.now())
  return { isForNewest, keeper: isForNewest ? undefined : remaining }
}

/** Gives `latest` to the version that must keep it, unless it already has it. */
export async function restoreLatest(
  client: WandbClient,
  project: WandbProject,
  found: FoundVersions,
  keeper: Artifact | undefined,
): Promise<void> {
  const latest = found.byAlias.get(latestAlias)?.version
  if (keeper === undefined || keeper.id === latest?.id) return
  await restoreAliases(client, project, keeper, [latestAlias])
}

export type LatestOptions = Readonly<{
  bundles: readonly ProvenanceBundle[]
  newest: ProvenanceBundle
  /** True if moved tags are logged again. Otherwise, the version of a moved tag keeps its aliases. */
  mayMove: boolean
}>

function isSameRevision(version: Artifact, bundle: ProvenanceBundle): boolean {
  return ['same', 'moved'].includes(relationTo(version, bundle))
}

/** A logged revision takes `latest` only from an older one: a job that ran at the same time can have left it there. */
function isNewer(newest: ProvenanceBundle, latest: Artifact, isLogged: boolean): boolean {
  if (recordedDate(latest) === '') return !isLogged
  const [latestDate, date] = [dateOf(latest), reliableDate(newest.committed_at, Date.now())]
  return isLogged ? latestDate < date : latestDate <= date && date !== ''
}

/** The date by which versions are compared: '' if it is unknown. */
export function dateOf(version: Artifact): string {
  return reliableDate(recordedDate(version), Date.now())
}

/** True if a version belongs to no tag after the bundles are logged again. */
function isOrphaned(
  found: FoundVersions,
  version: Artifact,
  bundles: readonly ProvenanceBundle[],
): boolean {
  const hasNoTag = aliasesOf(version).every((alias) => /^(latest|v\d+)$/.test(alias))
  return hasNoTag || losesTag(found, version, bundles)
}

/** True if a selected tag was moved away from a version, so that the tag's new version takes its alias. */
function losesTag(
  { byRevision }: FoundVersions,
  { id }: Artifact,
  bundles: readonly ProvenanceBundle[],
): boolean {
  return bundles.some((bundle) => {
    const version = byRevision.get(bundle.revision)?.version
    return version?.id === id && relationTo(version, bundle) !== 'same'
  })
}

/** The version of the newest commit that has the alias of its tag, and keeps it in this step. */
async function newestRemaining(
  client: WandbClient,
  { entity, project }: WandbProject,
  found: FoundVersions,
  { bundles, newest, mayMove }: LatestOptions,
): Promise<Artifact | undefined> {
  let remaining: Artifact | undefined
  let after: string | null = null
  do {
    const page: VersionPage | undefined = await readPage(client, {
      entity,
      project,
      collection: found.artifactName,
      after,
    })
    for (const { node } of page?.edges ?? []) {
      const facts = recordedFacts(node)
      const hasTag = facts !== undefined && aliasesOf(node).includes(aliasFor(facts.revision))
      const isOwn = hasTag && relationTo(node, newest) !== 'other dataset'
      if (!isOwn || (mayMove && losesTag(found, node, bundles))) continue
      if (remaining === undefined || dateOf(remaining) < dateOf(node)) remaining = node
    }
    after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after !== null)
  return remaining
}

type VersionPage = NonNullable<Awaited<ReturnType<typeof readPage>>>

async function readPage(client: WandbClient, variables: Readonly<Record<string, string | null>>) {
  const { project } = await client.execute(collectionVersions, variables)
  return project?.artifactCollection?.artifacts ?? undefined
}

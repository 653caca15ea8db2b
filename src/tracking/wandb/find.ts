import { differences, type ProvenanceBundle } from '../../provenance/bundle.ts'
import { printable } from '../../text.ts'
import { movedTag, type Tools } from '../backend.ts'
import { versionUrl } from './address.ts'
import { aliasOf } from './alias.ts'
import { metadataOf } from './artifact.ts'
import type { WandbClient } from './client.ts'
import { type Artifact, loggedRevision } from './operations.ts'
import type { Run } from './run.ts'

/**
 * The version under the revision's alias, or null, and whether the revision is the newest of those
 * that were logged, by commit date.
 *
 * Throws where that version is of another commit: the tag was moved, or the alias is another dataset's.
 */
export async function findLogged(
  client: WandbClient,
  place: Readonly<{ entity: string; project: string; baseUrl: string }>,
  artifactName: string,
  bundle: ProvenanceBundle,
): Promise<{ tagged: Artifact | null; newest: boolean }> {
  const { project } = await client.ask(loggedRevision, {
    entity: place.entity,
    project: place.project,
    tagged: `${artifactName}:${aliasOf(bundle.revision)}`,
    latest: `${artifactName}:latest`,
  })
  const tagged = project?.tagged?.state === 'COMMITTED' ? project.tagged : null
  if (tagged !== null) checkIdentity(tagged, bundle, artifactName, place.baseUrl)
  const latest = project?.latest ? metadataOf(project.latest)['committed_at'] : undefined
  return { tagged, newest: typeof latest !== 'string' || latest <= bundle.committed_at }
}

function checkIdentity(
  tagged: Artifact,
  bundle: ProvenanceBundle,
  artifactName: string,
  baseUrl: string,
): void {
  const { commit, repository } = metadataOf(tagged)
  if (commit === bundle.commit) return
  const url = versionUrl(baseUrl, makerOf(tagged), artifactName, `v${tagged.versionIndex ?? 0}`)
  if (repository === bundle.repository) {
    throw movedTag(bundle, { commit: printable(String(commit)), url })
  }
  throw new Error(
    `The alias "${aliasOf(bundle.revision)}" of the artifact "${artifactName}" belongs to another dataset, ` +
      `${printable(String(repository ?? 'logged without a repository'))} (${url}). Nothing was written. ` +
      'Give this repository an artifact-name or a wandb-project of its own.',
  )
}

/** Warns where a version of the same commit holds other facts than the bundle. */
export function warnOfDifferences(
  tagged: Artifact,
  bundle: ProvenanceBundle,
  { warn }: Tools,
): void {
  const others = differences(metadataOf(tagged), bundle)
  if (others.length === 0) return
  warn(
    `W&B holds this revision of the same commit with other facts in: ${others.join(', ')}. The record stays as it is.`,
  )
}

/** The run that made a version. Its id is '' where a user made it without one. */
export function makerOf({ createdBy, artifactSequence }: Artifact): Run {
  return {
    id: createdBy.name ?? '',
    project: artifactSequence.project?.name ?? '',
    entity: artifactSequence.project?.entity.name ?? '',
  }
}

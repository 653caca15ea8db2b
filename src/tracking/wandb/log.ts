import type { WandbInputs } from '../../inputs/wandb.ts'
import { differences, type ProvenanceBundle } from '../../provenance/bundle.ts'
import { printable } from '../../text.ts'
import { type Backend, type LoggedRevision, movedTag, type Tools } from '../backend.ts'
import { runUrl, versionUrl } from './address.ts'
import { aliasOf } from './alias.ts'
import { logArtifact, metadataOf } from './artifact.ts'
import { createWandbClient, type WandbClient } from './client.ts'
import { type Artifact, loggedRevision, viewer } from './operations.ts'
import { openRun, type Run, runFields, runId } from './run.ts'

/**
 * Logs a revision as a version of an artifact, made by a run of its own. A revision that the artifact
 * has already, under the alias for it, is left as it is.
 */
export function wandb(inputs: WandbInputs, artifactName: string, tools: Tools): Backend {
  const client = createWandbClient(tools.http, inputs)
  return {
    name: 'wandb',
    async log(bundle, circumstances) {
      const entity = inputs.entity ?? (await defaultEntity(client))
      const place = { ...inputs, entity }
      const { tagged, newest } = await lookUp(client, place, artifactName, bundle)
      if (tagged !== null) {
        checkIdentity(tagged, bundle, artifactName, inputs.baseUrl)
        return await recognise(client, tagged, bundle, artifactName, inputs, tools)
      }
      const id = runId(artifactName, bundle)
      const run = await openRun(client, place, id, runFields(bundle, circumstances))
      const aliases = [aliasOf(bundle.revision), ...(newest ? ['latest'] : [])]
      try {
        const artifact = await logArtifact(client, run, { name: artifactName, bundle, aliases })
        await client.finish(run, 0)
        return describe(artifact, run, inputs.baseUrl, true)
      } catch (error) {
        // The run stays, marked as failed: the next attempt comes back to it.
        await client.finish(run, 1).catch(() => undefined)
        throw error
      }
    },
  }
}

async function defaultEntity(client: WandbClient): Promise<string> {
  const { viewer: user } = await client.ask(viewer, {})
  if (user?.entity) return user.entity
  throw new Error(
    'W&B names no default entity for wandb-api-key: the key is not valid on this server, or has none. ' +
      'Set wandb-entity, or give another key.',
  )
}

/** The version under the revision's alias, and whether the revision is the newest of those logged. */
async function lookUp(
  client: WandbClient,
  place: Readonly<{ entity: string; project: string }>,
  artifactName: string,
  bundle: ProvenanceBundle,
): Promise<{ tagged: Artifact | null; newest: boolean }> {
  const { project } = await client.ask(loggedRevision, {
    entity: place.entity,
    project: place.project,
    tagged: `${artifactName}:${aliasOf(bundle.revision)}`,
    latest: `${artifactName}:latest`,
  })
  const latest = project?.latest ? metadataOf(project.latest)['committed_at'] : undefined
  return {
    tagged: project?.tagged?.state === 'COMMITTED' ? project.tagged : null,
    newest: typeof latest !== 'string' || latest <= bundle.committed_at,
  }
}

/** Throws where the version under the revision's alias is of another commit. */
function checkIdentity(
  tagged: Artifact,
  bundle: ProvenanceBundle,
  artifactName: string,
  baseUrl: string,
): void {
  const { commit, repository } = metadataOf(tagged)
  if (commit === bundle.commit) return
  const run = makerOf(tagged)
  const { url } = describe(tagged, run, baseUrl, false)
  if (repository === bundle.repository) {
    throw movedTag(bundle, { commit: printable(String(commit)), url })
  }
  throw new Error(
    `The alias "${aliasOf(bundle.revision)}" of the artifact "${artifactName}" belongs to another dataset, ` +
      `${printable(String(repository ?? 'logged without a repository'))} (${url}). Nothing was written. ` +
      'Give this repository an artifact-name or a wandb-project of its own.',
  )
}

async function recognise(
  client: WandbClient,
  tagged: Artifact,
  bundle: ProvenanceBundle,
  artifactName: string,
  { baseUrl }: WandbInputs,
  { warn }: Tools,
): Promise<LoggedRevision> {
  const run = makerOf(tagged)
  const others = differences(metadataOf(tagged), bundle)
  if (others.length > 0) {
    warn(
      `W&B holds this revision of the same commit with other facts in: ${others.join(', ')}. The record stays as it is.`,
    )
  }
  const ours = run.id.startsWith(runId(artifactName, bundle))
  // A job that died between the commit of the artifact and the end of its run left the run open.
  if (ours && tagged.createdBy.state !== 'finished') await client.finish(run, 0)
  return describe(tagged, run, baseUrl, false)
}

/** The run that made a version. Its id is '' where a user made it without one. */
function makerOf({ createdBy, artifactSequence }: Artifact): Run {
  return {
    id: createdBy.name ?? '',
    project: artifactSequence.project?.name ?? '',
    entity: artifactSequence.project?.entity.name ?? '',
  }
}

function describe(artifact: Artifact, run: Run, baseUrl: string, created: boolean): LoggedRevision {
  const { name } = artifact.artifactSequence
  const version = `v${artifact.versionIndex ?? 0}`
  const url = versionUrl(baseUrl, run, name, version)
  return {
    backend: 'wandb',
    created,
    url,
    outputs: {
      'wandb-run-url': run.id === '' ? '' : runUrl(baseUrl, run, run.id),
      'wandb-artifact': `${run.entity}/${run.project}/${name}:${version}`,
      'wandb-artifact-url': url,
    },
  }
}

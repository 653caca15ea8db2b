import { randomBytes } from 'node:crypto'
import { canonicalJson, type ProvenanceBundle } from '../../provenance/bundle.ts'
import type { Ticket } from '../line.ts'
import { fileSpec, type WandbClient } from './client.ts'
import { artifactDigest, manifestOf, md5 } from './digest.ts'
import {
  type Artifact,
  addAliases,
  commitArtifact,
  createArtifact,
  createFiles,
  createManifest,
  readArtifact,
  updateArtifact,
} from './operations.ts'
import type { Run } from './run.ts'

/** The one type of the artifacts, as in lairs. */
export const artifactType = 'dataset'

const file = 'revision.json'

/** When a version may be made and committed: W&B numbers versions in that order. */
export type Turns = Readonly<{ create: Ticket; commit: Ticket }>

/** The digest of a version that holds the bundle as `revision.json`. */
export function digestOf(bundle: ProvenanceBundle): string {
  return artifactDigest({ [file]: canonicalJson(bundle) })
}

export type Wanted = Readonly<{
  /** The artifact collection. */
  name: string
  bundle: ProvenanceBundle
  aliases: readonly string[]
}>

/**
 * Makes a version of the artifact that holds `revision.json`, with the bundle as its metadata, and
 * gives it the aliases. Returns it as the server shows it afterwards.
 *
 * Throws where the server's own answer is not what was asked for.
 */
export async function logArtifact(
  client: WandbClient,
  run: Run,
  wanted: Wanted,
  turns: Turns,
): Promise<Artifact> {
  const content = canonicalJson(wanted.bundle)
  const digest = digestOf(wanted.bundle)
  const input = creation(run, wanted, digest)
  const { artifact } = (await turns.create.pass(() => client.ask(createArtifact, { input })))
    .createArtifact
  // The server has a version with this digest: it comes back as it was, whatever metadata and aliases
  // were asked for.
  if (artifact.state === 'COMMITTED') await mend(client, run, wanted, artifact.id)
  else {
    await fill(client, run, artifact, content)
    await turns.commit.pass(() => client.ask(commitArtifact, { artifactID: artifact.id }))
  }
  const { artifact: read } = await client.ask(readArtifact, { id: artifact.id })
  if (read === null) throw new Error(`W&B does not show the artifact ${artifact.id} that it made.`)
  verify(read, wanted, digest)
  return read
}

function creation(run: Run, { name, bundle, aliases }: Wanted, digest: string) {
  return {
    entityName: run.entity,
    projectName: run.project,
    runName: run.id,
    artifactTypeName: artifactType,
    artifactCollectionName: name,
    digest,
    digestAlgorithm: 'MANIFEST_MD5',
    description: `Revision ${bundle.revision} of ${bundle.repository}`,
    metadata: JSON.stringify(bundle),
    aliases: aliases.map((alias) => ({ alias, artifactCollectionName: name })),
    // One id for one artifact: a repeat of this request after a lost answer makes no second one.
    clientID: randomId(),
    sequenceClientID: randomId(),
    enableDigestDeduplication: true,
  }
}

function randomId(): string {
  return randomBytes(64).toString('hex')
}

type Pending = Readonly<{
  id: string
  artifactSequence: { latestArtifact: { id: string } | null }
}>

async function fill(client: WandbClient, run: Run, artifact: Pending, content: string) {
  const manifestInput = (digest: string) => ({
    input: {
      artifactID: artifact.id,
      baseArtifactID: artifact.artifactSequence.latestArtifact?.id ?? null,
      name: 'wandb_manifest.json',
      digest,
      entityName: run.entity,
      projectName: run.project,
      runName: run.id,
      type: 'FULL',
    },
  })
  const placeholder = await client.ask(createManifest, manifestInput(''))
  const artifactManifestID = placeholder.createArtifactManifest.artifactManifest.id
  const spec = { ...fileSpec(file, content), artifactID: artifact.id, artifactManifestID }
  const files = await client.ask(createFiles, {
    input: { artifactFiles: [spec], storageLayout: 'V2' },
  })
  const [{ node }] = files.createArtifactFiles.files.edges
  await client.upload(file, node, content)

  const manifest = manifestOf(file, content, node.artifact?.id ?? artifact.id)
  const made = await client.ask(createManifest, manifestInput(md5(manifest)))
  await client.upload('the manifest', made.createArtifactManifest.artifactManifest.file, manifest)
}

/** Gives a version aliases, which any other version loses. */
export async function giveAliases(
  client: WandbClient,
  run: Pick<Run, 'entity' | 'project'>,
  { name, aliases }: Pick<Wanted, 'name' | 'aliases'>,
  artifactID: string,
): Promise<void> {
  const place = { artifactCollectionName: name, entityName: run.entity, projectName: run.project }
  const input = { artifactID, aliases: aliases.map((alias) => ({ alias, ...place })) }
  await client.ask(addAliases, { input })
}

async function mend(client: WandbClient, run: Run, wanted: Wanted, artifactID: string) {
  await giveAliases(client, run, wanted, artifactID)
  await client.ask(updateArtifact, {
    input: { artifactID, metadata: JSON.stringify(wanted.bundle) },
  })
}

/** Throws where an artifact as read back is not the one that was asked for. */
function verify(read: Artifact, { name, bundle, aliases }: Wanted, digest: string): void {
  const held = read.aliases.filter((entry) => entry.artifactCollectionName === name)
  const missing = aliases.filter((alias) => !held.some((entry) => entry.alias === alias))
  const faults = [
    read.state === 'COMMITTED' ? '' : `its state is ${read.state}`,
    read.digest === digest ? '' : `its digest is ${read.digest}, not ${digest}`,
    missing.length === 0 ? '' : `it lacks the alias ${missing.join(', ')}`,
    canonicalJson(metadataOf(read)) === canonicalJson(bundle) ? '' : 'its metadata is another',
  ].filter(Boolean)
  if (faults.length > 0) {
    throw new Error(`W&B does not hold the artifact as it was logged: ${faults.join('; ')}.`)
  }
}

/** The metadata of an artifact: {} where it has none, or none that is an object. */
export function metadataOf({ metadata }: { metadata: string | null }): Record<string, unknown> {
  const value: unknown = metadata === null ? {} : JSON.parse(metadata)
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

import { randomBytes } from 'node:crypto'
import { canonicalJson, type ProvenanceBundle } from '../../provenance/bundle.ts'
import type { QueueSlot } from '../../tracking/line.ts'
import { retryOnConflict } from '../../tracking/raced.ts'
import { allSettledOrThrow } from '../../tracking/together.ts'
import { artifactType } from './addresses.ts'
import { fileSpec, type WandbClient, WandbError } from './client.ts'
import { artifactDigest, manifestOf, md5 } from './digest.ts'
import {
  type Artifact,
  addAliases,
  commitArtifact,
  createArtifact,
  createFiles,
  createManifest,
  updateArtifact,
} from './operations.ts'
import { accept, latestWasTaken, show, type Wanted } from './read-back.ts'
import type { Run } from './run.ts'

const file = 'revision.json'

/** When a version may be made and committed: W&B numbers versions in that order. */
export type VersionQueue = Readonly<{ create: QueueSlot; commit: QueueSlot }>

/** The digest of a version that holds the bundle as `revision.json`. */
export function digestOf(bundle: ProvenanceBundle): string {
  return artifactDigest({ [file]: canonicalJson(bundle) })
}

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
  turns: VersionQueue,
): Promise<Artifact> {
  return await retryOnConflict(3, isConflict, () => makeVersion(client, run, wanted, turns))
}

/**
 * Another job committed the same meanwhile: asked once more, W&B gives that by its digest. To repeat the
 * commit does not help (wandb/wandb, pull 3843).
 */
function isConflict(error: unknown): boolean {
  return error instanceof WandbError && error.status === 409
}

async function makeVersion(
  client: WandbClient,
  run: Run,
  wanted: Wanted,
  turns: VersionQueue,
): Promise<Artifact> {
  const content = canonicalJson(wanted.bundle)
  const digest = digestOf(wanted.bundle)
  const input = creation(run, wanted, digest)
  const { artifact } = (await turns.create.pass(() => client.ask(createArtifact, { input })))
    .createArtifact
  // The server has a version with this digest: it comes back as it was, whatever metadata and aliases
  // were asked for.
  if (artifact.state === 'COMMITTED') await restoreAliases(client, run, wanted, artifact.id)
  else {
    await uploadFiles(client, run, artifact, content)
    await turns.commit.pass(() => client.ask(commitArtifact, { artifactID: artifact.id }))
  }
  const shown = await show(client, run, wanted, artifact.id)
  if (!(await latestWasTaken(client, run, wanted, shown))) return accept(shown, wanted, digest)
  await giveAliases(client, run, { name: wanted.name, aliases: ['latest'] }, artifact.id)
  return accept(await show(client, run, wanted, artifact.id), wanted, digest)
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

async function uploadFiles(client: WandbClient, run: Run, artifact: Pending, content: string) {
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
  const storeManifest = async () => {
    const manifest = manifestOf(file, content, node.artifact?.id ?? artifact.id)
    const made = await client.ask(createManifest, manifestInput(md5(manifest)))
    await client.upload('the manifest', made.createArtifactManifest.artifactManifest.file, manifest)
  }
  await allSettledOrThrow([client.upload(file, node, content), storeManifest()])
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

async function restoreAliases(client: WandbClient, run: Run, wanted: Wanted, artifactID: string) {
  await giveAliases(client, run, wanted, artifactID)
  await client.ask(updateArtifact, {
    input: { artifactID, metadata: JSON.stringify(wanted.bundle) },
  })
}

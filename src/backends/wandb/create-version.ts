import { randomBytes } from 'node:crypto'
import { canonicalJson } from '../../text/json.ts'
import { allSettledOrThrow, type QueueSlot, retryOnConflict } from '../../tracking/concurrency.ts'
import { artifactType, type WandbProject, type WandbRun } from './addresses.ts'
import { type WandbClient, WandbError } from './client.ts'
import { digestOf, fileName, manifestOf, md5 } from './digest.ts'
import {
  type Artifact,
  addAliases,
  commitArtifact,
  createArtifact,
  createFiles,
  createManifest,
  updateArtifact,
} from './operations.ts'
import { checkVersion, type ExpectedVersion, latestWasTaken, readVersion } from './read-back.ts'

/** When a version can be created and committed. W&B numbers the versions in that order. */
export type VersionSlots = Readonly<{ create: QueueSlot; commit: QueueSlot }>

const maxAttempts = 3

/**
 * Creates a version of an artifact. It contains `revision.json`, and has the bundle as its metadata. Returns the version
 * as it was read back.
 *
 * Throws if the server refuses, or if the version that was read back is not as expected.
 */
export async function createVersion(
  client: WandbClient,
  run: WandbRun,
  expected: ExpectedVersion,
  slots: VersionSlots,
): Promise<Artifact> {
  return await retryOnConflict(maxAttempts, isConflict, () =>
    tryCreate(client, run, expected, slots),
  )
}

/**
 * HTTP 409: another job committed the same content at the same time. A new `createArtifact` then returns that version by
 * its digest. A second commit does not help (wandb/wandb, pull request 3843).
 */
function isConflict(error: unknown): boolean {
  return error instanceof WandbError && error.status === 409
}

async function tryCreate(
  client: WandbClient,
  run: WandbRun,
  expected: ExpectedVersion,
  slots: VersionSlots,
): Promise<Artifact> {
  const { artifactName, bundle, aliases } = expected
  const input = createInput(run, expected)
  const created = await slots.create.run(() => client.execute(createArtifact, { input }))
  const { artifact } = created.createArtifact
  const { id: artifactID } = artifact
  // A committed version existed before, with this digest. The server ignores the new aliases and metadata.
  if (artifact.state === 'COMMITTED') {
    await restoreAliases(client, run, artifactID, artifactName, aliases)
    const metadata = JSON.stringify(bundle)
    await client.execute(updateArtifact, { input: { artifactID, metadata } })
  } else {
    await uploadFiles(client, run, artifact, canonicalJson(bundle))
    await slots.commit.run(() => client.execute(commitArtifact, { artifactID }))
  }
  const read = () => readVersion(client, run, artifactName, artifactID)
  const version = await read()
  if (!(await latestWasTaken(client, run, version, expected))) {
    return checkVersion(version, expected)
  }
  await restoreAliases(client, run, artifactID, artifactName, ['latest'])
  return checkVersion(await read(), expected)
}

function createInput(run: WandbRun, { artifactName, bundle, aliases }: ExpectedVersion) {
  return {
    entityName: run.entity,
    projectName: run.project,
    runName: run.id,
    artifactTypeName: artifactType,
    artifactCollectionName: artifactName,
    digest: digestOf(bundle),
    digestAlgorithm: 'MANIFEST_MD5',
    description: `Revision ${bundle.revision} of ${bundle.repository}`,
    metadata: JSON.stringify(bundle),
    aliases: aliases.map((alias) => ({ alias, artifactCollectionName: artifactName })),
    // If the HTTP client repeats this request after a lost response, the ids prevent a second artifact.
    clientID: randomId(),
    sequenceClientID: randomId(),
    enableDigestDeduplication: true,
  }
}

function randomId(): string {
  return randomBytes(64).toString('hex')
}

type PendingArtifact = Readonly<{
  id: string
  artifactSequence: { latestArtifact: { id: string } | null }
}>

async function uploadFiles(
  client: WandbClient,
  run: WandbRun,
  artifact: PendingArtifact,
  content: string,
): Promise<void> {
  const createManifestOf = async (digest: string) => {
    const input = manifestInput(run, artifact, digest)
    return (await client.execute(createManifest, { input })).createArtifactManifest.artifactManifest
  }
  // Files are added to a manifest without a digest, which the final manifest replaces.
  const { id: artifactManifestID } = await createManifestOf('')
  const created = await client.execute(createFiles, {
    input: {
      artifactFiles: [
        {
          name: fileName,
          md5: md5(content),
          mimetype: 'application/json',
          artifactID: artifact.id,
          artifactManifestID,
        },
      ],
      storageLayout: 'V2',
    },
  })
  const [{ node }] = created.createArtifactFiles.files.edges
  const uploadManifest = async () => {
    const manifest = manifestOf(fileName, content, node.artifact?.id ?? artifact.id)
    const { file } = await createManifestOf(md5(manifest))
    await client.upload('the manifest', file, manifest)
  }
  await allSettledOrThrow([client.upload(fileName, node, content), uploadManifest()])
}

function manifestInput(run: WandbRun, artifact: PendingArtifact, digest: string) {
  return {
    artifactID: artifact.id,
    baseArtifactID: artifact.artifactSequence.latestArtifact?.id ?? null,
    name: 'wandb_manifest.json',
    digest,
    entityName: run.entity,
    projectName: run.project,
    runName: run.id,
    type: 'FULL',
  }
}

/** Gives aliases to a version. Any other version of the artifact loses them. */
export async function restoreAliases(
  client: WandbClient,
  { entity: entityName, project: projectName }: WandbProject,
  artifactID: string,
  artifactCollectionName: string,
  aliases: readonly string[],
): Promise<void> {
  const collection = { artifactCollectionName, entityName, projectName }
  const input = { artifactID, aliases: aliases.map((alias) => ({ alias, ...collection })) }
  await client.execute(addAliases, { input })
}

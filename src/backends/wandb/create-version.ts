import { randomBytes } from 'node:crypto'
import { bundleDifferences } from '../../provenance/bundle.ts'
import { canonicalJson } from '../../text/json.ts'
import { allSettledOrThrow, type QueueSlot, retryOnConflict } from '../../tracking/concurrency.ts'
import { artifactType, type WandbRun } from './addresses.ts'
import { UploadRefusedError, type WandbClient, WandbError } from './client.ts'
import { digestOf, fileName, manifestOf, md5 } from './digest.ts'
import {
  type CreatedArtifact,
  commitArtifact,
  createArtifact,
  createFiles,
  createFilesAndManifest,
  createManifest,
  type Upload,
  updateArtifact,
} from './operations.ts'
import { checkVersion, type ExpectedVersion, readVersion } from './read-back.ts'
import { restoreAliases } from './restore-aliases.ts'
import { isDeletedRun } from './run.ts'
import {
  deleteOwn,
  type OwnVersion,
  type SettledVersion,
  type SettleTools,
  settle,
} from './settle.ts'
import { metadataOf } from './version.ts'

/** When a version can be created and committed. W&B numbers the versions in that order. */
export type VersionSlots = Readonly<{ create: QueueSlot; commit: QueueSlot }>

const maxAttempts = 3

/** The run of a version. */
export type VersionTarget = Readonly<{
  run: WandbRun
  /** The artifact that was created with the run. */
  artifact?: CreatedArtifact
  /** Ends the run. Absent for the run of another job. */
  end?: () => Promise<void>
}>

/**
 * Creates a version of an artifact. It contains `revision.json`, and has the bundle as its metadata. Ends the run while the
 * version is committed: the read-back shows both. Returns the version as it was read back: that of another job if both
 * logged the same revision at the same time.
 *
 * Throws if the server refuses, or if the version that was read back is not as expected. The run must then be marked as
 * failed.
 */
export async function createVersion(
  tools: SettleTools,
  target: VersionTarget,
  expected: ExpectedVersion,
  slots: VersionSlots,
): Promise<SettledVersion> {
  const { run } = target
  let { artifact } = target
  let ending: Promise<void> | undefined
  const end = async () => {
    ending ??= target.end?.()
    await ending
  }
  const begun = new Set<string>()
  const own = await retryCreation(async () => {
    const current = artifact ?? (await createPending(tools.client, run, expected, slots.create))
    artifact = undefined
    // The answer to the commit was lost.
    if (begun.has(current.id) && current.state === 'COMMITTED')
      return { id: current.id, isNew: true }
    begun.add(current.id)
    return await complete(tools, { run, end }, current, expected, slots.commit)
  })
  // Without a commit, it has not ended yet.
  await end()
  const settled = await settle(tools, run, own, expected, target.end !== undefined)
  return settled.created ? settled : await addMetadata(tools, run, settled, expected)
}

/**
 * Another job committed the same content at the same time (HTTP 409), or this very artifact. A new `createArtifact` then
 * returns that version by its digest. A second commit does not help (wandb/wandb, pull request 3843).
 */
function isConflict(error: unknown): boolean {
  if (!(error instanceof WandbError) || isDeletedRun(error)) return false
  return error.status === 409 || (error.status === 400 && /committed already/.test(error.message))
}

/** The request took effect, its answer was lost, and the HTTP client sent it again: the manifest was already replaced. */
function isManifestReplaced(error: unknown): boolean {
  return error instanceof WandbError && error.status === 400 && /manifest/i.test(error.message)
}

/** Does work that creates an artifact, and repeats it after a conflict. */
export function retryCreation<Value>(work: () => Promise<Value>): Promise<Value> {
  return retryOnConflict(maxAttempts, isConflict, work)
}

async function createPending(
  client: WandbClient,
  run: WandbRun,
  expected: ExpectedVersion,
  slot: QueueSlot,
): Promise<CreatedArtifact> {
  const input = artifactInput(run, expected)
  return (await slot.run(() => client.execute(createArtifact, { input }))).createArtifact.artifact
}

async function complete(
  tools: SettleTools,
  target: Required<Pick<VersionTarget, 'run' | 'end'>>,
  artifact: CreatedArtifact,
  expected: ExpectedVersion,
  slot: QueueSlot,
): Promise<OwnVersion> {
  const { artifactName, aliases } = expected
  const own =
    artifact.state === 'COMMITTED'
      ? { id: artifact.id, isNew: false }
      : await commit(tools, target, artifact, expected, slot)
  // A committed version existed before, with this digest. The server ignores the new aliases and metadata.
  if (!own.isNew) {
    const version = { id: own.id, artifactSequence: { name: artifactName } }
    await restoreAliases(tools.client, target.run, version, aliases)
  }
  return own
}

async function commit(
  tools: SettleTools,
  { run, end }: Required<Pick<VersionTarget, 'run' | 'end'>>,
  artifact: CreatedArtifact,
  expected: ExpectedVersion,
  slot: QueueSlot,
): Promise<OwnVersion> {
  const { client } = tools
  await uploadFiles(client, run, artifact, canonicalJson(expected.bundle))
  // A server can give the number before the commit. Then this version could displace one that another job has reported.
  const isNumbered = artifact.versionIndex !== null
  const [twin] = isNumbered ? (await readVersion(client, run, expected, artifact.id)).twins : []
  if (twin !== undefined) {
    await deleteOwn(tools, artifact.id, twin, true)
    return { id: twin.id, isNew: false }
  }
  const [{ commitArtifact: committed }] = await allSettledOrThrow([
    slot.run(() => client.execute(commitArtifact, { artifactID: artifact.id })),
    end(),
  ])
  // If another job committed the same file in between, the answer can name its version.
  const { id, versionIndex } = committed.artifact
  return { id, isNew: id === artifact.id, versionIndex: versionIndex ?? 0 }
}

/** Adds the facts to a version that has the file and not the metadata. What a user added stays. */
async function addMetadata(
  { client }: SettleTools,
  run: WandbRun,
  { version, created }: SettledVersion,
  expected: ExpectedVersion,
): Promise<SettledVersion> {
  const { bundle } = expected
  const recorded = metadataOf(version)
  const hasFile = version.digest === digestOf(bundle)
  if (!hasFile || bundleDifferences(recorded, bundle).length === 0) return { version, created }
  const metadata = JSON.stringify({ ...recorded, ...bundle })
  await client.execute(updateArtifact, { input: { artifactID: version.id, metadata } })
  const back = await readVersion(client, run, expected, version.id)
  return { version: checkVersion(back, expected, true), created }
}

/** The input of `createArtifact`. */
export function artifactInput(run: WandbRun, { artifactName, bundle, aliases }: ExpectedVersion) {
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

async function uploadFiles(
  client: WandbClient,
  run: WandbRun,
  artifact: CreatedArtifact,
  content: string,
): Promise<void> {
  const createManifestOf = async (digest: string) => {
    const input = manifestInput(run, artifact, digest)
    return (await client.execute(createManifest, { input })).createArtifactManifest.artifactManifest
  }
  const likely = manifestOf(fileName, content, artifact.id)
  const announce = async () => {
    // Files are added to a manifest without a digest, which the final manifest replaces.
    const { id } = await createManifestOf('')
    return await client.execute(createFilesAndManifest, {
      files: filesInput(artifact.id, id, content),
      manifest: manifestInput(run, artifact, md5(likely)),
    })
  }
  const announced = await retryOnConflict(2, isManifestReplaced, announce)
  const { node } = announced.createArtifactFiles.files.edges[0]
  const uploadManifest = async () => {
    const manifest = manifestOf(fileName, content, node.artifact?.id ?? artifact.id)
    const createFinal = async () => (await createManifestOf(md5(manifest))).file
    // If another version has the same file, that version is named in the manifest.
    const { file } = announced.createArtifactManifest.artifactManifest
    const target = manifest === likely ? file : await createFinal()
    await upload(client, 'the manifest', manifest, target, createFinal)
  }
  const renewFile = async () => {
    const input = filesInput(artifact.id, null, content)
    return (await client.execute(createFiles, { input })).createArtifactFiles.files.edges[0].node
  }
  await allSettledOrThrow([upload(client, fileName, content, node, renewFile), uploadManifest()])
}

/** Uploads a file. If the store refuses it, as it does when the address has expired, a new address is requested. */
async function upload(
  client: WandbClient,
  name: string,
  content: string,
  first: Upload,
  requestAddress: () => Promise<Upload>,
): Promise<void> {
  let target = first
  for (let renewals = 0; ; renewals++) {
    try {
      return await client.upload(name, target, content)
    } catch (error) {
      const canExpire =
        error instanceof UploadRefusedError && expiredStatuses.includes(error.status)
      if (!canExpire || renewals === maxRenewals) throw error
      target = await requestAddress()
    }
  }
}

/** The answers of stores to an address that has expired. Azure has 401 and 403, S3 has 400 and 403. */
const expiredStatuses = [400, 401, 403, 404, 410]

const maxRenewals = 2

function filesInput(artifactID: string, artifactManifestID: string | null, content: string) {
  const file = { name: fileName, md5: md5(content), mimetype: 'application/json' }
  return {
    artifactFiles: [{ ...file, artifactID, artifactManifestID }],
    storageLayout: 'V2',
  }
}

function manifestInput(run: WandbRun, artifact: CreatedArtifact, digest: string) {
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

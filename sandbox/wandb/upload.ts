import { requireArtifact } from './aliases.ts'
import { requireProject, requireRun } from './runs.ts'
import {
  type Artifact,
  type ArtifactFile,
  type Blob,
  type Manifest,
  now,
  type WandbStore,
} from './store.ts'
import { checkFileName, isBase64MD5, reject } from './validation.ts'

export type CreateArtifactManifestInput = Readonly<{
  artifactID: string
  baseArtifactID?: string | null
  name: string
  digest: string
  entityName: string
  projectName: string
  runName: string
  type?: string | null
}>

export type CreateArtifactFileSpecInput = Readonly<{
  artifactID: string
  artifactManifestID?: string | null
  name: string
  md5: string
  mimetype?: string | null
}>

/** Announces the manifest of an artifact. A client calls it first without a digest, then with the digest. */
export function createArtifactManifest(
  store: WandbStore,
  input: CreateArtifactManifestInput,
): Manifest {
  const { digest, type } = input
  const project = requireProject(store, input.entityName, input.projectName)
  requireRun(store, project.name, input.runName)
  const artifact = requirePending(store, input.artifactID)
  if (artifact.collection.project !== project) reject(400, 'the artifact is in another project')
  if (input.baseArtifactID) requireArtifact(store, input.baseArtifactID)
  if (input.name !== 'wandb_manifest.json') reject(400, `invalid manifest name ${input.name}`)
  if ((type ?? 'FULL') !== 'FULL') reject(400, `manifests of type ${type} need a full one first`)
  if (digest !== '' && !isBase64MD5(digest)) reject(400, `invalid manifest digest ${digest}`)
  const id = store.nextId('ArtifactManifest')
  const blob =
    digest === '' ? undefined : createBlob(store, artifact, { name: input.name, md5: digest })
  artifact.manifest = { id, artifact, digest, createdAt: now(), blob }
  return artifact.manifest
}

/** Announces files. Returns them in the order of the request. */
export function createArtifactFiles(
  store: WandbStore,
  layout: string | null | undefined,
  specs: readonly CreateArtifactFileSpecInput[],
): ArtifactFile[] {
  // The manifest says V2, so the files of another layout would not be found.
  if (layout !== 'V2') reject(400, 'storageLayout must be V2')
  for (const spec of specs) checkFile(store, spec)
  return specs.map((spec) => {
    const artifact = requirePending(store, spec.artifactID)
    const { name, md5 } = spec
    const blob = findBlob(artifact, name, md5) ?? createBlob(store, artifact, spec)
    const file = { id: store.nextId('File'), name, blob }
    artifact.files.set(name, file)
    return file
  })
}

/** Finds a blob with that name and content in this artifact or in a version of its collection. */
export function findBlob(artifact: Artifact, name: string, md5: string): Blob | undefined {
  // The artifact's own upload comes first: a version with the same file can have been committed since.
  const owner = [artifact, ...artifact.collection.artifacts].find(
    (other) =>
      (other === artifact || other.state === 'COMMITTED') &&
      other.files.get(name)?.blob.md5 === md5,
  )
  return owner?.files.get(name)?.blob
}

function checkFile(store: WandbStore, spec: CreateArtifactFileSpecInput): void {
  const { name, md5, artifactManifestID } = spec
  const artifact = requirePending(store, spec.artifactID)
  checkFileName(name)
  if (!isBase64MD5(md5)) reject(400, `invalid md5 of ${name}: ${md5}`)
  if (artifactManifestID && artifact.manifest?.id !== artifactManifestID) {
    reject(400, `manifest ${artifactManifestID} is not the artifact's`)
  }
  const announced = artifact.files.get(name)?.blob.md5 ?? md5
  if (announced !== md5) reject(400, `file ${name} was announced with md5 ${announced}`)
}

function requirePending(store: WandbStore, id: string): Artifact {
  const artifact = requireArtifact(store, id)
  return artifact.state === 'PENDING'
    ? artifact
    : reject(400, `artifact ${id} is committed already`)
}

/** Creates a blob to which a client uploads bytes. */
function createBlob(
  store: WandbStore,
  artifact: Artifact,
  { name, md5, mimetype }: Pick<CreateArtifactFileSpecInput, 'name' | 'md5' | 'mimetype'>,
): Blob {
  const { collection } = artifact
  const hex = Buffer.from(md5, 'base64').toString('hex')
  const parents = [collection.project.entity, collection.project.name, collection.name]
  const path = [...parents, artifact.id, hex, ...name.split('/')].map(encodeURIComponent).join('/')
  const existing = store.blobs.get(path)
  if (existing !== undefined) return existing
  const blob: Blob = {
    path,
    md5,
    uploadHeaders: [`Content-MD5:${md5}`, ...(mimetype ? [`Content-Type:${mimetype}`] : [])],
    birthArtifactID: artifact.id,
    bytes: undefined,
  }
  store.blobs.set(path, blob)
  return blob
}

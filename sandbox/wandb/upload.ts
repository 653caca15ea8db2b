import { findArtifact } from './aliases.ts'
import { isBase64MD5 } from './digest.ts'
import { refuse } from './refusal.ts'
import { checkFileName } from './rules.ts'
import { findProject, requireRun } from './runs.ts'
import {
  type Artifact,
  type ArtifactFile,
  type Blob,
  type Manifest,
  now,
  type WandbStore,
} from './store.ts'

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

/** Announces an artifact's manifest: first without a digest, then with that of its bytes. */
export function createArtifactManifest(
  store: WandbStore,
  input: CreateArtifactManifestInput,
): Manifest {
  const { digest, type } = input
  const project = findProject(store, input.entityName, input.projectName)
  requireRun(store, project.name, input.runName)
  const artifact = findPending(store, input.artifactID)
  if (artifact.collection.project !== project) refuse(400, 'the artifact is in another project')
  if (input.baseArtifactID) findArtifact(store, input.baseArtifactID)
  if (input.name !== 'wandb_manifest.json') refuse(400, `invalid manifest name ${input.name}`)
  if ((type ?? 'FULL') !== 'FULL') refuse(400, `manifests of type ${type} need a full one first`)
  if (digest !== '' && !isBase64MD5(digest)) refuse(400, `invalid manifest digest ${digest}`)
  const id = store.nextId('ArtifactManifest')
  const blob = digest === '' ? undefined : place(store, artifact, { name: input.name, md5: digest })
  artifact.manifest = { id, artifact, digest, createdAt: now(), blob }
  return artifact.manifest
}

/** Announces files, in the order of the request. */
export function createArtifactFiles(
  store: WandbStore,
  layout: string | null | undefined,
  specs: readonly CreateArtifactFileSpecInput[],
): ArtifactFile[] {
  // Files laid out otherwise are not where the manifest's V2 says that they are.
  if (layout !== 'V2') refuse(400, 'storageLayout must be V2')
  for (const spec of specs) checkFile(store, spec)
  return specs.map((spec) => {
    const artifact = findPending(store, spec.artifactID)
    const { name, md5 } = spec
    const blob = findBlob(artifact, name, md5) ?? place(store, artifact, spec)
    const file = { id: store.nextId('File'), name, blob }
    artifact.files.set(name, file)
    return file
  })
}

/** A blob of that name and content that a version of the collection, or this artifact, has. */
export function findBlob(artifact: Artifact, name: string, md5: string): Blob | undefined {
  const holder = artifact.collection.artifacts.find(
    (other) =>
      (other === artifact || other.state === 'COMMITTED') &&
      other.files.get(name)?.blob.md5 === md5,
  )
  return holder?.files.get(name)?.blob
}

function checkFile(store: WandbStore, spec: CreateArtifactFileSpecInput): void {
  const { name, md5, artifactManifestID } = spec
  const artifact = findPending(store, spec.artifactID)
  checkFileName(name)
  if (!isBase64MD5(md5)) refuse(400, `invalid md5 of ${name}: ${md5}`)
  if (artifactManifestID && artifact.manifest?.id !== artifactManifestID) {
    refuse(400, `manifest ${artifactManifestID} is not the artifact's`)
  }
  const earlier = artifact.files.get(name)?.blob.md5 ?? md5
  if (earlier !== md5) refuse(400, `file ${name} was announced with md5 ${earlier}`)
}

function findPending(store: WandbStore, id: string): Artifact {
  const artifact = findArtifact(store, id)
  return artifact.state === 'PENDING'
    ? artifact
    : refuse(400, `artifact ${id} is committed already`)
}

/** A place for bytes to be uploaded to. */
function place(
  store: WandbStore,
  artifact: Artifact,
  { name, md5, mimetype }: Pick<CreateArtifactFileSpecInput, 'name' | 'md5' | 'mimetype'>,
): Blob {
  const { collection } = artifact
  const hex = Buffer.from(md5, 'base64').toString('hex')
  const steps = [collection.project.entity, collection.project.name, collection.name]
  const path = [...steps, artifact.id, hex, ...name.split('/')].map(encodeURIComponent).join('/')
  const known = store.blobs.get(path)
  if (known !== undefined) return known
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

import * as v from 'valibot'
import { moveAliases, nextVersionIndex, requireArtifact, versionsOf } from './aliases.ts'
import { hexMD5 } from './storage.ts'
import type { Artifact, Blob, WandbStore } from './store.ts'
import { findBlob } from './upload.ts'
import { checkFileName, parseObject, reject } from './validation.ts'

const Entry = v.strictObject({
  digest: v.string(),
  birthArtifactID: v.optional(v.string()),
  size: v.optional(v.number()),
  ref: v.optional(v.string()),
  extra: v.optional(v.record(v.string(), v.unknown())),
  // Internal fields of the Python SDK, which sends them by mistake.
  local_path: v.optional(v.string()),
  skip_cache: v.optional(v.boolean()),
})
type Entry = v.InferOutput<typeof Entry>

const ManifestV1 = v.strictObject({
  version: v.literal(1),
  storagePolicy: v.literal('wandb-storage-policy-v1'),
  storagePolicyConfig: v.strictObject({
    storageLayout: v.literal('V2'),
    storageRegion: v.optional(v.string()),
  }),
  contents: v.record(v.string(), Entry),
})

/**
 * Makes a pending artifact the next version of its collection. Throws if a file was not uploaded, or if the files, the
 * manifest and the digest do not match.
 */
export function commitArtifact(store: WandbStore, id: string): Artifact {
  const artifact = requireArtifact(store, id)
  // A client that lost the reply sends the request again. It must not create a second version.
  if (artifact.state === 'COMMITTED') return artifact
  const { behavior } = store
  const duplicate = versionsOf(artifact.collection).find(({ digest }) => digest === artifact.digest)
  // Another client committed the same content in the meantime. (wandb/wandb, pull 3843)
  if (duplicate !== undefined && behavior.duplicates !== 'kept') {
    if (behavior.duplicates === 'replaced') return duplicate
    reject(409, `v${duplicate.versionIndex} has the same digest`)
  }
  const contents = parseManifest(artifact)
  for (const [path, entry] of Object.entries(contents)) addEntry(store, artifact, path, entry)
  for (const name of artifact.files.keys()) {
    if (!Object.hasOwn(contents, name)) reject(400, `file ${name} is not in the manifest`)
  }
  const entries = Object.entries(contents)
  const digest = artifactDigest(entries.map(([path, entry]) => [path, entry.digest]))
  if (digest !== artifact.digest) {
    reject(400, `artifact digest is ${artifact.digest}, but its manifest's is ${digest}`)
  }
  artifact.versionIndex ??= nextVersionIndex(artifact.collection)
  artifact.state = 'COMMITTED'
  artifact.visibleAt = Date.now() + behavior.visibleAfterMs
  if (behavior.movesLatest) artifact.aliases.add('latest')
  moveAliases(artifact, artifact.aliases)
  return artifact
}

/** The digest of an artifact with these entries: the path and the digest of each file. */
export function artifactDigest(entries: Iterable<readonly [path: string, digest: string]>): string {
  const lines = [...entries]
    // Python and Go sort by UTF-8 bytes. JavaScript sorts by UTF-16 units, with U+FFFD before U+1F600.
    .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map(([path, digest]) => `${path}:${digest}\n`)
  return hexMD5(`wandb-artifact-manifest-v1\n${lines.join('')}`)
}

function parseManifest({ id, manifest }: Artifact): Readonly<Record<string, Entry>> {
  const bytes = manifest?.blob?.bytes
  if (bytes === undefined) reject(400, `the manifest of artifact ${id} was not uploaded`)
  const parsed = v.safeParse(ManifestV1, parseObject('manifest', bytes.toString()))
  if (!parsed.success) reject(400, `invalid manifest: ${v.summarize(parsed.issues)}`)
  return parsed.output.contents
}

function addEntry(store: WandbStore, artifact: Artifact, path: string, entry: Entry): void {
  checkFileName(path)
  // The content of a reference is on another server, so there is nothing to compare.
  if (entry.ref !== undefined) return
  const blob = findBlob(artifact, path, entry.digest)
  if (blob === undefined) reject(400, `${path} was not announced with digest ${entry.digest}`)
  checkEntry(path, entry, blob)
  // A manifest may list a file of an earlier version without announcing it again.
  if (!artifact.files.has(path)) {
    artifact.files.set(path, { id: store.nextId('File'), name: path, blob })
  }
}

function checkEntry(path: string, entry: Entry, blob: Blob): void {
  if (blob.bytes === undefined) reject(400, `${path} was not uploaded`)
  if (entry.birthArtifactID !== blob.birthArtifactID) {
    reject(400, `birthArtifactID of ${path} is not ${blob.birthArtifactID}`)
  }
  if (entry.size !== blob.bytes.length) {
    reject(400, `size of ${path} is ${blob.bytes.length}, not ${entry.size}`)
  }
}

import * as v from 'valibot'
import { committed, findArtifact, moveAliases } from './aliases.ts'
import { artifactDigest } from './digest.ts'
import { refuse } from './refusal.ts'
import { checkFileName, parseObject } from './rules.ts'
import type { Artifact, Blob, WandbStore } from './store.ts'
import { findBlob } from './upload.ts'

const Entry = v.strictObject({
  digest: v.string(),
  birthArtifactID: v.optional(v.string()),
  size: v.optional(v.number()),
  ref: v.optional(v.string()),
  extra: v.optional(v.record(v.string(), v.unknown())),
  // The Python SDK leaks these two.
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

/** Makes a pending artifact the collection's next version, once all of it is there and agrees. */
export function commitArtifact(store: WandbStore, id: string): Artifact {
  const artifact = findArtifact(store, id)
  // A client whose answer was lost asks again, and must not get another version.
  if (artifact.state === 'COMMITTED') return artifact
  const same = committed(artifact.collection).find(({ digest }) => digest === artifact.digest)
  // Another client made the same meanwhile. (wandb/wandb, pull 3843)
  if (same !== undefined) refuse(409, `v${same.versionIndex} has the same digest`)
  const contents = readManifest(artifact)
  for (const [path, entry] of Object.entries(contents)) takeEntry(store, artifact, path, entry)
  for (const name of artifact.files.keys()) {
    if (!Object.hasOwn(contents, name)) refuse(400, `file ${name} is not in the manifest`)
  }
  const entries = Object.entries(contents)
  const digest = artifactDigest(entries.map(([path, entry]) => [path, entry.digest]))
  if (digest !== artifact.digest) {
    refuse(400, `artifact digest is ${artifact.digest}, but its manifest's is ${digest}`)
  }
  artifact.versionIndex = committed(artifact.collection).length
  artifact.state = 'COMMITTED'
  moveAliases(artifact, artifact.aliases)
  return artifact
}

function readManifest({ id, manifest }: Artifact): Readonly<Record<string, Entry>> {
  const bytes = manifest?.blob?.bytes
  if (bytes === undefined) refuse(400, `the manifest of artifact ${id} was not uploaded`)
  const parsed = v.safeParse(ManifestV1, parseObject('manifest', bytes.toString()))
  if (!parsed.success) refuse(400, `invalid manifest: ${v.summarize(parsed.issues)}`)
  return parsed.output.contents
}

function takeEntry(store: WandbStore, artifact: Artifact, path: string, entry: Entry): void {
  checkFileName(path)
  // A reference's content lies elsewhere: there is nothing to compare it with.
  if (entry.ref !== undefined) return
  const blob = findBlob(artifact, path, entry.digest)
  if (blob === undefined) refuse(400, `${path} was not announced with digest ${entry.digest}`)
  checkEntry(path, entry, blob)
  // What an earlier version holds may be listed without being announced again.
  if (!artifact.files.has(path)) {
    artifact.files.set(path, { id: store.nextId('File'), name: path, blob })
  }
}

function checkEntry(path: string, entry: Entry, blob: Blob): void {
  if (blob.bytes === undefined) refuse(400, `${path} was not uploaded`)
  if (entry.birthArtifactID !== blob.birthArtifactID) {
    refuse(400, `birthArtifactID of ${path} is not ${blob.birthArtifactID}`)
  }
  if (entry.size !== blob.bytes.length) {
    refuse(400, `size of ${path} is ${blob.bytes.length}, not ${entry.size}`)
  }
}

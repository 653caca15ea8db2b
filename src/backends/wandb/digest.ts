import { hash } from 'node:crypto'
import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import { byCodePoint, canonicalJson } from '../../text/json.ts'

/** The file of each artifact. It contains the bundle. */
export const fileName = 'revision.json'

/** The digest of the artifact version that contains a bundle. */
export function digestOf(bundle: ProvenanceBundle): string {
  return artifactDigest({ [fileName]: canonicalJson(bundle) })
}

/** MD5 in base64, as W&B's manifests and uploads have it. */
export function md5(content: string): string {
  return hash('md5', content, 'base64')
}

/**
 * The digest of an artifact: the hex MD5 of its files' paths and MD5s, sorted by path. The name and the metadata do not
 * count. This is why each revision is a file: W&B would take two versions that differ only in metadata for one version.
 * (wandb/sdk/artifacts/artifact_manifests/artifact_manifest_v1.py)
 */
export function artifactDigest(files: Readonly<Record<string, string>>): string {
  const lines = Object.entries(files)
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([path, content]) => `${path}:${md5(content)}\n`)
  return hash('md5', `wandb-artifact-manifest-v1\n${lines.join('')}`)
}

/**
 * The manifest of an artifact that contains one file. W&B's clients download the file from an address that contains
 * `birthArtifactID`, the id of the version that contained the file first.
 */
export function manifestOf(path: string, content: string, birthArtifactID: string): string {
  return JSON.stringify({
    version: 1,
    storagePolicy: 'wandb-storage-policy-v1',
    storagePolicyConfig: { storageLayout: 'V2' },
    contents: {
      [path]: { digest: md5(content), birthArtifactID, size: Buffer.byteLength(content) },
    },
  })
}

import { createHash } from 'node:crypto'
import { byCodePoint } from '../../text/neutralize.ts'

/** MD5 as W&B writes it in a manifest and announces it for an upload: standard base64. */
export function md5(content: string): string {
  return createHash('md5').update(content).digest('base64')
}

/**
 * The digest of an artifact: hex MD5 over its files' paths and MD5s, by path. Neither its name nor its
 * metadata counts, which is why a revision must have a file of its own: two that differ in metadata
 * alone would be one version. (wandb/sdk/artifacts/artifact_manifests/artifact_manifest_v1.py)
 */
export function artifactDigest(files: Readonly<Record<string, string>>): string {
  const lines = Object.entries(files)
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([path, content]) => `${path}:${md5(content)}\n`)
  return createHash('md5')
    .update(`wandb-artifact-manifest-v1\n${lines.join('')}`)
    .digest('hex')
}

/**
 * The manifest of an artifact of one file. `birthArtifactID` is part of the address from which the
 * file is downloaded later.
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

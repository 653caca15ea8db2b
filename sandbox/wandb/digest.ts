import { createHash } from 'node:crypto'

/** MD5 in base64, as `Content-MD5`, file entries and manifests carry it. */
export function base64MD5(bytes: string | Uint8Array): string {
  return createHash('md5').update(bytes).digest('base64')
}

/** MD5 in lower-case hexadecimal, as artifacts carry it. */
export function hexMD5(bytes: string | Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex')
}

/** The digest of an artifact with these entries: path to the entry's own digest. */
export function artifactDigest(entries: Iterable<readonly [path: string, digest: string]>): string {
  const lines = [...entries]
    // By UTF-8 bytes: JavaScript's own order puts U+FFFD before U+1F600, Python's and Go's do not.
    .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map(([path, digest]) => `${path}:${digest}\n`)
  return hexMD5(`wandb-artifact-manifest-v1\n${lines.join('')}`)
}

/** Whether it is 16 bytes in canonical base64. */
export function isBase64MD5(text: string): boolean {
  const bytes = Buffer.from(text, 'base64')
  return bytes.length === 16 && bytes.toString('base64') === text
}

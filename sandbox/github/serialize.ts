import type { GitObject, Ref, Tag } from './git.ts'

/** The result of GitHub's verification of a signature. */
export type Verification = Readonly<{ verified: boolean; reason: string }>

const UNKNOWN_KEY: Verification = { verified: false, reason: 'unknown_key' }

/** A ref in the JSON form of the API. `url` is the API URL of the repository. */
export function serializeRef(url: string, { name, object }: Ref) {
  const path = name.split('/').map(encodeURIComponent).join('/')
  return {
    ref: name,
    node_id: nodeId('REF', `${url} ${name}`),
    url: `${url}/git/${path}`,
    object: serializeObject(url, object),
  }
}

/** A tag object in the JSON form of the API. `url` is the API URL of the repository. */
export function serializeTag(url: string, tag: Tag, verification: Verification | undefined) {
  const { id, name, target, tagger, message } = tag
  return {
    node_id: nodeId('TA', `${url} ${id}`),
    tag: name,
    sha: id,
    url: `${url}/git/tags/${id}`,
    message,
    tagger,
    object: serializeObject(url, target),
    verification: serializeVerification(tag, verification),
  }
}

function serializeVerification({ signed, tagger }: Tag, verification = UNKNOWN_KEY) {
  if (signed === undefined) {
    return {
      verified: false,
      reason: 'unsigned',
      signature: null,
      payload: null,
      verified_at: null,
    }
  }
  const { verified, reason } = verification
  // GitHub verifies a tag when it is pushed. A repository does not record that time.
  return { verified, reason, ...signed, verified_at: verified ? tagger.date : null }
}

function serializeObject(url: string, { type, id }: GitObject) {
  return { sha: id, type, url: `${url}/git/${type}s/${id}` }
}

function nodeId(prefix: string, name: string): string {
  return `${prefix}_${Buffer.from(name).toString('base64url')}`
}

import type { GitObject, Ref, Tag } from './git.ts'

/** What GitHub thinks of a signature. */
export type Verdict = Readonly<{ verified: boolean; reason: string }>

const UNKNOWN_KEY: Verdict = { verified: false, reason: 'unknown_key' }

/** A ref, as GitHub describes it. `url` is that of the repository in the API. */
export function describeRef(url: string, { name, object }: Ref) {
  const path = name.split('/').map(encodeURIComponent).join('/')
  return {
    ref: name,
    node_id: nodeId('REF', `${url} ${name}`),
    url: `${url}/git/${path}`,
    object: describeObject(url, object),
  }
}

/** A tag object, as GitHub describes it. */
export function describeTag(url: string, tag: Tag, verdict: Verdict | undefined) {
  const { id, name, target, tagger, message } = tag
  return {
    node_id: nodeId('TA', `${url} ${id}`),
    tag: name,
    sha: id,
    url: `${url}/git/tags/${id}`,
    message,
    tagger,
    object: describeObject(url, target),
    verification: verification(tag, verdict),
  }
}

function verification({ signed, tagger }: Tag, verdict = UNKNOWN_KEY) {
  if (signed === undefined) {
    return {
      verified: false,
      reason: 'unsigned',
      signature: null,
      payload: null,
      verified_at: null,
    }
  }
  const { verified, reason } = verdict
  // GitHub looks when the tag is pushed. When that was, no repository tells.
  return { verified, reason, ...signed, verified_at: verified ? tagger.date : null }
}

function describeObject(url: string, { type, id }: GitObject) {
  return { sha: id, type, url: `${url}/git/${type}s/${id}` }
}

function nodeId(kind: string, of: string): string {
  return `${kind}_${Buffer.from(of).toString('base64url')}`
}

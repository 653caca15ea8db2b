import { setTimeout as sleep } from 'node:timers/promises'
import * as v from 'valibot'
import { type AnnotatedTag, splitSignature } from './resolve.ts'

/** GitHub's view of a repository's tags. */
export interface GithubTags {
  /** The ids of the tag objects, by the names of their tags, of all tags that begin with `prefix`. */
  annotated(prefix: string): Promise<ReadonlyMap<string, string>>
  /** A tag object, by its id. */
  tag(id: string): Promise<GithubTag>
}

export type GithubTag = Readonly<{
  annotation: AnnotatedTag
  /** The id of the object that it leads to: a commit, mostly. */
  target: string
  /** GitHub's word on the signature: `valid`, or why not (`unsigned`, `unknown_key`…). */
  verification: string
}>

const timeLimit = 30_000

const silent = () => undefined
/** Octokit prints what headers say of deprecation. The runner would take some of that for commands. */
const mute = { debug: silent, info: silent, warn: silent, error: silent }

/**
 * Asks GitHub's REST API, at github.com or on a GitHub Enterprise Server. Both calls throw where it does
 * not answer within 30 seconds, or refuses, or where `end` comes first.
 */
export function githubTags(
  token: string,
  apiUrl: string,
  repository: Readonly<{ owner: string; repo: string }>,
  end: AbortSignal,
): GithubTags {
  // Not before it is needed: the package reads the event file as soon as it is loaded, and throws where
  // that is not JSON.
  const connect = async (signal: AbortSignal) => {
    const { getOctokit } = await import('@actions/github')
    const octokit = getOctokit(token, { baseUrl: apiUrl, userAgent: 'log-revision', log: mute })
    // As options of a call, they would not reach the requests of its pages; as options of the client,
    // they would take the place of the proxy.
    octokit.hook.before('request', ({ request }) => {
      Object.assign(request, { signal, log: mute })
    })
    return octokit
  }
  return {
    async annotated(prefix) {
      const answer = await patiently(end, async (signal) => {
        const { rest, paginate } = await connect(signal)
        const ref = `tags/${prefix}`
        return paginate(rest.git.listMatchingRefs, { ...repository, ref, per_page: 100 })
      })
      return annotatedIn(answer)
    },
    async tag(id) {
      const read = async (tag_sha: string) => {
        const { data } = await patiently(end, async (signal) => {
          const { rest } = await connect(signal)
          return rest.git.getTag({ ...repository, tag_sha })
        })
        return readTag(data)
      }
      const { object, ...described } = await read(id)
      let target = object
      for (let tags = 0; target.type === 'tag' && tags < mostTags; tags++) {
        target = (await read(target.sha)).object
      }
      return { ...described, target: target.sha }
    },
  }
}

/** A tag may point to a tag, and that to another. */
const mostTags = 10

const Target = v.object({ type: v.string(), sha: v.string() })
const Refs = v.array(v.object({ ref: v.string(), object: Target }))
const TagData = v.object({
  sha: v.string(),
  message: v.string(),
  // A tag of git's first years has none.
  tagger: v.nullish(v.object({ name: v.string(), email: v.string(), date: v.string() })),
  verification: v.nullish(v.object({ reason: v.string(), signature: v.nullish(v.string()) })),
  object: Target,
})

/** What an answer holds. The package's types promise it, but do not look. */
function checked<Data>(schema: v.GenericSchema<unknown, Data>, answer: unknown): Data {
  const result = v.safeParse(schema, answer)
  if (result.success) return result.output
  throw new Error(`its answer has no proper "${v.getDotPath(result.issues[0]) ?? 'body'}"`)
}

/** The ids of the tag objects in a list of refs. Throws where it is none. */
export function annotatedIn(answer: unknown): ReadonlyMap<string, string> {
  const tags = checked(Refs, answer).filter(({ object }) => object.type === 'tag')
  return new Map(tags.map(({ ref, object }) => [ref.slice('refs/tags/'.length), object.sha]))
}

/** A tag object, and what it points to. Throws where the answer is none. */
export function readTag(answer: unknown) {
  const { sha, message, tagger, verification, object } = checked(TagData, answer)
  const own = splitSignature(message)
  const apart = splitSignature(verification?.signature ?? '')
  const annotation: AnnotatedTag = {
    kind: 'annotated',
    object: sha,
    tagger: tagger ? `${tagger.name} <${tagger.email}>` : '',
    date: tagger?.date ?? '',
    message: own.message,
    signature: own.signature ?? apart.signature,
  }
  return { annotation, verification: verification?.reason ?? '', object }
}

/** Asks again, twice, where the API does not answer, or says that the fault is its own. */
async function patiently<Value>(
  end: AbortSignal,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    const signal = AbortSignal.any([end, AbortSignal.timeout(timeLimit)])
    try {
      return await work(signal)
    } catch (error) {
      const status = error instanceof Error && 'status' in error ? Number(error.status) : 500
      // Who did not answer for so long is not asked once more.
      if (status < 500 || attempt === 3 || signal.aborted) throw error
      await sleep(500 * attempt, undefined, { signal: end })
    }
  }
}

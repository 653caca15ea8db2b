import { setTimeout as sleep } from 'node:timers/promises'
import * as v from 'valibot'
import { type AnnotatedTag, splitSignature, truncateTag } from '../git/objects.ts'
import { isFinalFailure } from '../http/failures.ts'
import { UnacceptableResponseError } from '../http/messages.ts'
import { restrictFetch } from '../http/restricted-fetch.ts'
import { isRetryable, maxRequestedDelayMs, requestedDelayMs, retryDelayMs } from '../http/retry.ts'
import { createTransport, type Transport } from '../http/transport.ts'
import { userAgent } from '../http/user-agent.ts'
import { tagPrefix } from '../inputs/event.ts'
import { limits } from '../limits.ts'
import { check } from '../text/json.ts'
import type { Messages } from '../text/message.ts'

/** The tags of a repository, from GitHub's API. */
export interface GithubTags {
  /** The ids of the tag objects, by tag name, of all tags that begin with `prefix`. */
  annotated(prefix: string): Promise<ReadonlyMap<string, string>>
  /** A tag object, by its id. */
  tag(id: string): Promise<GithubTag>
}

export type GithubTag = Readonly<{
  annotation: AnnotatedTag
  /** The name that the tag object carries, or undefined if the API does not tell. */
  ownName: string | undefined
  /** The id of the object that the tag leads to, usually a commit. */
  target: string
  /** GitHub's verification of the signature: `valid`, or a reason (`unsigned`, `unknown_key`…). */
  verification: string
}>

const timeLimitMs = 30_000

/** Tag objects can point to tag objects. */
const maxNestedTags = 10

/** Pages of 100 tags. GitHub itself lists all tags on one page (github/docs#3863). */
const maxPages = 1000

const ignore = () => undefined
/** Octokit prints the deprecation headers of a response. The runner could read them as commands. */
const silentLog = { debug: ignore, info: ignore, warn: ignore, error: ignore }

export type GithubOptions = Readonly<{
  token: string
  apiUrl: string
  owner: string
  repo: string
  /** Ends all requests. */
  signal: AbortSignal
  /** Reports each request with its status and milliseconds. */
  debug: Messages['debug']
  /** Takes the secrets out of a text. */
  redact: (text: string) => string
  /** The variables that name proxies. */
  env: NodeJS.ProcessEnv
}>

/**
 * Asks GitHub's REST API, on github.com or on GitHub Enterprise Server. Both functions throw if the API refuses, if it
 * does not answer within 30 seconds, if a response is not as `restrictFetch` accepts it, or if `signal` comes first.
 */
export function createGithubTags(options: GithubOptions): GithubTags {
  const { owner, repo, env } = options
  const transport = createTransport({ timeLimitMs, env })
  const repository = { owner, repo }
  const withOctokit = async <Value>(work: (octokit: Octokit) => Promise<Value>) =>
    await retry(
      options.signal,
      async (signal) => await work(await connect(options, transport, signal)),
    )
  const readTagObject = async (tag_sha: string) => {
    const { data } = await withOctokit(({ rest }) => rest.git.getTag({ ...repository, tag_sha }))
    return parseTagResponse(data)
  }
  return {
    async annotated(prefix) {
      const query = { ...repository, ref: `tags/${prefix}`, per_page: 100 }
      return await withOctokit(async ({ rest, paginate }) => {
        const tags = new Map<string, string>()
        let pages = 0
        for await (const { data } of paginate.iterator(rest.git.listMatchingRefs, query)) {
          for (const [name, id] of parseRefsResponse(data)) tags.set(name, id)
          if (++pages > maxPages || tags.size > limits.tags) {
            throw new UnacceptableResponseError(
              `its list has more than ${maxPages} pages or ${limits.tags} tags`,
            )
          }
        }
        return tags
      })
    },
    async tag(id) {
      const { object, ...described } = await readTagObject(id)
      let target = object
      for (let depth = 0; target.type === 'tag' && depth < maxNestedTags; depth++) {
        target = (await readTagObject(target.sha)).object
      }
      return { ...described, target: target.sha }
    },
  }
}

type Octokit = Awaited<ReturnType<typeof connect>>

async function connect(
  { token, apiUrl, debug, redact, env }: GithubOptions,
  transport: Transport,
  signal: AbortSignal,
) {
  // Loaded late: the package reads the event file when it is loaded, and throws if that is not JSON.
  const { getOctokit } = await import('@actions/github')
  const octokit = getOctokit(token, { baseUrl: apiUrl, userAgent, log: silentLog })
  const fetch = restrictFetch(transport, apiUrl, { debug, redact, env })
  // Options of one call do not reach the requests for its pages.
  octokit.hook.before('request', ({ request }) => {
    Object.assign(request, { signal, log: silentLog, fetch })
  })
  return octokit
}

const Target = v.object({ type: v.string(), sha: v.string() })
const Refs = v.array(v.object({ ref: v.string(), object: Target }))
const TagData = v.object({
  sha: v.string(),
  tag: v.optional(v.string()),
  message: v.string(),
  // A tag from git's first years has no tagger.
  tagger: v.nullish(v.object({ name: v.string(), email: v.string(), date: v.string() })),
  verification: v.nullish(v.object({ reason: v.string(), signature: v.nullish(v.string()) })),
  object: Target,
})

/** The package's types promise the shape of a response but do not check it. */
function checked<Data>(schema: v.GenericSchema<unknown, Data>, response: unknown): Data {
  const result = check(schema, response)
  if (result.success) return result.output
  throw new UnacceptableResponseError(
    `its answer has no proper "${v.getDotPath(result.issues[0]) ?? 'body'}"`,
  )
}

/** The ids of the tag objects in a list of refs. Throws if the response is not such a list. */
export function parseRefsResponse(response: unknown): ReadonlyMap<string, string> {
  const tags = checked(Refs, response).filter(({ object }) => object.type === 'tag')
  return new Map(tags.map(({ ref, object }) => [ref.slice(tagPrefix.length), object.sha]))
}

/** A tag object, and what it points to. Throws if the response is not a tag object. */
export function parseTagResponse(response: unknown) {
  const { sha, tag, message, tagger, verification, object } = checked(TagData, response)
  const inMessage = splitSignature(message)
  const separate = splitSignature(verification?.signature ?? '')
  const annotation = truncateTag({
    kind: 'annotated',
    object: sha,
    tagger: tagger ? `${tagger.name} <${tagger.email}>` : '',
    date: tagger?.date ?? '',
    message: inMessage.message,
    signature: inMessage.signature ?? separate.signature,
  })
  return { annotation, ownName: tag, verification: verification?.reason ?? '', object }
}

const maxAttempts = 3

/** Octokit's error for a response, and for a request without one (status 500). */
const Refusal = v.object({
  status: v.number(),
  response: v.optional(v.object({ headers: v.record(v.string(), v.string()) })),
})

/** Tries up to three times if the API does not answer or has an internal error. */
async function retry<Value>(
  end: AbortSignal,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    const signal = AbortSignal.any([end, AbortSignal.timeout(timeLimitMs)])
    try {
      return await work(signal)
    } catch (error) {
      // An API that used the whole time is not asked again.
      if (attempt === maxAttempts || signal.aborted || isFinal(error)) throw error
      const refusal = check(Refusal, error)
      const { status, response } = refusal.success ? refusal.output : { status: 500 }
      const requestedMs = response && requestedDelayMs({ status, ...response }, Date.now())
      if (!isRetryable(status) || (requestedMs ?? 0) > maxRequestedDelayMs) throw error
      await sleep(retryDelayMs(attempt, requestedMs, Math.random()), undefined, { signal: end })
    }
  }
}

/** True if another attempt would end in the same way. Octokit wraps the errors of a request. */
function isFinal(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return [error, cause].some(isFinalFailure)
}

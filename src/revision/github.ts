import { type AnnotatedTag, splitSignature } from './tag.ts'

/** GitHub's view of a repository's tags. */
export interface GithubTags {
  /** The ids of the tag objects, by the names of their tags, of all tags that begin with `prefix`. */
  annotated(prefix: string): Promise<ReadonlyMap<string, string>>
  /** A tag object, by its id. */
  tag(id: string): Promise<GithubTag>
}

export type GithubTag = Readonly<{
  annotation: AnnotatedTag
  /** The id of the object that it points to. */
  target: string
  /** GitHub's word on the signature: `valid`, or why not (`unsigned`, `unknown_key`…). */
  verdict: string
}>

const patience = 30_000

/**
 * Asks GitHub's REST API, at github.com or on a GitHub Enterprise Server. Both calls throw where it does
 * not answer within 30 seconds, or refuses.
 */
export function githubTags(
  token: string,
  apiUrl: string,
  repository: Readonly<{ owner: string; repo: string }>,
): GithubTags {
  // Not before it is needed: the package reads the event file as soon as it is loaded, and throws where
  // that is not JSON.
  const connect = async () => {
    const { getOctokit } = await import(/* webpackMode: "eager" */ '@actions/github')
    return getOctokit(token, { baseUrl: apiUrl, userAgent: 'log-revision' })
  }
  const request = () => ({ signal: AbortSignal.timeout(patience) })
  return {
    async annotated(prefix) {
      const { rest, paginate } = await connect()
      const refs = await paginate(rest.git.listMatchingRefs, {
        ...repository,
        ref: `tags/${prefix}`,
        per_page: 100,
        request: request(),
      })
      const tags = refs.filter(({ object }) => object.type === 'tag')
      return new Map(tags.map(({ ref, object }) => [ref.slice('refs/tags/'.length), object.sha]))
    },
    async tag(id) {
      const { rest } = await connect()
      const { data } = await rest.git.getTag({ ...repository, tag_sha: id, request: request() })
      const { tagger, verification, object } = data
      const { message, signature } = splitSignature(data.message)
      const signed = verification?.signature ? splitSignature(verification.signature) : undefined
      return {
        annotation: {
          kind: 'annotated',
          object: data.sha,
          // A tag of git's first years has none.
          tagger: tagger ? `${tagger.name} <${tagger.email}>` : '',
          date: tagger?.date ?? '',
          message,
          signature: signature ?? signed?.signature ?? null,
        },
        target: object.sha,
        verdict: verification?.reason ?? '',
      }
    },
  }
}

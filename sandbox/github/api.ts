import { json, type ReceivedRequest, type Reply, type UnnamedRequest } from '../http.ts'
import { readRefs, readTag } from './git.ts'
import { pageOf } from './pages.ts'
import { describeRef, describeTag, type Verdict } from './tags.ts'

/** The token of the API when no other is set up: what a workflow's steps have as `github.token`. */
export const DEFAULT_GITHUB_TOKEN = `ghs_${'g'.repeat(36)}`

export type ApiOptions = Readonly<{
  /** The one token that the API takes. It may read, and not write. */
  apiToken?: string
  /** The folders of git repositories, by `owner/name`. They are read at each request. */
  repositories?: Readonly<Record<string, string>>
  /**
   * Lists come whole, whatever `per_page` and `page` say. So does api.github.com answer
   * `git/matching-refs` (github/docs#3863, google/go-github#3924), unlike its other lists.
   */
  unpaged?: boolean
}>

type Repository = Readonly<{ name: string; number: number; path: string }>

type Api = Readonly<{
  options: ApiOptions
  url: string
  verdicts: ReadonlyMap<string, Verdict>
}>

const DOCUMENTATION = 'https://docs.github.com/rest'
const PLACE = /^\/(?:repos\/([^/]+\/[^/]+)|repositories\/(\d+))(?:\/(.*))?$/
// A slash after `tags` may be percent-encoded: so Octokit asks.
const ENDPOINT = /^(git\/(?:matching-refs(?=\/tags)|tags))\/(.*)$/
const WRITING = /^(?:POST|PUT|PATCH|DELETE)$/
const NO_USER_AGENT =
  'Request forbidden by administrative rules. Please make sure your request has a User-Agent header'

/** Whether a request is one to the REST API. */
export function isApi({ path }: Pick<ReceivedRequest, 'path'>): boolean {
  return /^\/(?:repos|repositories)\//.test(path)
}

/** The name of a request that the API acts on. */
export function apiName({ method, path }: UnnamedRequest): string | undefined {
  return method === 'GET' ? parse(path).endpoint : undefined
}

/** What answers requests to the API at `url`, as GitHub does with a token that may only read. */
export function openApi(
  options: ApiOptions,
  verdicts: ReadonlyMap<string, Verdict>,
  url: string,
): (request: ReceivedRequest) => Promise<Reply> {
  const { apiToken = DEFAULT_GITHUB_TOKEN } = options
  return async (request) => {
    if (!request.headers['user-agent']) return { status: 403, body: NO_USER_AGENT }
    const [, token] = /^(?:token|bearer) (.*)$/i.exec(request.headers.authorization ?? '') ?? []
    if (token !== apiToken) return refusal(401, 'Bad credentials')
    const repository = repositoryOf(options, request)
    if (repository === undefined) return refusal(404, 'Not Found')
    if (WRITING.test(request.method)) return refusal(403, 'Resource not accessible by integration')
    return act({ options, url, verdicts }, repository, request)
  }
}

/** Takes a path apart: `rest` is what stands behind the endpoint, still percent-encoded. */
function parse(path: string) {
  const [, name, number, within = ''] = PLACE.exec(path) ?? []
  const [, endpoint, rest = ''] = ENDPOINT.exec(within) ?? []
  return { name, number, endpoint, rest }
}

/** The repository that a request names, in whatever case, or gives the number of. */
function repositoryOf({ repositories = {} }: ApiOptions, { path: asked }: ReceivedRequest) {
  const { name: wanted, number: wantedNumber } = parse(asked)
  return Object.entries(repositories)
    .map(([name, path], index): Repository => ({ name, number: index + 1, path }))
    .find(
      ({ name, number }) =>
        name.toLowerCase() === wanted?.toLowerCase() || String(number) === wantedNumber,
    )
}

async function act(api: Api, repository: Repository, request: ReceivedRequest): Promise<Reply> {
  const { rest } = parse(request.path)
  if (request.name === 'git/matching-refs') return matchingRefs(api, repository, rest, request)
  if (request.name === 'git/tags') return tag(api, repository, rest)
  return refusal(404, 'Not Found')
}

async function matchingRefs(
  api: Api,
  repository: Repository,
  rest: string,
  request: ReceivedRequest,
) {
  const beginning = decode(rest)
  if (beginning === undefined) return refusal(400, 'Bad Request')
  const refs = await readRefs(repository.path, `refs/${beginning}`)
  // GitHub's links to other pages go by a repository's number.
  const own = `${api.url}/repositories/${repository.number}/git/matching-refs/${rest}`
  const { items, headers } = api.options.unpaged
    ? { items: refs, headers: {} }
    : pageOf(refs, own, request.query)
  const url = urlOf(api, repository)
  const reply = json(
    200,
    items.map((ref) => describeRef(url, ref)),
  )
  return { ...reply, headers: { ...reply.headers, ...headers } }
}

async function tag(api: Api, repository: Repository, id: string): Promise<Reply> {
  const found = await readTag(repository.path, id)
  if (found === undefined) return refusal(404, 'Not Found', '/git/tags#get-a-tag')
  return json(200, describeTag(urlOf(api, repository), found, api.verdicts.get(id)))
}

function urlOf({ url }: Api, { name }: Repository): string {
  return `${url}/repos/${name}`
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function refusal(status: number, message: string, page = ''): Reply {
  return json(status, {
    message,
    documentation_url: `${DOCUMENTATION}${page}`,
    status: String(status),
  })
}

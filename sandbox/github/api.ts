import { json, type ReceivedRequest, type Reply, type UnnamedRequest } from '../http.ts'
import { readDefaultBranch, readRefs, readTag } from './git.ts'
import { paginate } from './pagination.ts'
import { serializeRef, serializeTag, type Verification } from './serialize.ts'

/** The API token of a server without the option `apiToken`. Steps have it as `github.token`. */
export const DEFAULT_GITHUB_TOKEN = `ghs_${'g'.repeat(36)}`

export type ApiOptions = Readonly<{
  /** The token that the API accepts. It has read access only. */
  apiToken?: string
  /** The folders of git repositories, by `owner/name`. Each request reads them again. */
  repositories?: Readonly<Record<string, string>>
  /**
   * True for lists without pages, whatever `per_page` and `page` are. This is how api.github.com answers
   * `git/matching-refs`, unlike its other lists (github/docs#3863, google/go-github#3924).
   */
  unpaged?: boolean
}>

type Repository = Readonly<{ name: string; number: number; path: string }>

type Api = Readonly<{
  options: ApiOptions
  url: string
  verifications: ReadonlyMap<string, Verification>
}>

const DOCUMENTATION = 'https://docs.github.com/rest'
const REPOSITORY = /^\/(?:repos\/([^/]+\/[^/]+)|repositories\/(\d+))(?:\/(.*))?$/
// Octokit percent-encodes the slash after `tags`.
const ENDPOINT = /^(git\/(?:matching-refs(?=\/tags)|tags))\/(.*)$/
const WRITE_METHOD = /^(?:POST|PUT|PATCH|DELETE)$/
const NO_USER_AGENT =
  'Request forbidden by administrative rules. Please make sure your request has a User-Agent header'

/** True if the request is for the REST API. */
export function isApiRequest({ path }: Pick<ReceivedRequest, 'path'>): boolean {
  return /^\/(?:repos|repositories)\//.test(path)
}

/** The name of a request to an endpoint of the API: `git/matching-refs` or `git/tags`. */
export function apiRequestName({ method, path }: UnnamedRequest): string | undefined {
  return method === 'GET' ? parsePath(path).endpoint : undefined
}

/** Creates the API at `url`. It answers like GitHub does for a token with read access. */
export function createApi(
  options: ApiOptions,
  verifications: ReadonlyMap<string, Verification>,
  url: string,
): (request: ReceivedRequest) => Promise<Reply> {
  const { apiToken = DEFAULT_GITHUB_TOKEN } = options
  return async (request) => {
    if (!request.headers['user-agent']) return { status: 403, body: NO_USER_AGENT }
    const [, token] = /^(?:token|bearer) (.*)$/i.exec(request.headers.authorization ?? '') ?? []
    if (token !== apiToken) return errorReply(401, 'Bad credentials')
    const repository = findRepository(options, request)
    if (repository === undefined) return errorReply(404, 'Not Found')
    if (WRITE_METHOD.test(request.method)) {
      return errorReply(403, 'Resource not accessible by integration')
    }
    const { parameter, isWhole } = parsePath(request.path)
    const api = { options, url, verifications }
    if (request.name === 'git/matching-refs') {
      return listMatchingRefs(api, repository, parameter, request)
    }
    if (request.name === 'git/tags') return getTag(api, repository, parameter)
    // actions/checkout reads it to find the default branch of a repository that is not that of the workflow.
    if (isWhole) return json(200, await describeRepository(repository))
    return errorReply(404, 'Not Found')
  }
}

/**
 * Splits a path into its parts. `parameter` is the text after the endpoint, still percent-encoded. `isWhole` is true if
 * the path is that of the repository itself.
 */
function parsePath(path: string) {
  const [, name, number, subpath = ''] = REPOSITORY.exec(path) ?? []
  const [, endpoint, parameter = ''] = ENDPOINT.exec(subpath) ?? []
  return { name, number, endpoint, parameter, isWhole: subpath === '' }
}

/** Finds a repository by its name, in any case, or by its number. */
function findRepository({ repositories = {} }: ApiOptions, request: ReceivedRequest) {
  const requested = parsePath(request.path)
  return Object.entries(repositories)
    .map(([name, path], index): Repository => ({ name, number: index + 1, path }))
    .find(
      ({ name, number }) =>
        name.toLowerCase() === requested.name?.toLowerCase() || String(number) === requested.number,
    )
}

async function listMatchingRefs(
  api: Api,
  repository: Repository,
  parameter: string,
  request: ReceivedRequest,
): Promise<Reply> {
  const prefix = decode(parameter)
  if (prefix === undefined) return errorReply(400, 'Bad Request')
  const refs = await readRefs(repository.path, `refs/${prefix}`)
  // GitHub's links to other pages contain the number of the repository, not its name.
  const listUrl = `${api.url}/repositories/${repository.number}/git/matching-refs/${parameter}`
  const { items, headers } = api.options.unpaged
    ? { items: refs, headers: {} }
    : paginate(refs, listUrl, request.query)
  const url = repositoryUrl(api, repository)
  const reply = json(
    200,
    items.map((ref) => serializeRef(url, ref)),
  )
  return { ...reply, headers: { ...reply.headers, ...headers } }
}

async function getTag(api: Api, repository: Repository, id: string): Promise<Reply> {
  const tag = await readTag(repository.path, id)
  if (tag === undefined) return errorReply(404, 'Not Found', '/git/tags#get-a-tag')
  return json(200, serializeTag(repositoryUrl(api, repository), tag, api.verifications.get(id)))
}

async function describeRepository({ name, number, path }: Repository) {
  return { id: number, full_name: name, default_branch: await readDefaultBranch(path) }
}

function repositoryUrl({ url }: Api, { name }: Repository): string {
  return `${url}/repos/${name}`
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function errorReply(status: number, message: string, page = ''): Reply {
  return json(status, {
    message,
    documentation_url: `${DOCUMENTATION}${page}`,
    status: String(status),
  })
}

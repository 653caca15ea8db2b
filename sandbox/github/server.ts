import {
  json,
  type LoopbackServer,
  listen,
  type ReceivedRequest,
  type Reply,
  type UnnamedRequest,
} from '../http.ts'
import { makeJwt } from '../jwt.ts'
import { type ApiOptions, apiRequestName, createApi, isApiRequest } from './api.ts'
import type { Verification } from './serialize.ts'

export { DEFAULT_GITHUB_TOKEN } from './api.ts'

/** The request token of a server without the option `requestToken`. */
export const DEFAULT_REQUEST_TOKEN = 'r'.repeat(40)

export type GithubOptions = ApiOptions &
  Readonly<{
    /** The token with which a step requests an identity token. */
    requestToken?: string
  }>

export interface GithubSandbox extends LoopbackServer {
  /** The variables that the runner sets for a job with `id-token: write`. */
  readonly variables: Readonly<{
    ACTIONS_ID_TOKEN_REQUEST_URL: string
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: string
  }>
  /** The value of GITHUB_API_URL. */
  readonly apiUrl: string
  /** The results of GitHub's verification, by the id of the tag object. Without one, the key is unknown. */
  readonly verifications: Map<string, Verification>
}

/** Starts a stand-in for GitHub: the endpoint for identity tokens, and the REST API of git tags. */
export async function startGithub(options: GithubOptions = {}, port = 0): Promise<GithubSandbox> {
  const { requestToken = DEFAULT_REQUEST_TOKEN } = options
  const verifications = new Map<string, Verification>()
  const server = await listen((url) => {
    const answerApi = createApi(options, verifications, url)
    return {
      name,
      answer(request) {
        if (isApiRequest(request)) return answerApi(request)
        if (request.name === 'id-token') return issueIdentityToken(requestToken, request)
        return json(404, { message: 'Not found' })
      },
    }
  }, port)
  return {
    ...server,
    variables: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${server.url}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    },
    apiUrl: server.url,
    verifications,
  }
}

function name(request: UnnamedRequest): string {
  const { method, path } = request
  if (method === 'GET' && path === '/token') return 'id-token'
  return apiRequestName(request) ?? `${method} ${path}`
}

function issueIdentityToken(requestToken: string, request: ReceivedRequest): Reply {
  if (request.headers.authorization !== `Bearer ${requestToken}`) {
    return json(401, { message: 'The request token is missing or not valid' })
  }
  // The URL of the endpoint has a query. The client must keep it and add the audience.
  if (!request.query.has('api-version')) return json(400, { message: 'No api-version was given' })
  const value = makeJwt({
    aud: request.query.get('audience') ?? 'https://github.com/lab',
    sub: 'repo:lab/sample-dataset:ref:refs/tags/v1',
    iss: 'https://token.actions.githubusercontent.com',
  })
  return json(200, { value })
}

import { json, type LoopbackServer, listen, type UnnamedRequest } from '../http.ts'
import { type ApiOptions, apiName, isApi, openApi } from './api.ts'
import type { Verdict } from './tags.ts'
import { DEFAULT_REQUEST_TOKEN, issueToken } from './tokens.ts'

export { DEFAULT_GITHUB_TOKEN } from './api.ts'
export type { Verdict } from './tags.ts'
export { DEFAULT_REQUEST_TOKEN } from './tokens.ts'

export type GithubOptions = ApiOptions &
  Readonly<{
    /** The one token that a step may ask for an identity token with. */
    requestToken?: string
  }>

export interface GithubSandbox extends LoopbackServer {
  /** What the runner sets for a job with `id-token: write`. */
  readonly variables: Readonly<{
    ACTIONS_ID_TOKEN_REQUEST_URL: string
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: string
  }>
  /** What the runner sets as GITHUB_API_URL. */
  readonly apiUrl: string
  /** What GitHub thinks of a signature, by the id of the tag object. Any other's key is unknown. */
  readonly verdicts: Map<string, Verdict>
}

/**
 * Starts a stand-in for the place where GitHub gives a workflow's steps identity tokens, and for
 * the part of its REST API that is about git tags.
 */
export async function startGithub(options: GithubOptions = {}, port = 0): Promise<GithubSandbox> {
  const { requestToken = DEFAULT_REQUEST_TOKEN } = options
  const verdicts = new Map<string, Verdict>()
  const listening = await listen((url) => {
    const answerApi = openApi(options, verdicts, url)
    return {
      name,
      answer(request) {
        if (isApi(request)) return answerApi(request)
        if (request.name === 'id-token') return issueToken(requestToken, request)
        return json(404, { message: 'Not found' })
      },
    }
  }, port)
  return {
    ...listening,
    variables: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${listening.url}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    },
    apiUrl: listening.url,
    verdicts,
  }
}

function name(request: UnnamedRequest): string {
  const { method, path } = request
  if (method === 'GET' && path === '/token') return 'id-token'
  return apiName(request) ?? `${method} ${path}`
}

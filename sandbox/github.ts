import { json, type Listening, listen, type Received, type Reply } from './http.ts'
import { makeJwt } from './jwt.ts'

/** The token that a step asks with when no other is set up. */
export const DEFAULT_REQUEST_TOKEN = 'r'.repeat(40)

export type GithubOptions = Readonly<{
  /** The one token that a step may ask with. */
  requestToken?: string
}>

export interface GithubSandbox extends Listening {
  /** What the runner sets for a job with `id-token: write`. */
  readonly variables: Readonly<{
    ACTIONS_ID_TOKEN_REQUEST_URL: string
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: string
  }>
}

/** Starts a stand-in for the place where GitHub gives a workflow's steps identity tokens. */
export async function startGithub(options: GithubOptions = {}, port = 0): Promise<GithubSandbox> {
  const { requestToken = DEFAULT_REQUEST_TOKEN } = options
  const listening = await listen(
    () => ({ name, answer: (request) => answer(requestToken, request) }),
    port,
  )
  return {
    ...listening,
    variables: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${listening.url}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    },
  }
}

function name({ method, path }: Pick<Received, 'method' | 'path'>): string {
  return method === 'GET' && path === '/token' ? 'id-token' : `${method} ${path}`
}

function answer(requestToken: string, request: Received): Reply {
  if (request.name !== 'id-token') return json(404, { message: 'Not found' })
  if (request.headers.authorization !== `Bearer ${requestToken}`) {
    return json(401, { message: 'The request token is missing or not valid' })
  }
  // The URL has a query of its own, to which the audience is added.
  if (!request.query.has('api-version')) return json(400, { message: 'No api-version was given' })
  const value = makeJwt({
    aud: request.query.get('audience') ?? 'https://github.com/lab',
    sub: 'repo:lab/sample-dataset:ref:refs/tags/v1',
    iss: 'https://token.actions.githubusercontent.com',
  })
  return json(200, { value })
}

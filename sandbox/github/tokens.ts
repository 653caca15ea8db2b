import { json, type ReceivedRequest, type Reply } from '../http.ts'
import { makeJwt } from '../jwt.ts'

/** The token that a step asks with when no other is set up. */
export const DEFAULT_REQUEST_TOKEN = 'r'.repeat(40)

/** Gives a workflow's step an identity token. */
export function issueToken(requestToken: string, request: ReceivedRequest): Reply {
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

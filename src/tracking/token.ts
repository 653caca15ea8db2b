import * as v from 'valibot'
import { jsonOf, sentence, wordsOf } from '../http/answer.ts'
import { stopped, unlessStopped } from '../stop.ts'
import { messageOf } from '../text.ts'
import type { Tools } from './backend.ts'

const Token = v.object({ access_token: v.pipe(v.string(), v.minLength(1)) })
const Problem = v.object({ error: v.string(), error_description: v.optional(v.string(), '') })

/**
 * Asks an OAuth token endpoint for an access token, masks it, and gives it as the value of an
 * `Authorization` header.
 *
 * Throws where the endpoint refuses. `who` is the server, and `hint` what the user may do then.
 */
export async function bearer(
  { http, hide }: Tools,
  request: Readonly<{
    who: string
    url: string
    form: Readonly<Record<string, string>>
    authorization?: string
    hint: string
  }>,
): Promise<string> {
  const { who, url, form, authorization, hint } = request
  const answer = await http.send({
    name: 'the token exchange',
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(authorization === undefined ? {} : { authorization }),
    },
    body: new URLSearchParams(form).toString(),
  })
  const json = jsonOf(answer)
  const token = v.safeParse(Token, json)
  if (answer.status === 200 && token.success) {
    hide(token.output.access_token)
    return `Bearer ${token.output.access_token}`
  }
  const clean = http.clean(answer)
  const problem = v.safeParse(Problem, jsonOf(clean))
  const { error, error_description } = problem.success
    ? problem.output
    : { error: wordsOf(clean), error_description: '' }
  const words = sentence(`${error} ${error_description}`)
  throw new Error(`${who} refused the token exchange (HTTP ${answer.status}): ${words} ${hint}`)
}

/** GitHub's OIDC token of this job, for an audience. Throws where the job may not ask for one. */
export async function identity({ idToken, signal }: Tools, audience: string): Promise<string> {
  const token = await unlessStopped(signal, ask(idToken, audience))
  if (token === undefined) throw stopped(signal, 'before GitHub gave an OIDC token.')
  return token
}

async function ask(idToken: Tools['idToken'], audience: string): Promise<string> {
  try {
    return await idToken(audience)
  } catch (error) {
    throw new Error(
      `GitHub gave no OIDC token to this job: ${sentence(messageOf(error))} Unless it failed itself, add ` +
        '"permissions: id-token: write" to the job; a workflow that a fork started cannot have one.',
    )
  }
}

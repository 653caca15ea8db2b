import * as v from 'valibot'
import type { Tools } from '../tracking/backend.ts'
import { complaintIn, jsonIn, sentence, wordsOf } from './answer.ts'

const Token = v.object({ access_token: v.pipe(v.string(), v.minLength(1)) })
const Problem = v.object({ error: v.string(), error_description: v.optional(v.string(), '') })

/**
 * Asks an OAuth token endpoint for an access token, masks it, and gives it as the value of an
 * `Authorization` header.
 *
 * Throws where the endpoint refuses. `who` is the server, and `hint` what the user may do then.
 */
export async function exchangeToken(
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
  const json = jsonIn(answer)
  const token = v.safeParse(Token, json)
  if (answer.status === 200 && token.success) {
    const { access_token } = token.output
    hide(access_token)
    if (/^[\x21-\x7e]+$/.test(access_token)) return `Bearer ${access_token}`
    throw new Error(`${who} gave an access token that cannot stand in a header. ${hint}`)
  }
  const clean = http.clean(answer)
  const problem = v.safeParse(Problem, jsonIn(clean))
  const { error, error_description } = problem.success
    ? problem.output
    : { error: wordsOf(clean), error_description: '' }
  const words = sentence(`${error} ${error_description}`)
  throw new Error(`${who} refused the token exchange (HTTP ${answer.status}): ${words} ${hint}`)
}

const IdToken = v.object({ value: v.pipe(v.string(), v.minLength(1)) })

/**
 * GitHub's OIDC token of this job, for an audience, masked. `@actions/core` would follow redirects, and take
 * the request's token with it to any host.
 *
 * Throws where the job may not have one.
 */
export async function requestIdToken(
  { http, hide, identity: place }: Tools,
  audience: string,
): Promise<string> {
  if (place === undefined) throw refused('the runner names no place that gives one.')
  const answer = await http.send({
    name: 'the OIDC token',
    method: 'GET',
    url: `${place.url}&audience=${encodeURIComponent(audience)}`,
    headers: { authorization: `Bearer ${place.token}`, accept: 'application/json' },
  })
  const token = v.safeParse(IdToken, answer.status === 200 ? jsonIn(answer) : undefined)
  if (token.success) {
    hide(token.output.value)
    return token.output.value
  }
  throw refused(`HTTP ${answer.status}, ${sentence(complaintIn(http.clean(answer)))}`)
}

function refused(why: string): Error {
  return new Error(
    `GitHub gave no OIDC token to this job: ${why} Add "permissions: id-token: write" to it, unless the ` +
      'service itself failed; a workflow that a fork started cannot have one.',
  )
}

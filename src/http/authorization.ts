import * as v from 'valibot'
import { check, isObject } from '../text/json.ts'
import type { Http } from './client.ts'
import { connectionAdvice, gatewayAdvice } from './foreign-answers.ts'
import {
  errorText,
  type HttpResponse,
  isPage,
  readableText,
  type Server,
  sentence,
} from './messages.ts'
import { waitAdvice } from './retry.ts'

/** What signing in needs: requests, and masking of each new secret. */
export type SignInTools = Readonly<{
  http: Http
  hide: (secret: string) => void
  /** Where GitHub gives OIDC tokens to this job, or undefined if the job has no permission. */
  idTokenSource: IdTokenSource | undefined
}>

/** ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN. */
export type IdTokenSource = Readonly<{ url: string; token: string }>

/** The `Authorization` header for a user and a password. It is masked if there is a password (a dry run needs none). */
export function basicAuthorization(
  { hide }: Pick<SignInTools, 'hide'>,
  user: string,
  password: string,
): string {
  const encoded = Buffer.from(`${user}:${password}`).toString('base64')
  if (password !== '') hide(encoded)
  return `Basic ${encoded}`
}

/** Returns the token. Throws if it cannot be part of a header. `name` is its input or variable. */
export function checkToken(name: string, token: string): string {
  if (isHeaderSafe(token)) return token
  throw new Error(
    `${name}: the token contains a space, a line break or another invalid character. Copy the token again.`,
  )
}

function isHeaderSafe(token: string): boolean {
  return /^[\x21-\x7e]*$/.test(token)
}

export type TokenRequest = Readonly<{
  /** The server's name in messages. */
  server: string
  /** The input that has its address. */
  input: string
  url: string
  form: Readonly<Record<string, string>>
  authorization?: string
  /** What the user can do after a refusal. */
  hint: string
}>

/** Node.js does not accept longer headers. */
const maxTokenLength = 16_384

const Token = v.object({
  access_token: v.pipe(v.string(), v.minLength(1), v.maxLength(maxTokenLength)),
})
const Problem = v.object({ error: v.string(), error_description: v.optional(v.string(), '') })

/**
 * Requests an access token from an OAuth token endpoint, masks it, and returns it as an `Authorization` header.
 *
 * Throws if the endpoint refuses.
 */
export async function exchangeToken(
  { http, hide }: Pick<SignInTools, 'http' | 'hide'>,
  { server: title, input, url, form, authorization, hint }: TokenRequest,
): Promise<string> {
  const server = { title, input, address: new URL(url).origin }
  const response = await http.send({
    name: 'the token exchange',
    server,
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(authorization === undefined ? {} : { authorization }),
    },
    body: new URLSearchParams(form).toString(),
  })
  hideTokens(response, ['access_token', 'refresh_token', 'id_token'], hide)
  const token = check(Token, response.json)
  if (response.status === 200 && token.success) {
    const { access_token } = token.output
    if (isHeaderSafe(access_token)) return `Bearer ${access_token}`
    throw new Error(`${title} gave an access token that is not valid in an HTTP header. ${hint}`)
  }
  if (isSuccess(response)) {
    throw new Error(
      `${title} gave no access token in the token exchange: ${notShown(response)} ${adviceFor(server, response, hint)}`,
    )
  }
  const clean = http.redact(response)
  const problem = check(Problem, clean.json)
  const { error, error_description } = problem.success
    ? problem.output
    : { error: readableText(clean), error_description: '' }
  const text = sentence(`${error} ${error_description}`)
  const advice = problem.success ? hint : adviceFor(server, clean, hint)
  throw new Error(
    `${title} refused the token exchange (HTTP ${response.status}): ${text} ${advice}${waitAdvice(response)}`,
  )
}

/** What the user can do after an answer that has no form of an OAuth server. `hint` is for one of the server itself. */
function adviceFor(server: Server, response: HttpResponse, hint: string): string {
  const connection = connectionAdvice(readableText(response), server)
  if (connection !== '') return `${connection}.`
  const isForeign = isPage(response) || [404, 405].includes(response.status)
  return isForeign ? `${gatewayAdvice(server, response)}.` : hint
}

function isSuccess({ status }: HttpResponse): boolean {
  return status >= 200 && status < 300
}

/** A successful response that is not as expected can contain a token anywhere. */
function notShown(response: HttpResponse): string {
  const what = isPage(response) ? 'a web page' : 'unexpected text'
  return `HTTP ${response.status}, with ${what}. It is not shown, because it can contain a token.`
}

/** Masks tokens in a response: the message about a refusal contains its text. */
function hideTokens(
  { json }: HttpResponse,
  names: readonly string[],
  hide: (secret: string) => void,
): void {
  for (const name of names) {
    const token = isObject(json) ? json[name] : undefined
    // No server accepts a longer one.
    if (typeof token === 'string') hide(token.slice(0, maxTokenLength))
  }
}

const IdToken = v.object({ value: v.pipe(v.string(), v.minLength(1)) })

/**
 * GitHub's OIDC token of this job for an audience, masked. Not `getIDToken` of `@actions/core`: that follows
 * redirects to any host and sends the job's request token along.
 *
 * Throws if the job may not have a token.
 */
export async function requestIdToken(
  { http, hide, idTokenSource }: SignInTools,
  audience: string,
): Promise<string> {
  if (idTokenSource === undefined) throw noIdToken('the job has no OIDC endpoint.')
  const address = new URL(idTokenSource.url).origin
  const server = { title: 'GitHub', input: 'ACTIONS_ID_TOKEN_REQUEST_URL', address }
  const response = await http.send({
    name: 'the OIDC token',
    server,
    method: 'GET',
    url: `${idTokenSource.url}&audience=${encodeURIComponent(audience)}`,
    headers: { authorization: `Bearer ${idTokenSource.token}`, accept: 'application/json' },
  })
  hideTokens(response, ['value'], hide)
  const token = check(IdToken, response.status === 200 ? response.json : undefined)
  if (!token.success) {
    const clean = http.redact(response)
    const text = isSuccess(response)
      ? notShown(response)
      : `HTTP ${response.status}, ${sentence(errorText(clean))}`
    throw noIdToken(text, adviceFor(server, clean, permissionHint))
  }
  return token.output.value
}

const permissionHint =
  'Add "permissions: id-token: write" to the job. If the job has this permission, start it again later. A workflow that a fork started gets no token.'

function noIdToken(reason: string, hint = permissionHint): Error {
  return new Error(`GitHub gave no OIDC token to this job: ${reason} ${hint}`)
}

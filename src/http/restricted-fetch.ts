import { uptimeMs } from '../runner/stop.ts'
import { type Messages, messageOf } from '../text/message.ts'
import { printable } from '../text/neutralize.ts'
import { failureWith } from './failures.ts'
import { connectionAdvice, gatewayAdvice } from './foreign-answers.ts'
import {
  type HttpResponse,
  readableText,
  redactResponse,
  UnacceptableResponseError,
} from './messages.ts'
import type { Transport } from './transport.ts'

export type Fetch = (url: string, options: RequestInit) => Promise<Response>

export type FetchOptions = Readonly<{
  /** Receives each request with its status and milliseconds. */
  debug: Messages['debug']
  /** Takes the secrets out of a text. */
  redact: (text: string) => string
  env: NodeJS.ProcessEnv
}>

const maxRedirects = 5

/**
 * A fetch function for GET requests that sends them only to the origin of a URL, so that a credential of the caller goes
 * nowhere else. It follows redirects on that origin: GitHub answers so for a repository that was renamed. The URLs of the
 * pages of a list come from the server too.
 *
 * The function throws an `UnacceptableResponseError` for a request or a redirect to another origin (nothing is sent
 * there), for more than five redirects, and for a success that is not JSON.
 */
export function restrictFetch(
  transport: Transport,
  baseUrl: string,
  { debug, redact, env }: FetchOptions,
): Fetch {
  const { origin } = new URL(baseUrl)
  return async (address, { headers, signal }) => {
    let url = new URL(address)
    const common = { name: 'GitHub', method: 'GET', headers: entriesOf(headers) } as const
    for (let redirects = 0; redirects <= maxRedirects; redirects++) {
      if (url.origin !== origin) throw otherOriginError(url, origin)
      const start = uptimeMs()
      const response = await transport
        .send({ ...common, url: url.href }, signal ?? undefined)
        .catch((error: unknown) => {
          signal?.throwIfAborted()
          if (error instanceof UnacceptableResponseError) throw error
          const endpoint = { protocol: url.protocol, input: 'GITHUB_API_URL', env }
          const through = transport.through(url.href, messageOf(error))
          throw failureWith(`no answer from ${origin}${through}`, error, endpoint)
        })
      const milliseconds = Math.round(uptimeMs() - start)
      debug(`GitHub: ${origin}${url.pathname}: ${response.status}, ${milliseconds} ms`)
      const location = redirectTarget(response)
      if (location === undefined) return toFetchResponse(response, origin, redact)
      if (!URL.canParse(location, url.href)) {
        throw new UnacceptableResponseError(
          `${url.host} redirects to "${printable(location, 200)}"`,
        )
      }
      url = new URL(location, url)
    }
    throw new UnacceptableResponseError(`${url.host} redirects more than ${maxRedirects} times`)
  }
}

function entriesOf(headers: RequestInit['headers']): Readonly<Record<string, string>> {
  return Object.fromEntries(new Headers(headers))
}

function redirectTarget({ status, headers }: HttpResponse): string | undefined {
  return [301, 302, 303, 307, 308].includes(status) ? headers.location : undefined
}

/** The response for Octokit, which shows the `message` of an error. */
function toFetchResponse(
  response: HttpResponse,
  origin: string,
  redact: FetchOptions['redact'],
): Response {
  const { status, headers, json } = response
  const isForeign = json === undefined
  const message = isForeign ? foreignMessage(redactResponse(response, redact), origin) : ''
  if (isForeign && status < 300) throw new UnacceptableResponseError(message)
  const list = Object.entries(headers).flatMap(([name, value = []]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  )
  const body = isForeign ? JSON.stringify({ message }) : response.body
  // Fetch allows no body for these.
  const hasBody = ![204, 205, 304].includes(status)
  const result = new Response(hasBody ? body : null, { status, headers: list })
  // Octokit throws for a type with an error in it.
  result.headers.set('content-type', 'application/json')
  return result
}

/** GitHub's API always sends JSON. A sentence without the full stop. */
function foreignMessage(response: HttpResponse, address: string): string {
  const text = readableText(response).replace(/[.\s]+$/, '')
  const server = { title: 'GitHub', input: 'GITHUB_API_URL', address }
  const advice = connectionAdvice(text, server) || gatewayAdvice(server, response)
  return `HTTP ${response.status} with "${text}", which is not JSON. ${advice}`
}

function otherOriginError({ protocol, host }: URL, origin: string): Error {
  return new UnacceptableResponseError(
    `${origin} points to ${protocol}//${printable(host, 200)}, where nothing was sent, because the token is only for ` +
      `${origin}. Check GITHUB_API_URL`,
  )
}

import { uptimeMs } from '../runner/stop.ts'
import type { Messages } from '../text/message.ts'
import { printable } from '../text/neutralize.ts'
import { failureWith } from './failures.ts'
import { type HttpResponse, UnacceptableResponseError } from './messages.ts'
import type { Transport } from './transport.ts'

export type Fetch = (url: string, options: RequestInit) => Promise<Response>

const maxRedirects = 5

/**
 * A fetch function for GET requests that sends them only to the origin of a URL, so that a credential of the caller goes
 * nowhere else. It follows redirects on that origin: GitHub answers so for a repository that was renamed. The URLs of the
 * pages of a list come from the server too.
 *
 * The function throws an `UnacceptableResponseError` for a request or a redirect to another origin (nothing is sent
 * there), for more than five redirects, and for a success that is not JSON. `debug` receives each request with its status
 * and milliseconds.
 */
export function restrictFetch(
  transport: Transport,
  baseUrl: string,
  { debug, env }: Readonly<{ debug: Messages['debug']; env: NodeJS.ProcessEnv }>,
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
          throw failureWith(`no answer from ${origin}`, error, endpoint)
        })
      const milliseconds = Math.round(uptimeMs() - start)
      debug(`GitHub: ${origin}${url.pathname}: ${response.status}, ${milliseconds} ms`)
      const location = redirectTarget(response)
      if (location === undefined) return toFetchResponse(response, origin)
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

function toFetchResponse({ status, headers, body, json }: HttpResponse, origin: string): Response {
  if (status < 300 && json === undefined) {
    throw new UnacceptableResponseError(
      `${origin} answered with a page, or with another text that is not JSON. Check GITHUB_API_URL`,
    )
  }
  const list = Object.entries(headers).flatMap(([name, value = []]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  )
  // Fetch allows no body for these.
  const hasBody = ![204, 205, 304].includes(status)
  return new Response(hasBody ? body : null, { status, headers: list })
}

function otherOriginError({ protocol, host }: URL, origin: string): Error {
  return new UnacceptableResponseError(
    `${origin} points to ${protocol}//${printable(host, 200)}, where nothing was sent, because the token is only for ` +
      `${origin}. Check GITHUB_API_URL`,
  )
}

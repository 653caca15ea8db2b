import { uptimeMs } from '../runner/stop.ts'
import type { Messages } from '../text/message.ts'
import { printable } from '../text/neutralize.ts'
import { maxResponseBytes } from './body.ts'
import { checkDepth, ResponseTooLargeError, UnacceptableResponseError } from './messages.ts'

export type Fetch = (url: string, options: RequestInit) => Promise<Response>

const maxRedirects = 5

/**
 * A fetch function that sends requests only to the origin of a URL, so that a credential of the caller goes nowhere else.
 * It follows redirects on that origin: GitHub answers so for a repository that was renamed. The URLs of the pages of a
 * list come from the server too.
 *
 * The function throws an `UnacceptableResponseError` for a request or a redirect to another origin (nothing is sent
 * there), for more than five redirects, for a response of more than 8 MiB, counted after decompression, for JSON that is
 * nested too deep, and for a success that is not JSON. `debug` receives each request with its status and milliseconds.
 */
export function restrictFetch(send: Fetch, baseUrl: string, debug: Messages['debug']): Fetch {
  const { origin } = new URL(baseUrl)
  return async (address, options) => {
    let url = new URL(address)
    for (let redirects = 0; redirects <= maxRedirects; redirects++) {
      if (url.origin !== origin) throw otherOriginError(url, origin)
      const start = uptimeMs()
      const response = await send(url.href, { ...options, redirect: 'manual' })
      const milliseconds = Math.round(uptimeMs() - start)
      debug(`GitHub: ${origin}${url.pathname}: ${response.status}, ${milliseconds} ms`)
      const location = redirectTarget(response)
      if (location === null) return await withCheckedBody(response, origin)
      await response.body?.cancel()
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

function redirectTarget({ status, headers }: Response): string | null {
  return [301, 302, 303, 307, 308].includes(status) ? headers.get('location') : null
}

function otherOriginError({ protocol, host }: URL, origin: string): Error {
  return new UnacceptableResponseError(
    `${origin} points to ${protocol}//${printable(host, 200)}, where nothing was sent, because the token is only for ` +
      `${origin}. Check GITHUB_API_URL`,
  )
}

/** The response with its whole body. */
async function withCheckedBody(response: Response, origin: string): Promise<Response> {
  const { status, statusText, headers } = response
  const body = response.body === null ? null : await readLimited(response.body)
  const isJson = /\bjson\b/.test(headers.get('content-type') ?? '')
  if (body !== null && isJson) checkDepth(body.toString('utf8'))
  if (response.ok && !isJson) {
    throw new UnacceptableResponseError(
      `${origin} answered with a page, or with another text that is not JSON. Check GITHUB_API_URL`,
    )
  }
  return new Response(body, { status, statusText, headers: [...headers] })
}

async function readLimited(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop cancels the rest of the body.
  for await (const chunk of body) {
    size += chunk.length
    if (size > maxResponseBytes) throw new ResponseTooLargeError(maxResponseBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

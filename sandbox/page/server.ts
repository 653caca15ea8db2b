import { createServer } from 'node:http'
import { type Reply, send, startListening, stopListening } from '../http.ts'
import { type PageData, renderPage } from './page.ts'
import { contentSecurityPolicy } from './style.ts'

export type PageServer = Readonly<{
  url: string
  close(): Promise<void>
}>

/** The parts of a request that the reply depends on. */
type PageRequest = Readonly<{
  method: string | undefined
  url: string | undefined
  host: string | undefined
}>

const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i

const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

/**
 * Serves the page on a port of 127.0.0.1. Port 0 stands for any free port. `data` is called for each request, so
 * that the page is always current.
 */
export async function startPage(data: () => PageData, port = 0): Promise<PageServer> {
  const server = createServer(({ method, url, headers: { host } }, response) => {
    send(
      response,
      answer({ method, url, host }, () => renderPage(data())),
    )
  })
  const url = await startListening(server, port)
  return { url: `${url}/`, close: () => stopListening(server) }
}

/** Returns the page, or an error. `render` returns the HTML of the page. */
export function answer({ method, url, host = '' }: PageRequest, render: () => string): Reply {
  // DNS rebinding: another site could point its own name at 127.0.0.1 and then read the page.
  if (!LOOPBACK.test(host)) return textReply(403, 'The page is only available on this machine.')
  if (url?.split('?')[0] !== '/') return textReply(404, 'The only page is at /.')
  if (method !== 'GET' && method !== 'HEAD') {
    return textReply(405, 'The page is read-only.', { allow: 'GET, HEAD' })
  }
  const type = { 'content-type': 'text/html; charset=utf-8' }
  return { status: 200, headers: { ...securityHeaders, ...type }, body: render() }
}

function textReply(status: number, text: string, headers = {}): Reply {
  const type = { 'content-type': 'text/plain; charset=utf-8' }
  return { status, headers: { ...securityHeaders, ...type, ...headers }, body: `${text}\n` }
}

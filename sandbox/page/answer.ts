import type { Reply } from '../http.ts'
import { policy } from './style.ts'

/** What counts of a request for the page. */
export type Asking = Readonly<{
  method: string | undefined
  url: string | undefined
  host: string | undefined
}>

const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i

const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

/** The answer to a request: the page, which `render` makes, or a refusal. */
export function answer({ method, url, host = '' }: Asking, render: () => string): Reply {
  // A name that someone else points at this machine would let his page read this one.
  if (!LOOPBACK.test(host)) return refusal(403, 'This page is for this machine alone.')
  if (url?.split('?')[0] !== '/') return refusal(404, 'There is one page here, at /.')
  if (method !== 'GET' && method !== 'HEAD') {
    return refusal(405, 'The page can only be read.', { allow: 'GET, HEAD' })
  }
  const type = { 'content-type': 'text/html; charset=utf-8' }
  return { status: 200, headers: { ...headers, ...type }, body: render() }
}

function refusal(status: number, text: string, more: Readonly<Record<string, string>> = {}): Reply {
  const type = { 'content-type': 'text/plain; charset=utf-8' }
  return { status, headers: { ...headers, ...type, ...more }, body: `${text}\n` }
}

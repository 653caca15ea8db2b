import type { HttpResponse } from './messages.ts'

/** The number of times that a request is sent at most. */
export const maxAttempts = 5

const firstDelayMs = 500

/** If a server asks for a longer wait, the request is not sent again. */
export const maxRequestedDelayMs = 60_000

/**
 * True if the same request can succeed later. The clients of both protocols retry these statuses. (W&B's client
 * also retries other 4xx, which would only delay the message.) 501 is final for both.
 */
export function isRetryable(status: number): boolean {
  return [408, 425, 429, 500, 502, 503, 504].includes(status)
}

/**
 * How many milliseconds to wait before the next attempt: what the server asks for or, if it asks for nothing, half a
 * second, doubled after each failed attempt. Up to a quarter is added, so that parallel jobs do not retry at the same
 * moment: 75 seconds at most.
 */
export function retryDelayMs(
  failedAttempts: number,
  requestedMs: number | undefined,
  random: number,
): number {
  const backoff = firstDelayMs * 2 ** (failedAttempts - 1)
  return Math.ceil((requestedMs ?? backoff) * (1 + random / 4))
}

/**
 * How many milliseconds the server asks to wait, or undefined if it asks for nothing that can be understood:
 * `Retry-After` (RFC 9110, 10.2.3) or W&B's `RateLimit-Reset`, whichever is later. Both are read as seconds, as seconds
 * since 1970, or as a date. A date counts from the response's own `Date`: the clocks of two machines differ.
 */
export function requestedDelayMs(
  { status, headers }: Pick<HttpResponse, 'status' | 'headers'>,
  nowMs: number,
): number | undefined {
  const startMs = dateOf(headers['date']) ?? nowMs
  // Servers send the reset of a limit with each response, also if it is not reached.
  const reset = status === 429 || status === 200 ? headers['ratelimit-reset'] : undefined
  const delays = [headers['retry-after'], reset].flatMap((value) => delayOf(value, startMs) ?? [])
  return delays.length === 0 ? undefined : Math.max(0, ...delays)
}

/** A smaller number is a number of seconds, and not a time. This is the year 2001. */
const firstEpochSecond = 1e9

function delayOf(value: unknown, startMs: number): number | undefined {
  const text = String(value ?? '').trim()
  if (/^\d+(\.\d+)?$/.test(text)) {
    const seconds = Number(text)
    return seconds < firstEpochSecond ? seconds * 1000 : seconds * 1000 - startMs
  }
  const date = dateOf(value)
  return date === undefined ? undefined : date - startMs
}

const httpDate = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? .*\d\d:\d\d:\d\d/i
const isoDate = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/i

/** A date in one of HTTP's three forms (RFC 9110, 5.6.7) or in ISO 8601. `Date.parse` alone finds a year in "2.5". */
function dateOf(value: unknown): number | undefined {
  const text = String(value ?? '').trim()
  if (!httpDate.test(text) && !isoDate.test(text)) return undefined
  // The third form of HTTP ends with the year, and is in UTC.
  const date = Date.parse(/:\d\d \d{4}$/.test(text) ? `${text} GMT` : text)
  return Number.isNaN(date) ? undefined : date
}

/** What the user can do if a server asks for a wait that is too long. It begins with a blank, or is ''. */
export function waitAdvice({ requestedDelayMs }: Pick<HttpResponse, 'requestedDelayMs'>): string {
  if (requestedDelayMs === undefined) return ''
  const minutes = Math.ceil(requestedDelayMs / 60_000)
  const time = minutes > 24 * 60 ? 'more than a day' : `${minutes} minutes`
  return ` The server asks to wait ${time}. Start the job again later.`
}

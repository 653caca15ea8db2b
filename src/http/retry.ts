import type { HttpResponse } from './messages.ts'

/** The number of times that a request is sent at most. */
export const maxAttempts = 5

const firstDelayMs = 500
const maxDelayMs = 60_000

/**
 * True if the same request can succeed later. The clients of both protocols retry these statuses. (W&B's client
 * also retries other 4xx, which would only delay the message.) 501 is final for both.
 */
export function isRetryable(status: number): boolean {
  return [408, 425, 429, 500, 502, 503, 504].includes(status)
}

/**
 * How many milliseconds to wait before the next attempt: what the server asks for (`Retry-After` in seconds or as a
 * date, or W&B's `RateLimit-Reset` in seconds), one minute at most. Otherwise half a second, doubled after each
 * failed attempt. Up to a quarter is added, so that parallel jobs do not retry at the same moment.
 */
export function retryDelayMs(
  failedAttempts: number,
  response: HttpResponse | undefined,
  nowMs: number,
  random: number,
): number {
  const requested = response === undefined ? undefined : requestedDelayMs(response, nowMs)
  const backoff = firstDelayMs * 2 ** (failedAttempts - 1)
  return Math.min(maxDelayMs, requested ?? backoff) * (1 + random / 4)
}

function requestedDelayMs({ status, headers }: HttpResponse, nowMs: number): number | undefined {
  const value = headers['retry-after'] ?? (status === 429 ? headers['ratelimit-reset'] : undefined)
  if (typeof value !== 'string' || value === '') return undefined
  if (/^\d+$/.test(value)) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs)
}

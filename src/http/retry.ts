import type { Answer } from './message.ts'

/** Requests are sent this often at most. */
export const attempts = 5

const firstDelay = 500
const longestDelay = 60_000

/**
 * Whether the same request may fare better later. Both protocols' own clients retry these (W&B
 * retries other 4xx too, which here would only delay the message); 501 is final for both.
 */
export function isRetryable(status: number): boolean {
  return [408, 425, 429, 500, 502, 503, 504].includes(status)
}

/**
 * How long to wait before the next attempt, in milliseconds: what the server asks for (`Retry-After`
 * in seconds or as a date, or W&B's `RateLimit-Reset` in seconds), a minute at most; else half a
 * second, doubled with each failed attempt. Either may be up to a quarter more, so that jobs do not
 * march in step.
 */
export function delay(
  failed: number,
  answer: Answer | undefined,
  now: number,
  random: number,
): number {
  const asked = answer === undefined ? undefined : askedDelay(answer, now)
  const own = firstDelay * 2 ** (failed - 1)
  return Math.min(longestDelay, asked ?? own) * (1 + random / 4)
}

function askedDelay({ status, headers }: Answer, now: number): number | undefined {
  const value = headers['retry-after'] ?? (status === 429 ? headers['ratelimit-reset'] : undefined)
  if (typeof value !== 'string' || value === '') return undefined
  if (/^\d+$/.test(value)) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

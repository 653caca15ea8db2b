import { expect, test } from '@jest/globals'
import { createResponse } from '../../src/http/messages.ts'
import { isRetryable, retryDelayMs } from '../../src/http/retry.ts'

const nowMs = Date.parse('2026-11-24T12:00:00Z')
const response = (status: number, headers: Record<string, string> = {}) =>
  createResponse(status, headers, '')

test('the delay doubles, and a random part adds at most a quarter', () => {
  expect([1, 2, 3, 4].map((failed) => retryDelayMs(failed, undefined, nowMs, 0))).toEqual([
    500, 1000, 2000, 4000,
  ])
  expect(retryDelayMs(1, undefined, nowMs, 1)).toBe(625)
  expect(retryDelayMs(1, response(429, { 'retry-after': '8' }), nowMs, 1)).toBe(10_000)
})

test.each([
  ['seconds', response(503, { 'retry-after': '7' }), 7000],
  ['none', response(503, { 'retry-after': '0' }), 0],
  ['a date', response(429, { 'retry-after': 'Tue, 24 Nov 2026 12:00:09 GMT' }), 9000],
  ['a date in the past', response(429, { 'retry-after': 'Tue, 24 Nov 2026 11:00:00 GMT' }), 0],
  ['a very long time', response(503, { 'retry-after': '999999999' }), 60_000],
  ['an invalid time', response(503, { 'retry-after': 'soon' }), 500],
  ['the reset of a rate limit', response(429, { 'ratelimit-reset': '3' }), 3000],
  ['the reset of a rate limit with another status', response(503, { 'ratelimit-reset': '3' }), 500],
])('the delay if a server asks for %s', (_, requested, milliseconds) => {
  expect(retryDelayMs(1, requested, nowMs, 0)).toBe(milliseconds)
})

test('only temporary errors are retried', () => {
  const statuses = [200, 302, 400, 401, 403, 404, 408, 409, 425, 429, 500, 501, 502, 503, 504]
  expect(statuses.filter(isRetryable)).toEqual([408, 425, 429, 500, 502, 503, 504])
})

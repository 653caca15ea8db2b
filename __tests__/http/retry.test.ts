import { expect, test } from '@jest/globals'
import { delay, isRetryable } from '../../src/http/retry.ts'

const now = Date.parse('2026-11-24T12:00:00Z')
const answer = (status: number, headers: Record<string, string> = {}) => ({
  status,
  headers,
  body: '',
})

test('the delay doubles, and grows by a quarter at most', () => {
  expect([1, 2, 3, 4].map((failed) => delay(failed, undefined, now, 0))).toEqual([
    500, 1000, 2000, 4000,
  ])
  expect(delay(1, undefined, now, 1)).toBe(625)
  expect(delay(1, answer(429, { 'retry-after': '8' }), now, 1)).toBe(10_000)
})

test.each([
  ['seconds', answer(503, { 'retry-after': '7' }), 7000],
  ['none', answer(503, { 'retry-after': '0' }), 0],
  ['a date', answer(429, { 'retry-after': 'Tue, 24 Nov 2026 12:00:09 GMT' }), 9000],
  ['a date that is past', answer(429, { 'retry-after': 'Tue, 24 Nov 2026 11:00:00 GMT' }), 0],
  ['an absurd time', answer(503, { 'retry-after': '999999999' }), 60_000],
  ['nonsense', answer(503, { 'retry-after': 'soon' }), 500],
  ['a reset of the rate limit', answer(429, { 'ratelimit-reset': '3' }), 3000],
  ['a reset that this status is not about', answer(503, { 'ratelimit-reset': '3' }), 500],
])('a server that asks for %s is obeyed within reason', (_, asked, wait) => {
  expect(delay(1, asked, now, 0)).toBe(wait)
})

test('what passes is tried again, and nothing else', () => {
  const statuses = [200, 302, 400, 401, 403, 404, 408, 409, 425, 429, 500, 501, 502, 503, 504]
  expect(statuses.filter(isRetryable)).toEqual([408, 425, 429, 500, 502, 503, 504])
})

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createResponse } from '../../src/http/messages.ts'
import { isRetryable, requestedDelayMs, retryDelayMs, waitAdvice } from '../../src/http/retry.ts'

const nowMs = Date.parse('2026-11-24T12:00:00Z')
const response = (status: number, headers: Record<string, string> = {}) =>
  createResponse(status, headers, '')
const requestedBy = (header: string, value: string) =>
  requestedDelayMs(response(429, { [header]: value }), nowMs)

test('the delay doubles, and a random part adds at most a quarter', () => {
  expect([1, 2, 3, 4].map((failed) => retryDelayMs(failed, undefined, 0))).toEqual([
    500, 1000, 2000, 4000,
  ])
  expect(retryDelayMs(1, undefined, 1)).toBe(625)
  expect(retryDelayMs(1, 8000, 1)).toBe(10_000)
  expect(retryDelayMs(4, 0.1, 0)).toBe(1)
})

describe.each(['retry-after', 'ratelimit-reset'])('the wait that %s asks for', (header) => {
  test.each([
    ['7', 7000],
    [' 7 ', 7000],
    ['0', 0],
    ['2.5', 2500],
    ['0.6', 600],
    ['999999999', 999_999_999_000],
    ['1795521609', 9000],
    ['Tue, 24 Nov 2026 12:00:09 GMT', 9000],
    ['Tue, 24 Nov 2026 13:00:09 +0100', 9000],
    ['Tuesday, 24-Nov-26 12:00:09 GMT', 9000],
    ['Tue Nov 24 12:00:09 2026', 9000],
    ['2026-11-24T12:00:09.500Z', 9500],
    ['2026-11-24T13:00:09+01:00', 9000],
    ['Tue, 24 Nov 2026 11:00:00 GMT', 0],
  ])('%j', (value, milliseconds) => expect(requestedBy(header, value)).toBe(milliseconds))

  test.each([
    '',
    'soon',
    '-5',
    '+5',
    '1,5',
    '5, 10',
    '1e3',
    '0x10',
    '.5',
    '5 s',
    'Tue, 24 Nov 2026',
    'Tue, 99 Nov 2026 12:00:09 GMT',
    '2026-11-24T12:00:09',
  ])('%j is not a wait', (value) => expect(requestedBy(header, value)).toBeUndefined())
})

test.each<[string, number, Record<string, string>, number | undefined]>([
  ['both: the later one', 429, { 'retry-after': '3', 'ratelimit-reset': '7.5' }, 7500],
  ['both: the later one', 429, { 'retry-after': '9', 'ratelimit-reset': '7.5' }, 9000],
  ['one that is invalid', 429, { 'retry-after': 'soon', 'ratelimit-reset': '2' }, 2000],
  ['a reset with an error that is not a limit', 503, { 'ratelimit-reset': '3' }, undefined],
  ['a reset with HTTP 200', 200, { 'ratelimit-reset': '3' }, 3000],
  [
    "a date, by the server's clock",
    503,
    { date: 'Tue, 24 Nov 2026 14:00:00 GMT', 'retry-after': 'Tue, 24 Nov 2026 14:00:05 GMT' },
    5000,
  ],
  ['nothing', 503, {}, undefined],
])('headers that ask for %s', (_, status, headers, milliseconds) => {
  expect(requestedDelayMs(response(status, headers), nowMs)).toBe(milliseconds)
})

test('no header leads to a delay that is shorter than what was asked for', () => {
  const part = fc.oneof(
    fc.constantFrom(
      '1',
      '2.5',
      '-',
      '+',
      ' ',
      ',',
      ':',
      'GMT',
      'Tue',
      'Nov',
      '2026',
      '24',
      'T',
      'Z',
    ),
    fc.string(),
  )
  const header = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(header, fc.double({ min: 0, max: 1, noNaN: true }), (value, random) => {
      const requested = requestedBy('retry-after', value)
      const delay = retryDelayMs(1, requested, random)
      expect(delay).toBeGreaterThanOrEqual(requested ?? 500)
      expect(requested ?? 0).toBeGreaterThanOrEqual(0)
      expect(delay).toBeLessThanOrEqual(Math.ceil((requested ?? 500) * 1.25))
    }),
  )
})

test('a wait that is too long for a retry is shown', () => {
  const advice = (milliseconds?: number) => waitAdvice({ requestedDelayMs: milliseconds })
  expect(advice()).toBe('')
  expect(advice(60_001)).toBe(' The server asks to wait 2 minutes. Start the job again later.')
  expect(advice(1e12)).toMatch('to wait more than a day')
})

test('only temporary errors are retried', () => {
  const statuses = [200, 302, 400, 401, 403, 404, 408, 409, 425, 429, 500, 501, 502, 503, 504]
  expect(statuses.filter(isRetryable)).toEqual([408, 425, 429, 500, 502, 503, 504])
})

import { expect, test } from '@jest/globals'
import { joinFirst, messageOf, stackOf } from '../../src/text/message.ts'

test('an AggregateError without a message gives the messages of its parts', () => {
  const parts = [new Error('a'), new Error('b')]
  expect(messageOf(new AggregateError(parts))).toBe('a; b')
  expect(messageOf(new AggregateError(parts, 'both'))).toBe('both')
})

test('any thrown value has a message', () => {
  expect(messageOf(new Error('text'))).toBe('text')
  expect(messageOf(new TypeError(''))).toBe('TypeError')
  expect(messageOf('text')).toBe('text')
})

test('a stack contains the stacks of the causes', () => {
  const part = new Error('part', { cause: 'text' })
  const thrown = new AggregateError([part], 'all', { cause: new TypeError('cause') })
  const lines = stackOf(thrown).split('\n')

  expect(lines.filter((line) => !line.startsWith('    at '))).toEqual([
    'AggregateError: all',
    'Caused by: Error: part',
    'Caused by: text',
    'Caused by: TypeError: cause',
  ])
  expect(lines[1]).toContain('message.test.ts')
})

test('a list of names says how many it leaves out', () => {
  expect(joinFirst(['a', 'b'], 2)).toBe('a, b')
  expect(joinFirst(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more')
})

import { expect, test } from '@jest/globals'
import { nearest } from '../../src/revision/resolve.ts'

test('at most three similar names are suggested, the most similar first', () => {
  const names = ['v1.0', 'v1.1', 'v1.10', 'v2.0', 'nightly']
  expect(nearest('v1.00', names)).toEqual(['v1.0', 'v1.10', 'v1.1'])
  expect(nearest('release', names)).toEqual([])
})

import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { sortInSteps } from '../../src/revision/sort-in-steps.ts'
import { runs } from '../exhaustive/mode.ts'

const compare = (a: readonly [number, number], b: readonly [number, number]) => a[0] - b[0]
const itemsOf = (keys: readonly number[]) => keys.map((key, index) => [key, index] as const)

test('items are in order, and equal items keep theirs', async () => {
  const keys = fc.array(fc.nat(50), { maxLength: 5000, size: 'max' })
  const property = fc.asyncProperty(keys, async (some) => {
    const items = itemsOf(some)
    const sorted = await sortInSteps(items, compare, async () => undefined)
    expect(sorted).toEqual(items.toSorted(compare))
  })
  await fc.assert(property, runs(100))
})

test('a run that was stopped ends the sorting of many items', async () => {
  const stop = async (): Promise<never> => {
    throw new Error('stopped')
  }
  const items = itemsOf(Array.from({ length: 5000 }, (_, index) => index))
  await expect(sortInSteps(items, compare, stop)).rejects.toThrow('stopped')
})

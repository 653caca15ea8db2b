import { expect, test } from '@jest/globals'
import { TimeLimitError } from '../../src/git/git-object.ts'
import { SharedCache } from '../../src/provenance/cache.ts'

test('overlapping calls share a value', async () => {
  const cache = new SharedCache<number>(10, () => 1)
  let created = 0
  const create = async () => ++created
  expect(await Promise.all([cache.get('a', create), cache.get('a', create)])).toEqual([1, 1])
  expect(await cache.get('b', create)).toBe(2)
})

test('a cache that becomes too large is emptied', async () => {
  const cache = new SharedCache<string>(10, ({ length }) => length)
  const created: string[] = []
  const get = (key: string, length: number) =>
    cache.get(key, async () => {
      created.push(key)
      return 'x'.repeat(length)
    })
  await get('a', 5)
  await get('b', 5)
  await get('a', 5)
  expect(created).toEqual(['a', 'b'])
  await get('c', 1)
  await get('a', 5)
  expect(created).toEqual(['a', 'b', 'c', 'a'])
})

test('an error is not shared if only the time was over', async () => {
  const cache = new SharedCache<number>(100, () => 1)
  const late = async () => {
    throw new TimeLimitError('late')
  }
  await expect(cache.get('a', late)).rejects.toThrow('late')
  expect(await cache.get('a', async () => 1)).toBe(1)
})

test('an error is shared too, and takes no room', async () => {
  const cache = new SharedCache<string>(10, () => 100)
  let calls = 0
  const fail = async () => {
    calls++
    throw new Error('missing')
  }
  await expect(cache.get('a', fail)).rejects.toThrow('missing')
  await expect(cache.get('a', fail)).rejects.toThrow('missing')
  expect(calls).toBe(1)
})

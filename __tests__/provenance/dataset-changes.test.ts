import { describe, expect, test } from '@jest/globals'
import { limits } from '../../src/limits.ts'
import { DatasetReader } from '../../src/provenance/dataset/dataset.ts'
import {
  type Contents,
  fileOf,
  indexOf,
  json,
  one,
  sound,
  three,
  tooLarge,
  two,
  without,
} from './dataset-contents.ts'
import { Objects } from './objects.ts'
import { commitOf, dataSetOf, id, pathOf } from './store.ts'

describe('the changes between two tags', () => {
  async function changes(files: Contents, warn: (message: string) => void = () => undefined) {
    const objects = new Objects()
    const tree = objects.files(Object.entries(files)).id
    const reader = new DatasetReader(objects.git(), { warn, notice: () => undefined })
    const [repository] = (await reader.locate(tree, '')).repositories
    if (repository === undefined) throw new Error('there is no Repository')
    return await reader.changes({ repository, tag: 'v1' }, { repository, tag: 'v2' })
  }

  test('are those of their version stores', async () => {
    expect((await changes(sound))?.all).toEqual({ added: 1, removed: 0, changed: 0 })
  })

  test('lack a record that was saved again with another schema', async () => {
    const savedAgain: Contents = {
      ...sound,
      [`.panproto/${pathOf(id(2))}`]: commitOf([1], [14, 15]),
      [`.panproto/${pathOf(id(14))}`]: dataSetOf(one, json({ n: 1 }), 1, 0, 7),
      [`.panproto/${pathOf(id(15))}`]: dataSetOf(two, json({ n: 3 }), 1, 0, 7),
    }
    expect((await changes(savedAgain))?.all).toEqual({ added: 0, removed: 0, changed: 1 })
  })

  test('are unknown if the second store cannot be read', async () => {
    expect(await changes(without(`.panproto/${pathOf(id(13))}`))).toBeUndefined()
  })

  test('are an error if the first store cannot be read', async () => {
    const files = { ...sound, '.panproto/refs/tags/v1': id(9) }
    await expect(changes(files)).rejects.toThrow(`.panproto/${pathOf(id(9))} is missing`)
  })

  test('are only counted together in too many collections, and a warning says so', async () => {
    const numbers = Array.from({ length: limits.collections + 1 }, (_, n) => 100 + n)
    const dataSets = numbers.map((number) => [
      `.panproto/${pathOf(id(number))}`,
      dataSetOf(`at://a/pub.c${number}/1`, json({})),
    ])
    const files: Contents = {
      ...sound,
      ...Object.fromEntries(dataSets),
      [`.panproto/${pathOf(id(2))}`]: commitOf([1], numbers),
    }
    const warnings: string[] = []
    const found = await changes(files, (message) => warnings.push(message))
    expect(found).toEqual({
      all: { added: numbers.length, removed: 0, changed: 0 },
      collections: null,
    })
    expect(warnings).toEqual([
      `The records of v1 and v2 differ in more than ${limits.collections} collections, or their names are too long (docs/limits.md). The changes are only counted together.`,
    ])
  })

  test('are those of the files if a store is too large', async () => {
    // Both tags have the same files.
    expect((await changes(tooLarge))?.all).toEqual({ added: 0, removed: 0, changed: 0 })
  })

  test('count the records too if a store is too large: each index is read once', async () => {
    const objects = new Objects()
    const reader = new DatasetReader(objects.git(), {
      warn: () => undefined,
      notice: () => undefined,
    })
    const fewer: Contents = { ...tooLarge, 'index.json': indexOf(one, three) }
    const { [fileOf(two)]: _, ...before } = fewer
    const revisions = await Promise.all(
      [before, tooLarge].map(async (files) => {
        const located = await reader.locate(objects.files(Object.entries(files)).id, '')
        return located.repositories.map((repository) => ({ repository, tag: 'v2' }))
      }),
    )
    const [old, current] = revisions.flat()
    if (old === undefined || current === undefined) throw new Error('there is no Repository')
    const changes = await reader.changes(old, current)
    expect(changes?.all).toEqual({ added: 1, removed: 0, changed: 0 })
    expect(await reader.read(current)).toMatchObject({
      records: 3,
      collections: { 'pub.x': 2, 'pub.y': 1 },
    })
    for (const { repository } of [old, current]) {
      expect(objects.reads.get(repository.index ?? '')).toBe(1)
    }
  })
})

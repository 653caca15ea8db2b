import { limits } from '../../src/limits.ts'
import { datasetAdvice } from '../../src/provenance/dataset/advice.ts'
import { DatasetReader } from '../../src/provenance/dataset/dataset.ts'
import { lowerLimits } from '../lower-limits.ts'
import { type Content, Objects, sha256 } from './objects.ts'
import { commitOf, dataSetOf, id, pathOf } from './store.ts'

lowerLimits({ storeObjects: 200, collections: 100 })

export type Contents = Readonly<Record<string, Content>>

export const [one, two, three] = ['at://a/pub.x/1', 'at://a/pub.x/2', 'at://b/pub.y/3'] as const
export const fileOf = (uri: string) => `records/${sha256(uri)}.json`
export const indexLine = (uri: string) => `"${uri}":"${sha256(uri)}"`
export const indexOf = (...uris: readonly string[]) => `{${uris.map(indexLine).join()}}`
export const json = (value: unknown) => Buffer.from(JSON.stringify(value))

/** Two commits: the first has `one` and `two`, the second also has `three`. HEAD is at the second. */
export const sound: Contents = {
  '.panproto/HEAD': '{"Branch":"main"}',
  '.panproto/refs/heads/main': id(2),
  '.panproto/refs/tags/v1': id(1),
  '.panproto/refs/tags/v2': id(2),
  [`.panproto/${pathOf(id(1))}`]: commitOf([], [11, 12]),
  [`.panproto/${pathOf(id(2))}`]: commitOf([1], [13]),
  [`.panproto/${pathOf(id(11))}`]: dataSetOf(one, json({ n: 1 })),
  [`.panproto/${pathOf(id(12))}`]: dataSetOf(two, json({ n: 2 })),
  [`.panproto/${pathOf(id(13))}`]: dataSetOf(three, json({ n: 3 })),
  'index.json': indexOf(one, two, three),
  ...Object.fromEntries([one, two, three].map((uri) => [fileOf(uri), '{}'])),
}

/** Its second commit has more data sets than are read. */
export const tooLarge: Contents = {
  ...sound,
  [`.panproto/${pathOf(id(2))}`]: commitOf(
    [1],
    Array.from({ length: limits.storeObjects }, () => 13),
  ),
}

export function without(...paths: readonly string[]): Contents {
  return Object.fromEntries(Object.entries(sound).filter(([path]) => !paths.includes(path)))
}

/** Reads the dataset at a tag, with everything that is said about it. */
export async function read(
  files: Contents,
  tag: string | undefined = 'v2',
  objects: Objects = new Objects(),
) {
  const tree = objects.files(Object.entries(files)).id
  const [warnings, notices]: [string[], string[]] = [[], []]
  const reader = new DatasetReader(objects.git(), {
    warn: (message) => warnings.push(message),
    notice: (message) => notices.push(message),
  })
  const located = await reader.locate(tree, '')
  const [repository] = located.repositories
  const dataset = repository === undefined ? null : await reader.read({ repository, tag })
  const advice = await datasetAdvice(objects.git(), located)
  return { dataset, warnings, notices, advice }
}

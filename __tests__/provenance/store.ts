import { encode } from '@msgpack/msgpack'
import { StoreCache, StoreFiles } from '../../src/provenance/dataset/store-files.ts'
import { storeCommit } from '../../src/provenance/dataset/store-refs.ts'
import { type Content, Objects } from './objects.ts'

/** The files of the version store of a lairs Repository, by path. */
export type Store = readonly (readonly [path: string, content: Content])[]

export const folder = 'data/.panproto'
export const commit = encode({ Commit: { schema: 'x', parents: [], message: 'First' } })

/** The commit of a store's tag, or of its HEAD. */
export function resolve(store: Store, tag?: string, objects = new Objects()): Promise<string> {
  return storeCommit(openStore(objects, objects.files(store).id), tag)
}

/** Opens the version store in a tree. */
export function openStore(objects: Objects, tree: string): StoreFiles {
  return new StoreFiles(objects.git(), new StoreCache(), tree, folder)
}

/** A made-up object id: the number in hex. */
export const id = (n: number) => n.toString(16).padStart(64, '0')
/** The bytes of an object id. */
export const bytesOf = (hex: string) => [...Buffer.from(hex, 'hex')]
export const pathOf = (hex: string) => `objects/${hex.slice(0, 2)}/${hex.slice(2)}`

/** The two MessagePack encodings of an id. */
export const encodings = [
  ['an array of numbers', (hex: string) => encode({ Tag: [bytesOf(hex), 'v1', null] })],
  ['bytes', (hex: string) => encode({ Tag: [new Uint8Array(bytesOf(hex)), 'v1', null] })],
] as const

/** A commit of the version store: numbers stand for ids. */
export function commitOf(parents: readonly number[], dataSets: readonly number[]): Uint8Array {
  const ids = (numbers: readonly number[]) => {
    // panproto writes arrays of numbers. For many ids, these take seconds, and the other encoding is as good.
    const encodeId = numbers.length < 1000 ? bytesOf : (hex: string) => new Uint8Array(bytesOf(hex))
    return numbers.map((number) => encodeId(id(number)))
  }
  const [schema, noIds] = [bytesOf(id(0)), ids([])]
  const head = [schema, ids(parents), null, 'Corpus', 'Ada <ada@example.org>', 1_795_644_199]
  return encode({
    Commit: [...head, 'message', [], null, ids(dataSets), noIds, noIds, {}, noIds, noIds],
  })
}

/** A data set with one record, in bytes as panproto or JSON stores it. `padding` bytes make it larger. */
export function dataSetOf(
  key: string | null,
  record: Uint8Array,
  count = 1,
  padding = 0,
  schema = 0,
): Uint8Array {
  const more = padding === 0 ? [] : [new Uint8Array(padding)]
  return encode({ DataSet: [bytesOf(id(schema)), [...record], count, key, ...more] })
}

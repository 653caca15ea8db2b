import { encode } from '@msgpack/msgpack'
import { storeCommit } from '../../src/provenance/dataset/store.ts'
import { type Content, Objects } from './objects.ts'

/** The files of the version store of a lairs Repository, by path. */
export type Store = readonly (readonly [path: string, content: Content])[]

export const folder = 'data/.panproto'
export const commit = encode({ Commit: { schema: 'x', parents: [], message: 'First' } })

/** The commit of a store's tag, or of its HEAD. */
export function resolve(store: Store, tag?: string, objects = new Objects()): Promise<string> {
  return storeCommit(objects.git(), objects.files(store).id, folder, tag)
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

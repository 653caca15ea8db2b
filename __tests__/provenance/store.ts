import { encode } from '@msgpack/msgpack'
import { storeCommit } from '../../src/provenance/dataset/store.ts'
import { type Content, Objects } from './objects.ts'

/** The files of a lairs Repository's version store, by their paths in it. */
export type Store = readonly (readonly [path: string, content: Content])[]

export const folder = 'data/.panproto'
export const commit = encode({ Commit: { schema: 'x', parents: [], message: 'First' } })

/** What a store's tag, or its HEAD, resolves to. */
export function resolve(store: Store, tag?: string, objects = new Objects()): Promise<string> {
  return storeCommit(objects.git(), objects.files(store).id, folder, tag)
}

/** An object's id, made up: n in hex. */
export const id = (n: number) => n.toString(16).padStart(64, '0')
export const numbers = (hex: string) => [...Buffer.from(hex, 'hex')]
export const pathOf = (hex: string) => `objects/${hex.slice(0, 2)}/${hex.slice(2)}`

/** The two forms in which MessagePack may hold an id: a list of numbers, and bytes. */
export const forms = [
  ['a list of numbers', (hex: string) => encode({ Tag: [numbers(hex), 'v1', null] })],
  ['bytes', (hex: string) => encode({ Tag: [new Uint8Array(numbers(hex)), 'v1', null] })],
] as const

import { hash } from 'node:crypto'
import { isObject, parseJson } from '../../text/json.ts'
import { convertMembers, decodeValue, isOneValue } from './message-pack.ts'

/** A commit of a version store. */
export type StoreCommit = Readonly<{
  kind: 'commit'
  parents: readonly string[]
  /** The ids of the data sets that it changes, in their order. */
  dataSets: readonly string[]
}>

/** A data set of a version store. lairs keeps one record in each, with its AT-URI as the key. */
export type StoreDataSet = Readonly<{
  kind: 'data set'
  /** undefined if the data set is not one of lairs. */
  key: string | undefined
  /** The number of its records. */
  count: number
  /** True if it removes the record. */
  isTombstone: boolean
  /** A hash of its records, without their schema. */
  value: string
}>

export type StoreObject =
  | StoreCommit
  | StoreDataSet
  | Readonly<{ kind: 'tag'; target: string }>
  | Readonly<{ kind: 'other' }>

const text = (bytes: string) => Buffer.from(bytes, 'latin1')

/** How each kind of object begins: a map of one entry, and its key. */
const beginnings = [
  ['Commit', text('\u0081\u00a6Commit')],
  ['DataSet', text('\u0081\u00a7DataSet')],
  ['Tag', text('\u0081\u00a3Tag')],
] as const

/** The kind of an object, from its beginning. A schema or a migration has none of these. */
export function kindOf(content: Buffer): (typeof beginnings)[number][0] | undefined {
  return beginnings.find(([, beginning]) => startsWith(content, beginning))?.[0]
}

/**
 * Reads an object of a version store, or undefined if it is not what lairs writes. The formats are those of panproto
 * 0.76: `{"Commit": [schema, parents, migration, protocol, author, time, message, renames, protocol version, data sets, …]}`,
 * `{"DataSet": [schema, bytes, number of records, key]}` and `{"Tag": [target, …]}`, in MessagePack.
 */
export function parseStoreObject(content: Buffer): StoreObject | undefined {
  const [kind, beginning] = beginnings.find(([, each]) => startsWith(content, each)) ?? []
  // A schema or a migration.
  if (beginning === undefined) {
    return content[0] === 0x81 && isOneValue(content) ? { kind: 'other' } : undefined
  }
  const members = convertMembers(content.subarray(beginning.length), maxMembers, (each) => each)
  if (members === undefined) return undefined
  if (kind === 'Commit') return parseCommit(members)
  return kind === 'DataSet' ? parseDataSet(members) : parseTag(members)
}

function startsWith(content: Buffer, beginning: Buffer): boolean {
  return content.subarray(0, beginning.length).equals(beginning)
}

/** A commit of panproto 0.76 has 15 members. */
const maxMembers = 100

function parseCommit(members: readonly Uint8Array[]): StoreCommit | undefined {
  const parents = parseIds(members[1])
  const dataSets = parseIds(members[9])
  if (parents === undefined || dataSets === undefined) return undefined
  return { kind: 'commit', parents, dataSets }
}

function parseTag([target]: readonly Uint8Array[]): StoreObject | undefined {
  const id = target === undefined ? undefined : parseId(decodeValue(target))
  return id === undefined ? undefined : { kind: 'tag', target: id }
}

function parseDataSet(members: readonly Uint8Array[]): StoreDataSet | undefined {
  const [, bytes, encodedCount, encodedKey] = members
  if (bytes === undefined || encodedCount === undefined || encodedKey === undefined) {
    return undefined
  }
  const [count, key] = [decodeValue(encodedCount), decodeValue(encodedKey)]
  if (typeof count !== 'number' || (key !== null && typeof key !== 'string')) return undefined
  const value = hash('sha256', bytes, 'base64')
  return { kind: 'data set', key: key ?? undefined, count, isTombstone: isTombstone(bytes), value }
}

function parseIds(bytes: Uint8Array | undefined): readonly string[] | undefined {
  if (bytes === undefined) return undefined
  return convertMembers(bytes, bytes.length, (member) => parseId(decodeValue(member)))
}

/** An id in hex. It is 32 bytes, as MessagePack's type for bytes or as an array of numbers. */
export function parseId(value: unknown): string | undefined {
  const bytes = bytesOf(value)
  return bytes?.length === 32 ? bytes.toString('hex') : undefined
}

function bytesOf(value: unknown): Buffer | undefined {
  if (value instanceof Uint8Array) return Buffer.from(value)
  if (!Array.isArray(value)) return undefined
  const numbers: readonly unknown[] = value
  const bytes = Buffer.alloc(numbers.length)
  for (const [index, each] of numbers.entries()) {
    if (typeof each !== 'number') return undefined
    bytes[index] = each
    if (bytes[index] !== each) return undefined
  }
  return bytes
}

/** A tombstone has one short name in addition to its own. */
const maxTombstoneBytes = 4 * 1024

/**
 * True if the record of a data set is `{"$tombstone": true}`. Older versions of panproto store a record as JSON. Newer
 * ones store it in MessagePack, as a list of records. A record is a graph of nodes, and this one has a single node. Its
 * fields are the fifth element.
 */
function isTombstone(encoded: Uint8Array): boolean {
  // MessagePack encodes an ASCII byte as itself, also in an array of numbers.
  if (encoded.length > maxTombstoneBytes || Buffer.from(encoded).indexOf('$tombstone') < 0) {
    return false
  }
  const bytes = bytesOf(decodeValue(encoded))
  if (bytes === undefined) return false
  const json = parseJson(bytes.toString('utf8'))
  if (json !== undefined) {
    const record: unknown = Array.isArray(json) && json.length === 1 ? json[0] : json
    return JSON.stringify(record) === '{"$tombstone":true}'
  }
  const graph = first(first(decodeValue(bytes)))
  const nodes = isObject(graph) ? Object.values(graph) : []
  const node: unknown = nodes.length === 1 ? nodes[0] : undefined
  return Array.isArray(node) && JSON.stringify(node[4]) === '{"$tombstone":{"Bool":true}}'
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : undefined
}

import { Decoder } from '@msgpack/msgpack'

const decoder = new Decoder()

/** Names and ids are decoded, which are shorter. A value of this size can take 60 MB of memory. */
const maxDecodedBytes = 1024 ** 2

/**
 * The value of a MessagePack encoding, or undefined if the bytes are not exactly one value, or are too many.
 *
 * The decoder allocates an array before it has seen its members. Nested arrays could announce billions of them. So the
 * bytes must contain all announced members before they are decoded.
 */
export function decodeValue(bytes: Uint8Array): unknown {
  if (bytes.length > maxDecodedBytes || !isOneValue(bytes)) return undefined
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

/** True if the bytes are exactly one value. Nothing is decoded. */
export function isOneValue(bytes: Uint8Array): boolean {
  return endOfValue(bytes, 0) === bytes.length
}

/**
 * What `convert` makes of the encoding of each member of an array. Undefined if the bytes are not exactly one array of at
 * most `maxMembers`, or if `convert` returns undefined. An array can have millions of members: each takes one byte here,
 * and a hundred as an object.
 */
export function convertMembers<Value>(
  bytes: Uint8Array,
  maxMembers: number,
  convert: (member: Uint8Array) => Value | undefined,
): readonly Value[] | undefined {
  const header = headerAt(bytes, 0)
  if (!isArray(bytes[0] ?? 0) || header === undefined) return undefined
  if (header.members > maxMembers) return undefined
  const values: Value[] = []
  let position = header.end
  for (let index = 0; index < header.members; index++) {
    const end = endOfValue(bytes, position)
    const value = end === undefined ? undefined : convert(bytes.subarray(position, end))
    if (end === undefined || value === undefined) return undefined
    values.push(value)
    position = end
  }
  return position === bytes.length ? values : undefined
}

/** The position after the value at `start`, or undefined if the value is incomplete. Allocates nothing. */
function endOfValue(bytes: Uint8Array, start: number): number | undefined {
  let position = start
  for (let expected = 1; expected > 0; expected--) {
    const byte = bytes[position]
    if (byte === undefined) return undefined
    if (isFixedInteger(byte)) {
      position++
      continue
    }
    const header = headerAt(bytes, position)
    if (header === undefined) return undefined
    position = header.end
    expected += header.members
  }
  return position
}

type Header = Readonly<{
  /** The position after the value, or after its header if it has members. */
  end: number
  /** The number of values that follow: keys and values of a map both count. */
  members: number
}>

/** The header of the value at a position, or undefined if it is incomplete (MessagePack specification, "Formats"). */
function headerAt(bytes: Uint8Array, position: number): Header | undefined {
  const byte = bytes[position] ?? 0xc1
  const after = position + 1
  const leaf = (size: number) =>
    after + size <= bytes.length ? { end: after + size, members: 0 } : undefined
  if (isFixedInteger(byte)) return leaf(0)
  if (byte < 0x90) return { end: after, members: 2 * (byte & 0x0f) }
  if (byte < 0xa0) return { end: after, members: byte & 0x0f }
  if (byte < 0xc0) return leaf(byte & 0x1f)
  const format = formats[byte - 0xc0]
  if (format === undefined) return undefined
  const [kind, size] = format
  if (kind === 'fixed') return leaf(size)
  const length = lengthAt(bytes, after, size)
  if (length === undefined) return undefined
  if (kind === 'array') return { end: after + size, members: length }
  if (kind === 'map') return { end: after + size, members: 2 * length }
  return leaf(size + length + (kind === 'extension' ? 1 : 0))
}

type Format = readonly [kind: 'fixed' | 'bytes' | 'extension' | 'array' | 'map', size: number]

/** The formats from 0xc0 on. A size is that of a fixed value, or that of the length. 0xc1 is never used. */
const formats: readonly (Format | undefined)[] = [
  ['fixed', 0],
  undefined,
  ...([0, 0] as const).map((size): Format => ['fixed', size]),
  ...([1, 2, 4] as const).map((size): Format => ['bytes', size]),
  ...([1, 2, 4] as const).map((size): Format => ['extension', size]),
  ...([4, 8, 1, 2, 4, 8, 1, 2, 4, 8] as const).map((size): Format => ['fixed', size]),
  ...([2, 3, 5, 9, 17] as const).map((size): Format => ['fixed', size]),
  ...([1, 2, 4] as const).map((size): Format => ['bytes', size]),
  ...([2, 4] as const).map((size): Format => ['array', size]),
  ...([2, 4] as const).map((size): Format => ['map', size]),
]

function lengthAt(bytes: Uint8Array, position: number, size: number): number | undefined {
  if (position + size > bytes.length) return undefined
  let length = 0
  for (let index = position; index < position + size; index++) {
    length = length * 256 + (bytes[index] ?? 0)
  }
  return length
}

function isFixedInteger(byte: number): boolean {
  return byte < 0x80 || byte >= 0xe0
}

function isArray(byte: number): boolean {
  return (byte >= 0x90 && byte < 0xa0) || byte === 0xdc || byte === 0xdd
}

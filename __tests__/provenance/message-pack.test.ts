import { isDeepStrictEqual } from 'node:util'
import { expect, test } from '@jest/globals'
import { decode, encode } from '@msgpack/msgpack'
import fc from 'fast-check'
import {
  convertMembers,
  decodeValue,
  isOneValue,
} from '../../src/provenance/dataset/message-pack.ts'
import { isExhaustive, runs } from '../exhaustive/mode.ts'

const long = (length: number) => 'x'.repeat(length)
const numbers = (length: number) => Array.from({ length }, (_, index) => index % 300)
/** Lengths for the longest headers. */
const large = isExhaustive ? [65_535, 65_536] : []
const values: readonly unknown[] = [
  ...[null, true, false, 0, 127, 128, 70_000, 5e9, -1, -32, -33, -200, -70_000, -5e9, 1.5],
  ...[0, 31, 32, 255, 256, 65_535, 65_536].map(long),
  ...[0, 255, 256, 65_536].map((length) => new Uint8Array(length)),
  ...[0, 15, 16, 300, ...large].map(numbers),
  ...[0, 15, 16, 300, ...large].map((length) =>
    Object.fromEntries(numbers(length).map((number, index) => [`k${index}`, number])),
  ),
  new Date(1_795_644_199_000),
  new Date(1_795_644_199_123),
]

test.each(values)('value %#: complete bytes are decoded, and no others', (value) => {
  const bytes = encode(value)
  // Not `toEqual`, which takes a second for a large array.
  expect(isDeepStrictEqual(decodeValue(bytes), value)).toBe(true)
  expect(decodeValue(bytes.subarray(0, -1))).toBeUndefined()
  expect(decodeValue(Buffer.concat([bytes, Buffer.from([0])]))).toBeUndefined()
})

test.each<[string, unknown]>([
  ['dd0000000205c2', [5, false]],
  ['df00000001a16b01', { k: 1 }],
])('%s, which has a longer header than it needs, is decoded', (hex, value) => {
  const bytes = Buffer.from(hex, 'hex')
  expect(decodeValue(bytes)).toEqual(value)
  expect(decodeValue(bytes.subarray(0, -1))).toBeUndefined()
  expect(decodeValue(Buffer.concat([bytes, Buffer.from([0])]))).toBeUndefined()
})

test('the members of an array are found without decoding them', () => {
  const membersOf = (bytes: Uint8Array) => convertMembers(bytes, values.length, (each) => each)
  const bytes = encode(values)
  expect(isDeepStrictEqual(membersOf(bytes)?.map(decodeValue), values)).toBe(true)
  expect(membersOf(bytes.subarray(0, -1))).toBeUndefined()
  expect(membersOf(Buffer.concat([bytes, Buffer.from([0])]))).toBeUndefined()
})

test.each(['', 'c1', '81a16100', '05', 'a0', 'dc', 'dd00', 'dc0001'])('%s is no array', (hex) => {
  expect(convertMembers(Buffer.from(hex, 'hex'), 10, (each) => each)).toBeUndefined()
})

test.each([
  ['nested arrays', '91'],
  ['empty maps', '80'],
  ['empty arrays', '90'],
  ['nulls', 'c0'],
])('an array that is larger than any id or name is not decoded: %s', (_, hex) => {
  const members = Buffer.from(hex.repeat(1024 ** 2), 'hex')
  const all = Buffer.concat([Buffer.from('dd00100000', 'hex'), members])
  expect(isOneValue(all)).toBe(hex !== '91')
  expect(decodeValue(all)).toBeUndefined()
})

test('an array of more members than are expected is not read', () => {
  expect(convertMembers(encode([1, 2, 3]), 3, decodeValue)).toEqual([1, 2, 3])
  expect(convertMembers(encode([1, 2, 3]), 2, decodeValue)).toBeUndefined()
  expect(convertMembers(encode([1, null, 3]), 3, () => undefined)).toBeUndefined()
})

const anyValue = fc.anything({
  values: [fc.boolean(), fc.integer(), fc.double({ noNaN: true }), fc.string(), fc.constant(null)],
  key: fc.string().filter((key) => key !== '__proto__'),
  maxDepth: 4,
})

test('any value is decoded, and no beginning of it', () => {
  const property = fc.property(anyValue, fc.nat(), (value, cut) => {
    const bytes = encode(value)
    expect(decodeValue(bytes)).toEqual(decode(bytes))
    expect(decodeValue(bytes.subarray(0, cut % bytes.length))).toBeUndefined()
  })
  fc.assert(property, runs(2000))
})

test('any bytes are a value or none', () => {
  const property = fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
    decodeValue(bytes)
    convertMembers(bytes, 10, decodeValue)
  })
  fc.assert(property, runs(10_000))
})

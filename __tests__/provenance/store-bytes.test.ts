import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { runs } from '../exhaustive/mode.ts'
import { commit, encodings, folder, id, pathOf, resolve, type Store } from './store.ts'

const longArrays = 'dd01ffffff'.repeat(3)
test.each([
  ['millions of elements', longArrays],
  ['millions of elements, in a tag', `81a3546167${longArrays}`],
  ['millions of elements, in a commit', `81a6436f6d6d6974${longArrays}`],
  ['as many elements as the file has bytes', 'dc4e20'.repeat(6667)],
  ['16 elements, 20,000 times', 'dc0010'.repeat(20_000)],
])('nested arrays that announce %s take no memory', async (_, hex) => {
  // The decoder allocates each array before it has seen its elements.
  const object = Buffer.from(hex, 'hex')
  const peak = process.resourceUsage().maxRSS
  await resolve(objectAt(id(1), object), 'v1').catch(String)
  expect(process.resourceUsage().maxRSS - peak).toBeLessThan(200_000)
})

/** A store whose tag v1 leads to an object with these bytes. */
function objectAt(hex: string, bytes: Uint8Array): Store {
  return [
    ['refs/tags/v1', hex],
    [pathOf(hex), bytes],
  ]
}

/** Objects of lairs in which one byte is replaced. */
const corruptedObject = fc
  .tuple(
    fc.constantFrom(...encodings.map(([, tagOf]) => tagOf(id(2))), commit),
    fc.nat(60),
    fc.nat(255),
  )
  .map(([object, at, byte]) =>
    Uint8Array.from(object, (each, index) => (index === at ? byte : each)),
  )
/** Without the marker of 32-bit array lengths, which the test above covers. */
const anyBytes = fc
  .oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.uint8Array({ maxLength: 9 }).map(inTag),
    corruptedObject,
  )
  .filter((all) => !all.includes(0xdd))

function inTag(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from('81a3546167', 'hex'), bytes])
}

test('any bytes are an object, or an error that names the file', async () => {
  const known = [id(1), id(2)].join('|')
  const property = fc.asyncProperty(anyBytes, async (bytes) => {
    const store: Store = [...objectAt(id(1), bytes), [pathOf(id(2)), commit]]
    const outcome = await resolve(store, 'v1').catch(String)
    expect(outcome).toMatch(new RegExp(`^(${known}|Error: ${folder}[:/].+)$`))
  })
  await fc.assert(property, runs(10_000))
})

test('any bytes are a HEAD, or an error that names the file', async () => {
  const json = fc
    .tuple(fc.constantFrom('Branch', 'Detached', 'x'), fc.json())
    .map(([key, value]) => `{"${key}":${value}}`)
  const heads = fc.oneof(json, fc.json(), fc.string(), fc.uint8Array({ maxLength: 30 }))
  const property = fc.asyncProperty(heads, async (head) => {
    const outcome = await resolve([['HEAD', head]]).catch(String)
    expect(outcome).toMatch(
      /^Error: data\/\.panproto\/(HEAD is not|refs\/heads\/[\s\S]* is missing)/,
    )
  })
  await fc.assert(property, runs(10_000))
})

import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { commit, folder, forms, id, pathOf, resolve, type Store } from './store.ts'

const millions = 'dd01ffffff'.repeat(3)
test.each([
  ['millions of members', millions],
  ['millions of members, in a tag', `81a3546167${millions}`],
  ['millions of members, in a commit', `81a6436f6d6d6974${millions}`],
  ['as many members as there are bytes', 'dc4e20'.repeat(6667)],
  ['a few members, very many times', 'dc0010'.repeat(20_000)],
])('lists that say they have %s take no memory', async (_, hex) => {
  // The decoder makes room for all members of a list, and of a list in it, before it has seen one.
  const object = Buffer.from(hex, 'hex')
  const peak = process.resourceUsage().maxRSS
  await resolve(objectAt(id(1), object), 'v1').catch(String)
  expect(process.resourceUsage().maxRSS - peak).toBeLessThan(200_000)
})

/** A store whose tag v1 leads to these bytes. */
function objectAt(hex: string, bytes: Uint8Array): Store {
  return [
    ['refs/tags/v1', hex],
    [pathOf(hex), bytes],
  ]
}

/** Bytes that are nearly an object of lairs, and any others. */
const nearly = fc
  .tuple(
    fc.constantFrom(...forms.map(([, tagOf]) => tagOf(id(2))), commit),
    fc.nat(60),
    fc.nat(255),
  )
  .map(([object, at, byte]) =>
    Uint8Array.from(object, (each, index) => (index === at ? byte : each)),
  )
/** Lengths of four bytes are left out: what they may do to memory is another test's. */
const anyBytes = fc
  .oneof(fc.uint8Array({ maxLength: 60 }), fc.uint8Array({ maxLength: 9 }).map(inTag), nearly)
  .filter((all) => !all.includes(0xdd))

function inTag(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from('81a3546167', 'hex'), bytes])
}

test('any bytes are an object, or refused with the name of its file', async () => {
  const known = [id(1), id(2)].join('|')
  const property = fc.asyncProperty(anyBytes, async (bytes) => {
    const store: Store = [...objectAt(id(1), bytes), [pathOf(id(2)), commit]]
    const said = await resolve(store, 'v1').catch(String)
    expect(said).toMatch(new RegExp(`^(${known}|Error: ${folder}[:/].+)$`))
  })
  await fc.assert(property, { numRuns: 10_000 })
})

test('any bytes are a HEAD, or refused with its name', async () => {
  const json = fc
    .tuple(fc.constantFrom('Branch', 'Detached', 'x'), fc.json())
    .map(([key, value]) => `{"${key}":${value}}`)
  const heads = fc.oneof(json, fc.json(), fc.string(), fc.uint8Array({ maxLength: 30 }))
  const property = fc.asyncProperty(heads, async (head) => {
    const said = await resolve([['HEAD', head]]).catch(String)
    expect(said).toMatch(/^Error: data\/\.panproto\/(HEAD is not|refs\/heads\/[\s\S]* is missing)/)
  })
  await fc.assert(property, { numRuns: 10_000 })
})

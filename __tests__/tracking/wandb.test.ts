import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { buildSchema, extendSchema, type GraphQLSchema, parse, validate } from 'graphql'
import { SDL } from '../../sandbox/wandb/schema.ts'
import { appUrl } from '../../src/backends/wandb/addresses.ts'
import { aliasFor } from '../../src/backends/wandb/alias.ts'
import { artifactDigest, manifestOf, md5 } from '../../src/backends/wandb/digest.ts'
import * as operations from '../../src/backends/wandb/operations.ts'

describe('alias', () => {
  test.each([
    ['v1.2.0', 'v1.2.0'],
    ['2026-10-20', '2026-10-20'],
    ['größe', 'größe'],
    ['v1', 'tag-v1'],
    ['v12', 'tag-v12'],
  ])('%s goes as %s', (tag, alias) => expect(aliasFor(tag)).toBe(alias))

  test.each(['latest', 'release/3.0', 'a:b', 'tag-v1', `v${'1'.repeat(130)}`, 'x'.repeat(129)])(
    '%s gets an alias of its own, which W&B takes',
    (tag) => {
      expect(aliasFor(tag)).toMatch(/^tag-[^/:]+-[0-9a-f]{16}$/)
      expect(aliasFor(tag).length).toBeLessThanOrEqual(128)
    },
  )

  test('tags that differ have aliases that differ', () => {
    const tags = ['a/b', 'a:b', 'a-b', 'tag-a-b', 'v1', 'tag-v1', 'latest', 'tag-latest']
    const long = ['x'.repeat(129), 'x'.repeat(130)]
    expect(new Set([...tags, ...long].map(aliasFor)).size).toBe(10)
  })
})

describe('digest', () => {
  // Both were computed by the Python SDK.
  test('of an artifact without files', () => {
    expect(artifactDigest({})).toBe('64e7c61456b10382e2f3b571ac24b659')
  })
  test('of an artifact of one file', () => {
    const files = { 'hello.json': '{"hello":"world"}' }
    expect(artifactDigest(files)).toBe('3554a71a67a7e2cd55103725a6d8124f')
  })
  test('does not depend on the order of files', () => {
    const [a, b] = ['1', '2']
    expect(artifactDigest({ a, b })).toBe(artifactDigest({ b, a }))
  })
  test('the manifest names the file, its MD5, its size in bytes and where it was born', () => {
    expect(JSON.parse(manifestOf('r.json', 'é', 'ID')).contents).toEqual({
      'r.json': { digest: md5('é'), birthArtifactID: 'ID', size: 2 },
    })
  })
})

test.each([
  ['https://api.wandb.ai', 'https://wandb.ai'],
  ['https://api.wandb.example.org', 'https://wandb.example.org'],
  ['https://api.example.org', 'https://app.example.org'],
  ['https://wandb.example.org/base', 'https://wandb.example.org/base'],
])('the app of %s is at %s', (base, app) => expect(appUrl(base)).toBe(app))

describe('operations', () => {
  const all = Object.values(operations).map((each) => (typeof each === 'function' ? each(2) : each))
  const invalid = (schema: GraphQLSchema, some: readonly { document: string }[] = all) =>
    some.flatMap(({ document }) => validate(schema, parse(document)).map(String))

  test('are valid on the stand-in’s schema', () => {
    expect(all.length).toBeGreaterThan(9)
    expect(invalid(buildSchema(SDL))).toEqual([])
  })

  const real = read('schema.graphql')
  const overlay = read('schema-2026-overlay.graphql')
  const there = real !== undefined && overlay !== undefined ? test : test.skip
  there('are valid on the real server’s schema, with and without its newer members', () => {
    const older = buildSchema(real ?? '')
    // Servers of that age have no registries, which belong to an organization's entity.
    const basic = all.filter(({ name }) => name !== 'Organization')
    expect(invalid(older, basic)).toEqual([])
    // Some of the newer members are in the older schema too, under another description.
    const newer = extendSchema(older, parse(overlay ?? ''), { assumeValidSDL: true })
    expect(invalid(newer)).toEqual([])
  })
})

/** The real server's schema is not part of the project. Where it lies beside it, it is used. */
function read(file: string): string | undefined {
  try {
    return readFileSync(`../shared/wandb/${file}`, 'utf8')
  } catch {
    return undefined
  }
}

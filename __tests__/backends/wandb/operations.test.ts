import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { buildSchema, extendSchema, type GraphQLSchema, parse, validate } from 'graphql'
import { SDL } from '../../../sandbox/wandb/schema.ts'
import { newerField } from '../../../src/backends/wandb/operation.ts'
import * as mutations from '../../../src/backends/wandb/operations.ts'
import * as queries from '../../../src/backends/wandb/queries.ts'

const { ArtifactState: _, ...operations } = queries
const all = [
  ...Object.values(mutations),
  ...Object.values(operations).map((each) => (typeof each === 'function' ? each(2) : each)),
  operations.loggedRevisions(3, 0, true),
]
const invalid = (schema: GraphQLSchema, some: readonly { document: string }[] = all) =>
  some.flatMap(({ document }) => validate(schema, parse(document)).map(String))

test('the operations are valid in the schema of the stand-in', () => {
  expect(all.length).toBeGreaterThan(9)
  expect(invalid(buildSchema(SDL))).toEqual([])
})

const schema = read('schema.graphql')
const overlay = read('schema-2026-overlay.graphql')
const testIfPresent = schema !== undefined && overlay !== undefined ? test : test.skip
testIfPresent(
  'the operations are valid in the schema of W&B, of 2023 and with newer members',
  () => {
    const older = buildSchema(schema ?? '')
    // Servers of 2023 have no registries.
    const basic = all
      .filter(({ name }) => name !== 'Organization')
      .map(({ document }) => ({ document: document.replaceAll(newerField, '') }))
    expect(invalid(older, basic)).toEqual([])
    // The older schema contains some of the newer members too, with other descriptions.
    const newer = extendSchema(older, parse(overlay ?? ''), { assumeValidSDL: true })
    expect(invalid(newer)).toEqual([])
  },
)

/** W&B's schema is not part of the project. The test uses it if it is in a folder next to the project. */
function read(file: string): string | undefined {
  try {
    return readFileSync(`../shared/wandb/${file}`, 'utf8')
  } catch {
    return undefined
  }
}

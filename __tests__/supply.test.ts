/**
 * Checks how dependencies are pinned. lockfile-lint 5.0.1 is not used: it checks the `resolved` URLs, which this
 * lockfile omits, and accepts entries without `integrity`. zizmor checks the pins of actions in the job `lint` of
 * CI, but it does not read the examples in Markdown.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import * as v from 'valibot'
import { documents, filesIn } from './documents.ts'

const Versions = v.record(v.string(), v.string())
const Manifest = v.object({
  dependencies: Versions,
  devDependencies: Versions,
  overrides: Versions,
})
const Lockfile = v.object({
  packages: v.record(
    v.string(),
    v.object({
      integrity: v.optional(v.string()),
      resolved: v.optional(v.string()),
      link: v.optional(v.boolean()),
    }),
  ),
})

test('packages run no scripts when they are installed', () => {
  expect(readFileSync('.npmrc', 'utf8').split('\n')).toContain('ignore-scripts=true')
})

test('package.json has exact versions', () => {
  const { dependencies, devDependencies, overrides } = readJson(Manifest, 'package.json')
  const versions = Object.entries({ ...dependencies, ...devDependencies, ...overrides })
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
})

test('the lockfile has a hash for every package and names no registry', () => {
  // The entry '' is this project.
  const { '': project, ...packages } = readJson(Lockfile, 'package-lock.json').packages
  expect(project).toBeDefined()
  expect(Object.keys(packages).length).toBeGreaterThan(100)
  const unpinned = Object.entries(packages).filter(
    ([, { integrity = '', ...rest }]) =>
      !integrity.startsWith('sha512-') || Object.keys(rest).length > 0,
  )
  expect(unpinned).toEqual([])
})

test('actions are pinned to a commit, with the version in a comment', () => {
  const yamlFiles = filesIn('.github').filter((file) => file.endsWith('.yml'))
  const uses = ['action.yml', ...yamlFiles, ...documents]
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^\s*(?:- )?uses: (.*)$/gm)])
    .map(([, action = '']) => action)
  expect(uses.length).toBeGreaterThan(3)
  const ours = /^(\.|OWNER\/log-revision(\/[\w./-]+)?@COMMIT$|\$\/)/
  const pinned = /^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/
  expect(uses.filter((action) => !ours.test(action) && !pinned.test(action))).toEqual([])
})

function readJson<Schema extends v.GenericSchema>(
  schema: Schema,
  file: string,
): v.InferOutput<Schema> {
  return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')))
}

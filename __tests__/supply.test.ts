import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import * as v from 'valibot'

const Versions = v.record(v.string(), v.string())
const Manifest = v.object({
  dependencies: Versions,
  devDependencies: Versions,
  overrides: Versions,
})
const Lock = v.object({
  packages: v.record(
    v.string(),
    v.object({
      integrity: v.optional(v.string()),
      resolved: v.optional(v.string()),
      link: v.optional(v.boolean()),
    }),
  ),
})

test('nothing runs when packages are installed', () => {
  expect(readFileSync('.npmrc', 'utf8').split('\n')).toContain('ignore-scripts=true')
})

test('every version is exact', () => {
  const { dependencies, devDependencies, overrides } = read(Manifest, 'package.json')
  const all = Object.entries({ ...dependencies, ...devDependencies, ...overrides })
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
})

test('every package is known by its hash, and comes from the registry that the user has', () => {
  const { packages: all } = read(Lock, 'package-lock.json')
  // That of the name '' is this one.
  const packages = Object.entries(all).filter(([name]) => name !== '')
  expect(packages.length).toBeGreaterThan(100)
  for (const [name, { integrity, resolved, link }] of packages) {
    expect({ name, integrity, resolved, link }).toEqual({
      name,
      integrity: expect.stringMatching(/^sha512-/),
      resolved: undefined,
      link: undefined,
    })
  }
})

test('every action that is used is named by a commit, with its version', () => {
  const files = [
    'action.yml',
    'README.md',
    'SECURITY.md',
    ...filesIn('docs'),
    ...filesIn('.github'),
  ]
  const used = files.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/^\s*(?:- )?uses: (.*)$/gm),
  ])
  const named = used.map(([, action]) => action ?? '')
  expect(named.length).toBeGreaterThan(3)
  const ours = /^(\.|OWNER\/log-revision(\/[\w./-]+)?@COMMIT$|\$\/)/
  const pinned = /^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/
  expect(named.filter((action) => !ours.test(action) && !pinned.test(action))).toEqual([])
})

function filesIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    return entries.filter((name) => /\.(md|yml)$/.test(name)).map((name) => join(folder, name))
  } catch {
    return []
  }
}

function read<Schema extends v.GenericSchema>(schema: Schema, file: string): v.InferOutput<Schema> {
  return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')))
}

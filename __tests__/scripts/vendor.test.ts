import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { parseManifest } from '../../src/provenance/manifest-text.ts'
import { type Compilation, compile } from '../compilation.ts'

const record = '{"lexicon":1,"id":"a.b","defs":{"main":{"type":"record"}}}'
// printf 'A.json:%s\na-b.json:%s\na/x.json:%s\n' … | sha256sum, with the sha256sum of {}, {} and the record.
const hash = '320623871f046b2f976aa836bd4b0f1a47a66fefa0172d73b7076f303e054b6a'
const sha = 'da20595e19874358f5c0fcd37462d8e457ec0cdb'

let compilation: Compilation
let base: string
let cwd: string
let caseCount = 0

beforeAll(() => {
  compilation = compile()
  base = compilation.base
}, 120_000)
afterAll(() => compilation.remove())

beforeEach(() => {
  cwd = join(base, `case-${caseCount++}`)
  write('lexicons/README.md', '')
  write('layers/A.json', '{}')
  write('layers/a-b.json', '{}')
  write('layers/a/x.json', record)
  write('layers/README.md', record)
  write('layers/b.JSON', record)
})

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true })
  writeFileSync(join(cwd, path), content)
}

const validOptions = {
  from: 'layers',
  'layers-version': '0.11.0',
  'layers-git-sha': sha,
  'vendored-at': '2026-10-11',
}

type Options = Readonly<Record<string, string | undefined>>

/** Runs the script. An option that is undefined is left out. */
function vendor(options: Options = {}, ...extraArgs: readonly string[]) {
  const args = Object.entries({ ...validOptions, ...options }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}=${value}`],
  )
  const script = join(base, 'build/scripts/vendor.js')
  const result = spawnSync(process.execPath, [script, ...args, ...extraArgs], {
    cwd,
    encoding: 'utf8',
  })
  return { status: result.status, stdout: result.stdout, stderr: result.stderr }
}

const readManifest = () => readFileSync(join(cwd, 'lexicons/MANIFEST.toml'), 'utf8')
const manifestExists = () => existsSync(join(cwd, 'lexicons/MANIFEST.toml'))

test('it writes a manifest that the action can parse', () => {
  const { status, stdout, stderr } = vendor()
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(`MANIFEST.toml: Layers 0.11.0, 3 lexicon files, 1 record types, ${hash}\n`)
  expect(
    readManifest(),
  ).toBe(`# The Layers lexicons that a dataset without a manifest of its own is recorded against.
# Facts only: the lexicon files themselves are not part of this project.

[provenance]
layers_git_sha = "${sha}"
layers_version = "0.11.0"
vendored_at = "2026-10-11"
lexicon_tree_hash = "${hash}"

[counts]
lexicon_files = 3
record_types = 1
`)
  expect(parseManifest(readManifest(), 'M').missing).toEqual([])
})

test('it writes the same bytes again, whatever the path of the lexicons', () => {
  vendor()
  const first = readManifest()
  rmSync(join(cwd, 'lexicons/MANIFEST.toml'))
  vendor({ from: `${cwd}/lexicons/../layers/` })
  expect(readManifest()).toBe(first)
})

describe('if the lexicons have not changed', () => {
  beforeEach(() => {
    vendor()
  })

  test('nor the version, the manifest keeps its date and commit', () => {
    const before = readManifest()
    const changed = { 'vendored-at': '2027-01-01', 'layers-git-sha': '0'.repeat(40) }
    for (const extraArgs of [[], ['--same-tree']]) {
      const { status, stdout } = vendor(changed, ...extraArgs)
      expect([status, stdout]).toEqual([
        0,
        expect.stringMatching('MANIFEST.toml, which stays unchanged.'),
      ])
      expect(readManifest()).toBe(before)
    }
  })

  test('another version is an error and nothing is written', () => {
    const before = readManifest()
    const { status, stdout, stderr } = vendor({ 'layers-version': '0.12.0' })
    expect([status, stdout, readManifest()]).toEqual([1, '', before])
    expect(stderr).toBe(
      `--from: the lexicons are those of version 0.11.0 (${hash}). ` +
        'Check the folder, or pass --same-tree if 0.12.0 did not change them.\n',
    )
  })

  test('--same-tree allows another version', () => {
    const { status } = vendor(
      { 'layers-version': '0.12.0', 'vendored-at': '2027-01-01' },
      '--same-tree',
    )
    expect(status).toBe(0)
    const { manifest: facts } = parseManifest(readManifest(), 'M')
    expect(facts).toMatchObject({
      layers_version: '0.12.0',
      vendored_at: '2027-01-01',
      lexicon_tree_hash: hash,
    })
  })
})

test.each([
  ['a changed file', 'layers/A.json', '{} '],
  ['a new file', 'layers/.hidden/b.json', '{}'],
])('%s changes the tree hash', (_, path, content) => {
  vendor()
  write(path, content)
  expect(vendor({ 'layers-version': '0.12.0' }).status).toBe(0)
  const { manifest: facts } = parseManifest(readManifest(), 'M')
  expect(facts.layers_version).toBe('0.12.0')
  expect(facts.lexicon_tree_hash).not.toBe(hash)
})

describe('options', () => {
  test.each([
    ['from', undefined, 'a folder'],
    ['from', '', 'a folder'],
    ['layers-version', undefined, 'a version'],
    ['layers-version', '1"\nx = 1', 'a version'],
    ['layers-version', '', 'a version'],
    ['layers-git-sha', undefined, 'a full commit ID'],
    ['layers-git-sha', sha.slice(1), 'a full commit ID'],
    ['layers-git-sha', sha.toUpperCase(), 'a full commit ID'],
    ['vendored-at', undefined, 'a date'],
    ['vendored-at', '11.10.2026', 'a date'],
    ['vendored-at', '2026-10-11T00:00:00Z', 'a date'],
    ['vendored-at', '2026-13-01', 'a date'],
    ['vendored-at', '2026-02-30', 'a date'],
  ])('--%s=%j is an error', (option, value, form) => {
    const { status, stdout, stderr } = vendor({ [option]: value })
    expect([status, stdout, manifestExists()]).toEqual([1, '', false])
    const found = JSON.stringify(value ?? '')
    expect(stderr).toContain(`--${option} is ${found}. Pass ${form}`)
    expect(stderr).toContain('npm run vendor -- --from')
  })

  test.each([['--same'], ['--same-tree=yes'], ['--force'], ['layers'], ['-x']])(
    '%s is an error',
    (argument) => {
      const { status, stdout, stderr } = vendor({}, argument)
      expect([status, stdout, manifestExists()]).toEqual([1, '', false])
      expect(stderr).toContain(argument.replace(/=.*/, ''))
    },
  )
})

describe('a folder', () => {
  test.each([
    ['that does not exist', 'none', /none/],
    ['that is a file', 'layers/A.json', /A\.json/],
    ['without lexicons', 'lexicons', /there is no \*\.json file in lexicons/],
  ])('%s is an error', (_, from, message) => {
    const { status, stderr } = vendor({ from })
    expect([status, manifestExists()]).toEqual([1, false])
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/\n +at /)
  })

  test('whose name ends in .json is not a lexicon file', () => {
    mkdirSync(join(cwd, 'layers/folder.json'))
    expect(vendor().stdout).toMatch(hash)
  })
})

test('a manifest with a syntax error is reported and not overwritten', () => {
  write('lexicons/MANIFEST.toml', '[provenance\n')
  const { status, stderr } = vendor()
  expect([status, readManifest()]).toEqual([1, '[provenance\n'])
  expect(stderr).toMatch(/MANIFEST\.toml, line 1, column 12: not valid TOML/)
})

describe('the Layers lexicons', () => {
  // They are not part of the repository. The tests run only if a copy lies next to it.
  const folder = resolve('../shared/layers')
  const testIfPresent = existsSync(folder) ? test : test.skip

  testIfPresent('have the hashes of their manifests', () => {
    for (const version of readdirSync(folder).filter((each) => /^\d/.test(each))) {
      const from = join(folder, version, 'lexicons/pub/layers')
      expect(vendor({ from, 'layers-version': version }).status).toBe(0)
      const expected = readFileSync(join(folder, version, 'lexicons/MANIFEST.toml'), 'utf8')
      const { layers_version, lexicon_tree_hash, lexicon_files, record_types } = parseManifest(
        expected,
        'M',
      ).manifest
      const facts = { layers_version, lexicon_tree_hash, lexicon_files, record_types }
      expect(parseManifest(readManifest(), 'M').manifest).toMatchObject(facts)
    }
  })

  testIfPresent('match the packaged manifest', () => {
    const packaged = readFileSync('lexicons/MANIFEST.toml', 'utf8')
    const { manifest: facts } = parseManifest(packaged, 'M')
    const from = join(folder, facts.layers_version, 'lexicons/pub/layers')
    vendor({
      from,
      'layers-version': facts.layers_version,
      'layers-git-sha': facts.layers_git_sha,
      'vendored-at': facts.vendored_at,
    })
    expect(readManifest()).toBe(packaged)
  })
})

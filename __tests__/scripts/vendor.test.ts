import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { parseManifest } from '../../src/provenance/manifest.ts'
import { type Compilation, compile } from '../compilation.ts'

const record = '{"lexicon":1,"id":"a.b","defs":{"main":{"type":"record"}}}'
// printf 'A.json:%s\na-b.json:%s\na/x.json:%s\n' … | sha256sum, with the sha256sum of {}, {} and the record.
const hash = '320623871f046b2f976aa836bd4b0f1a47a66fefa0172d73b7076f303e054b6a'
const sha = 'da20595e19874358f5c0fcd37462d8e457ec0cdb'

let compilation: Compilation
let base: string
let cwd: string
let count = 0

beforeAll(() => {
  compilation = compile('scripts')
  base = compilation.base
}, 120_000)
afterAll(() => compilation.remove())

beforeEach(() => {
  cwd = join(base, `case-${count++}`)
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

const good = {
  from: 'layers',
  'layers-version': '0.11.0',
  'layers-git-sha': sha,
  'vendored-at': '2026-10-11',
}

type Options = Readonly<Record<string, string | undefined>>

/** Runs the script: what is undefined among the options is left out. */
function vendor(options: Options = {}, ...more: readonly string[]) {
  const args = Object.entries({ ...good, ...options }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}=${value}`],
  )
  const script = join(base, 'build/scripts/vendor.js')
  const ran = spawnSync(process.execPath, [script, ...args, ...more], { cwd, encoding: 'utf8' })
  return { status: ran.status, stdout: ran.stdout, stderr: ran.stderr }
}

const manifest = () => readFileSync(join(cwd, 'lexicons/MANIFEST.toml'), 'utf8')
const isThere = () => existsSync(join(cwd, 'lexicons/MANIFEST.toml'))

test('it writes what the lexicons are, and a manifest says it back', () => {
  const { status, stdout, stderr } = vendor()
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(`MANIFEST.toml: Layers 0.11.0, 3 lexicon files, 1 record types, ${hash}\n`)
  expect(
    manifest(),
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
  expect(parseManifest(manifest(), 'M').missing).toEqual([])
})

test('it writes the same bytes twice, and from wherever the lexicons lie', () => {
  vendor()
  const first = manifest()
  rmSync(join(cwd, 'lexicons/MANIFEST.toml'))
  vendor({ from: `${cwd}/lexicons/../layers/` })
  expect(manifest()).toBe(first)
})

describe('where the lexicons are the same', () => {
  beforeEach(() => {
    vendor()
  })

  test('and the version, all stays as it is, the date and the commit among it', () => {
    const before = manifest()
    const again = { 'vendored-at': '2027-01-01', 'layers-git-sha': '0'.repeat(40) }
    for (const more of [[], ['--same-tree']]) {
      const { status, stdout } = vendor(again, ...more)
      expect([status, stdout]).toEqual([
        0,
        expect.stringMatching('MANIFEST.toml: it stays as it is.'),
      ])
      expect(manifest()).toBe(before)
    }
  })

  test('another version is refused, and nothing is written', () => {
    const before = manifest()
    const { status, stdout, stderr } = vendor({ 'layers-version': '0.12.0' })
    expect([status, stdout, manifest()]).toEqual([1, '', before])
    expect(stderr).toBe(
      `The lexicons are those of 0.11.0 (${hash}), and not another version's. ` +
        'Check --from, or give --same-tree where a release did not change them.\n',
    )
  })

  test('another version may be said to be the same', () => {
    const { status } = vendor(
      { 'layers-version': '0.12.0', 'vendored-at': '2027-01-01' },
      '--same-tree',
    )
    expect(status).toBe(0)
    const { manifest: facts } = parseManifest(manifest(), 'M')
    expect(facts).toMatchObject({
      layers_version: '0.12.0',
      vendored_at: '2027-01-01',
      lexicon_tree_hash: hash,
    })
  })
})

test.each([
  ['a byte more', 'layers/A.json', '{} '],
  ['another file', 'layers/.hidden/b.json', '{}'],
])('%s is another tree', (_, path, content) => {
  vendor()
  write(path, content)
  expect(vendor({ 'layers-version': '0.12.0' }).status).toBe(0)
  const { manifest: facts } = parseManifest(manifest(), 'M')
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
    ['layers-git-sha', undefined, 'a full commit id'],
    ['layers-git-sha', sha.slice(1), 'a full commit id'],
    ['layers-git-sha', sha.toUpperCase(), 'a full commit id'],
    ['vendored-at', undefined, 'a date'],
    ['vendored-at', '11.10.2026', 'a date'],
    ['vendored-at', '2026-10-11T00:00:00Z', 'a date'],
    ['vendored-at', '2026-13-01', 'a date'],
    ['vendored-at', '2026-02-30', 'a date'],
  ])('--%s=%j is refused', (option, value, wanted) => {
    const { status, stdout, stderr } = vendor({ [option]: value })
    expect([status, stdout, isThere()]).toEqual([1, '', false])
    expect(stderr).toContain(`--${option}: give ${wanted}`)
    expect(stderr).toContain('npm run vendor -- --from')
  })

  test.each([['--same'], ['--same-tree=yes'], ['--force'], ['layers'], ['-x']])(
    '%s is refused',
    (more) => {
      const { status, stdout, stderr } = vendor({}, more)
      expect([status, stdout, isThere()]).toEqual([1, '', false])
      expect(stderr).toContain(more.replace(/=.*/, ''))
    },
  )
})

describe('a folder', () => {
  test.each([
    ['that is not there', 'none', /none/],
    ['that is a file', 'layers/A.json', /A\.json/],
    ['without lexicons', 'lexicons', /there is no \*\.json below lexicons/],
  ])('%s is refused', (_, from, message) => {
    const { status, stderr } = vendor({ from })
    expect([status, isThere()]).toEqual([1, false])
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/\n +at /)
  })

  test('named like a lexicon is no lexicon', () => {
    mkdirSync(join(cwd, 'layers/folder.json'))
    expect(vendor().stdout).toMatch(hash)
  })
})

test('a manifest that cannot be read is named, and left as it is', () => {
  write('lexicons/MANIFEST.toml', '[provenance\n')
  const { status, stderr } = vendor()
  expect([status, manifest()]).toEqual([1, '[provenance\n'])
  expect(stderr).toMatch(/MANIFEST\.toml, line 1, column 12: not valid TOML/)
})

describe('the Layers lexicons', () => {
  // They are not part of the project. Where they lie beside it, they are vendored.
  const folder = resolve('../shared/layers')
  const there = existsSync(folder) ? test : test.skip

  there('have the hashes of their manifests', () => {
    for (const version of readdirSync(folder).filter((each) => /^\d/.test(each))) {
      const from = join(folder, version, 'lexicons/pub/layers')
      expect(vendor({ from, 'layers-version': version }).status).toBe(0)
      const theirs = readFileSync(join(folder, version, 'lexicons/MANIFEST.toml'), 'utf8')
      const { layers_version, lexicon_tree_hash, lexicon_files, record_types } = parseManifest(
        theirs,
        'M',
      ).manifest
      const facts = { layers_version, lexicon_tree_hash, lexicon_files, record_types }
      expect(parseManifest(manifest(), 'M').manifest).toMatchObject(facts)
    }
  })

  there('are those of the manifest that comes with the action', () => {
    const packaged = readFileSync('lexicons/MANIFEST.toml', 'utf8')
    const { manifest: facts } = parseManifest(packaged, 'M')
    const from = join(folder, facts.layers_version, 'lexicons/pub/layers')
    vendor({
      from,
      'layers-version': facts.layers_version,
      'layers-git-sha': facts.layers_git_sha,
      'vendored-at': facts.vendored_at,
    })
    expect(manifest()).toBe(packaged)
  })
})

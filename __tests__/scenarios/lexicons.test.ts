import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Outcome, Step } from '../../sandbox/runner.ts'
import { type Checkout, cloneShallow, initRepository } from '../../sandbox/sample.ts'
import { backfill, statusesOf } from './many.ts'
import { errorsOf, scene, warningsOf } from './scene.ts'
import {
  commit,
  type Files,
  keeper,
  lexicons,
  manifestOf,
  treeHash,
  vendored,
} from './workspaces.ts'

const stage = scene()
const keep = keeper()
const mlflowOnly = { backend: 'mlflow' }
const hash = treeHash(lexicons)
const root = 'lexicons/pub/layers'
const animal = 'animal/animal.json'
const proved = { verified: true, tree_hash: hash, files: 4, record_types: 3 }
const advice =
  'Vendor them once more (lairs vendor), or set verify-lexicons to false, which records that they are not verified.'

/** A repository with these files in its first commit, and the tag `v1` on it. */
function tagged(files: Files = vendored()): Checkout {
  const checkout = keep(initRepository())
  commit(checkout, files)
  checkout.git('tag', 'v1')
  return checkout
}

function push({ path }: Checkout, inputs: Step['inputs'] = {}, tag = 'v1'): Promise<Outcome> {
  return stage.push(tag, inputs, { workspace: path })
}

function pinnedBy({ revisionJson }: Outcome) {
  const { lexicons, lexicon_tree_hash, manifest_source } = JSON.parse(revisionJson)
  return { lexicons, lexicon_tree_hash, manifest_source }
}

function expectNothingSent(): void {
  expect([...stage.wandb.received, ...stage.mlflow.received]).toEqual([])
}

/** Says that lexicons are not those of their manifest. */
function mismatch(said: string, found: string): string {
  return `The lexicons in ${root} are not those of lexicons/MANIFEST.toml: it says ${said}, and they hash to ${found}.`
}

test('lexicons that are those of the manifest are recorded as verified, with their counts', async () => {
  const step = await push(tagged())

  expect(step).toMatchObject({ code: 0, stderr: '', outputs: { 'lexicon-tree-hash': hash } })
  expect(pinnedBy(step)).toEqual({
    lexicons: proved,
    lexicon_tree_hash: hash,
    manifest_source: 'dataset:lexicons/MANIFEST.toml',
  })
  expect(warningsOf(step)).toEqual([])
  for (const [fact, value] of Object.entries(proved)) {
    expect(step.stdout).toContain(`\nlexicons.${fact}: ${value}\n`)
  }
  expect(step.summary).toContain('<td>verified: 4 files, 3 record types</td>')
  const [version] = stage.versions()
  expect(version?.metadata).toMatchObject({ lexicons: proved })
  expect(version?.createdBy?.config).toMatchObject({ lexicons: { value: proved } })
  const [run] = stage.runs()
  expect(run?.params.get('lexicons.verified')).toBe('true')
  expect(JSON.parse(run?.inputs[0]?.dataset.schema ?? '')).toEqual({
    layers_version: '1.2.0',
    lexicon_tree_hash: hash,
    layers_git_sha: 'a'.repeat(40),
    ...proved,
  })
})

describe('after the commit of the manifest', () => {
  const other = '{"lexicon":1,"defs":{}}'
  test.each<[what: string, change: Files, names: string]>([
    ['a lexicon is changed', { [animal]: other }, 'animal/animal.json was changed'],
    ['one is added', { 'zoo/zoo.json': other }, 'zoo/zoo.json was added'],
    ['one is removed', { [animal]: undefined }, 'animal/animal.json was removed'],
    [
      'one is renamed',
      { [animal]: undefined, 'animal/beast.json': lexicons[animal] },
      'animal/animal.json was removed, animal/beast.json was added',
    ],
    [
      'many are added',
      Object.fromEntries(Array.from({ length: 13 }, (_, index) => [`z${index + 10}.json`, other])),
      `${Array.from({ length: 10 }, (_, index) => `z${index + 10}.json was added`).join(', ')} and 3 more`,
    ],
  ])('%s: the step fails, and names it, the commit and both hashes', async (_, change, names) => {
    const checkout = tagged()
    const manifest = checkout.git('rev-parse', 'HEAD')
    commit(checkout, { 'README.md': 'Between them lies a commit that has nothing to do with it.' })
    const files = Object.entries(change).map(([path, text]) => [`${root}/${path}`, text])
    commit(checkout, Object.fromEntries(files))
    checkout.git('tag', 'v2')
    const step = await push(checkout, {}, 'v2')

    const found = treeHash(present({ ...lexicons, ...change }))
    expect(errorsOf(step)).toEqual([
      `${mismatch(hash, found)} Since commit ${manifest}, which last changed the manifest: ${names}. ${advice}`,
    ])
    expect(step).toMatchObject({ code: 1, stderr: '', outputs: {}, summary: '' })
    expectNothingSent()
    expect(await push(checkout)).toMatchObject({ code: 0 })
  })

  test('what is no lexicon may change', async () => {
    const checkout = tagged()
    commit(checkout, { [`${root}/README.md`]: '', [`${root}/animal/notes.JSON`]: '{}' })
    checkout.git('tag', 'v2')
    const step = await push(checkout, mlflowOnly, 'v2')

    expect(pinnedBy(step).lexicons).toEqual(proved)
  })
})

function present(files: Files): Files {
  return Object.fromEntries(Object.entries(files).filter(([, content]) => content !== undefined))
}

test('the files beside the commit do not count: the commit does', async () => {
  const checkout = tagged()
  rmSync(join(checkout.path, root), { recursive: true })

  expect(pinnedBy(await push(checkout, mlflowOnly)).lexicons).toEqual(proved)
})

describe('why they are others', () => {
  const changed = { ...lexicons, [animal]: '{}' }

  test('cannot be told by a checkout of one commit', async () => {
    const checkout = tagged()
    commit(checkout, { [`${root}/${animal}`]: '{}' })
    checkout.git('tag', 'v2')
    const step = await push(keep(cloneShallow(checkout, 'v2')), {}, 'v2')

    expect(errorsOf(step)).toEqual([
      `${mismatch(hash, treeHash(changed))} What has changed cannot be told without the history (actions/checkout with "fetch-depth: 0"). ${advice}`,
    ])
    expect(step.code).toBe(1)
    expectNothingSent()
  })

  test('is the manifest itself, where they came in one commit', async () => {
    const files = { ...vendored(), [`${root}/${animal}`]: '{}' }
    const checkout = tagged(files)
    const step = await push(checkout)

    expect(errorsOf(step)).toEqual([
      `${mismatch(hash, treeHash(changed))} They are as they were in commit ${checkout.git('rev-parse', 'v1')}, which last changed the manifest: ` +
        `its hash was wrong from the beginning, or is that of files which git changes when it checks them out (.gitattributes, line ends). ${advice}`,
    ])
    expect(step.code).toBe(1)
    expectNothingSent()
  })

  test('is seen from the commit that last changed the manifest, on whatever branch that was', async () => {
    const checkout = tagged()
    checkout.git('switch', '--quiet', '--create', 'vendor')
    const files = { ...lexicons, 'zoo.json': '{}' }
    const manifest = commit(checkout, vendored('lexicons', files))
    checkout.git('switch', '--quiet', '-')
    commit(checkout, { 'README.md': '' })
    checkout.git('merge', '--quiet', '--no-edit', 'vendor')
    commit(checkout, { [`${root}/zoo.json`]: '{ }' })
    checkout.git('tag', 'v2')
    const step = await push(checkout, mlflowOnly, 'v2')

    expect(errorsOf(step)).toEqual([
      expect.stringContaining(
        `Since commit ${manifest}, which last changed the manifest: zoo.json was changed.`,
      ),
    ])
  })
})

describe('verify-lexicons: false', () => {
  const unverified = { ...mlflowOnly, 'verify-lexicons': 'false' }
  const found = treeHash({ ...lexicons, [animal]: '{}' })
  function tampered(): Checkout {
    const checkout = tagged()
    commit(checkout, { [`${root}/${animal}`]: '{}' })
    checkout.git('tag', '--force', 'v1')
    return checkout
  }

  test('records that they are not verified, and warns', async () => {
    const checkout = tampered()
    const step = await push(checkout, { 'verify-lexicons': 'false' })

    const lexicons = { verified: false, tree_hash: found, files: 4, record_types: 2 }
    expect(step).toMatchObject({ code: 0, outputs: { 'lexicon-tree-hash': hash } })
    expect(pinnedBy(step)).toMatchObject({ lexicons, lexicon_tree_hash: hash })
    expect(warningsOf(step)).toEqual([
      `${mismatch(hash, found)} Since commit ${checkout.git('rev-parse', 'HEAD^')}, which last changed the manifest: ` +
        'animal/animal.json was changed. They are recorded as not verified.',
    ])
    expect(step.summary).toContain('<b>not verified</b>: 4 files, 2 record types')
    expect(stage.versions()[0]?.metadata).toMatchObject({ lexicons })
    expect(stage.runs()[0]?.params.get('lexicons.verified')).toBe('false')
  })

  test('is no other record where they are those of the manifest', async () => {
    const checkout = tagged()
    const [with_, without] = [
      await push(checkout, mlflowOnly),
      await push(checkout, { ...mlflowOnly, 'verify-lexicons': 'false' }),
    ]

    expect(without.revisionJson).toBe(with_.revisionJson)
    expect(without.outputs).toMatchObject({ created: 'false' })
    expect(warningsOf(without)).toEqual([])
  })

  test('counts in mode verify, too: what it allowed fails without it', async () => {
    const checkout = tampered()
    await push(checkout, unverified)
    const sent = stage.mlflow.received.length
    const strict = await push(checkout, { ...mlflowOnly, mode: 'verify' })

    expect(strict.code).toBe(1)
    expect(errorsOf(strict)).toEqual([expect.stringContaining(mismatch(hash, found))])
    expect(errorsOf(strict)).toEqual([expect.stringContaining('animal/animal.json was changed')])
    expect(stage.mlflow.received).toHaveLength(sent)
    const lenient = await push(checkout, { ...unverified, mode: 'verify' })
    expect(lenient.code).toBe(0)
    expect(statusesOf(lenient)).toEqual({ 'mlflow v1': 'matches' })
  })

  test.each([
    ['', 1],
    ['true', 1],
    ['FALSE', 0],
  ])('is asked for as YAML does: "%s" ends with %d', async (value, code) => {
    const step = await push(tampered(), {
      ...mlflowOnly,
      'verify-lexicons': value,
      mode: 'dry-run',
    })
    expect(step.code).toBe(code)
  })

  test('another value is refused', async () => {
    const step = await push(tagged(), { 'verify-lexicons': 'no' })

    expect(step.code).toBe(1)
    expect(errorsOf(step)).toEqual([expect.stringMatching(/^verify-lexicons: "no" is unknown\./)])
    expectNothingSent()
  })
})

test('of many tags, the one with other lexicons fails alone', async () => {
  const checkout = tagged()
  commit(checkout, { [`${root}/${animal}`]: '{}' })
  checkout.git('tag', 'v2')
  commit(checkout, { 'lexicons/MANIFEST.toml': manifestOf({ ...lexicons, [animal]: '{}' }) })
  checkout.git('tag', 'v3')
  const step = await backfill(stage, checkout.path)

  expect(step.code).toBe(1)
  expect(statusesOf(step)).toEqual({
    'wandb v1': 'logged',
    'wandb v2': 'failed',
    'wandb v3': 'logged',
    'mlflow v1': 'logged',
    'mlflow v2': 'failed',
    'mlflow v3': 'logged',
  })
  expect(errorsOf(step)).toEqual([
    expect.stringMatching(/^v2: The lexicons in .*animal\/animal\.json was changed\./),
  ])
  expect(stage.runs().map(({ name }) => name)).toEqual(['v1', 'v3'])
})

describe('a manifest', () => {
  test('without a hash cannot verify them', async () => {
    const text = manifestOf(lexicons, { lexicon_tree_hash: '""' })
    const step = await push(tagged({ ...vendored(), 'lexicons/MANIFEST.toml': text }), mlflowOnly)

    expect(step.code).toBe(0)
    expect(pinnedBy(step)).toMatchObject({
      lexicons: { ...proved, verified: false },
      lexicon_tree_hash: '',
    })
    expect(warningsOf(step)).toEqual([
      'The manifest (dataset:lexicons/MANIFEST.toml) does not say: lexicon_tree_hash.',
      'lexicons/MANIFEST.toml has no lexicon_tree_hash: the lexicons are recorded as not verified.',
    ])
  })

  test.each<[counts: string, warnings: readonly string[]]>([
    ['lexicon_files = 4\nrecord_types = 3', []],
    [
      'lexicon_files = 99\nrecord_types = 26',
      [
        'lexicons/MANIFEST.toml counts 99 lexicon files, and there are 4.',
        'lexicons/MANIFEST.toml counts 26 record types, and there are 3.',
      ],
    ],
    ['record_types = 0', ['lexicons/MANIFEST.toml counts 0 record types, and there are 3.']],
  ])('is only warned of where it counts otherwise: %s', async (counts, warnings) => {
    const text = `${manifestOf(lexicons)}[counts]\n${counts}\n`
    const step = await push(tagged({ ...vendored(), 'lexicons/MANIFEST.toml': text }), mlflowOnly)

    expect(step.code).toBe(0)
    expect(pinnedBy(step).lexicons).toEqual(proved)
    expect(warningsOf(step)).toEqual(warnings)
  })

  test('that has no lexicons beside it proves nothing', async () => {
    const step = await push(tagged({ 'lexicons/MANIFEST.toml': manifestOf(lexicons) }))

    expect(step.code).toBe(0)
    expect(pinnedBy(step)).toMatchObject({ lexicons: null, lexicon_tree_hash: hash })
    expect(warningsOf(step)).toEqual([])
    expect(stage.runs()[0]?.params.has('lexicons.verified')).toBe(false)
  })

  test.each([
    ['lairs/lexicons', '.', ''],
    ['schema', '.', 'schema/MANIFEST.toml'],
    ['data/lexicons', 'data', ''],
    ['schema', 'data', '../schema/MANIFEST.toml'],
  ])(
    'in %s, with the working-directory %s, has its lexicons beside it',
    async (folder, directory, manifest) => {
      const inputs = { ...mlflowOnly, 'working-directory': directory, manifest }
      const checkout = tagged({ 'data/README.md': '', ...vendored(folder) })
      const step = await push(checkout, inputs)
      expect(pinnedBy(step)).toEqual({
        lexicons: proved,
        lexicon_tree_hash: hash,
        manifest_source: `dataset:${folder}/MANIFEST.toml`,
      })

      commit(checkout, { [`${folder}/pub/layers/${animal}`]: undefined })
      checkout.git('tag', 'v2')
      const tampered = await push(checkout, inputs, 'v2')
      expect(errorsOf(tampered)).toEqual([
        expect.stringMatching(
          `^The lexicons in ${folder}/pub/layers are not those of ${folder}/MANIFEST.toml: .*animal/animal.json was removed`,
        ),
      ])
    },
  )

  test('at the top of the repository has them beside it, too', async () => {
    const below = Object.entries(vendored('x')).map(([path, text]) => [path.slice(2), text])
    const inputs = { ...mlflowOnly, manifest: 'MANIFEST.toml' }
    const step = await push(tagged(Object.fromEntries(below)), inputs)

    expect(pinnedBy(step)).toMatchObject({
      lexicons: proved,
      manifest_source: 'dataset:MANIFEST.toml',
    })
  })
})

const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${hash}\nsize 312\n`
/** What git stores of a symbolic link: where it leads to. */
const target = '../../../../outside.json'

describe('what is no plain file', () => {
  const stored = { ...lexicons, 'link.json': target, 'pointer.json': pointer }
  const oddities =
    'layers/link.json is a symbolic link, layers/module is a submodule, layers/pointer.json is a Git LFS pointer'

  /** Its manifest holds a hash of what git stores, or of what a checkout shows. */
  function withOddities(manifest: string): Checkout {
    const checkout = keep(initRepository())
    const first = commit(checkout, { ...vendored(), 'lexicons/MANIFEST.toml': manifest })
    commit(checkout, { [`${root}/pointer.json`]: pointer })
    symlinkSync(target, join(checkout.path, root, 'link.json'))
    checkout.git('add', root)
    checkout.git('update-index', '--add', '--cacheinfo', `160000,${first},${root}/module`)
    checkout.git('commit', '--quiet', '--message=Oddities')
    checkout.git('tag', 'v1')
    return checkout
  }

  test('is hashed as git stores it, and named', async () => {
    const step = await push(withOddities(manifestOf(stored)), mlflowOnly)

    expect(step).toMatchObject({ code: 0, stderr: '' })
    expect(pinnedBy(step).lexicons).toEqual({
      verified: true,
      tree_hash: treeHash(stored),
      files: 6,
      record_types: 3,
    })
    const [warning, ...others] = warningsOf(step)
    expect(warning).toMatch(/^Lexicons are hashed as git stores them: /)
    for (const oddity of oddities.split(', ')) expect(warning).toContain(oddity)
    expect(others).toEqual([])
  })

  test('is named where the hash is another, as it may be why', async () => {
    const step = await push(withOddities(manifestOf({ ...lexicons, 'pointer.json': '{}' })))

    const [error, ...others] = errorsOf(step)
    expect(error).toContain(`and they hash to ${treeHash(stored)}.`)
    for (const oddity of oddities.split(', ')) expect(error).toContain(oddity)
    expect(others).toEqual([])
    expectNothingSent()
  })

  test('is named where it stands for a folder', async () => {
    const checkout = tagged()
    symlinkSync('animal', join(checkout.path, root, 'beast'))
    commit(checkout, {})
    checkout.git('tag', 'v2')
    const step = await push(checkout, mlflowOnly, 'v2')

    expect(step.code).toBe(0)
    expect(pinnedBy(step).lexicons).toEqual(proved)
    expect(warningsOf(step)).toEqual([
      'Lexicons are hashed as git stores them: layers/beast is a symbolic link.',
    ])
  })

  test.each(['lexicons/pub', root])('is named where it stands for %s', async (path) => {
    const checkout = tagged()
    rmSync(join(checkout.path, path), { recursive: true })
    symlinkSync('/usr/share/lexicons', join(checkout.path, path))
    commit(checkout, {})
    checkout.git('tag', 'v2')
    const step = await push(checkout, mlflowOnly, 'v2')

    expect(step.code).toBe(0)
    expect(pinnedBy(step).lexicons).toBeNull()
    expect(warningsOf(step)).toEqual([expect.stringContaining(`${path} is a symbolic link`)])
  })
})

describe('.gitattributes', () => {
  test('do not count: no filter runs, and files are hashed as stored', async () => {
    const checkout = keep(initRepository())
    const ran = join(checkout.path, '..', 'ran')
    checkout.git('config', 'filter.loud.clean', 'cat')
    const attributes = '*.json filter=loud text eol=crlf\n'
    commit(checkout, { '.gitattributes': attributes, ...vendored() })
    checkout.git('tag', 'v1')
    rmSync(join(checkout.path, root), { recursive: true })
    checkout.git('checkout', '--', root)
    const file = join(checkout.path, root, animal)
    expect(readFileSync(file, 'utf8')).toBe(lexicons[animal].replaceAll('\n', '\r\n'))
    for (const kind of ['clean', 'smudge', 'process']) {
      checkout.git('config', `filter.loud.${kind}`, `touch '${ran}'; cat`)
    }
    checkout.git('config', 'filter.loud.required', 'true')
    const step = await push(checkout, mlflowOnly)

    expect(step).toMatchObject({ code: 0, stderr: '' })
    expect(pinnedBy(step).lexicons).toEqual(proved)
    expect(existsSync(ran)).toBe(false)
  })

  test('may be why the hash is another: it was made of files as they are checked out', async () => {
    const shown = Object.entries(lexicons).map(([path, text]) => [
      path,
      text.replaceAll('\n', '\r\n'),
    ])
    const manifest = manifestOf(Object.fromEntries(shown))
    const files = { ...vendored(), 'lexicons/MANIFEST.toml': manifest }
    const step = await push(tagged({ '.gitattributes': '*.json text eol=crlf\n', ...files }))

    expect(errorsOf(step)).toEqual([
      expect.stringMatching(
        /or is that of files which git changes when it checks them out \(\.gitattributes, line ends\)\./,
      ),
    ])
    expectNothingSent()
  })
})

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { type Checkout, cloneShallow } from '../../sandbox/sample.ts'
import {
  animal,
  createLexiconSandbox,
  hash,
  mlflowOnly,
  pinnedLexicons,
  root,
  verifiedLexicons,
} from './lexicon-repository.ts'
import { backfill, statusesOf } from './many.ts'
import { errorsOf, warningsOf } from './use-sandbox.ts'
import { commit, type Files, lexicons, manifestOf, treeHash, vendored } from './workspaces.ts'

const { sandbox, keep, tagged, push, expectNothingSent } = createLexiconSandbox()
/** The advice in the error. `found` is the hash of the lexicons. */
function advice(found: string): string {
  const copy =
    'import importlib.util, pathlib, shutil, sys; shutil.copytree(pathlib.Path(importlib.util.find_spec("lairs").origin).parent / "lexicons", sys.argv[1], dirs_exist_ok=True)'
  return (
    `To copy lexicons and manifest from the installed lairs, run: rm -rf -- lexicons/pub && python -c '${copy}' lexicons. ` +
    `If the lexicons are right, write lexicon_tree_hash = "${found}" into lexicons/MANIFEST.toml. ` +
    'Then commit, and tag that commit. Or set verify-lexicons to false: the lexicons are then recorded as not verified.'
  )
}

/** The message that lexicons do not match their manifest. */
function mismatch(said: string, found: string): string {
  return `The lexicons in ${root} do not match lexicons/MANIFEST.toml. The hash in the manifest is ${said}, and the hash of the lexicons is ${found}.`
}

describe('the lexicons that are verified', () => {
  test('lexicons that match the manifest are recorded as verified, with their counts', async () => {
    const step = await push(tagged())

    expect(step).toMatchObject({ code: 0, stderr: '', outputs: { 'lexicon-tree-hash': hash } })
    expect(pinnedLexicons(step)).toEqual({
      lexicons: verifiedLexicons,
      lexicon_tree_hash: hash,
      manifest_source: 'dataset:lexicons/MANIFEST.toml',
    })
    expect(warningsOf(step)).toEqual([])
    for (const [fact, value] of Object.entries(verifiedLexicons)) {
      expect(step.stdout).toContain(`\nlexicons.${fact}: ${value}\n`)
    }
    expect(step.summary).toContain(', verified: 4 files, 3 record types</td>')
    const [version] = sandbox.versions()
    expect(version?.metadata).toMatchObject({ lexicons: verifiedLexicons })
    expect(version?.createdBy?.config).toMatchObject({ lexicons: { value: verifiedLexicons } })
    const [run] = sandbox.runs()
    expect(run?.params.get('lexicons.verified')).toBe('true')
    expect(JSON.parse(run?.inputs[0]?.dataset.schema ?? '')).toEqual({
      layers_version: '1.2.0',
      lexicon_tree_hash: hash,
      layers_git_sha: 'a'.repeat(40),
      ...verifiedLexicons,
    })
  })

  test('the lexicons of the commit are verified, not those of the working tree', async () => {
    const checkout = tagged()
    rmSync(join(checkout.path, root), { recursive: true })

    expect(pinnedLexicons(await push(checkout, mlflowOnly)).lexicons).toEqual(verifiedLexicons)
  })

  test('of many tags, only the one with other lexicons fails', async () => {
    const checkout = tagged()
    commit(checkout, { [`${root}/${animal}`]: '{}' })
    checkout.git('tag', 'v2')
    commit(checkout, { 'lexicons/MANIFEST.toml': manifestOf({ ...lexicons, [animal]: '{}' }) })
    checkout.git('tag', 'v3')
    const step = await backfill(sandbox, checkout.path)

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
    expect(sandbox.runs().map(({ name }) => name)).toEqual(['v1', 'v3'])
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
      `${mismatch(hash, found)} Changes since commit ${manifest}, the last change of the manifest: ${names}. ${advice(found)}`,
    ])
    // GitHub shows it beside the hash in the manifest.
    expect(step.stdout).toContain('\n::error file=lexicons/MANIFEST.toml,line=5,col=21::The lex')
    expect(step).toMatchObject({ code: 1, stderr: '', outputs: {}, summary: '' })
    expectNothingSent()
    expect(await push(checkout)).toMatchObject({ code: 0 })
  })

  test('a file that is not a lexicon can change', async () => {
    const checkout = tagged()
    commit(checkout, { [`${root}/README.md`]: '', [`${root}/animal/notes.JSON`]: '{}' })
    checkout.git('tag', 'v2')
    const step = await push(checkout, mlflowOnly, 'v2')

    expect(pinnedLexicons(step).lexicons).toEqual(verifiedLexicons)
  })
})

function present(files: Files): Files {
  return Object.fromEntries(Object.entries(files).filter(([, content]) => content !== undefined))
}

describe('the reason why lexicons do not match', () => {
  const changed = { ...lexicons, [animal]: '{}' }

  test('is unknown in a checkout of one commit', async () => {
    const checkout = tagged()
    commit(checkout, { [`${root}/${animal}`]: '{}' })
    checkout.git('tag', 'v2')
    const step = await push(keep(cloneShallow(checkout, 'v2')), {}, 'v2')

    expect(errorsOf(step)).toEqual([
      `${mismatch(hash, treeHash(changed))} To see what has changed, set "fetch-depth: 0" for actions/checkout. ${advice(treeHash(changed))}`,
    ])
    expect(step.code).toBe(1)
    expectNothingSent()
  })

  test('is the manifest itself if both were added in one commit', async () => {
    const files = { ...vendored(), [`${root}/${animal}`]: '{}' }
    const checkout = tagged(files)
    const step = await push(checkout)

    expect(errorsOf(step)).toEqual([
      `${mismatch(hash, treeHash(changed))} The lexicons have not changed since commit ${checkout.git('rev-parse', 'v1')}, the last change of the manifest. ` +
        `Either the hash in the manifest was never right, or it is the hash of checked-out files, which git can convert (.gitattributes, line ends). ${advice(treeHash(changed))}`,
    ])
    expect(step.code).toBe(1)
    expectNothingSent()
  })

  test('is derived from the commit that last changed the manifest, on any branch', async () => {
    const checkout = tagged()
    checkout.git('switch', '--quiet', '--create', 'vendor')
    const files = { ...lexicons, 'zoo.json': '{}' }
    commit(checkout, vendored('lexicons', files))
    const manifest = checkout.git('rev-parse', 'HEAD')
    checkout.git('switch', '--quiet', '-')
    commit(checkout, { 'README.md': '' })
    checkout.git('merge', '--quiet', '--no-edit', 'vendor')
    commit(checkout, { [`${root}/zoo.json`]: '{ }' })
    checkout.git('tag', 'v2')
    const step = await push(checkout, mlflowOnly, 'v2')

    expect(errorsOf(step)).toEqual([
      expect.stringContaining(
        `Changes since commit ${manifest}, the last change of the manifest: zoo.json was changed.`,
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
    expect(pinnedLexicons(step)).toMatchObject({ lexicons, lexicon_tree_hash: hash })
    expect(warningsOf(step)).toEqual([
      `${mismatch(hash, found)} Changes since commit ${checkout.git('rev-parse', 'HEAD^')}, the last change of the manifest: ` +
        'animal/animal.json was changed. The lexicons are recorded as not verified.',
    ])
    expect(step.summary).toContain('<b>not verified</b>: 4 files, 2 record types')
    expect(sandbox.versions()[0]?.metadata).toMatchObject({ lexicons })
    expect(sandbox.runs()[0]?.params.get('lexicons.verified')).toBe('false')
  })

  test('does not change the record if they match the manifest', async () => {
    const checkout = tagged()
    const [with_, without] = [
      await push(checkout, mlflowOnly),
      await push(checkout, { ...mlflowOnly, 'verify-lexicons': 'false' }),
    ]

    expect(without.revisionJson).toBe(with_.revisionJson)
    expect(without.outputs).toMatchObject({ created: 'false' })
    expect(warningsOf(without)).toEqual([])
  })

  test('also applies to mode verify: the same record fails without it', async () => {
    const checkout = tampered()
    await push(checkout, unverified)
    const sent = sandbox.mlflow.received.length
    const strict = await push(checkout, { ...mlflowOnly, mode: 'verify' })

    expect(strict.code).toBe(1)
    expect(errorsOf(strict)).toEqual([expect.stringContaining(mismatch(hash, found))])
    expect(errorsOf(strict)).toEqual([expect.stringContaining('animal/animal.json was changed')])
    expect(sandbox.mlflow.received).toHaveLength(sent)
    const lenient = await push(checkout, { ...unverified, mode: 'verify' })
    expect(lenient.code).toBe(0)
    expect(statusesOf(lenient)).toEqual({ 'mlflow v1': 'matches' })
  })

  test.each([
    ['', 1],
    ['true', 1],
    ['FALSE', 0],
  ])('is read as a YAML boolean: "%s" ends with %d', async (value, code) => {
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

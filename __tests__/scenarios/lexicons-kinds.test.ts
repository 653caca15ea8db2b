import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { type Checkout, initRepository } from '../../sandbox/sample.ts'
import { onUnix } from '../platform.ts'
import {
  animal,
  createLexiconSandbox,
  hash,
  mlflowOnly,
  pinnedLexicons,
  root,
  verifiedLexicons,
} from './lexicon-repository.ts'
import { errorsOf, warningsOf } from './use-sandbox.ts'
import { commit, lexicons, manifestOf, treeHash, vendored } from './workspaces.ts'

const { sandbox, keep, tagged, push, expectNothingSent } = createLexiconSandbox()
describe('a manifest', () => {
  test('without a hash cannot verify them', async () => {
    const text = manifestOf(lexicons, { lexicon_tree_hash: '""' })
    const step = await push(tagged({ ...vendored(), 'lexicons/MANIFEST.toml': text }), mlflowOnly)

    expect(step.code).toBe(0)
    expect(pinnedLexicons(step)).toMatchObject({
      lexicons: { ...verifiedLexicons, verified: false },
      lexicon_tree_hash: '',
    })
    expect(warningsOf(step)).toEqual([
      'The manifest (dataset:lexicons/MANIFEST.toml) has no value for: lexicon_tree_hash. Add the values, so that the record contains them.',
      `lexicons/MANIFEST.toml has no lexicon_tree_hash: the lexicons are recorded as not verified. If they are right, add lexicon_tree_hash = "${hash}" to the file.`,
    ])
  })

  test.each<[counts: string, warnings: readonly string[]]>([
    ['lexicon_files = 4\nrecord_types = 3', []],
    [
      'lexicon_files = 99\nrecord_types = 26',
      [
        'lexicons/MANIFEST.toml says that there are 99 lexicon files, but the commit has 4. Correct the counts in the manifest.',
        'lexicons/MANIFEST.toml says that there are 26 record types, but the commit has 3. Correct the counts in the manifest.',
      ],
    ],
    [
      'record_types = 0',
      [
        'lexicons/MANIFEST.toml says that there are 0 record types, but the commit has 3. Correct the counts in the manifest.',
      ],
    ],
  ])('with other counts is only a warning: %s', async (counts, warnings) => {
    const text = `${manifestOf(lexicons)}[counts]\n${counts}\n`
    const step = await push(tagged({ ...vendored(), 'lexicons/MANIFEST.toml': text }), mlflowOnly)

    expect(step.code).toBe(0)
    expect(pinnedLexicons(step).lexicons).toEqual(verifiedLexicons)
    expect(warningsOf(step)).toEqual(warnings)
  })

  test('without lexicons next to it verifies nothing', async () => {
    const step = await push(tagged({ 'lexicons/MANIFEST.toml': manifestOf(lexicons) }))

    expect(step.code).toBe(0)
    expect(pinnedLexicons(step)).toMatchObject({ lexicons: null, lexicon_tree_hash: hash })
    expect(warningsOf(step)).toEqual([])
    expect(sandbox.runs()[0]?.params.has('lexicons.verified')).toBe(false)
  })

  test.each([
    ['lairs/lexicons', '.', ''],
    ['schema', '.', 'schema/MANIFEST.toml'],
    ['data/lexicons', 'data', ''],
    ['schema', 'data', '../schema/MANIFEST.toml'],
  ])(
    'in %s, with the working-directory %s, is verified with the lexicons next to it',
    async (folder, directory, manifest) => {
      const inputs = { ...mlflowOnly, 'working-directory': directory, manifest }
      const checkout = tagged({ 'data/README.md': '', ...vendored(folder) })
      const step = await push(checkout, inputs)
      expect(pinnedLexicons(step)).toEqual({
        lexicons: verifiedLexicons,
        lexicon_tree_hash: hash,
        manifest_source: `dataset:${folder}/MANIFEST.toml`,
      })

      commit(checkout, { [`${folder}/pub/layers/${animal}`]: undefined })
      checkout.git('tag', 'v2')
      const tampered = await push(checkout, inputs, 'v2')
      expect(errorsOf(tampered)).toEqual([
        expect.stringMatching(
          `^The lexicons in ${folder}/pub/layers do not match ${folder}/MANIFEST.toml. .*animal/animal.json was removed`,
        ),
      ])
    },
  )

  test('at the root of the repository is verified with the lexicons next to it', async () => {
    const below = Object.entries(vendored('x')).map(([path, text]) => [path.slice(2), text])
    const inputs = { ...mlflowOnly, manifest: 'MANIFEST.toml' }
    const step = await push(tagged(Object.fromEntries(below)), inputs)

    expect(pinnedLexicons(step)).toMatchObject({
      lexicons: verifiedLexicons,
      manifest_source: 'dataset:MANIFEST.toml',
    })
  })
})

const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${hash}\nsize 312\n`
/** The content of a symbolic link in git: its target. */
const target = '../../../../outside.json'

describe('an entry that is not a regular file', () => {
  const stored = { ...lexicons, 'link.json': target, 'pointer.json': pointer }
  const oddities =
    'layers/link.json is a symbolic link, layers/module is a submodule, layers/pointer.json is a Git LFS pointer'

  /** Its manifest has the hash of the stored files, or of the checked-out files. */
  function withOddities(manifest: string): Checkout {
    const checkout = keep(initRepository())
    commit(checkout, { ...vendored(), 'lexicons/MANIFEST.toml': manifest })
    const first = checkout.git('rev-parse', 'HEAD')
    commit(checkout, { [`${root}/pointer.json`]: pointer })
    symlinkSync(target, join(checkout.path, root, 'link.json'))
    checkout.git('add', root)
    checkout.git('update-index', '--add', '--cacheinfo', `160000,${first},${root}/module`)
    checkout.git('commit', '--quiet', '--message=Oddities')
    checkout.git('tag', 'v1')
    return checkout
  }

  onUnix('is hashed as git stores it, and named in a warning', async () => {
    const step = await push(withOddities(manifestOf(stored)), mlflowOnly)

    expect(step).toMatchObject({ code: 0, stderr: '' })
    expect(pinnedLexicons(step).lexicons).toEqual({
      verified: true,
      tree_hash: treeHash(stored),
      files: 6,
      record_types: 3,
    })
    const [warning, ...others] = warningsOf(step)
    expect(warning).toMatch(/^Some lexicons are not plain files in git: /)
    for (const oddity of oddities.split(', ')) expect(warning).toContain(oddity)
    expect(others).toEqual([])
  })

  onUnix('is named as a possible reason if the hash does not match', async () => {
    const step = await push(withOddities(manifestOf({ ...lexicons, 'pointer.json': '{}' })))

    const [error, ...others] = errorsOf(step)
    expect(error).toContain(`and the hash of the lexicons is ${treeHash(stored)}.`)
    for (const oddity of oddities.split(', ')) expect(error).toContain(oddity)
    expect(others).toEqual([])
    expectNothingSent()
  })

  onUnix('is named if it replaces a folder', async () => {
    const checkout = tagged()
    symlinkSync('animal', join(checkout.path, root, 'beast'))
    commit(checkout, {})
    checkout.git('tag', 'v2')
    const step = await push(checkout, mlflowOnly, 'v2')

    expect(step.code).toBe(0)
    expect(pinnedLexicons(step).lexicons).toEqual(verifiedLexicons)
    expect(warningsOf(step)).toEqual([
      'Some lexicons are not plain files in git: layers/beast is a symbolic link. The hash uses what git stores. Store the lexicons in git as plain files.',
    ])
  })

  onUnix.each(['lexicons/pub', root])('is named if it replaces %s', async (path) => {
    const checkout = tagged()
    rmSync(join(checkout.path, path), { recursive: true })
    symlinkSync('/usr/share/lexicons', join(checkout.path, path))
    commit(checkout, {})
    checkout.git('tag', 'v2')
    const step = await push(checkout, mlflowOnly, 'v2')

    expect(step.code).toBe(0)
    expect(pinnedLexicons(step).lexicons).toBeNull()
    expect(warningsOf(step)).toEqual([expect.stringContaining(`${path} is a symbolic link`)])
  })
})

describe('.gitattributes', () => {
  test('has no effect: no filter runs, and files are hashed as stored', async () => {
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
    expect(pinnedLexicons(step).lexicons).toEqual(verifiedLexicons)
    expect(existsSync(ran)).toBe(false)
  })

  test('is named as a possible reason if the hash is that of checked-out files', async () => {
    const shown = Object.entries(lexicons).map(([path, text]) => [
      path,
      text.replaceAll('\n', '\r\n'),
    ])
    const manifest = manifestOf(Object.fromEntries(shown))
    const files = { ...vendored(), 'lexicons/MANIFEST.toml': manifest }
    const step = await push(tagged({ '.gitattributes': '*.json text eol=crlf\n', ...files }))

    expect(errorsOf(step)).toEqual([
      expect.stringMatching(
        /or it is the hash of checked-out files, which git can convert \(\.gitattributes, line ends\)\./,
      ),
    ])
    expectNothingSent()
  })
})

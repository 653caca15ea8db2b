import { describe, expect, test } from '@jest/globals'
import type { Git } from '../../src/git/repository.ts'
import { LexiconReader } from '../../src/provenance/lexicons.ts'
import { findManifest } from '../../src/provenance/manifest.ts'
import { verifyLexicons } from '../../src/provenance/verify-lexicons.ts'
import { type Files, Objects } from './objects.ts'

const manifest = `[provenance]\nlexicon_tree_hash = "${'0'.repeat(64)}"\n`
const now: Files = [
  ['lexicons/MANIFEST.toml', manifest],
  ['lexicons/pub/layers/a.json', '{}'],
]

/** Verifies lexicons that do not match their manifest, with another git. */
async function verify(verifyLexiconsInput: boolean, other: (objects: Objects) => Partial<Git>) {
  const objects = new Objects()
  const revision = { commit: '1'.repeat(40), tree: objects.files(now).id }
  const git = { ...objects.git(), isShallow: false, ...other(objects) }
  const warnings: string[] = []
  const source = {
    git,
    inputs: { verifyLexicons: verifyLexiconsInput },
    lexicons: new LexiconReader(git),
    warn: (message: string) => warnings.push(message),
  }
  const inputs = { manifest: undefined, packagedManifest: '' }
  const found = await findManifest(git, revision, inputs, false)
  return { result: await verifyLexicons(source, revision, found), warnings }
}

/** The commit that last changed the manifest has this tree. */
function lastCommit(objects: Objects, tree: string): Partial<Git> {
  const content = Buffer.from(`tree ${tree}\n\n`)
  const id = '2'.repeat(40)
  return {
    lastChange: async () => id,
    read: async (each) =>
      each === id ? { id, type: 'commit', content } : await objects.read(each),
  }
}

describe('the explanation of a mismatch never replaces it', () => {
  const cases: readonly (readonly [string, string, (objects: Objects) => Partial<Git>])[] = [
    [
      'the history cannot be read',
      'git rev-list failed: a commit is damaged',
      () => ({
        lastChange: async () => {
          throw new Error('git rev-list failed: a commit is damaged.')
        },
      }),
    ],
    [
      'the commit cannot be read',
      'it is damaged',
      (objects) => ({
        lastChange: async () => '2'.repeat(40),
        read: async (id) => {
          if (id.startsWith('2')) throw new Error('it is damaged')
          return await objects.read(id)
        },
      }),
    ],
    [
      'its tree is missing',
      `The git object ${'3'.repeat(40)} (the top folder) is missing`,
      (objects) => lastCommit(objects, '3'.repeat(40)),
    ],
    [
      'its lexicons are behind a link',
      'lexicons/pub is a symbolic link',
      (objects) => lastCommit(objects, objects.files([['lexicons/pub', objects.link('x')]]).id),
    ],
    [
      'its lexicons repeat',
      'lexicons/pub/layers has more than 100 nested folders',
      (objects) => {
        let layers = objects.files([['a.json', '{}']])
        for (let level = 0; level < 200; level++) layers = objects.files([['a', layers]])
        return lastCommit(objects, objects.files([['lexicons/pub/layers', layers]]).id)
      },
    ],
  ]

  test.each(cases)('%s', async (_, reason, other) => {
    await expect(verify(true, other)).rejects.toThrow(
      'The lexicons in lexicons/pub/layers do not match',
    )
    const { result, warnings } = await verify(false, other)
    expect(result).toMatchObject({ verified: false, files: 1 })
    expect(warnings).toEqual([
      expect.stringContaining(`What has changed cannot be determined: ${reason}`),
    ])
  })
})

test('the lexicons that changed since the last change of the manifest are named', async () => {
  const { warnings } = await verify(false, (objects) => {
    const before: Files = [
      ['lexicons/pub/layers/a.json', '[]'],
      ['lexicons/pub/layers/b/c.json', '{}'],
      ['lexicons/pub/layers/b/README.md', ''],
    ]
    return lastCommit(objects, objects.files(before).id)
  })
  expect(warnings).toEqual([
    expect.stringContaining(
      `Changes since commit ${'2'.repeat(40)}, the last change of the manifest: a.json was changed, b/c.json was removed. `,
    ),
  ])
})

test('if the manifest has its usual name, the error says how lairs replaces both', async () => {
  const mismatch = verify(true, (objects) => lastCommit(objects, objects.files(now).id))
  await expect(mismatch).rejects.toThrow('lairs, run: rm -rf -- lexicons/pub && python -c ')
})

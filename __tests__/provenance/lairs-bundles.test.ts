import { describe, expect, test } from '@jest/globals'
import type { ChangeCounts } from '../../src/provenance/dataset/changes.ts'
import { pinBundle } from './lairs-bundles.ts'

const [corpus, expression] = ['pub.layers.corpus.corpus', 'pub.layers.expression.expression']
const [annotation, persona] = [
  'pub.layers.annotation.annotationLayer',
  'pub.layers.persona.persona',
]
const changesOf = (added: number, removed: number, changed: number): ChangeCounts => ({
  added,
  removed,
  changed,
})

type Expected = Readonly<{
  tag: string
  /** The beginning of the commit of the version store. */
  commit: string
  collections: Readonly<Record<string, number>>
  /** Since the tag before. */
  changes?: ChangeCounts
}>

/** What lairs 0.9 says of each tag (`resolve`, `content_at`, `diff`). */
const sound: readonly (readonly [bundle: string, folder: string, tags: readonly Expected[]])[] = [
  [
    'a',
    '',
    [
      {
        tag: 'v1',
        commit: '0f466d0a',
        collections: { [corpus]: 1, [expression]: 3, [persona]: 1 },
      },
      {
        tag: 'v2',
        commit: '6f2d65da',
        collections: { [corpus]: 1, [expression]: 5, [annotation]: 1 },
        changes: changesOf(3, 1, 1),
      },
      {
        tag: 'release/3.0',
        commit: 'eb9b75ee',
        collections: { [corpus]: 1, [expression]: 4, [annotation]: 1 },
        changes: changesOf(0, 1, 1),
      },
    ],
  ],
  [
    'l5',
    '',
    [
      { tag: 'v1', commit: '0532ea9f', collections: { [corpus]: 1, [expression]: 2 } },
      {
        tag: 'v2',
        commit: '4b44285f',
        collections: { [corpus]: 1, [expression]: 2 },
        changes: changesOf(1, 1, 0),
      },
    ],
  ],
  [
    'uris',
    '',
    [
      {
        tag: 'v1',
        commit: '9b8e403e',
        collections: { [corpus]: 1, [expression]: 2, expression: 1 },
      },
    ],
  ],
  [
    'two',
    'one',
    [
      { tag: 'v1', commit: '28738e3e', collections: { [corpus]: 1, [expression]: 2 } },
      {
        tag: 'v2',
        commit: '08703502',
        collections: { [corpus]: 1, [expression]: 3 },
        changes: changesOf(1, 0, 0),
      },
    ],
  ],
  [
    'two',
    'two',
    [
      { tag: 'v1', commit: '021c946b', collections: { [corpus]: 1, [expression]: 3 } },
      {
        tag: 'v2',
        commit: '021c946b',
        collections: { [corpus]: 1, [expression]: 3 },
        changes: changesOf(0, 0, 0),
      },
    ],
  ],
]

test.each(sound)(
  '%s (%s): the records of each tag are those of lairs',
  async (bundle, folder, tags) => {
    const names = tags.map(({ tag }) => tag)
    const { byTag, warnings } = await pinBundle(bundle, names, { folder })

    expect(warnings).toEqual([])
    for (const { tag, commit, collections, changes } of tags) {
      const pinned = byTag.get(tag)
      expect(pinned?.bundle.dataset).toEqual({
        path: folder || '.',
        store_commit: expect.stringMatching(`^${commit}`),
        records: Object.values(collections).reduce((sum, count) => sum + count, 0),
        collections,
      })
      expect(pinned?.growth.changes?.all).toEqual(changes)
    }
  },
)

const e = (number: number) => `at://did:plc:abc/${expression}/e${number}`

describe('files that differ from the version store: the store is recorded, and a warning says so', () => {
  test.each([
    [
      'staged',
      'v2',
      '7d46f6f3',
      [
        `index.json names 1 record(s) that the commit does not have (${e(3)})`,
        '2 data set(s) are saved but not committed',
      ],
    ],
    [
      'oldtag',
      'v1',
      'cacc8162',
      [`index.json names 2 record(s) that the commit does not have (${e(3)}, ${e(4)})`],
    ],
    [
      'samename',
      'v2',
      '3d325107',
      [`index.json names 1 record(s) that the commit does not have (${e(3)})`],
    ],
  ])('%s', async (bundle, tag, commit, differences) => {
    const { byTag, warnings } = await pinBundle(bundle, [tag])

    expect(byTag.get(tag)?.bundle.dataset).toEqual({
      path: '.',
      store_commit: expect.stringMatching(`^${commit}`),
      records: 3,
      collections: { [corpus]: 1, [expression]: 2 },
    })
    expect(warnings).toEqual([
      expect.stringMatching(
        `^The lairs version store \\.panproto at ${tag} and the files beside it differ\\. The 3 records of commit ${commit}`,
      ),
    ])
    expect(warnings[0]).toContain(`Differences: ${differences.join('; ')}. Before you tag`)
  })

  test('staged: a record that is not committed is no change', async () => {
    const { byTag } = await pinBundle('staged', ['v1', 'v2'])
    expect(byTag.get('v2')?.growth.changes?.all).toEqual(changesOf(0, 0, 0))
  })
})

test('k2: if a data set is missing from the store, the records are unknown', async () => {
  const { byTag, warnings } = await pinBundle('k2', ['v2'])

  expect(byTag.get('v2')?.bundle.dataset).toEqual({
    path: '.',
    store_commit: '6f2d65da1386c2a728bbe1614feb130970e6cbe8273e2dc10788bd6f26165338',
    records: null,
    collections: null,
  })
  expect(warnings).toEqual([
    'The lairs version store .panproto at v2 cannot be read, and its records are not recorded: ' +
      '.panproto/objects/40/254de062d63b46bf56e04776496e2e158515b94a505acbc450ac7f51206a46 is missing.',
  ])
})

test('ignored: a notice says that the commit lacks .panproto', async () => {
  const { byTag, warnings, notices } = await pinBundle('ignored', ['v2'])

  expect(byTag.get('v2')?.bundle).toMatchObject({ dataset: null, manifest_source: 'none' })
  expect(warnings).toEqual([])
  expect(notices).toEqual([
    'index.json and records/ belong to a lairs Repository, but the commit has no .panproto. ' +
      'The dataset is not recorded. Remove .panproto from .gitignore, and add it to git.',
  ])
})

test('two: a notice names the Repositories, and what to do', async () => {
  const { byTag, warnings, notices } = await pinBundle('two', ['v2'])

  expect(byTag.get('v2')?.bundle).toMatchObject({ dataset: null, manifest_source: 'packaged' })
  expect(warnings).toEqual([])
  expect(notices[0]).toBe(
    'There are several lairs Repositories: one/, two/. None is recorded. ' +
      'Set working-directory to one of them. To record all of them, use one step for each.',
  )
})

test('l5: a notice names the version of Layers that is recorded for want of a manifest', async () => {
  const { byTag, notices } = await pinBundle('l5', ['v2'])

  const { layers_version } = byTag.get('v2')?.bundle ?? {}
  expect(notices).toEqual([
    expect.stringMatching(
      `packaged with the action: Layers ${layers_version}\\. To record the dataset's own lexicons, commit lairs' lexicons/MANIFEST\\.toml`,
    ),
  ])
})

describe('a name that only the version store knows: the error names the snapshot', () => {
  const snapshot = '3d3251073dec4981e260ce31e9d5a12ed2f7da9db6f2676361c4b35a875264b6'
  const head = '05a3c0df190092e4ca558ce5d758fee81dc1e37adb449c3a01a90ac7eae4401d'

  test.each([
    ['v1', `tag "v1", snapshot ${snapshot}`],
    ['main', `branch "main", snapshot ${head}`],
    ['HEAD', `HEAD "HEAD", snapshot ${head}`],
    [head.toUpperCase(), `commit id "${head.toUpperCase()}", snapshot ${head}`],
    ['05a3c0', `commit id "05a3c0", snapshot ${head}`],
  ])('%s', async (name, text) => {
    await expect(pinBundle('samename', [name])).rejects.toThrow(
      `The lairs version store .panproto knows it: ${text}. But the action logs revisions of git.`,
    )
  })

  test('another name has no hint', async () => {
    const error = await pinBundle('samename', ['v9']).catch(String)
    expect(error).toMatch(
      /^Error: There is no tag named "v9" .* fetches all\)\. The input "revision" accepts .* ids\.$/,
    )
  })
})

import { describe, expect, test } from '@jest/globals'
import { limits } from '../../src/limits.ts'
import { DatasetReader } from '../../src/provenance/dataset/dataset.ts'
import {
  type Contents,
  fileOf,
  indexOf,
  json,
  one,
  read,
  sound,
  three,
  tooLarge,
  two,
  without,
} from './dataset-contents.ts'
import { annexPointer, annexTarget, Objects } from './objects.ts'
import { commitOf, dataSetOf, id, pathOf } from './store.ts'

test('a sound Repository has no warnings', async () => {
  const found = await read(sound)
  expect(found).toEqual({
    dataset: {
      path: '.',
      store_commit: id(2),
      records: 3,
      collections: { 'pub.x': 2, 'pub.y': 1 },
    },
    warnings: [],
    notices: [],
    advice: [],
  })
})

test('a folder whose name is not UTF-8 has replacement characters in its path', async () => {
  const objects = new Objects()
  const content = objects.files(Object.entries(sound))
  const { id: tree } = objects.tree([[Buffer.from('gr\xf6\xdfe', 'latin1'), content]])
  const ignore = () => undefined
  const reader = new DatasetReader(objects.git(), { warn: ignore, notice: ignore })
  const [repository] = (await reader.locate(tree, '')).repositories
  if (repository === undefined) throw new Error('there is no Repository')
  const dataset = await reader.read({ repository, tag: 'v2' })
  expect(dataset).toMatchObject({ path: 'gr\ufffd\ufffde', records: 3 })
})

const tombstone = json({ $tombstone: true })

const staged = '{"staged":null,"staged_data":[{"data_id":[1]}]}'

describe('files that differ from the store cause a warning, and the store is recorded', () => {
  test.each<[string, Contents, number, string]>([
    [
      'a record that is saved and not committed',
      { ...sound, 'index.json': indexOf(one, two, three, 'at://a/pub.x/4') },
      3,
      'index.json names 1 record(s) that the commit does not have (at://a/pub.x/4); index.json names 1 record(s) without a file in records/ (at://a/pub.x/4)',
    ],
    [
      'a change that is saved and not committed',
      { ...sound, '.panproto/index.json': staged },
      3,
      '1 data set(s) are saved but not committed',
    ],
    [
      'a record that is forgotten, and the removal not committed',
      { ...without(fileOf(two)), 'index.json': indexOf(one, three) },
      3,
      `the commit has 1 record(s) that index.json does not name (${two})`,
    ],
    [
      'a record that is forgotten, and still in the index',
      {
        ...sound,
        [`.panproto/${pathOf(id(2))}`]: commitOf([1], [13, 14]),
        [`.panproto/${pathOf(id(14))}`]: dataSetOf(one, tombstone),
      },
      2,
      `index.json names 1 record(s) that the commit does not have (${one})`,
    ],
    [
      'HEAD that was moved back',
      { ...without('.panproto/refs/tags/v2'), '.panproto/refs/heads/main': id(1) },
      2,
      `index.json names 1 record(s) that the commit does not have (${three})`,
    ],
    [
      'an index that names a record twice',
      { ...sound, 'index.json': indexOf(one, two, two, three) },
      3,
      `index.json names 1 record(s) twice (${two})`,
    ],
    [
      'an index that names a record without a file',
      without(fileOf(one)),
      3,
      `index.json names 1 record(s) without a file in records/ (${one})`,
    ],
    ['no index', without('index.json'), 3, 'index.json cannot be read: it is missing'],
    [
      'an index that is not JSON',
      { ...sound, 'index.json': '<<<<<<<' },
      3,
      'index.json cannot be read: it has "<" where it should not be',
    ],
  ])('%s', async (_, files, records, differences) => {
    const { dataset, warnings, notices } = await read(files)
    expect(dataset?.records).toBe(records)
    expect(warnings).toEqual([
      `The lairs version store .panproto at v2 and the files beside it differ. The ${records} records of commit ${dataset?.store_commit}, which lairs reads, are recorded. ` +
        `Differences: ${differences}. Before you tag the dataset in git, commit with lairs, give that commit the same tag, and add the whole folder to git.`,
    ])
    expect(notices).toEqual([])
  })

  test('only the first names are in the message', async () => {
    const others = Array.from({ length: 9 }, (_, n) => `at://a/pub.z/${n}`)
    const files = Object.fromEntries(others.map((uri) => [fileOf(uri), '{}']))
    const index = indexOf(one, two, three, ...others)
    const { warnings } = await read({ ...sound, ...files, 'index.json': index })
    expect(warnings[0]).toContain(`9 record(s) that the commit does not have (at://a/pub.z/0, `)
    expect(warnings[0]).toContain('at://a/pub.z/4 and 4 more)')
  })
})

test('a commit that HEAD does not lead to: a warning says that lairs finds nothing there', async () => {
  const { dataset, warnings } = await read({ ...sound, '.panproto/refs/heads/main': id(1) })
  expect(dataset).toMatchObject({ store_commit: id(2), records: 3 })
  expect(warnings).toEqual([
    `The lairs version store .panproto at v2: HEAD does not lead to commit ${id(2)}. lairs 0.9 finds no records at such a commit. The 3 records of the commit and its ancestors are recorded.`,
  ])
})

describe('a store that cannot be read: nothing is guessed', () => {
  test.each<[string, Contents, string | null, string]>([
    [
      'a data set is missing',
      without(`.panproto/${pathOf(id(12))}`),
      id(2),
      `its records are not recorded: .panproto/${pathOf(id(12))} is missing`,
    ],
    [
      'a commit is missing',
      without(`.panproto/${pathOf(id(1))}`),
      id(2),
      `its records are not recorded: .panproto/${pathOf(id(1))} is missing`,
    ],
    [
      'the commit of the tag is missing',
      without(`.panproto/${pathOf(id(2))}`),
      null,
      `its commit and its records are not recorded: .panproto/${pathOf(id(2))} is missing`,
    ],
    [
      'its HEAD is too large',
      { ...without('.panproto/refs/tags/v2'), '.panproto/HEAD': ' '.repeat(2 ** 20 + 1) },
      null,
      'its commit and its records are not recorded: .panproto/HEAD has more than 1048576 bytes; the limit is 1048576 (docs/limits.md)',
    ],
    [
      'its branch has a name that no file system has',
      {
        ...without('.panproto/refs/tags/v2'),
        '.panproto/HEAD': JSON.stringify({ Branch: 'a/'.repeat(2000) }),
      },
      null,
      'its commit and its records are not recorded: .panproto/HEAD is not what lairs writes',
    ],
    [
      'the store is a file',
      { '.panproto': '', 'index.json': indexOf(one), [fileOf(one)]: '' },
      null,
      'its commit and its records are not recorded: .panproto is not a folder',
    ],
  ])('%s', async (_, files, commit, reason) => {
    const { dataset, warnings } = await read(files)
    expect(dataset).toEqual({ path: '.', store_commit: commit, records: null, collections: null })
    expect(warnings).toEqual([
      `The lairs version store .panproto at v2 cannot be read, and ${reason}.`,
    ])
  })
})

describe.each(['git-annex link', 'git-annex pointer', 'symbolic link'])('a %s', (kind) => {
  const objects = new Objects()
  const target = kind === 'symbolic link' ? 'elsewhere.json' : annexTarget
  const stored = kind === 'git-annex pointer' ? annexPointer : objects.link(target)

  test('is named if it stands for index.json', async () => {
    const { dataset, warnings } = await read({ ...sound, 'index.json': stored }, 'v2', objects)
    expect(dataset?.records).toBe(3)
    expect(warnings).toEqual([
      expect.stringContaining(`Differences: index.json cannot be read: it is a ${kind}. `),
    ])
  })

  test('is named if it stands for index.json and the store is too large', async () => {
    const { warnings } = await read({ ...tooLarge, 'index.json': stored }, 'v2', objects)
    expect(warnings).toEqual([
      `index.json cannot be read, and the records are not counted: it is a ${kind}.`,
    ])
  })

  test('is named if it stands for a record in the store', async () => {
    const path = `.panproto/${pathOf(id(13))}`
    const { dataset, warnings } = await read({ ...sound, [path]: stored }, 'v2', objects)
    expect(dataset?.records).toBeNull()
    expect(warnings).toEqual([
      `The lairs version store .panproto at v2 cannot be read, and its records are not recorded: ${path} is a ${kind}.`,
    ])
  })
})

describe('a store that is too large to be read', () => {
  test('leaves the index, and a notice says so', async () => {
    const { dataset, warnings, notices } = await read({
      ...tooLarge,
      'index.json': indexOf(one, one, two),
    })
    expect(dataset).toMatchObject({ store_commit: id(2), records: 2, collections: { 'pub.x': 2 } })
    expect(warnings).toEqual([])
    expect(notices).toEqual([
      `.panproto has more than ${limits.storeObjects} commits and data sets; the limit is ${limits.storeObjects} (docs/limits.md). The records in index.json are recorded, and are not compared with the version store.`,
    ])
  })

  test.each<[string, Contents, string]>([
    ['is missing', { ...tooLarge, 'index.json': '' }, 'it is incomplete'],
    [
      'names records without a folder',
      Object.fromEntries(Object.entries(tooLarge).filter(([path]) => !path.startsWith('records/'))),
      'it names 3 records, but records is missing',
    ],
  ])('leaves nothing if the index %s', async (_, files, reason) => {
    const { dataset, warnings } = await read(files)
    expect(dataset?.records).toBeNull()
    expect(warnings).toEqual([
      `index.json cannot be read, and the records are not counted: ${reason}.`,
    ])
  })
})

test.each([
  ['at://a/größe/1', 'größe'],
  ['at://a/under_score/1', 'under_score'],
  ['at://a/expression', 'expression'],
  ['at://a/b/c/d', 'b'],
  ['records/x.json', 'x.json'],
  ['odd', ''],
  ['at://', ''],
  ['at://a/__proto__/1', '__proto__'],
])('%s is counted as a record of the collection "%s"', async (uri, collection) => {
  const { dataset, warnings } = await read({
    ...sound,
    [`.panproto/${pathOf(id(13))}`]: dataSetOf(uri, json({})),
    'index.json': indexOf(one, two, uri),
    [fileOf(uri)]: '{}',
  })
  expect(warnings).toEqual([])
  expect(dataset?.records).toBe(3)
  expect(new Map(Object.entries(dataset?.collections ?? {}))).toEqual(
    new Map([
      ['pub.x', 2],
      [collection, 1],
    ]),
  )
})

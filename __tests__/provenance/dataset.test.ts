import { describe, expect, test } from '@jest/globals'
import { limits } from '../../src/limits.ts'
import { datasetAdvice } from '../../src/provenance/dataset/advice.ts'
import { DatasetReader } from '../../src/provenance/dataset/dataset.ts'
import { lowerLimits } from '../lower-limits.ts'
import { annexPointer, annexTarget, type Content, Objects, sha256 } from './objects.ts'
import { commitOf, dataSetOf, id, pathOf } from './store.ts'

lowerLimits({ storeObjects: 200, collections: 100 })

type Contents = Readonly<Record<string, Content>>

const [one, two, three] = ['at://a/pub.x/1', 'at://a/pub.x/2', 'at://b/pub.y/3'] as const
const fileOf = (uri: string) => `records/${sha256(uri)}.json`
const indexLine = (uri: string) => `"${uri}":"${sha256(uri)}"`
const indexOf = (...uris: readonly string[]) => `{${uris.map(indexLine).join()}}`
const json = (value: unknown) => Buffer.from(JSON.stringify(value))

/** Two commits: the first has `one` and `two`, the second also has `three`. HEAD is at the second. */
const sound: Contents = {
  '.panproto/HEAD': '{"Branch":"main"}',
  '.panproto/refs/heads/main': id(2),
  '.panproto/refs/tags/v1': id(1),
  '.panproto/refs/tags/v2': id(2),
  [`.panproto/${pathOf(id(1))}`]: commitOf([], [11, 12]),
  [`.panproto/${pathOf(id(2))}`]: commitOf([1], [13]),
  [`.panproto/${pathOf(id(11))}`]: dataSetOf(one, json({ n: 1 })),
  [`.panproto/${pathOf(id(12))}`]: dataSetOf(two, json({ n: 2 })),
  [`.panproto/${pathOf(id(13))}`]: dataSetOf(three, json({ n: 3 })),
  'index.json': indexOf(one, two, three),
  ...Object.fromEntries([one, two, three].map((uri) => [fileOf(uri), '{}'])),
}

/** Its second commit has more data sets than are read. */
const tooLarge: Contents = {
  ...sound,
  [`.panproto/${pathOf(id(2))}`]: commitOf(
    [1],
    Array.from({ length: limits.storeObjects }, () => 13),
  ),
}

function without(...paths: readonly string[]): Contents {
  return Object.fromEntries(Object.entries(sound).filter(([path]) => !paths.includes(path)))
}

/** Reads the dataset at a tag, with everything that is said about it. */
async function read(
  files: Contents,
  tag: string | undefined = 'v2',
  objects: Objects = new Objects(),
) {
  const tree = objects.files(Object.entries(files)).id
  const [warnings, notices]: [string[], string[]] = [[], []]
  const reader = new DatasetReader(objects.git(), {
    warn: (message) => warnings.push(message),
    notice: (message) => notices.push(message),
  })
  const located = await reader.locate(tree, '')
  const [repository] = located.repositories
  const dataset = repository === undefined ? null : await reader.read({ repository, tag })
  const advice = await datasetAdvice(objects.git(), located)
  return { dataset, warnings, notices, advice }
}

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

describe('the changes between two tags', () => {
  async function changes(files: Contents, warn: (message: string) => void = () => undefined) {
    const objects = new Objects()
    const tree = objects.files(Object.entries(files)).id
    const reader = new DatasetReader(objects.git(), { warn, notice: () => undefined })
    const [repository] = (await reader.locate(tree, '')).repositories
    if (repository === undefined) throw new Error('there is no Repository')
    return await reader.changes({ repository, tag: 'v1' }, { repository, tag: 'v2' })
  }

  test('are those of their version stores', async () => {
    expect((await changes(sound))?.all).toEqual({ added: 1, removed: 0, changed: 0 })
  })

  test('lack a record that was saved again with another schema', async () => {
    const savedAgain: Contents = {
      ...sound,
      [`.panproto/${pathOf(id(2))}`]: commitOf([1], [14, 15]),
      [`.panproto/${pathOf(id(14))}`]: dataSetOf(one, json({ n: 1 }), 1, 0, 7),
      [`.panproto/${pathOf(id(15))}`]: dataSetOf(two, json({ n: 3 }), 1, 0, 7),
    }
    expect((await changes(savedAgain))?.all).toEqual({ added: 0, removed: 0, changed: 1 })
  })

  test('are unknown if the second store cannot be read', async () => {
    expect(await changes(without(`.panproto/${pathOf(id(13))}`))).toBeUndefined()
  })

  test('are an error if the first store cannot be read', async () => {
    const files = { ...sound, '.panproto/refs/tags/v1': id(9) }
    await expect(changes(files)).rejects.toThrow(`.panproto/${pathOf(id(9))} is missing`)
  })

  test('are only counted together in too many collections, and a warning says so', async () => {
    const numbers = Array.from({ length: limits.collections + 1 }, (_, n) => 100 + n)
    const dataSets = numbers.map((number) => [
      `.panproto/${pathOf(id(number))}`,
      dataSetOf(`at://a/pub.c${number}/1`, json({})),
    ])
    const files: Contents = {
      ...sound,
      ...Object.fromEntries(dataSets),
      [`.panproto/${pathOf(id(2))}`]: commitOf([1], numbers),
    }
    const warnings: string[] = []
    const found = await changes(files, (message) => warnings.push(message))
    expect(found).toEqual({
      all: { added: numbers.length, removed: 0, changed: 0 },
      collections: null,
    })
    expect(warnings).toEqual([
      `The records of v1 and v2 differ in more than ${limits.collections} collections, or their names are too long (docs/limits.md). The changes are only counted together.`,
    ])
  })

  test('are those of the files if a store is too large', async () => {
    // Both tags have the same files.
    expect((await changes(tooLarge))?.all).toEqual({ added: 0, removed: 0, changed: 0 })
  })

  test('count the records too if a store is too large: each index is read once', async () => {
    const objects = new Objects()
    const reader = new DatasetReader(objects.git(), {
      warn: () => undefined,
      notice: () => undefined,
    })
    const fewer: Contents = { ...tooLarge, 'index.json': indexOf(one, three) }
    const { [fileOf(two)]: _, ...before } = fewer
    const revisions = await Promise.all(
      [before, tooLarge].map(async (files) => {
        const located = await reader.locate(objects.files(Object.entries(files)).id, '')
        return located.repositories.map((repository) => ({ repository, tag: 'v2' }))
      }),
    )
    const [old, current] = revisions.flat()
    if (old === undefined || current === undefined) throw new Error('there is no Repository')
    const changes = await reader.changes(old, current)
    expect(changes?.all).toEqual({ added: 1, removed: 0, changed: 0 })
    expect(await reader.read(current)).toMatchObject({
      records: 3,
      collections: { 'pub.x': 2, 'pub.y': 1 },
    })
    for (const { repository } of [old, current]) {
      expect(objects.reads.get(repository.index ?? '')).toBe(1)
    }
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

describe('advice', () => {
  const below = (folder: string, files: Contents = sound): Contents =>
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [`${folder}${path}`, content]),
    )
  const ignored = { 'index.json': indexOf(one), [fileOf(one)]: '{}' }
  const ignoredAdvice = (folder: string) =>
    `${folder}index.json and ${folder}records/ belong to a lairs Repository, but the commit has no ${folder}.panproto. The dataset is not recorded. Remove .panproto from .gitignore, and add it to git.`

  test.each<[string, Contents, readonly string[]]>([
    ['none for a Repository at the deepest level', below('a/b/c/d/'), []],
    [
      'for a Repository that is too deep',
      below('a/b/c/d/e/'),
      [
        'There is a lairs Repository in a/b/c/d/e/, which is deeper than the action searches. It is not recorded. Set working-directory to its folder.',
      ],
    ],
    [
      'for one that is much too deep',
      below('a/b/c/d/e/f/g/'),
      [
        'There is a lairs Repository in a/b/c/d/e/f/g/, which is deeper than the action searches. It is not recorded. Set working-directory to its folder.',
      ],
    ],
    ['none for a deep one if there is another', { ...below('a/'), ...below('b/c/d/e/f/') }, []],
    [
      'for several',
      { ...below('a/'), ...below('b/') },
      [
        'There are several lairs Repositories: a/, b/. None is recorded. Set working-directory to one of them. To record all of them, use one step for each.',
      ],
    ],
    ['for a store that git ignores', ignored, [ignoredAdvice('')]],
    ['for one in a folder', below('data/', ignored), [ignoredAdvice('data/')]],
    ['none if there is another Repository', { ...below('a/', ignored), ...below('b/') }, []],
    ['none for the index of something else', { ...ignored, 'index.json': '{"name":"x"}' }, []],
    ['none for an index without records', { 'index.json': indexOf(one) }, []],
    ['none for plain files', { 'data.csv': 'a,b' }, []],
  ])('%s', async (_, files, advice) => {
    const found = await read(files)
    expect(found.advice).toEqual(advice)
  })
})

import { describe, expect, test } from '@jest/globals'
import { type Contents, fileOf, indexOf, one, read, sound } from './dataset-contents.ts'

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

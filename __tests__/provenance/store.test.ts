import { describe, expect, test } from '@jest/globals'
import { encode } from '@msgpack/msgpack'
import { storeCommit } from '../../src/provenance/dataset/store.ts'
import { type Content, Objects, submodule } from './objects.ts'
import { commit, folder, forms, id, numbers, pathOf, resolve, type Store } from './store.ts'

const [, listOf] = forms[0]

/** The tag v1, which leads through so many tag objects to a commit. */
function chain(tags: number, tagOf: (target: string) => Uint8Array): Store {
  const objects = Array.from({ length: tags }, (_, n) => [pathOf(id(n)), tagOf(id(n + 1))] as const)
  return [['refs/tags/v1', `${id(0)}\n`], ...objects, [pathOf(id(tags)), commit]]
}

describe('by the tag of its own name', () => {
  test.each(forms)('through tag objects whose target is %s, ten at most', async (_, tagOf) => {
    for (const tags of [0, 1, 2, 10]) {
      await expect(resolve(chain(tags, tagOf), 'v1')).resolves.toBe(id(tags))
    }
    for (const tags of [11, 12]) {
      await expect(resolve(chain(tags, tagOf), 'v1')).rejects.toThrow(
        `${folder}: a tag leads through more than 10 tags, or in a circle`,
      )
    }
  })

  test.each([
    ['itself', 0],
    ['one before it', 3],
  ])('tag objects that lead back to %s are a circle', async (_, last) => {
    const back = listOf(id(0))
    const store = [...chain(last, listOf).slice(0, -1), [pathOf(id(last)), back] as const]
    await expect(resolve(store, 'v1')).rejects.toThrow('or in a circle')
  })

  test.each(['v1', 'release/3.0', 'a/b/c/d', 'größe', 'v1.0', 'HEAD', 'refs/tags/v1', '日本'])(
    'named %s',
    async (tag) => {
      const store: Store = [
        [`refs/tags/${tag}`, id(7)],
        [pathOf(id(7)), commit],
        ['HEAD', '{"Branch":"main"}'],
      ]
      await expect(resolve(store, tag)).resolves.toBe(id(7))
    },
  )

  test.each([
    ['two line ends', `${id(1)}\n\n`],
    ['one of Windows', `${id(1)}\r\n`],
    ['none', id(1)],
  ])('a ref with %s', async (_, ref) => {
    const store: Store = [
      ['refs/tags/v1', ref],
      [pathOf(id(1)), commit],
    ]
    await expect(resolve(store, 'v1')).resolves.toBe(id(1))
  })

  test('commits of any size and form are commits', async () => {
    const large = { Commit: { data: Array.from({ length: 50_000 }, (_, n) => numbers(id(n))) } }
    for (const object of [large, { Commit: [] }, { Commit: { Tag: [numbers(id(1))] } }]) {
      const store: Store = [
        ['refs/tags/v1', id(1)],
        [pathOf(id(1)), encode(object)],
      ]
      await expect(resolve(store, 'v1')).resolves.toBe(id(1))
    }
  })
})

describe('by HEAD, where there is no such tag', () => {
  const main: Store = [
    ['refs/heads/main', `${id(1)}\n`],
    [pathOf(id(1)), commit],
  ]

  test.each([
    ['no tag', undefined, []],
    ['another tag', 'v2', [['refs/tags/v1', id(9)]]],
    ['a folder of tags', 'release', [['refs/tags/release/3.0', id(9)]]],
    ['a tag that is a folder there', 'release/3.0', [['refs/tags/release', id(9)]]],
    ['no tags at all', 'v1', []],
  ] as const)('%s', async (_, tag, more) => {
    const store: Store = [['HEAD', '{"Branch":"main"}'], ...main, ...more]
    await expect(resolve(store, tag)).resolves.toBe(id(1))
  })

  test('on a branch whose name holds slashes', async () => {
    const store: Store = [
      ['HEAD', '{\n  "Branch": "topic/on/größe"\n}\n'],
      ['refs/heads/topic/on/größe', id(3)],
      [pathOf(id(3)), commit],
    ]
    await expect(resolve(store)).resolves.toBe(id(3))
  })

  test.each([
    ['hex digits', id(255)],
    ['bytes', numbers(id(255))],
  ])('detached, as %s', async (_, detached) => {
    const head = JSON.stringify({ Detached: detached })
    await expect(resolve([['HEAD', head]])).resolves.toBe(id(255))
  })
})

describe('what is not as lairs writes it is named with its file', () => {
  const at = (path: string, what: string) => new Error(`${folder}/${path} ${what}`)
  const noId = 'is not the id of an object'
  const noObject = 'is no commit and no tag of lairs'
  const noHead = 'is not what lairs writes'

  test.each<[string, Store, Error]>([
    ['nothing', [], at('HEAD', 'is missing')],
    [
      'no branch',
      [['HEAD', '{"Branch":"main"}']],
      at('refs/heads/main', 'is missing, which HEAD names'),
    ],
    ['no object', [['refs/tags/v1', id(1)]], at(pathOf(id(1)), 'is missing')],
    ['a tag to nowhere', chain(2, listOf).slice(0, -1), at(pathOf(id(2)), 'is missing')],
    ['an empty ref', [['refs/tags/v1', '']], at('refs/tags/v1', noId)],
    ['a short id', [['refs/tags/v1', id(1).slice(1)]], at('refs/tags/v1', noId)],
    ['an id of git', [['refs/tags/v1', 'a'.repeat(40)]], at('refs/tags/v1', noId)],
    ['capital letters', [['refs/tags/v1', 'A'.repeat(64)]], at('refs/tags/v1', noId)],
    ['two ids', [['refs/tags/v1', `${id(1)}\n${id(2)}`]], at('refs/tags/v1', noId)],
    [
      'a branch of nonsense',
      [
        ['HEAD', '{"Branch":"x"}'],
        ['refs/heads/x', 'x'],
      ],
      at('refs/heads/x', noId),
    ],
    ['no JSON', [['HEAD', 'ref: refs/heads/main\n']], at('HEAD', noHead)],
    ['JSON of another kind', [['HEAD', '"main"']], at('HEAD', noHead)],
    ['a branch that is none', [['HEAD', '{"Branch":1}']], at('HEAD', noHead)],
    ['nothing in HEAD', [['HEAD', '']], at('HEAD', noHead)],
  ])('%s', async (_, store, error) => {
    await expect(resolve(store, 'v1')).rejects.toThrow(error)
  })

  test.each([
    ...['null', '1', '"x"', '[]', '{}', '[256]', `"${'A'.repeat(64)}"`, `["${id(1)}"]`],
    '{"toString":1}',
    '{"toString":null,"valueOf":null}',
    JSON.stringify(numbers(id(1)).slice(1)),
    JSON.stringify([...numbers(id(1)).slice(1), -1]),
    JSON.stringify([...numbers(id(1)).slice(1), 0.5]),
  ])('HEAD is detached from %s', async (detached) => {
    const said = await resolve([['HEAD', `{"Detached":${detached}}`]]).catch(String)
    expect(said).toMatch(/^Error: data\/\.panproto\/HEAD is not /)
  })

  test('HEAD is detached from lists without end', async () => {
    const head = `{"Detached":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
    await expect(resolve([['HEAD', head]])).rejects.toThrow(`${folder}/HEAD is not `)
  })

  test.each<[string, unknown]>([
    ['nothing of these', { Schema: {} }],
    ['a name alone', 'Commit'],
    ['null', null],
    ['a number', 7],
    ['a list', [{ Commit: {} }]],
    ['a tag without a target', { Tag: [] }],
    ['a tag of fields by name', { Tag: { target: numbers(id(1)) } }],
    ['a target that is too short', { Tag: [numbers(id(1)).slice(1)] }],
    ['a target of other numbers', { Tag: [[...numbers(id(1)).slice(1), 256]] }],
    ['a target of parts of numbers', { Tag: [[...numbers(id(1)).slice(1), 0.5]] }],
    ['a target of hex digits', { Tag: [id(1)] }],
    ['a target of bytes that are too many', { Tag: [new Uint8Array(33)] }],
  ])('an object that is %s', async (_, object) => {
    const store: Store = [
      ['refs/tags/v1', id(1)],
      [pathOf(id(1)), encode(object)],
    ]
    await expect(resolve(store, 'v1')).rejects.toThrow(at(pathOf(id(1)), noObject))
  })

  const tag = Buffer.from(listOf(id(2)))
  test.each<[string, string | Uint8Array]>([
    ['empty', ''],
    ['a tag that is cut off', tag.subarray(0, -1)],
    ['a tag and a byte more', Buffer.concat([tag, Buffer.from([0])])],
    ['JSON', '{"Commit":{}}'],
    ['of a key of a prototype', encode(JSON.parse('{"__proto__":{"Commit":1}}'))],
    ['a Git LFS pointer', 'version https://git-lfs.github.com/spec/v1\n'],
  ])('an object that is %s', async (_, bytes) => {
    const store: Store = [
      ['refs/tags/v1', id(1)],
      [pathOf(id(1)), bytes],
    ]
    await expect(resolve(store, 'v1')).rejects.toThrow(at(pathOf(id(1)), noObject))
  })

  test.each<[string, string, (objects: Objects) => Content]>([
    ['a link', 'refs', (objects) => objects.link('elsewhere')],
    ['a submodule', 'refs', () => submodule],
    ['a link', 'objects', (objects) => objects.link('elsewhere')],
    ['a submodule', 'objects/00', () => submodule],
    ['a link', 'refs/tags/v1', (objects) => objects.link('v2')],
    ['a link', 'HEAD', (objects) => objects.link('v2')],
  ])('%s at %s', async (_, path, content) => {
    const objects = new Objects()
    const others = chain(0, listOf).filter(([each]) => !each.startsWith(path))
    const head: Store = path === 'HEAD' ? [] : [['HEAD', '{"Branch":"main"}']]
    const store: Store = [...others, ...head, [path, content(objects)]]
    const tag = path === 'HEAD' ? undefined : 'v1'
    await expect(resolve(store, tag, objects)).rejects.toThrow(`${folder}/${path} is `)
  })

  test('a file whose git object is missing', async () => {
    const objects = new Objects()
    const store = chain(0, listOf)
    objects.files(store)
    objects.lose(objects.blob(commit).id)
    const tree = objects.files(store.slice(0, 1)).id
    await expect(storeCommit(objects.git(), tree, folder, 'v1')).rejects.toThrow(pathOf(id(0)))
  })
})

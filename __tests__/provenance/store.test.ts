import { describe, expect, test } from '@jest/globals'
import { encode } from '@msgpack/msgpack'
import { limits } from '../../src/limits.ts'
import { storeCommit } from '../../src/provenance/dataset/store-refs.ts'
import { annexPointer, annexTarget, type Content, Objects, submodule } from './objects.ts'
import {
  bytesOf,
  commit,
  encodings,
  folder,
  id,
  openStore,
  pathOf,
  resolve,
  type Store,
} from './store.ts'

const [, tagTo] = encodings[0]

/** The tag v1, which leads to a commit through this number of tag objects. */
function chain(tags: number, tagOf: (target: string) => Uint8Array): Store {
  const objects = Array.from({ length: tags }, (_, n) => [pathOf(id(n)), tagOf(id(n + 1))] as const)
  return [['refs/tags/v1', `${id(0)}\n`], ...objects, [pathOf(id(tags)), commit]]
}

describe('the commit of the tag with the same name', () => {
  test.each(encodings)(
    'is found through at most ten tag objects whose target is %s',
    async (_, tagOf) => {
      for (const tags of [0, 1, 2, 10]) {
        await expect(resolve(chain(tags, tagOf), 'v1')).resolves.toBe(id(tags))
      }
      for (const tags of [11, 12]) {
        await expect(resolve(chain(tags, tagOf), 'v1')).rejects.toThrow(
          `${folder}: a tag leads through more than 10 tags, or in a circle`,
        )
      }
    },
  )

  test.each([
    ['itself', 0],
    ['an earlier one', 3],
  ])('is an error if a tag object leads back to %s', async (_, last) => {
    const first = tagTo(id(0))
    const store = [...chain(last, tagTo).slice(0, -1), [pathOf(id(last)), first] as const]
    await expect(resolve(store, 'v1')).rejects.toThrow('or in a circle')
  })

  test.each(['v1', 'release/3.0', 'a/b/c/d', 'größe', 'v1.0', 'refs/tags/v1', '日本'])(
    'is found if the tag is named %s',
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
    ['two line breaks', `${id(1)}\n\n`],
    ['a Windows line break', `${id(1)}\r\n`],
    ['no line break', id(1)],
  ])('is found if the ref has %s', async (_, ref) => {
    const store: Store = [
      ['refs/tags/v1', ref],
      [pathOf(id(1)), commit],
    ]
    await expect(resolve(store, 'v1')).resolves.toBe(id(1))
  })

  test('can have any size and content', async () => {
    const large = { Commit: { data: new Uint8Array(limits.storeObjectBytes) } }
    for (const object of [large, { Commit: [] }, { Commit: { Tag: [bytesOf(id(1))] } }]) {
      const store: Store = [
        ['refs/tags/v1', id(1)],
        [pathOf(id(1)), encode(object)],
      ]
      await expect(resolve(store, 'v1')).resolves.toBe(id(1))
    }
  })
})

describe('a name is resolved as lairs resolves it', () => {
  const [one, two] = [`abcd1${'0'.repeat(59)}`, `abcd2${'0'.repeat(59)}`]
  const schema = `5c4e${'0'.repeat(60)}`
  const store: Store = [
    ['HEAD', '{"Branch":"main"}'],
    ['refs/heads/main', id(1)],
    ['refs/heads/both', id(2)],
    ['refs/tags/both', id(3)],
    ['refs/tags/HEAD', id(3)],
    ['refs/heads/abcd1', id(2)],
    ['refs/tags/upper', `  ${one.toUpperCase()}\r\n`],
    ...[id(1), id(2), id(3), one, two].map((each) => [pathOf(each), commit] as const),
    [pathOf(schema), encode({ SchemaTree: {} })],
    [pathOf(id(4)), tagTo(id(1))],
    ['refs/heads/tagged', id(4)],
  ]

  test.each([
    ['a branch before a tag', 'both', id(2)],
    ['HEAD before a tag', 'HEAD', id(1)],
    ['a branch before the beginning of an id', 'abcd1', id(2)],
    ['a complete id', one, one],
    ['a complete id in upper case', one.toUpperCase(), one],
    ['the beginning of an id', 'abcd10', one],
    ['the beginning of an id in upper case', 'ABCD2', two],
    ['a ref in upper case, with blanks', 'upper', one],
    ['HEAD, for the beginning of several ids', 'abcd', id(1)],
    ['HEAD, for less than four digits', 'abc', id(1)],
    ['HEAD, for the beginning of the id of a schema', '5c4e', id(1)],
    ['HEAD, for the beginning of no id', 'beef', id(1)],
    ['HEAD, for the path of a ref', 'heads/both', id(1)],
    ['HEAD, for what git reads as an ancestor', 'both~0', id(1)],
  ])('%s', async (_, name, expected) => {
    await expect(resolve(store, name)).resolves.toBe(expected)
  })

  test.each([
    ['a complete id that the store does not have', id(9), `${pathOf(id(9))} is missing`],
    ['a branch that is a tag object', 'tagged', `${pathOf(id(4))} is neither a commit`],
  ])('an error for %s', async (_, name, message) => {
    await expect(resolve(store, name)).rejects.toThrow(message)
  })
})

describe('if there is no such tag, the commit is that of HEAD', () => {
  const main: Store = [
    ['refs/heads/main', `${id(1)}\n`],
    [pathOf(id(1)), commit],
  ]

  test.each([
    ['no tag', undefined, []],
    ['another tag', 'v2', [['refs/tags/v1', id(9)]]],
    ['the name of a folder', 'release', [['refs/tags/release/3.0', id(9)]]],
    ['a tag below another tag', 'release/3.0', [['refs/tags/release', id(9)]]],
    ['a store without tags', 'v1', []],
  ] as const)('%s', async (_, tag, refs) => {
    const store: Store = [['HEAD', '{"Branch":"main"}'], ...main, ...refs]
    await expect(resolve(store, tag)).resolves.toBe(id(1))
  })

  test('a branch with slashes', async () => {
    const store: Store = [
      ['HEAD', '{\n  "Branch": "topic/on/größe"\n}\n'],
      ['refs/heads/topic/on/größe', id(3)],
      [pathOf(id(3)), commit],
    ]
    await expect(resolve(store)).resolves.toBe(id(3))
  })

  test.each([
    ['hex digits', id(255)],
    ['bytes', bytesOf(id(255))],
  ])('a detached HEAD, as %s', async (_, detached) => {
    const head = JSON.stringify({ Detached: detached })
    await expect(resolve([['HEAD', head]])).resolves.toBe(id(255))
  })
})

describe('a file that lairs would not write is an error that names the file', () => {
  const at = (path: string, problem: string) => new Error(`${folder}/${path} ${problem}`)
  const notAnId = 'is not the id of an object'
  const notAnObject = 'is neither a commit nor a tag of lairs'
  const notAHead = 'is not what lairs writes'

  test.each<[string, Store, Error]>([
    ['no file', [], at('HEAD', 'is missing')],
    [
      'a missing branch',
      [['HEAD', '{"Branch":"main"}']],
      at('refs/heads/main', 'is missing, although HEAD names it'),
    ],
    ['a missing object', [['refs/tags/v1', id(1)]], at(pathOf(id(1)), 'is missing')],
    ['a missing target', chain(2, tagTo).slice(0, -1), at(pathOf(id(2)), 'is missing')],
    ['an empty ref', [['refs/tags/v1', '']], at('refs/tags/v1', notAnId)],
    ['a short id', [['refs/tags/v1', id(1).slice(1)]], at('refs/tags/v1', notAnId)],
    ['a git object id', [['refs/tags/v1', 'a'.repeat(40)]], at('refs/tags/v1', notAnId)],
    ['two ids', [['refs/tags/v1', `${id(1)}\n${id(2)}`]], at('refs/tags/v1', notAnId)],
    [
      'an invalid branch',
      [
        ['HEAD', '{"Branch":"x"}'],
        ['refs/heads/x', 'x'],
      ],
      at('refs/heads/x', notAnId),
    ],
    ['HEAD that is not JSON', [['HEAD', 'ref: refs/heads/main\n']], at('HEAD', notAHead)],
    ['HEAD that is not an object', [['HEAD', '"main"']], at('HEAD', notAHead)],
    ['a branch that is not a string', [['HEAD', '{"Branch":1}']], at('HEAD', notAHead)],
    ['an empty HEAD', [['HEAD', '']], at('HEAD', notAHead)],
  ])('%s', async (_, store, error) => {
    await expect(resolve(store, 'v1')).rejects.toThrow(error)
  })

  test.each([
    ...['null', '1', '"x"', '[]', '{}', '[256]', `["${id(1)}"]`],
    '{"toString":1}',
    '{"toString":null,"valueOf":null}',
    JSON.stringify(bytesOf(id(1)).slice(1)),
    JSON.stringify([...bytesOf(id(1)).slice(1), -1]),
    JSON.stringify([...bytesOf(id(1)).slice(1), 0.5]),
  ])('a detached HEAD with %s', async (detached) => {
    const outcome = await resolve([['HEAD', `{"Detached":${detached}}`]]).catch(String)
    expect(outcome).toMatch(/^Error: data\/\.panproto\/HEAD is not /)
  })

  test('a detached HEAD with 50,000 nested arrays', async () => {
    const head = `{"Detached":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
    await expect(resolve([['HEAD', head]])).rejects.toThrow(`${folder}/HEAD is not `)
  })

  test.each<[string, unknown]>([
    ['of another kind', { Schema: {} }],
    ['a string', 'Commit'],
    ['null', null],
    ['a number', 7],
    ['an array', [{ Commit: {} }]],
    ['a tag without a target', { Tag: [] }],
    ['a tag with named fields', { Tag: { target: bytesOf(id(1)) } }],
    ['a tag with a target of 31 numbers', { Tag: [bytesOf(id(1)).slice(1)] }],
    ['a tag with a target of a number above 255', { Tag: [[...bytesOf(id(1)).slice(1), 256]] }],
    ['a tag with a target of a fraction', { Tag: [[...bytesOf(id(1)).slice(1), 0.5]] }],
    ['a tag with a target of hex digits', { Tag: [id(1)] }],
    ['a tag with a target of 33 bytes', { Tag: [new Uint8Array(33)] }],
  ])('an object that is %s', async (_, object) => {
    const store: Store = [
      ['refs/tags/v1', id(1)],
      [pathOf(id(1)), encode(object)],
    ]
    await expect(resolve(store, 'v1')).rejects.toThrow(at(pathOf(id(1)), notAnObject))
  })

  const tag = Buffer.from(tagTo(id(2)))
  test.each<[string, string | Uint8Array]>([
    ['empty', ''],
    ['an incomplete tag', tag.subarray(0, -1)],
    ['a tag with an extra byte', Buffer.concat([tag, Buffer.from([0])])],
    ['JSON', '{"Commit":{}}'],
    ['a map with the key __proto__', encode(JSON.parse('{"__proto__":{"Commit":1}}'))],
  ])('an object that is %s', async (_, bytes) => {
    const store: Store = [
      ['refs/tags/v1', id(1)],
      [pathOf(id(1)), bytes],
    ]
    await expect(resolve(store, 'v1')).rejects.toThrow(at(pathOf(id(1)), notAnObject))
  })

  test.each<[string, string, (objects: Objects) => Content]>([
    ['a symbolic link', 'refs', (objects) => objects.link('elsewhere')],
    ['a submodule', 'refs', () => submodule],
    ['a symbolic link', 'objects', (objects) => objects.link('elsewhere')],
    ['a submodule', 'objects/00', () => submodule],
    ['a symbolic link', 'refs/tags/v1', (objects) => objects.link('v2')],
    ['a symbolic link', 'HEAD', (objects) => objects.link('v2')],
    ['a git-annex link', 'HEAD', (objects) => objects.link(annexTarget)],
    ['a git-annex link', 'refs/tags/v1', (objects) => objects.link(annexTarget)],
    ['a git-annex link', pathOf(id(0)), (objects) => objects.link(annexTarget)],
    ['a git-annex pointer', 'HEAD', () => annexPointer],
    ['a git-annex pointer', 'refs/tags/v1', () => annexPointer],
    ['a git-annex pointer', pathOf(id(0)), () => annexPointer],
    ['a Git LFS pointer', pathOf(id(0)), () => 'version https://git-lfs.github.com/spec/v1\n'],
  ])('%s at %s', async (kind, path, content) => {
    const objects = new Objects()
    const others = chain(0, tagTo).filter(([each]) => !each.startsWith(path))
    const head: Store = path === 'HEAD' ? [] : [['HEAD', '{"Branch":"main"}']]
    const store: Store = [...others, ...head, [path, content(objects)]]
    const tag = path === 'HEAD' ? undefined : 'v1'
    await expect(resolve(store, tag, objects)).rejects.toThrow(`${folder}/${path} is ${kind}`)
  })

  test('a file whose git object is missing', async () => {
    const objects = new Objects()
    const store = chain(0, tagTo)
    objects.files(store)
    objects.remove(objects.blob(commit).id)
    const tree = objects.files(store.slice(0, 1)).id
    await expect(storeCommit(openStore(objects, tree), 'v1')).rejects.toThrow(pathOf(id(0)))
  })
})

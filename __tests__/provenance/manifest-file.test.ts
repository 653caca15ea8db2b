import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { findManifest } from '../../src/provenance/manifest.ts'
import { type Files, Objects, submodule } from './objects.ts'

const commit = 'c'.repeat(40)
const packaged = '[provenance]\nlayers_version = "packaged"\n'
const manifest = (version: string) => `[provenance]\nlayers_version = "${version}"\n`
const usual = 'lexicons/MANIFEST.toml'

function find(files: Files, asked?: string, prefix = '', objects = new Objects()) {
  const tree = objects.files(files).id
  return findManifest(objects.git(prefix), { commit, tree }, asked, packaged)
}

describe('the manifest of a commit', () => {
  const both = [
    [usual, manifest('first')],
    ['lairs/lexicons/MANIFEST.toml', manifest('second')],
    ['data/lexicons/MANIFEST.toml', manifest('below')],
    ['MANIFEST.toml', manifest('top')],
  ] as const

  test.each([
    ['the first of its usual places', both, undefined, '', 'first', usual],
    ['the other', both.slice(1), undefined, '', 'second', 'lairs/lexicons/MANIFEST.toml'],
    ['those of the working directory', both, undefined, 'data/', 'below', `data/${usual}`],
    ['the one asked for', both, 'MANIFEST.toml', '', 'top', 'MANIFEST.toml'],
    [
      'the one asked for, from the working directory',
      both,
      '../MANIFEST.toml',
      'data/',
      'top',
      'MANIFEST.toml',
    ],
    ['a path with detours', both, './data/.././/MANIFEST.toml', '', 'top', 'MANIFEST.toml'],
  ])('is %s', async (_, files, asked, prefix, version, path) => {
    const found = await find(files, asked, prefix)
    expect(found).toMatchObject({
      manifest: { layers_version: version },
      source: `dataset:${path}`,
      path,
    })
  })

  test.each<[string, Files]>([
    ['it has none', []],
    ['it is in no usual place', both.slice(2)],
    [
      'a file stands where its folder should',
      [
        ['lexicons', ''],
        ['lairs', ''],
      ],
    ],
    ['its name is written otherwise', [['lexicons/manifest.toml', manifest('small')]]],
  ])('is the packaged one where %s', async (_, files) => {
    const found = await find(files)
    expect(found.manifest.layers_version).toBe('packaged')
    expect([found.source, found.path]).toEqual(['packaged', undefined])
    expect(found.missing).toEqual(['layers_git_sha', 'vendored_at', 'lexicon_tree_hash'])
  })

  test.each<[string, string, (objects: Objects) => Files, string]>([
    [
      'is not there',
      'x.toml',
      () => both,
      `manifest: there is no file "x.toml" in commit ${commit}`,
    ],
    ['leads out', '../x.toml', () => both, 'manifest: "../x.toml" leads out of the repository.'],
    ['is the folder above', '..', () => both, 'manifest: ".." leads out of the repository.'],
    ['is a folder', 'lexicons', () => both, 'lexicons is a folder, where the manifest should be.'],
    ['is the top', '.', () => both, '. is a folder, where the manifest should be.'],
    ['is a link', 'm', (objects) => [['m', objects.link('x')]], 'm is a symbolic link, where'],
    [
      'is behind a link',
      'm/x',
      (objects) => [['m', objects.link('x')]],
      'm is a symbolic link, and',
    ],
    ['is a submodule', 'm', () => [['m', submodule]], 'm is a submodule, where'],
    ['is behind a submodule', 'm/x', () => [['m', submodule]], 'm is a submodule, and'],
  ])('is refused where what is asked for %s', async (_, asked, files, message) => {
    const objects = new Objects()
    await expect(find(files(objects), asked, '', objects)).rejects.toThrow(message)
  })

  test.each([usual, 'lexicons', 'lairs/lexicons/MANIFEST.toml'])(
    'is refused where a link at %s may lead to it',
    async (path) => {
      const objects = new Objects()
      const message = `${path} is a symbolic link`
      await expect(find([[path, objects.link('x')]], undefined, '', objects)).rejects.toThrow(
        message,
      )
    },
  )

  test('is refused where its object is missing', async () => {
    const objects = new Objects()
    const tree = objects.files([[usual, packaged]]).id
    objects.lose(objects.blob(packaged).id)
    await expect(findManifest(objects.git(), { commit, tree }, undefined, '')).rejects.toThrow(
      `(${usual}) is missing from this checkout`,
    )
  })
})

describe('bytes that are no text of a manifest', () => {
  const place = (line: number, column: number) => `${usual}, line ${line}, column ${column}: `
  const utf16 = Buffer.from(`\ufeff${packaged}`, 'utf16le')

  test.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${packaged}`)],
    ['UTF-16 as Windows writes it', utf16],
    ['UTF-16 the other way round', Buffer.from(utf16).swap16()],
    ['UTF-32', Buffer.from('fffe00005b000000', 'hex')],
  ])('%s', async (_, bytes) => {
    await expect(find([[usual, bytes]])).rejects.toThrow(
      new Error(
        `${place(1, 1)}it begins with a byte order mark. Save it as UTF-8 without one, as TOML wants it.`,
      ),
    )
  })

  test('UTF-16 without a mark', async () => {
    const [le, be] = [utf16.subarray(2), Buffer.from(utf16.subarray(2)).swap16()]
    await expect(find([[usual, le]])).rejects.toThrow(place(1, 2))
    await expect(find([[usual, be]])).rejects.toThrow(place(1, 1))
  })

  test.each([
    ['a byte of no sign', ['a = "\xff"'], 1, 6],
    ['Latin-1', ['# one\n[provenance]\n# gr', '\xf6\xdfe'], 3, 5],
    ['a byte behind a line end of Windows', ['# one\r\n', '\xe9'], 2, 1],
    ['a sign that is cut off', ['# ', '\xe2\x82'], 1, 3],
    ['half a sign of UTF-16', ['# ', '\xed\xa0\x80'], 1, 3],
    ['a sign that is longer than need be', ['# ', '\xc0\xaf'], 1, 3],
    ['a place behind signs of several bytes', ['# \xc3\xa9\xf0\x9f\x98\x80', '\xff'], 1, 6],
    ['a place behind the sign for what is none', ['# \xef\xbf\xbd\n# ', '\xff'], 2, 3],
    ['a place right behind that sign', ['# \xef\xbf\xbd', '\xff'], 1, 4],
    ['a place between such signs', ['# \xef\xbf\xbd', '\xef\xbf', '\xef\xbf\xbd'], 1, 4],
  ])('%s', async (_, parts, line, column) => {
    await expect(find([[usual, Buffer.from(parts.join(''), 'latin1')]])).rejects.toThrow(
      new Error(`${place(line, column)}it is not UTF-8, which TOML is written in.`),
    )
  })

  test('the sign for what is none is a sign', async () => {
    expect((await find([[usual, manifest('\ufffd')]])).manifest.layers_version).toBe('\ufffd')
  })

  test.each([2 ** 16 + 1, 2 ** 21])('%i bytes of nonsense', async (size) => {
    await expect(find([[usual, Buffer.alloc(size, '\xff[', 'latin1')]])).rejects.toThrow(
      new Error(
        `${place(1, 1)}it has ${size} bytes, and is no manifest of a lexicon tree, which has some hundred.`,
      ),
    )
  })

  test('a manifest may have 64 KiB', async () => {
    const long = `${packaged}#${'x'.repeat(2 ** 16 - packaged.length - 1)}`
    expect((await find([[usual, long]])).manifest.layers_version).toBe('packaged')
  })
})

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 80 }),
  fc.string({ unit: 'binary' }).map((text) => Buffer.from(text, 'utf16le')),
  // Parts of a manifest around what does not belong there.
  fc
    .tuple(fc.nat(packaged.length), fc.uint8Array({ maxLength: 6 }), fc.nat(packaged.length))
    .map(([end, odd, start]) =>
      Buffer.concat([Buffer.from(packaged.slice(0, end)), odd, Buffer.from(packaged.slice(start))]),
    ),
)

test('any bytes are read, or refused with a place', async () => {
  const property = fc.asyncProperty(bytes, async (content) => {
    const said = await find([[usual, content]]).then(({ source }) => source, String)
    expect(said).toMatch(
      /^(Error: lexicons\/MANIFEST\.toml, line \d+, column \d+: .+\.|dataset:lexicons\/MANIFEST\.toml)$/,
    )
  })
  await fc.assert(property, { numRuns: 10_000 })
})

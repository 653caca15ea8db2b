import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { findManifest } from '../../src/provenance/manifest.ts'
import { runs } from '../exhaustive/mode.ts'
import { anyCharacter } from '../fuzzing.ts'
import { annexPointer, annexTarget, type Files, Objects, submodule } from './objects.ts'

const commit = 'c'.repeat(40)
const packaged = '[provenance]\nlayers_version = "packaged"\n'
const manifest = (version: string) => `[provenance]\nlayers_version = "${version}"\n`
const usualPath = 'lexicons/MANIFEST.toml'

/** The manifest of a commit that has a lairs Repository. */
function find(files: Files, input?: string, prefix = '', objects = new Objects()) {
  const tree = objects.files(files).id
  const inputs = { manifest: input, packagedManifest: packaged }
  return findManifest(objects.git(prefix), { commit, tree }, inputs, true)
}

describe('the manifest of a commit', () => {
  const all = [
    [usualPath, manifest('first')],
    ['lairs/lexicons/MANIFEST.toml', manifest('second')],
    ['data/lexicons/MANIFEST.toml', manifest('data')],
    ['MANIFEST.toml', manifest('top')],
  ] as const

  test.each([
    ['the first of the usual paths', all, undefined, '', 'first', usualPath],
    [
      'the second of the usual paths',
      all.slice(1),
      undefined,
      '',
      'second',
      'lairs/lexicons/MANIFEST.toml',
    ],
    ['the one of the working directory', all, undefined, 'data/', 'data', `data/${usualPath}`],
    ['the one that the input names', all, 'MANIFEST.toml', '', 'top', 'MANIFEST.toml'],
    [
      'the one that the input names, relative to the working directory',
      all,
      '../MANIFEST.toml',
      'data/',
      'top',
      'MANIFEST.toml',
    ],
    [
      'the one that the input names, after normalization',
      all,
      './data/.././/MANIFEST.toml',
      '',
      'top',
      'MANIFEST.toml',
    ],
  ])('is %s', async (_, files, input, prefix, version, path) => {
    const found = await find(files, input, prefix)
    expect(found).toMatchObject({
      manifest: { layers_version: version },
      source: `dataset:${path}`,
      path,
    })
  })

  test.each<[string, Files]>([
    ['there is none', []],
    ['it has another path', all.slice(2)],
    [
      'its folder is a file',
      [
        ['lexicons', ''],
        ['lairs', ''],
      ],
    ],
    ['its name differs in case', [['lexicons/manifest.toml', manifest('small')]]],
  ])('is the packaged one if %s', async (_, files) => {
    const found = await find(files)
    expect(found.manifest.layers_version).toBe('packaged')
    expect([found.source, found.path]).toEqual(['packaged', undefined])
    expect(found.missing).toEqual(['layers_git_sha', 'vendored_at', 'lexicon_tree_hash'])
  })

  test('is none if there is none, and no lairs Repository', async () => {
    const tree = new Objects().files([]).id
    const inputs = { manifest: undefined, packagedManifest: packaged }
    const objects = new Objects()
    objects.files([])
    const found = await findManifest(objects.git(), { commit, tree }, inputs, false)
    expect(found).toMatchObject({ source: 'none', path: undefined, missing: [] })
    expect(new Set(Object.values(found.manifest))).toEqual(new Set(['', undefined]))
  })

  test.each([true, false])('is the one that the input forces', async (hasLairsRepository) => {
    const objects = new Objects()
    const tree = objects.files(all).id
    const force = (input: string) => {
      const inputs = { manifest: input, packagedManifest: packaged }
      return findManifest(objects.git(), { commit, tree }, inputs, hasLairsRepository)
    }
    await expect(force('packaged')).resolves.toMatchObject({
      manifest: { layers_version: 'packaged' },
      source: 'packaged',
      path: undefined,
    })
    await expect(force('none')).resolves.toMatchObject({
      manifest: { layers_version: '' },
      source: 'none',
      path: undefined,
    })
  })

  test.each<[string, string, (objects: Objects) => Files, string]>([
    [
      'does not exist',
      'x.toml',
      () => all,
      `manifest: there is no file "x.toml" in commit ${commit}`,
    ],
    [
      'is outside the repository',
      '../x.toml',
      () => all,
      'manifest: "../x.toml" is outside the repository. Give a path inside it.',
    ],
    [
      'is the parent folder',
      '..',
      () => all,
      'manifest: ".." is outside the repository. Give a path inside it.',
    ],
    ['is a folder', 'lexicons', () => all, 'manifest: lexicons is a folder, not a file.'],
    ['is the top folder', '.', () => all, 'manifest: . is a folder, not a file.'],
    [
      'is a symbolic link',
      'm',
      (objects) => [['m', objects.link('x')]],
      'm is a symbolic link, not a file',
    ],
    [
      'is a link of git-annex',
      'm',
      (objects) => [['m', objects.link(annexTarget)]],
      'm is a git-annex link, not a file',
    ],
    [
      'is a pointer of git-annex',
      'm',
      () => [['m', annexPointer]],
      'the file is a git-annex pointer, not the manifest itself.',
    ],
    [
      'is behind a symbolic link',
      'm/x',
      (objects) => [['m', objects.link('x')]],
      'm is a symbolic link, so',
    ],
    ['is a submodule', 'm', () => [['m', submodule]], 'm is a submodule, not a file'],
    ['is behind a submodule', 'm/x', () => [['m', submodule]], 'm is a submodule, so'],
  ])('is an error if the path in the input %s', async (_, input, files, message) => {
    const objects = new Objects()
    await expect(find(files(objects), input, '', objects)).rejects.toThrow(message)
  })

  test.each([usualPath, 'lexicons', 'lairs/lexicons/MANIFEST.toml'])(
    'is an error if %s is a symbolic link',
    async (path) => {
      const objects = new Objects()
      const message = `${path} is a symbolic link`
      await expect(find([[path, objects.link('x')]], undefined, '', objects)).rejects.toThrow(
        message,
      )
    },
  )

  test('is an error if its object is missing', async () => {
    const objects = new Objects()
    const tree = objects.files([[usualPath, packaged]]).id
    objects.remove(objects.blob(packaged).id)
    const inputs = { manifest: undefined, packagedManifest: '' }
    await expect(findManifest(objects.git(), { commit, tree }, inputs, true)).rejects.toThrow(
      `(${usualPath}) is missing from this checkout`,
    )
  })
})

describe('bytes that are not the text of a manifest are an error', () => {
  const at = (line: number, column: number) => `${usualPath}, line ${line}, column ${column}: `
  const utf16 = Buffer.from(`\ufeff${packaged}`, 'utf16le')

  test.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${packaged}`)],
    ['UTF-16, little endian', utf16],
    ['UTF-16, big endian', Buffer.from(utf16).swap16()],
    ['UTF-32', Buffer.from('fffe00005b000000', 'hex')],
  ])('%s', async (_, bytes) => {
    await expect(find([[usualPath, bytes]])).rejects.toThrow(
      new Error(
        `${at(1, 1)}the file begins with a byte order mark. Save it as UTF-8 without a byte order mark.`,
      ),
    )
  })

  test('UTF-16 without a byte order mark', async () => {
    const [le, be] = [utf16.subarray(2), Buffer.from(utf16.subarray(2)).swap16()]
    await expect(find([[usualPath, le]])).rejects.toThrow(at(1, 2))
    await expect(find([[usualPath, be]])).rejects.toThrow(at(1, 1))
  })

  test.each([
    ['a byte that never occurs in UTF-8', ['a = "\xff"'], 1, 6],
    ['Latin-1', ['# one\n[provenance]\n# gr', '\xf6\xdfe'], 3, 5],
    ['a byte after a Windows line ending', ['# one\r\n', '\xe9'], 2, 1],
    ['an incomplete character', ['# ', '\xe2\x82'], 1, 3],
    ['an encoded surrogate', ['# ', '\xed\xa0\x80'], 1, 3],
    ['an overlong encoding', ['# ', '\xc0\xaf'], 1, 3],
    ['a byte after multi-byte characters', ['# \xc3\xa9\xf0\x9f\x98\x80', '\xff'], 1, 6],
    ['a byte after a replacement character', ['# \xef\xbf\xbd\n# ', '\xff'], 2, 3],
    ['a byte directly after a replacement character', ['# \xef\xbf\xbd', '\xff'], 1, 4],
    ['bytes between replacement characters', ['# \xef\xbf\xbd', '\xef\xbf', '\xef\xbf\xbd'], 1, 4],
  ])('%s', async (_, parts, line, column) => {
    await expect(find([[usualPath, Buffer.from(parts.join(''), 'latin1')]])).rejects.toThrow(
      new Error(`${at(line, column)}the file is not UTF-8. Save it as UTF-8.`),
    )
  })

  test('unless a replacement character is really in the text', async () => {
    expect((await find([[usualPath, manifest('\ufffd')]])).manifest.layers_version).toBe('\ufffd')
  })

  test.each([2 ** 16 + 1, 2 ** 21])('%i bytes', async (size) => {
    await expect(find([[usualPath, Buffer.alloc(size, '\xff[', 'latin1')]])).rejects.toThrow(
      new Error(
        `${at(1, 1)}the file has ${size} bytes, and a manifest has at most 65536. Check that it is the right file.`,
      ),
    )
  })

  test('while 64 KiB are allowed', async () => {
    const long = `${packaged}#${'x'.repeat(2 ** 16 - packaged.length - 1)}`
    expect((await find([[usualPath, long]])).manifest.layers_version).toBe('packaged')
  })
})

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 80 }),
  fc.string({ unit: anyCharacter }).map((text) => Buffer.from(text, 'utf16le')),
  // A manifest in which bytes are replaced.
  fc
    .tuple(fc.nat(packaged.length), fc.uint8Array({ maxLength: 6 }), fc.nat(packaged.length))
    .map(([end, random, start]) =>
      Buffer.concat([
        Buffer.from(packaged.slice(0, end)),
        random,
        Buffer.from(packaged.slice(start)),
      ]),
    ),
)

test('any bytes are parsed, or an error that shows a position', async () => {
  const property = fc.asyncProperty(bytes, async (content) => {
    const outcome = await find([[usualPath, content]]).then(({ source }) => source, String)
    expect(outcome).toMatch(
      /^(Error: lexicons\/MANIFEST\.toml, line \d+, column \d+: .+\.|dataset:lexicons\/MANIFEST\.toml)$/,
    )
  })
  await fc.assert(property, runs(10_000))
})

import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { MissingObjectError } from '../../src/git/git-object.ts'
import { createListing, parseRemoteTags } from '../../src/git/listing.ts'
import { ObjectReader } from '../../src/git/object-reader.ts'
import { parseTag } from '../../src/git/objects.ts'
import { treeEntries } from '../../src/git/tree.ts'
import { LimitError, limits } from '../../src/limits.ts'
import { corrupted, gitPrinting, manyRuns, parserErrorMessage } from '../fuzzing.ts'

const id = 'a'.repeat(40)
const idBytes = '\xaa'.repeat(20)

/** Corrupted texts in Latin-1, and random bytes. */
const bytes = (texts: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 4, arbitrary: corrupted(texts).map((text) => Buffer.from(text, 'latin1')) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 80 }).map((all) => Buffer.from(all)) },
  )

const entry = fc
  .tuple(
    fc.constantFrom('100644', '40000', '120000', '160000', '0', '', 'toString'),
    fc.constantFrom('a', 'b.json', '__proto__', 'constructor', 'gr\xc3\xb6\xdf', ''),
    fc.constantFrom(idBytes, idBytes, idBytes, '\0'.repeat(20), ' \0'.repeat(10)),
  )
  .map(([mode, name, object]) => `${mode} ${name}\0${object}`)

const kinds = /^(file|folder|symbolic link|submodule)$/

test('any bytes are parsed as a tree with complete object ids, or rejected', () => {
  const trees = bytes(fc.array(entry, { maxLength: 5 }).map((entries) => entries.join('')))
  const property = fc.property(trees, fc.constantFrom(id, 'b'.repeat(64)), (content, own) => {
    try {
      const entries = [...treeEntries({ id: own, type: 'tree', content })]
      return entries.every((each) => kinds.test(each.kind) && each.id.length === own.length)
    } catch (error) {
      return /^The git tree [ab]+ is not readable$/.test(parserErrorMessage(error))
    }
  })
  fc.assert(property, manyRuns)
})

const signatureTitles = ['PGP SIGNATURE', 'PGP MESSAGE', 'SSH SIGNATURE', 'SIGNED MESSAGE', 'X']
const body = fc
  .array(
    fc.oneof(
      fc.constantFrom(...signatureTitles.map((title) => `-----BEGIN ${title}-----\n`)),
      fc.constantFrom(...signatureTitles.map((title) => `-----END ${title}-----\n`)),
      fc.constantFrom('First\n', '\n', '   ', '-----', '\xff\xfe'),
    ),
    { maxLength: 6 },
  )
  .map((lines) => lines.join(''))
const tagText = fc
  .tuple(
    fc.constantFrom('A <a@b> 1792490400 +0200', '> 1 +0000', '<> 99999999999 -9999', '', '1e9'),
    fc.constantFrom('', '__proto__ x\n', 'tagger another\n', 'gpgsig x\n y\n'),
    body,
  )
  .map(([tagger, more, text]) => {
    return `object ${id}\ntype commit\ntag v1\ntagger ${tagger}\n${more}\n${text}`
  })

/** ISO 8601, or what is not a number of seconds that a date can have. */
const date = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$|(?!\d{1,12}(\D|$)))/

test('any bytes are parsed as a tag object', () => {
  const property = fc.property(bytes(tagText), (content) => {
    const { kind, message, signature, ...tag } = parseTag(id, content)
    const isKnown = [null, 'gpg', 'ssh', 'x509'].includes(signature)
    return kind === 'annotated' && isKnown && date.test(tag.date) && message === message.trimEnd()
  })
  fc.assert(property, manyRuns)
})

test.each([
  ['signature headers', '-----BEGIN PGP SIGNATURE-----\n'],
  ['incomplete signature headers', '-----BEGIN '],
  ['blanks', ' '],
  ['angle brackets', '>'],
  ['digits', '1'],
  ['line breaks', '\n'],
  ['headers', 'a b\n'],
])('a tag object of the largest size with many %s is parsed', (_, text) => {
  const many = text.repeat(limits.tagBytes / text.length)
  for (const tag of [`tagger ${many}\n\nFirst\n`, `tag v1\n\n${many}`, `tag v1\n\n${many}x`]) {
    expect(parseTag(id, Buffer.from(tag)).kind).toBe('annotated')
  }
})

/** The id of the file `abc`. */
const abc = 'f2ba8f84ab5c1bce84a7b441cb1959cfc7093b7f'
const response = fc
  .tuple(
    fc.constantFrom(abc, 'b'.repeat(64), 'a'.repeat(39), '__proto__'),
    fc.constantFrom('blob', 'tree', 'commit', 'tag', 'toString', ''),
    fc.constantFrom('3', '0', '4', '-1', '99999999999999999999', '1e1', ''),
    fc.constantFrom('abc\n', 'abc', '', '\n'),
  )
  .map(([object, type, size, content]) => `${object} ${type} ${size}\n${content}`)
const responses = fc.oneof(
  response,
  fc.constantFrom(
    `${abc} blob 3\nabc\n`,
    `${abc} missing\n`,
    `${abc} ambiguous\n`,
    `${abc} missing`,
  ),
)

const readError =
  /^git cannot read f2ba8f84ab[0-9a-f]{30}: (git ended early: fatal: made up|its answer is ".*"|its content does not match its id)\. Check the repository out again/

test('any response of git to an object id is an object, no object or an error', async () => {
  const outputs = bytes(fc.array(responses, { maxLength: 2 }).map((all) => all.join('')))
  const property = fc.asyncProperty(outputs, fc.nat(60), async (output, cut) => {
    const reader = new ObjectReader(() =>
      gitPrinting(output.subarray(0, cut), output.subarray(cut)),
    )
    try {
      const object = await reader.read(abc)
      const text = output.toString('latin1')
      // git abbreviates an id in its message if another id has the same prefix.
      if (object === undefined) return /^[0-9a-f]+ missing\n/.test(text) || !text.startsWith(abc)
      return object.type === 'blob' && object.content.toString() === 'abc'
    } catch (error) {
      if (error instanceof LimitError)
        return /^[^\n]* [1-9]\d{6,}\n/.test(output.toString('latin1'))
      return error instanceof MissingObjectError && readError.test(parserErrorMessage(error))
    } finally {
      reader.close()
    }
  })
  await fc.assert(property, manyRuns)
})

test('after an invalid response, the next request starts another process', async () => {
  const outputs = ['nonsense\n', '', `${abc} blob 3\nabc\n`]
  const reader = new ObjectReader(() => gitPrinting(outputs.shift() ?? ''))
  const nonsense = `git cannot read ${abc}: its answer is "nonsense".`
  await expect(reader.read(abc)).rejects.toThrow(nonsense)
  await expect(reader.stream(abc, 3, () => undefined)).rejects.toThrow('git ended early')
  expect((await reader.read(abc))?.content.toString()).toBe('abc')
})

test('no memory is used for bytes that an object announces but lacks', async () => {
  const before = process.memoryUsage.rss()
  const reader = new ObjectReader(() => gitPrinting(`${id} tree ${limits.treeBytes}\nabc`))
  await expect(reader.read(id)).rejects.toThrow(MissingObjectError)
  expect(process.memoryUsage.rss() - before).toBeLessThan(limits.treeBytes / 2)
})

const tagName = fc.constantFrom('v1', '__proto__', 'a\tb', 'größe', '\ufffd', '^{}', '')

test('each tag in any output of git for-each-ref has the name of a ref', async () => {
  const line = fc
    .tuple(fc.constantFrom(id, '', ' '), fc.constantFrom('refs/tags/', 'refs/', ''), tagName)
    .map(([object, folder, tag]) => `${object} ${folder}${tag}\n`)
  const texts = corrupted(fc.array(line, { maxLength: 5 }).map((lines) => lines.join('')))
  const noProcess = (): never => {
    throw new Error('no process is needed')
  }
  const property = fc.asyncProperty(texts, async (text) => {
    const run = async () => text
    const git = { run, start: noProcess, startWithNetwork: noProcess }
    const tags = await createListing(git, () => []).tags()
    const refs = text.split('\n').map((each) => each.slice(each.indexOf(' ') + 1))
    return [...tags.keys()].every((name) => refs.includes(`refs/tags/${name}`))
  })
  await fc.assert(property, manyRuns)
})

test('each tag in any output of git ls-remote has an object id', () => {
  const ref = fc
    .tuple(fc.constantFrom(id, '', '\t'), fc.constantFrom('refs/tags/', 'refs/', ''), tagName)
    .map(([object, folder, tag]) => `${object}\t${folder}${tag}\n`)
  const texts = corrupted(fc.array(ref, { maxLength: 5 }).map((refs) => refs.join('')))
  const property = fc.property(texts, (text) =>
    [...parseRemoteTags(text.split('\n')).values()].every((tag) => typeof tag.id === 'string'),
  )
  fc.assert(property, manyRuns)
})

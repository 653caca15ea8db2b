import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { countRecordTypes } from '../../src/provenance/lexicons.ts'
import { runs } from '../exhaustive/mode.ts'
import { anyCharacter } from '../fuzzing.ts'
import { hashOf, read, record } from './lexicon-files.ts'
import { Objects } from './objects.ts'

/** Characters whose order depends on the encoding: near the slash, and near the end of the first Unicode plane. */
const character = fc.constantFrom(
  ...[
    'a',
    'b',
    'A',
    '0',
    '-',
    '.',
    '!',
    ' ',
    '~',
    '\u007f',
    'é',
    '\ud7ff',
    '\ue000',
    '\uff5e',
    '😀',
  ],
  '\u{10ffff}',
)

const name = fc
  .oneof(
    fc.constantFrom('a', 'a.b', 'a-b', 'a0', 'a.json', 'a-', 'a.'),
    fc.string({ unit: character, minLength: 1, maxLength: 4 }),
    fc.string({ unit: anyCharacter, minLength: 1, maxLength: 3 }),
  )
  .filter((each) => !/[/\0]/.test(each) && each !== '.' && each !== '..')

const path = fc
  .tuple(fc.array(name, { maxLength: 3 }), name, fc.constantFrom('.json', '.json', '', '.JSON'))
  .map(([folders, file, suffix]) => [...folders, `${file}${suffix}`].join('/'))

/** The paths that can exist together: a name cannot be a file and a folder. */
function withoutConflicts(paths: readonly string[]): readonly string[] {
  const kept: string[] = []
  for (const each of paths) {
    const conflicts = kept.some(
      (other) => `${other}/`.startsWith(`${each}/`) || each.startsWith(`${other}/`),
    )
    if (!conflicts) kept.push(each)
  }
  return kept
}

test.each([
  [record, 1],
  ['{"defs":{"a":{"type":"record"},"b":{"type":"record"},"c":{"type":"object"}}}', 2],
  ['{"defs":{"constructor":{"type":"record"}}}', 1],
  ['{"defs":{"a":{"b":{"type":"record"}}}}', 0],
  ['{"defs":{"a":null,"b":"record","c":["record"]}}', 0],
  ['{"type":"record"}', 0],
  ['{"defs":null}', 0],
  ['null', 0],
  ['[1]', 0],
  ['', 0],
  ['{', 0],
])('%s has %i record types', (text, count) => expect(countRecordTypes(text)).toBe(count))

test('the order of git trees is the code point order of the full paths', async () => {
  // The hash of such a path is ambiguous.
  const hashable = path.filter((each) => !each.includes('\n') && each.isWellFormed())
  const property = fc.asyncProperty(fc.array(hashable, { maxLength: 25 }), async (paths) => {
    const files = withoutConflicts(paths).map((each, index) => [each, `${index % 5}`] as const)
    const tree = await read(files.map(([each, content]) => [`layers/${each}`, content]))
    const lexicons = files.filter(([each]) => each.endsWith('.json'))
    expect(tree?.files).toBe(lexicons.length || undefined)
    expect(tree?.hash).toBe(lexicons.length === 0 ? undefined : hashOf(lexicons))
  })
  await fc.assert(property, runs(1000))
})

test.each([
  ['a line break', 'a\nb.json', 'contains a line break'],
  ['a line break in a folder', `a.json:${'0'.repeat(64)}\nb/c.json`, 'contains a line break'],
])('a path with %s is refused, and named', async (_, name, reason) => {
  const expected = `pub: the path ${JSON.stringify(`layers/${name}`)} ${reason}`
  await expect(read([[`layers/${name}`, '{}']])).rejects.toThrow(expected)
})

test('a path that is not UTF-8 is refused, and named', async () => {
  const objects = new Objects()
  const layers = objects.tree([[Buffer.from('a\xff.json', 'latin1'), objects.blob('{}')]])
  const expected = 'pub: the path "layers/a\\udcff.json" is not UTF-8'
  await expect(read([['layers', layers]], objects)).rejects.toThrow(expected)
})

test('a path can contain a replacement character', async () => {
  const files = [['layers/a\ufffd.json', '{}'] as const]
  expect((await read(files))?.hash).toBe(hashOf([['a\ufffd.json', '{}']]))
})

test('a path with a line break is ignored where it is not hashed', async () => {
  const files = [['layers/a.json', '{}'] as const]
  const more = [['layers/b\n.txt', ''] as const, ['other/c\n.json', '{}'] as const]
  expect((await read([...files, ...more]))?.hash).toBe((await read(files))?.hash)
})

test('git sorts a folder as if its name ended in a slash', async () => {
  const names = ['a/x.json', 'a.json', 'a-b.json', 'a0.json', 'a.b/x.json', 'a-/x.json']
  const files = names.map((each) => [each, each] as const)
  const tree = await read(files.map(([each, content]) => [`layers/${each}`, content]))
  expect(tree?.hash).toBe(hashOf(files))
})

test('a tree in another order has the same hash', async () => {
  const objects = new Objects()
  const files = ['a.json', 'b.json', 'c.json'].map((each) => [each, each] as const)
  const entries = files.map(([each]) => [Buffer.from(each), objects.blob(each)] as const)
  const layers = objects.tree(entries, (a, b) => Buffer.compare(b, a))
  expect(layers.id).not.toBe(objects.tree(entries).id)
  expect((await read([['layers', layers]], objects))?.hash).toBe(hashOf(files))
})

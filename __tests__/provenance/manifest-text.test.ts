import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseManifest } from '../../src/provenance/manifest-text.ts'
import { runs } from '../exhaustive/mode.ts'
import { anyCharacter } from '../fuzzing.ts'

const hash = 'cedfb9f34cc55fb5be1abb81dda63fd6a6671af2efd6a5e5923fca0c77ba0fd1'
const sha = 'f4b97064bbbbe03d1f90cceec6ae17c155ce6e15'
const counted = { lexicon_files: 99, record_types: 26 }
const full: Readonly<Record<string, string>> = {
  layers_git_sha: sha,
  layers_version: '0.8.0',
  vendored_at: '2026-06-22',
  lexicon_tree_hash: hash,
}
const facts = Object.keys(full)
const text = `[provenance]
layers_git_sha = "${sha}"
layers_version = "0.8.0"
vendored_at = "2026-06-22"          # ISO date, a string
lexicon_tree_hash = "${hash}"
[counts]
lexicon_files = 99
record_types = 26
`

const parse = (toml: string) => {
  const { manifest, missing } = parseManifest(toml, 'M.toml')
  return { manifest, missing }
}
const failure = (message: string) => new Error(`M.toml, ${message}`)

describe('a manifest', () => {
  test('has facts and counts', () => {
    expect(parse(text)).toEqual({ manifest: { ...full, ...counted }, missing: [] })
  })

  test('has the position of its hash', () => {
    expect(parseManifest(text, 'M.toml').hashPosition()).toEqual({ line: 5, column: 21 })
  })

  test.each([
    ['Windows line endings', text.replaceAll('\n', '\r\n')],
    ['no final newline', text.trimEnd()],
    ['inline tables', `provenance = {${lines(full, ', ')}}\ncounts = {${lines(counted, ', ')}}`],
    ['dotted keys', `${lines(full, '\n', 'provenance.')}\n${lines(counted, '\n', 'counts . ')}`],
    ['quoted keys', text.replace(/^(\w+)/gm, '"$1"').replace('[counts]', "[ 'counts' ]")],
    ['literal strings', text.replaceAll('"', "'")],
    ['multi-line strings', text.replaceAll('"', '"""')],
    ['escapes', text.replace('0.8.0', '\\u0030.8.0')],
    ['numbers in other forms', text.replace('= 99', '= 0x6_3').replace('= 26', '= 26.0')],
    ['another order', `[counts]\n${text.split('[counts]\n')[1]}${text.split('[counts]\n')[0]}`],
    ['unknown keys', `${text}other = 1\n[provenance.more]\nx = [1, {y = 1979-05-27}]\n[z]\n`],
    [
      'comments that look like keys',
      `# layers_version = 3\n${text}# lexicon_files = "x"\n[x] # y = 3`,
    ],
  ])('can have %s', (_, toml) => {
    expect(parse(toml)).toEqual({ manifest: { ...full, ...counted }, missing: [] })
  })
})

function lines(values: Readonly<Record<string, string | number>>, separator: string, prefix = '') {
  const pairs = Object.entries(values)
  return pairs.map(([key, value]) => `${prefix}${key} = ${JSON.stringify(value)}`).join(separator)
}

describe('missing facts are listed', () => {
  const none = { lexicon_files: undefined, record_types: undefined }
  const empty = Object.fromEntries(facts.map((fact) => [fact, '']))

  test.each([
    ['an empty text', ''],
    ['an empty table', '[provenance]\n[counts]\n'],
    ['empty strings', `[provenance]\n${lines(empty, '\n')}`],
    ['a comment', '# layers_version = "0.8.0"\n'],
    ['facts outside their table', lines(full, '\n')],
    ['facts in a nested table', `[provenance.provenance]\n${lines(full, '\n')}`],
  ])('of %s', (_, toml) => {
    expect(parse(toml)).toEqual({ manifest: { ...empty, ...none }, missing: facts })
  })

  test.each(facts)('if only %s is missing', (fact) => {
    const { [fact]: _, ...others } = { ...empty, ...full }
    const { manifest, missing } = parse(`[provenance]\n${lines(others, '\n')}`)
    expect(manifest).toEqual({ ...full, ...none, [fact]: '' })
    expect(missing).toEqual([fact])
  })

  test('unless they are counts, which can be 0', () => {
    const { manifest } = parse('[counts]\nlexicon_files = 0\nrecord_types = 0\n')
    expect(manifest).toMatchObject({ lexicon_files: 0, record_types: 0 })
  })
})

describe('an invalid fact is an error that shows its position', () => {
  const columns = { layers_git_sha: 18, layers_version: 18, vendored_at: 15, lexicon_tree_hash: 21 }
  const wrong = [
    '1',
    '1.5',
    'true',
    '2026-06-22',
    '2026-06-22T10:00:00Z',
    '10:00:00',
    '[]',
    '["x"]',
    '{}',
  ]
  const rows = Object.entries(columns).flatMap(([fact, column]) =>
    wrong.map((value) => [fact, value, column] as const),
  )
  test.each(rows)('%s = %s', (fact, value, column) => {
    const error = failure(`line 3, column ${column}: provenance.${fact} is not a string.`)
    expect(() => parse(`# one\n[provenance]\n${fact} = ${value}\n[counts]`)).toThrow(error)
  })

  test.each([
    ['"99"', 'not a number'],
    ['true', 'not a number'],
    ['2026-06-22', 'not a number'],
    ['[99]', 'not a number'],
    ['{}', 'not a number'],
    ['nan', 'not a number'],
    ['inf', 'not a whole number'],
    ['1e400', 'not a whole number'],
    ['99.5', 'not a whole number'],
    ['-1', 'less than 0'],
  ])('lexicon_files and record_types = %s', (value, reason) => {
    const error = (column: number, count: string) =>
      failure(`line 2, column ${column}: counts.${count} is ${reason}.`)
    expect(() => parse(`[counts]\nlexicon_files = ${value}`)).toThrow(error(17, 'lexicon_files'))
    expect(() => parse(`[counts]\nrecord_types = ${value}`)).toThrow(error(16, 'record_types'))
  })

  test.each([
    ['63 digits', hash.slice(1)],
    ['65 digits', `${hash}0`],
    ['upper case letters', hash.toUpperCase()],
    ['a letter that is not a hex digit', `g${hash.slice(1)}`],
    ['a blank', ` ${hash}`],
    ['a line break', `${hash}\\n`],
  ])('a hash with %s', (_, value) => {
    expect(() => parse(`[provenance]\n  lexicon_tree_hash="${value}"`)).toThrow(
      failure('line 2, column 21: provenance.lexicon_tree_hash is not 64 hex digits.'),
    )
  })

  test('a fact that is too long for an MLflow param', () => {
    expect(parse(`provenance.layers_version = "${'x'.repeat(500)}"`).missing).toHaveLength(3)
    expect(() => parse(`provenance.layers_version = "${'x'.repeat(501)}"`)).toThrow(
      failure(
        'line 1, column 29: provenance.layers_version has 501 characters; at most 500 are recorded.',
      ),
    )
  })

  test.each([
    ['provenance = 3', 'line 1, column 14: provenance'],
    ['x = 1\n"counts" = "no"', 'line 2, column 12: counts'],
    ['provenance = []', 'line 1, column 14: provenance'],
    ['provenance = 2026-06-22', 'line 1, column 14: provenance'],
    ['\n[[provenance]]\nlayers_version = "0.8.0"', 'line 2, column 13: provenance'],
    ['[[counts]]\nlexicon_files = 99', 'line 1, column 9: counts'],
  ])('%j is not a table', (toml, start) => {
    expect(() => parse(toml)).toThrow(failure(`${start} is not a table.`))
  })
})

describe('the position is that of the fact', () => {
  const error = (line: number, column: number) =>
    failure(`line ${line}, column ${column}: provenance.layers_version is not a string.`)

  test.each([
    ['provenance.layers_version = 3', 1, 29],
    ['provenance . "layers_version"\t=\t3', 1, 33],
    ['provenance = {vendored_at = "😀", layers_version = 3}', 1, 52],
    ['[provenance]\r\n\r\n  layers_version=3', 3, 18],
    ["[provenance]\n'layers_version' = 3", 2, 20],
    // Text that looks like the key.
    ['# layers_version = 3\n[provenance]\n# layers_version = 3\nlayers_version = 3', 4, 18],
    ['[provenance]\nno_layers_version = 3\nlayers_version = 3', 3, 18],
    ['[provenance]\nlayers_version_no = 3\nlayers_version = 3', 3, 18],
    ['[other]\nlayers_version = "1"\n[provenance]\nlayers_version = 3', 4, 18],
    ['[provenance.other]\nlayers_version = "1"\n[provenance]\nlayers_version = 3', 4, 18],
    ['note = "layers_version = 3"\n[provenance]\nlayers_version = 3', 3, 18],
    ['note = """\nlayers_version = 3"""\n[provenance]\nlayers_version = 3', 4, 18],
    ['provenance = {vendored_at = "#", layers_version = 3}', 1, 51],
  ])('%j', (toml, line, column) => expect(() => parse(toml)).toThrow(error(line, column)))

  test.each([
    ['empty lines', '\n'],
    ['blank lines', ' \n'],
    ['brackets', '#[ '],
    ['comments', '# layers_version = 3\n'],
  ])('even after as many %s as fit into a manifest', (_, filler) => {
    const before = filler.repeat(Math.floor(60_000 / filler.length))
    // A search that starts again at each of them would take longer than a test may.
    expect(() => parse(`${before}\nprovenance.layers_version = 3`)).toThrow(
      error(before.split('\n').length + 1, 29),
    )
  })
})

describe('a text that is not TOML is an error that shows the position', () => {
  test.each([
    ['[provenance]\nlayers_version = 0.8.0', 2, 21],
    ['[provenance]\nlayers_version = "0.8.0', 2, 18],
    ['[provenance]\nlayers_version 0.8.0', 2, 16],
    ['[provenance]\nvendored_at = 2026-13-45', 2, 15],
    ['[provenance\nlayers_version = "1"', 1, 12],
    ['a = 1\na = 2', 2, 1],
    ['[a]\n[a]', 2, 2],
    ['[counts]\nlexicon_files = 9999999999999999999', 2, 17],
    [`a = ${'['.repeat(2000)}`, 1, 1005],
    ['<<<<<<< HEAD\n[provenance]', 1, 1],
    ['{"layers_version": "0.8.0"}', 1, 1],
    ['a = "\u0000"', 1, 6],
  ])('%j', (toml, line, column) => {
    const position = `line ${line}, column ${column}: not valid TOML: `
    expect(() => parse(toml)).toThrow(failureLike(position))
  })

  function failureLike(position: string) {
    return expect.objectContaining({
      message: expect.stringMatching(`^M\\.toml, ${position}[^\\n]+\\.$`),
    })
  }
})

/** Parts of manifests: together, they sometimes are a valid manifest. */
const part = fc.oneof(
  fc.constantFrom(...facts, 'provenance', 'counts', 'lexicon_files', 'record_types', '__proto__'),
  fc.constantFrom(...['[', ']', '[[', ']]', '{', '}', '=', ' = ', '.', ',', '#', '"', "'", '\\']),
  fc.constantFrom('\n', '\r\n', '\r', ' ', '\t', '\0', '"""', "'''", '\\u', '\\U0011', '\ufeff'),
  fc.constantFrom('1', '-1', '0x', '1e999', 'nan', 'true', '2026-06-22', '""', '"x"', '[1]', '{}'),
  fc.constantFrom('[provenance]\n', '[counts]\n', 'layers_version = ', 'record_types = '),
  fc.string({ maxLength: 5 }),
)

test.each<[string, number, fc.Arbitrary<string>]>([
  ['parts of manifests', 10_000, fc.array(part, { maxLength: 20 }).map((parts) => parts.join(''))],
  ['random characters', 3000, fc.string({ unit: anyCharacter, maxLength: 60 })],
  [
    'lone surrogates',
    3000,
    fc.string({ unit: fc.constantFrom('\ud800', '\udc00', 'a', '=', '"', '\n') }),
  ],
])('%s are parsed, or an error that shows a position', (_, count, texts) => {
  const property = fc.property(texts, (toml) => {
    const { manifest, error } = outcome(toml)
    if (error !== undefined) expect(error).toMatch(/^M\.toml, line \d+, column \d+: .+\.$/)
    else expect(Object.keys({ ...manifest })).toEqual([...facts, 'lexicon_files', 'record_types'])
  })
  fc.assert(property, runs(count))
})

function outcome(toml: string) {
  try {
    return { ...parse(toml), error: undefined }
  } catch (error) {
    return { manifest: undefined, error: error instanceof Error ? error.message : error }
  }
}

import { parse, TomlError } from 'smol-toml'
import * as v from 'valibot'
import { limits } from '../limits.ts'
import { check } from '../text/json.ts'
import { FileError, type FileLocation } from '../text/message.ts'
import { placeholderIn } from './placeholder.ts'

/** What a vendored lexicon tree says about itself. A missing fact is '', as in lairs. */
export type Manifest = Readonly<{
  layers_git_sha: string
  layers_version: string
  vendored_at: string
  lexicon_tree_hash: string
  /** Counts are optional. */
  lexicon_files: number | undefined
  record_types: number | undefined
}>

export type ParsedManifest = Readonly<{
  manifest: Manifest
  /** The names of the missing facts. */
  missing: readonly string[]
  /** The position of the value of `lexicon_tree_hash`. */
  hashPosition(): Position
}>

type Position = Readonly<{ line: number; column: number }>

/** The text of a manifest's bytes. Throws a `FileError` in `file` if they are not UTF-8, or too many. */
export function decodeManifest(content: Buffer, file: string): string {
  const start = { file, line: 1, column: 1 }
  if (content.length > limits.manifestBytes) {
    throw tooLargeError(file, `${content.length} bytes`)
  }
  const placeholder = placeholderIn(content)
  if (placeholder !== undefined) {
    throw errorAt(
      start,
      `the file is a ${placeholder}, not the manifest itself. Store the manifest in git.`,
    )
  }
  const byteOrderMark = content.toString('latin1', 0, 3)
  if (/^(\xff\xfe|\xfe\xff|\xef\xbb\xbf)/.test(byteOrderMark)) {
    throw errorAt(
      start,
      'the file begins with a byte order mark. Save it as UTF-8 without a byte order mark.',
    )
  }
  const text = content.toString('utf8')
  if (Buffer.from(text).equals(content)) return text
  const location = { file, ...positionAt(text, firstInvalidCharacter(content, text)) }
  throw errorAt(location, 'the file is not UTF-8. Save it as UTF-8.')
}

/** The error for a file that is too large to be a manifest. */
export function tooLargeError(file: string, found: string): FileError {
  const reason = `the file has ${found}, and a manifest has at most ${limits.manifestBytes}. Check that it is the right file.`
  return errorAt({ file, line: 1, column: 1 }, reason)
}

function errorAt(location: FileLocation, reason: string): FileError {
  const { file, line, column } = location
  return new FileError(location, `${file}, line ${line}, column ${column}: ${reason}`)
}

/** The index of the first replacement character that stands for invalid bytes, and not for itself. */
function firstInvalidCharacter(content: Buffer, text: string): number {
  let [index, byte] = [0, 0]
  for (const part of text.split('\ufffd')) {
    index += part.length
    byte += Buffer.byteLength(part)
    if (content.toString('latin1', byte, byte + 3) !== '\xef\xbf\xbd') break
    index += 1
    byte += 3
  }
  return index
}

/** Long enough for every version and date, and short enough for a param of every MLflow server. */
const Fact = v.optional(
  v.pipe(
    v.string('is not a string'),
    v.maxLength(500, (issue) => `has ${issue.input.length} characters; at most 500 are recorded`),
  ),
  '',
)
const Hash = v.optional(
  v.pipe(v.string('is not a string'), v.regex(/^([0-9a-f]{64})?$/, 'is not 64 hex digits')),
  '',
)
const Count = v.optional(
  v.pipe(
    v.unknown(),
    v.number('is not a number'),
    v.integer('is not a whole number'),
    v.minValue(0, 'is less than 0'),
  ),
)
/** Arrays and dates are objects too. */
const Table = v.custom<object>(isTable, 'is not a table')
const Toml = v.object({
  provenance: v.optional(
    v.pipe(
      Table,
      v.object({
        layers_git_sha: Fact,
        layers_version: Fact,
        vendored_at: Fact,
        lexicon_tree_hash: Hash,
      }),
    ),
    {},
  ),
  counts: v.optional(v.pipe(Table, v.object({ lexicon_files: Count, record_types: Count })), {}),
})

function isTable(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

/**
 * Reads the text of a `MANIFEST.toml`.
 *
 * Throws a `FileError` in `file` if the text is not TOML, or if a fact has the wrong type.
 */
export function parseManifest(text: string, file: string): ParsedManifest {
  const result = check(Toml, parseToml(text, file))
  if (!result.success) {
    const [issue] = result.issues
    const name = v.getDotPath(issue) ?? 'the manifest'
    throw errorAt({ file, ...positionOf(text, name) }, `${name} ${issue.message}.`)
  }
  const { provenance, counts } = result.output
  const missing = Object.entries(provenance).flatMap(([fact, value]) =>
    value === '' ? [fact] : [],
  )
  const { lexicon_files, record_types } = counts
  return {
    manifest: { ...provenance, lexicon_files, record_types },
    missing,
    hashPosition: () => positionOf(text, 'provenance.lexicon_tree_hash'),
  }
}

function parseToml(text: string, file: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const [reason = ''] = error.message.replace('Invalid TOML document: ', '').split('\n')
    const { line, column } = error
    throw errorAt({ file, line, column }, `not valid TOML: ${reason}.`)
  }
}

/** The number of occurrences of a key that are checked. A valid manifest has fewer. */
const maxCandidates = 100

/**
 * The position of the value of a fact. smol-toml does not report it. Of all occurrences of the key, the right one is the
 * one whose replacement by another key makes the fact disappear.
 */
function positionOf(text: string, name: string): Position {
  const path = name.split('.')
  const key = path.at(-1) ?? name
  const value = JSON.stringify(valueAt(parse(text), path))
  let index = text.indexOf(key)
  for (let candidates = 0; index >= 0 && candidates < maxCandidates; ) {
    const isComment = /^[ \t]*#/.test(text.slice(text.lastIndexOf('\n', index) + 1, index))
    if (!isComment) candidates++
    const end = index + key.length
    const changed = `${text.slice(0, index)}${'_'.repeat(key.length)}${text.slice(end)}`
    if (!isComment && JSON.stringify(valueIn(changed, path)) !== value) {
      const [equals = ''] = /^["']?\s*=\s*/.exec(text.slice(end)) ?? []
      return positionAt(text, end + equals.length)
    }
    index = text.indexOf(key, index + 1)
  }
  return positionAt(text, 0)
}

/** The value in a changed text, or undefined if the text is no longer valid. */
function valueIn(text: string, path: readonly string[]): unknown {
  try {
    return valueAt(parse(text), path)
  } catch {
    return undefined
  }
}

function valueAt(table: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([name]) => name === key)?.[1]
        : undefined,
    table,
  )
}

/** Line and column of an index, both from 1. */
function positionAt(text: string, index: number): Position {
  const before = text.slice(0, index).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

import { posix } from 'node:path'
import { parse, TomlError } from 'smol-toml'
import * as v from 'valibot'
import type { Git } from '../git/repository.ts'
import { lookUp, readObject } from '../git/tree.ts'
import { FileError, type Place } from '../text/message.ts'
import { isPointer } from './lexicons.ts'

/** What a vendored lexicon tree says of itself. A fact that is missing is '', as in lairs. */
export type Manifest = Readonly<{
  layers_git_sha: string
  layers_version: string
  vendored_at: string
  lexicon_tree_hash: string
  /** What it counts, where it does. */
  lexicon_files: number | undefined
  record_types: number | undefined
}>

export type FoundManifest = Readonly<{
  manifest: Manifest
  /** `dataset:<path in the repository>` or `packaged`. */
  source: string
  /** Its path in the repository: undefined where it is not there. */
  path: string | undefined
  /** The facts that it lacks. */
  missing: readonly string[]
  /** Where its `lexicon_tree_hash` stands. */
  hashAt(): Readonly<{ line: number; column: number }>
}>

/** Where lairs keeps the manifest, relative to the dataset: the first that exists counts. */
const places = ['lexicons/MANIFEST.toml', 'lairs/lexicons/MANIFEST.toml']

/**
 * The manifest that a commit was made against: the one that is `asked` for, by its path from the
 * working directory, or the first in its usual places, else the one packaged with the action.
 *
 * Throws where the path asked for is not in the commit, where it cannot be told whether a manifest is
 * there (an object is missing, a symbolic link or a submodule stands at its place), and where the
 * manifest is not valid.
 */
export async function findManifest(
  git: Pick<Git, 'read' | 'prefix'>,
  { commit, tree }: Readonly<{ commit: string; tree: string }>,
  asked: string | undefined,
  packaged: string,
): Promise<FoundManifest> {
  const paths = (asked === undefined ? places : [asked]).map((path) => posix.join(git.prefix, path))
  for (const path of paths) {
    if (/^\.\.(\/|$)/.test(path))
      throw new Error(`manifest: "${asked}" leads out of the repository.`)
    const content = await readFile(git, tree, path)
    if (content !== undefined) {
      return { ...parseManifest(decode(content, path), path), source: `dataset:${path}`, path }
    }
  }
  if (asked !== undefined) {
    throw new Error(
      `manifest: there is no file "${paths[0]}" in commit ${commit}. ` +
        'Give its path from the working-directory, or leave the input empty to use the packaged manifest.',
    )
  }
  const parsed = parseManifest(packaged, 'the packaged MANIFEST.toml')
  return { ...parsed, source: 'packaged', path: undefined }
}

async function readFile(
  git: Pick<Git, 'read'>,
  tree: string,
  path: string,
): Promise<Buffer | undefined> {
  const entry = await lookUp(git, tree, path)
  if (entry === undefined) return undefined
  if (entry.kind !== 'file') {
    throw new Error(
      `${path} is a ${entry.kind}, where the manifest should be. Name its file in the input "manifest".`,
    )
  }
  return (await readObject(git, entry.id, path)).content
}

/** A manifest has some hundred bytes. */
const largest = 64 * 1024

/** The text of a manifest's bytes. Throws a `Fault` in `file` where they are not UTF-8, or too many. */
function decode(content: Buffer, file: string): string {
  const start = { file, line: 1, column: 1 }
  if (content.length > largest) {
    throw faultAt(
      start,
      `it has ${content.length} bytes, and is no manifest of a lexicon tree, which has some hundred.`,
    )
  }
  if (isPointer(content)) {
    throw faultAt(
      start,
      'it is a Git LFS pointer, and not the manifest itself. Keep the manifest in git.',
    )
  }
  const mark = content.toString('latin1', 0, 3)
  if (/^(\xff\xfe|\xfe\xff|\xef\xbb\xbf)/.test(mark)) {
    throw faultAt(
      start,
      'it begins with a byte order mark. Save it as UTF-8 without one, as TOML wants it.',
    )
  }
  const text = content.toString('utf8')
  if (Buffer.from(text).equals(content)) return text
  const place = { file, ...placeAt(text, firstFault(content, text)) }
  throw faultAt(place, 'it is not UTF-8, which TOML is written in.')
}

function faultAt(place: Place, what: string): FileError {
  return new FileError(place, `${place.file}, line ${place.line}, column ${place.column}: ${what}`)
}

/** Where a text holds the first sign that stands for bytes which are not UTF-8, and not for itself. */
function firstFault(content: Buffer, text: string): number {
  let [at, byte] = [0, 0]
  for (const part of text.split('\ufffd')) {
    at += part.length
    byte += Buffer.byteLength(part)
    if (content.toString('latin1', byte, byte + 3) !== '\xef\xbf\xbd') break
    at += 1
    byte += 3
  }
  return at
}

/** Long enough for every version and date, and accepted by every MLflow server as a param. */
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
/** Lists and dates are objects, too. */
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
 * Throws a `Fault` in `file`, where the text is not TOML, or a fact is not what it
 * should be.
 */
export function parseManifest(text: string, file: string): Omit<FoundManifest, 'source' | 'path'> {
  const result = v.safeParse(Toml, toml(text, file))
  if (!result.success) {
    const [issue] = result.issues
    const name = v.getDotPath(issue) ?? 'the manifest'
    throw faultAt({ file, ...placeOf(text, name) }, `${name} ${issue.message}.`)
  }
  const { provenance, counts } = result.output
  const missing = Object.entries(provenance).flatMap(([fact, value]) =>
    value === '' ? [fact] : [],
  )
  const { lexicon_files, record_types } = counts
  return {
    manifest: { ...provenance, lexicon_files, record_types },
    missing,
    hashAt: () => placeOf(text, 'provenance.lexicon_tree_hash'),
  }
}

function toml(text: string, file: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const [reason = ''] = error.message.replace('Invalid TOML document: ', '').split('\n')
    const { line, column } = error
    throw faultAt({ file, line, column }, `not valid TOML: ${reason}.`)
  }
}

/** Places that are tried: a manifest says nothing so often. */
const mostPlaces = 100

/**
 * Where the value of a fact stands. The parser does not tell: but of all places where its key is written,
 * the right one is that where another key in its stead makes the fact disappear.
 */
function placeOf(text: string, name: string) {
  const path = name.split('.')
  const key = path.at(-1) ?? name
  const held = JSON.stringify(valueAt(parse(text), path))
  let at = text.indexOf(key)
  for (let tried = 0; at >= 0 && tried < mostPlaces; ) {
    const isComment = /^[ \t]*#/.test(text.slice(text.lastIndexOf('\n', at) + 1, at))
    if (!isComment) tried++
    const other = `${text.slice(0, at)}${'_'.repeat(key.length)}${text.slice(at + key.length)}`
    if (!isComment && JSON.stringify(valueIn(other, path)) !== held) {
      const [sign = ''] = /^["']?\s*=\s*/.exec(text.slice(at + key.length)) ?? []
      return placeAt(text, at + key.length + sign.length)
    }
    at = text.indexOf(key, at + 1)
  }
  return placeAt(text, 0)
}

/** What another text says: what it said before where it says nothing valid. */
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

/** Line and column, both from 1, of a place in a text. */
function placeAt(text: string, index: number): Readonly<{ line: number; column: number }> {
  const before = text.slice(0, index).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

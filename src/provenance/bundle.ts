import type { Revision, Tag } from '../revision/resolve.ts'
import { byCodePoint } from '../text/neutralize.ts'
import type { Dataset } from './dataset/dataset.ts'
import type { FoundManifest } from './manifest.ts'
import type { Lexicons } from './verify-lexicons.ts'

/**
 * What a revision pins. The first four fields are those of lairs' own `ProvenanceBundle`, under their
 * names there, so that what reads its runs reads these.
 */
export type ProvenanceBundle = Readonly<{
  /** The tag's name, or the full commit id. */
  revision: string
  lexicon_tree_hash: string
  layers_version: string
  /** The dataset's folder in the repository, with forward slashes: '.' for the top. */
  working_dir: string
  commit: string
  committed_at: string
  tree: string
  tag: Tag | null
  /** URL of the repository. */
  repository: string
  layers_git_sha: string
  vendored_at: string
  manifest_source: string
  /** The lexicons in the tagged tree: null where there are none. */
  lexicons: Lexicons | null
  /** The lairs Repository in the tagged tree: null where there is none. */
  dataset: Dataset | null
}>

/** Puts together what a revision and its manifest pin. */
export function createBundle(
  revision: Revision,
  { manifest, source }: Pick<FoundManifest, 'manifest' | 'source'>,
  found: Readonly<{
    repository: string
    prefix: string
    lexicons: Lexicons | null
    dataset: Dataset | null
  }>,
): ProvenanceBundle {
  return {
    revision: revision.name,
    lexicon_tree_hash: manifest.lexicon_tree_hash,
    layers_version: manifest.layers_version,
    working_dir: found.prefix.replace(/\/$/, '') || '.',
    commit: revision.commit,
    committed_at: revision.committedAt,
    tree: revision.tree,
    tag: revision.tag,
    repository: found.repository,
    layers_git_sha: manifest.layers_git_sha,
    vendored_at: manifest.vendored_at,
    manifest_source: source,
    lexicons: found.lexicons,
    dataset: found.dataset,
  }
}

/**
 * The one text of a JSON value: keys in code point order, two blanks of indent, UTF-8, one line end at
 * the end. It is what Python's `json.dumps(value, sort_keys=True, indent=2, ensure_ascii=False)`
 * writes, plus the line end.
 */
export function canonicalJson(value: unknown): string {
  return `${write(value, '\n')}\n`
}

/** No record is so deep, by far: but a server may show one whose end the stack would not reach. */
const deepest = 500

/** By hand, since `JSON.stringify` moves keys that look like numbers to the front. */
function write(value: unknown, lineEnd: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  if (lineEnd.length > 2 * deepest)
    throw new Error('The record that the server shows is nested too deep to be compared.')
  const inner = `${lineEnd}  `
  const list = Array.isArray(value)
  const members = list
    ? value.map((member) => write(member, inner))
    : Object.entries(value)
        .sort(([a], [b]) => byCodePoint(a, b))
        .map(([key, member]) => `${JSON.stringify(key)}: ${write(member, inner)}`)
  const [open, close] = list ? '[]' : '{}'
  return members.length === 0
    ? `${open}${close}`
    : `${open}${inner}${members.join(`,${inner}`)}${lineEnd}${close}`
}

export type Difference = Readonly<{ field: string; logged: string; derived: string }>

/**
 * In what a recorded bundle differs from the one derived, field by field: those of a part as `tag.message`.
 * What the record has besides is left aside.
 */
export function differences(
  recorded: Readonly<Record<string, unknown>>,
  derived: Readonly<Record<string, unknown>>,
  prefix = '',
): readonly Difference[] {
  return Object.entries(derived).flatMap(([key, value]) => {
    const field = `${prefix}${key}`
    const held = recorded[key]
    if (isRecord(held) && isRecord(value)) return differences(held, value, `${field}.`)
    const [logged, wanted] = [inline(held), inline(value)]
    return logged === wanted ? [] : [{ field, logged, derived: wanted }]
  })
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function inline(value: unknown): string {
  return write(value, ' ')
}

import { posix } from 'node:path'
import { parse, TomlError } from 'smol-toml'
import * as v from 'valibot'
import type { Git } from '../revision/git.ts'
import { lookUp, readObject } from '../revision/tree.ts'

/** What a vendored lexicon tree says of itself. A fact that is missing is '', as in lairs. */
export type Manifest = Readonly<{
  layers_git_sha: string
  layers_version: string
  vendored_at: string
  lexicon_tree_hash: string
}>

export type FoundManifest = Readonly<{
  manifest: Manifest
  /** `dataset:<path in the repository>` or `packaged`. */
  source: string
  /** The facts that it lacks. */
  missing: readonly string[]
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
  git: Git,
  { commit, tree }: Readonly<{ commit: string; tree: string }>,
  asked: string | undefined,
  packaged: string,
): Promise<FoundManifest> {
  const paths = (asked === undefined ? places : [asked]).map((path) => posix.join(git.prefix, path))
  for (const path of paths) {
    if (path.startsWith('../')) throw new Error(`manifest: "${asked}" leads out of the repository.`)
    const text = await readFile(git, tree, path)
    if (text !== undefined) return { ...parseManifest(text, path), source: `dataset:${path}` }
  }
  if (asked !== undefined) {
    throw new Error(
      `manifest: there is no file "${paths[0]}" in commit ${commit}. ` +
        'Give its path from the working-directory, or leave the input empty to use the packaged manifest.',
    )
  }
  return { ...parseManifest(packaged, 'the packaged MANIFEST.toml'), source: 'packaged' }
}

async function readFile(git: Git, tree: string, path: string): Promise<string | undefined> {
  const entry = await lookUp(git, tree, path)
  if (entry === undefined) return undefined
  if (entry.kind !== 'file') {
    throw new Error(
      `${path} is a ${entry.kind}, where the manifest should be. Name its file in the input "manifest".`,
    )
  }
  const { content } = await readObject(git, entry.id, path)
  return content.toString('utf8')
}

/** Long enough for every hash, version and date, and accepted by every MLflow server as a param. */
const Fact = v.optional(
  v.pipe(
    v.string('is not a string'),
    v.maxLength(500, (issue) => `has ${issue.input.length} characters; at most 500 are recorded`),
  ),
  '',
)
const Toml = v.object({
  provenance: v.optional(
    v.object(
      {
        layers_git_sha: Fact,
        layers_version: Fact,
        vendored_at: Fact,
        lexicon_tree_hash: Fact,
      },
      'is not a table',
    ),
    {},
  ),
})

/**
 * Reads the text of a `MANIFEST.toml`.
 *
 * Throws an error that names `file`, and line and column where the text is not TOML.
 */
export function parseManifest(
  text: string,
  file: string,
): Pick<FoundManifest, 'manifest' | 'missing'> {
  const result = v.safeParse(Toml, toml(text, file))
  if (!result.success) {
    const [issue] = result.issues
    throw new Error(`${file}: ${v.getDotPath(issue) ?? 'the manifest'} ${issue.message}.`)
  }
  const manifest = result.output.provenance
  const missing = Object.entries(manifest).flatMap(([fact, value]) => (value === '' ? [fact] : []))
  return { manifest, missing }
}

function toml(text: string, file: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const [reason = ''] = error.message.replace('Invalid TOML document: ', '').split('\n')
    throw new Error(
      `${file}, line ${error.line}, column ${error.column}: not valid TOML: ${reason}.`,
    )
  }
}

import { posix } from 'node:path'
import type { Git } from '../git/repository.ts'
import { lookUp } from '../git/tree.ts'
import { FileError } from '../text/message.ts'
import { joinFirst } from '../text/neutralize.ts'
import type { LexiconReader, LexiconTree } from './lexicons.ts'
import type { FoundManifest } from './manifest.ts'
import { mostNames, whyMismatch } from './mismatch.ts'

/** The lexicons in the tagged tree. */
export type Lexicons = Readonly<{
  /** Whether they are those of the manifest. */
  verified: boolean
  /** What they hash to. */
  tree_hash: string
  files: number
  record_types: number
}>

/**
 * Recomputes the hash of the lexicons that lie beside the manifest, in `pub/layers`, and compares it with
 * what the manifest says: null where there are none.
 *
 * Throws where they are others, unless they need not be verified (`verify` is false): then that is a
 * warning, and the record says so.
 */
export async function verifyLexicons(
  git: Git,
  lexicons: LexiconReader,
  { commit, tree }: Readonly<{ commit: string; tree: string }>,
  { manifest, path, hashAt }: FoundManifest,
  verify: boolean,
  warn: (message: string) => void,
): Promise<Lexicons | null> {
  if (path === undefined) return null
  const folder = posix.dirname(path)
  const pub = await lookUp(git, tree, `${folder}/pub`)
  const found = pub?.kind === 'folder' ? await lexicons.read(pub.id) : undefined
  if (found === undefined) {
    await tellLink(git, tree, folder, warn)
    return null
  }
  const verified = manifest.lexicon_tree_hash === found.hash
  if (!verified && manifest.lexicon_tree_hash !== '') {
    const said =
      `The lexicons in ${folder}/pub/layers are not those of ${path}: it says ${manifest.lexicon_tree_hash}, ` +
      `and they hash to ${found.hash}. ${await whyMismatch(git, commit, path, found)}`
    if (verify) {
      throw new FileError(
        { file: path, ...hashAt() },
        `${said} Vendor them cached more (lairs vendor), or set verify-lexicons to false, which records that they are not verified.`,
      )
    }
    warn(`${said} They are recorded as not verified.`)
  }
  if (manifest.lexicon_tree_hash === '') {
    warn(`${path} has no lexicon_tree_hash: the lexicons are recorded as not verified.`)
  }
  tellCounts(found, { manifest, path }, warn)
  return {
    verified,
    tree_hash: found.hash,
    files: found.files,
    record_types: found.recordTypes,
  }
}

/** Warns where a link or a submodule stands for the lexicons: what it leads to is not in the commit. */
async function tellLink(
  git: Git,
  tree: string,
  folder: string,
  warn: (message: string) => void,
): Promise<void> {
  for (const path of [`${folder}/pub`, `${folder}/pub/layers`]) {
    const entry = await lookUp(git, tree, path)
    if (entry === undefined || entry.kind === 'folder') continue
    if (entry.kind !== 'file')
      warn(`${path} is a ${entry.kind}: lexicons behind it are not verified.`)
    return
  }
}

function tellCounts(
  found: LexiconTree,
  { manifest, path }: Pick<FoundManifest, 'manifest' | 'path'>,
  warn: (message: string) => void,
): void {
  const compared = [
    ['lexicon files', manifest.lexicon_files, found.files],
    ['record types', manifest.record_types, found.recordTypes],
  ] as const
  for (const [what, said, counted] of compared) {
    if (said !== undefined && said !== counted) {
      warn(`${path} counts ${said} ${what}, and there are ${counted}.`)
    }
  }
  if (found.oddities.length > 0) {
    warn(`Lexicons are hashed as git stores them: ${joinFirst(found.oddities, mostNames)}.`)
  }
}

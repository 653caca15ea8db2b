import { posix } from 'node:path'
import type { Git } from '../git/repository.ts'
import { lookUp, readObject } from '../git/tree.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { LimitError } from '../limits.ts'
import {
  decodeManifest,
  type ParsedManifest,
  parseManifest,
  tooLargeError,
} from './manifest-text.ts'
import { kindOfEntry } from './placeholder.ts'

export type FoundManifest = ParsedManifest &
  Readonly<{
    /** `dataset:<path in the repository>`, `packaged` or `none`. */
    source: string
    /** Its path in the repository, or undefined if it is not in the commit. */
    path: string | undefined
  }>

/** Where lairs keeps the manifest, relative to the dataset. The first one that exists counts. */
const usualPaths = ['lexicons/MANIFEST.toml', 'lairs/lexicons/MANIFEST.toml']

/** For data that has no lexicons. */
const noManifest: FoundManifest = {
  manifest: {
    layers_git_sha: '',
    layers_version: '',
    vendored_at: '',
    lexicon_tree_hash: '',
    lexicon_files: undefined,
    record_types: undefined,
  },
  missing: [],
  hashPosition: () => ({ line: 1, column: 1 }),
  source: 'none',
  path: undefined,
}

/**
 * The manifest of a commit: the one that the input `manifest` names, or the first of the usual paths. A commit without
 * one gets the manifest that is packaged with the action if it has a lairs Repository, and no manifest if it has none.
 *
 * Throws if the named file is not in the commit, if it is unknown whether a manifest exists (an object is missing, or the
 * path is a symbolic link or a submodule), and if the manifest is invalid.
 */
export async function findManifest(
  git: Pick<Git, 'read' | 'prefix'>,
  { commit, tree }: Readonly<{ commit: string; tree: string }>,
  inputs: Pick<Inputs, 'manifest' | 'packagedManifest'>,
  hasLairsRepository: boolean,
): Promise<FoundManifest> {
  const named = inputs.manifest
  if (named === 'none') return noManifest
  if (named === 'packaged') return packagedManifest(inputs.packagedManifest)
  const paths = (named === undefined ? usualPaths : [named]).map((path) =>
    posix.join(git.prefix, path),
  )
  for (const path of paths) {
    if (/^\.\.(\/|$)/.test(path)) {
      throw new Error(`manifest: "${named}" is outside the repository. Give a path inside it.`)
    }
    const content = await readFile(git, tree, path)
    if (content === undefined) continue
    const parsed = parseManifest(decodeManifest(content, path), path)
    return { ...parsed, source: `dataset:${path}`, path }
  }
  if (named !== undefined) {
    throw new Error(
      `manifest: there is no file "${paths[0]}" in commit ${commit}. ` +
        'Give its path from the working-directory, "packaged" or "none", or leave the input empty to use the usual paths.',
    )
  }
  return hasLairsRepository ? packagedManifest(inputs.packagedManifest) : noManifest
}

function packagedManifest(text: string): FoundManifest {
  const parsed = parseManifest(text, 'the packaged MANIFEST.toml')
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
      `manifest: ${path} is a ${await kindOfEntry(git, entry)}, not a file. Set the input to the path of the manifest file.`,
    )
  }
  try {
    return (await readObject(git, entry.id, 'blob', path)).content
  } catch (error) {
    throw error instanceof LimitError ? tooLargeError(path, error.found) : error
  }
}

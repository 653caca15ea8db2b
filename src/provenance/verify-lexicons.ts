import { posix } from 'node:path'
import { parseCommit } from '../git/objects.ts'
import type { Git } from '../git/repository.ts'
import { lookUp } from '../git/tree.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { FileError, joinFirst, type Messages, messageOf } from '../text/message.ts'
import { shellWord } from '../text/shell.ts'
import type { LexiconFile, LexiconReader, LexiconTree } from './lexicons.ts'
import type { FoundManifest } from './manifest.ts'

/** The lexicons in the tagged tree. */
export type Lexicons = Readonly<{
  /** True if they match the manifest. */
  verified: boolean
  /** Their recomputed hash. */
  tree_hash: string
  files: number
  record_types: number
}>

export type LexiconSource = Readonly<{
  git: Git
  inputs: Pick<Inputs, 'verifyLexicons'>
  lexicons: LexiconReader
  warn: Messages['warn']
}>

type Commit = Readonly<{ commit: string; tree: string }>

/** More names than this are only counted. */
const maxNames = 10

/**
 * Recomputes the hash of the lexicons in `pub/layers` next to the manifest, and compares it with the manifest's hash.
 * null if there are no lexicons.
 *
 * Throws if they do not match, unless `verify-lexicons` is false: then it warns, and the record says so.
 */
export async function verifyLexicons(
  source: LexiconSource,
  revision: Commit,
  manifest: FoundManifest,
): Promise<Lexicons | null> {
  const { git, inputs, lexicons, warn } = source
  const { path, hashPosition } = manifest
  if (path === undefined) return null
  const expected = manifest.manifest.lexicon_tree_hash
  const folder = posix.dirname(path)
  const pub = await lookUp(git, revision.tree, `${folder}/pub`)
  const found = pub?.kind === 'folder' ? await lexicons.read(pub.id, `${folder}/pub`) : undefined
  if (found === undefined) {
    await warnAboutLink(source, revision.tree, folder)
    return null
  }
  if (expected === '') {
    warn(
      `${path} has no lexicon_tree_hash: the lexicons are recorded as not verified. If they are right, add lexicon_tree_hash = "${found.hash}" to the file.`,
    )
  } else if (expected !== found.hash) {
    const mismatch =
      `The lexicons in ${folder}/pub/layers do not match ${path}. The hash in the manifest is ${expected}, ` +
      `and the hash of the lexicons is ${found.hash}. ${await explainMismatch(source, revision.commit, path, found)}`
    if (inputs.verifyLexicons) {
      throw new FileError(
        { file: path, ...hashPosition() },
        `${mismatch} ${lexiconAdvice(path, found.hash)} Then commit, and tag that commit. Or set verify-lexicons to false: the lexicons are then recorded as not verified.`,
      )
    }
    warn(`${mismatch} The lexicons are recorded as not verified.`)
  }
  warnAboutCounts(found, manifest, warn)
  return {
    verified: expected === found.hash,
    tree_hash: found.hash,
    files: found.files,
    record_types: found.recordTypes,
  }
}

/** `lairs vendor` changes the installed package, and not the dataset. So the files of the package are copied. */
const copyScript =
  'import importlib.util, pathlib, shutil, sys; shutil.copytree(pathlib.Path(importlib.util.find_spec("lairs").origin).parent / "lexicons", sys.argv[1], dirs_exist_ok=True)'

/** How lexicons and manifest can be made to match. The command runs at the top of the repository. */
function lexiconAdvice(path: string, hash: string): string {
  const folder = shellWord(posix.dirname(path))
  const copy =
    posix.basename(path) === 'MANIFEST.toml'
      ? `To copy lexicons and manifest from the installed lairs, run: rm -rf -- ${shellWord(posix.join(posix.dirname(path), 'pub'))} && python -c ${shellWord(copyScript)} ${folder}. `
      : ''
  return `${copy}If the lexicons are right, write lexicon_tree_hash = "${hash}" into ${path}.`
}

/** A symbolic link or a submodule leads out of the commit. */
async function warnAboutLink(
  { git, warn }: LexiconSource,
  tree: string,
  folder: string,
): Promise<void> {
  for (const path of [`${folder}/pub`, `${folder}/pub/layers`]) {
    const entry = await lookUp(git, tree, path)
    if (entry === undefined || entry.kind === 'folder') continue
    if (entry.kind !== 'file') {
      warn(
        `${path} is a ${entry.kind}. Its lexicons are not part of the commit, so they are not verified. Commit them as files.`,
      )
    }
    return
  }
}

function warnAboutCounts(
  found: LexiconTree,
  { manifest, path }: FoundManifest,
  warn: Messages['warn'],
): void {
  const compared = [
    ['lexicon files', manifest.lexicon_files, found.files],
    ['record types', manifest.record_types, found.recordTypes],
  ] as const
  for (const [what, expected, counted] of compared) {
    if (expected !== undefined && expected !== counted) {
      warn(
        `${path} says that there are ${expected} ${what}, but the commit has ${counted}. Correct the counts in the manifest.`,
      )
    }
  }
  if (found.unusualFiles.length > 0) {
    warn(
      `Some lexicons are not plain files in git: ${joinFirst(found.unusualFiles, maxNames)}. The hash uses what git stores. Store the lexicons in git as plain files.`,
    )
  }
}

/**
 * Why the lexicons may not match the manifest: the files that changed since the last change of the manifest, and the
 * files that git stores in another form than a checkout. It is part of the message of another error, so no error ends it.
 */
async function explainMismatch(
  source: LexiconSource,
  commit: string,
  manifestPath: string,
  current: LexiconTree,
): Promise<string> {
  const reason = await changesSinceManifest(source, commit, manifestPath, current.id).catch(
    (error: unknown) =>
      `What has changed cannot be determined: ${messageOf(error).replace(/\.$/, '')}.`,
  )
  if (current.unusualFiles.length === 0) return reason
  return `${reason} Some lexicons are not plain files in git, and the hash uses what git stores: ${joinFirst(current.unusualFiles, maxNames)}.`
}

async function changesSinceManifest(
  { git, lexicons }: LexiconSource,
  commit: string,
  manifestPath: string,
  currentTree: string,
): Promise<string> {
  const last = git.isShallow ? undefined : await git.lastChange(commit, manifestPath)
  if (last === undefined) {
    return 'To see what has changed, set "fetch-depth: 0" for actions/checkout.'
  }
  const root = posix.join(posix.dirname(manifestPath), 'pub/layers')
  const lastCommit = await git.read(last)
  const before = lastCommit && (await lookUp(git, parseCommit(lastCommit).tree, root))
  const changes =
    before?.kind === 'folder'
      ? changesOf(await lexicons.list(before.id, root), await lexicons.list(currentTree, root))
      : []
  if (changes.length > 0) {
    return `Changes since commit ${last}, the last change of the manifest: ${joinFirst(changes, maxNames)}.`
  }
  return (
    `The lexicons have not changed since commit ${last}, the last change of the manifest. Either the hash in the manifest was never right, ` +
    'or it is the hash of checked-out files, which git can convert (.gitattributes, line ends).'
  )
}

/** The lexicons that were removed, changed or added. */
function changesOf(
  before: readonly LexiconFile[],
  after: readonly LexiconFile[],
): readonly string[] {
  const lexicons = ({ path }: LexiconFile) => path.endsWith('.json')
  const oldIds = new Map(before.filter(lexicons).map(({ path, id }) => [path, id]))
  const newIds = new Map(after.filter(lexicons).map(({ path, id }) => [path, id]))
  const changes: string[] = []
  for (const [path, id] of oldIds) {
    const newId = newIds.get(path)
    if (newId !== id) changes.push(`${path} was ${newId === undefined ? 'removed' : 'changed'}`)
  }
  for (const path of newIds.keys()) if (!oldIds.has(path)) changes.push(`${path} was added`)
  return changes
}

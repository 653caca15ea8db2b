import { posix } from 'node:path'
import type { ProvenanceBundle } from '../provenance/bundle.ts'

/**
 * The shell commands that rebuild what a revision pins, one per line. A comment after a command is its expected output.
 * docs/rebuild.md has the same commands, and a test runs them.
 */
export function rebuildCommands(bundle: ProvenanceBundle): readonly string[] {
  const { repository, revision, commit, tree, dataset } = bundle
  const store = dataset?.store_commit
  return [
    `git clone ${shellWord(`${repository}.git`)} dataset`,
    `git -C dataset -c advice.detachedHead=false checkout ${commit}`,
    `git -C dataset rev-parse 'HEAD^{tree}'   # ${tree}`,
    ...(store
      ? [
          `python -c ${shellWord(resolveScript)} ${shellWord(posix.join('dataset', dataset.path))} ${shellWord(revision)}   # ${store}`,
        ]
      : []),
  ]
}

/**
 * For lairs 0.9, which needs Python 3.14. Like the action, it resolves the tag, or HEAD if there is no such tag. It
 * does not resolve a commit id: lairs returns an id unchanged, even if the store does not have it (seen with
 * panproto 0.76).
 */
const resolveScript =
  'import sys, pathlib, lairs.store.repository as s; r = s.Repository.open(pathlib.Path(sys.argv[1])); print(r.resolve(sys.argv[2] if sys.argv[2] in dict(r.tags()) else "HEAD"))'

/** Quotes a word for a POSIX shell, if it needs quotes. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

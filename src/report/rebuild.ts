import { posix } from 'node:path'
import type { ProvenanceBundle } from '../provenance/bundle.ts'

/**
 * The commands that rebuild what a revision pins, one a line, and what they must print. They are those of
 * docs/rebuild.md, where a test runs them.
 */
export function rebuildCommands(bundle: ProvenanceBundle): readonly string[] {
  const { repository, revision, commit, tree, dataset } = bundle
  const store = dataset?.store_commit
  return [
    `git clone ${quote(`${repository}.git`)} dataset`,
    `git -C dataset -c advice.detachedHead=false checkout ${commit}`,
    `git -C dataset rev-parse 'HEAD^{tree}'   # ${tree}`,
    ...(store
      ? [
          `python -c ${quote(resolveScript)} ${quote(posix.join('dataset', dataset.path))} ${quote(revision)}   # ${store}`,
        ]
      : []),
  ]
}

/**
 * For lairs 0.9, which needs Python 3.14. It asks for the tag, or else for HEAD, as the action does: asked for
 * an id, lairs gives it back as it is, whether the version store has it or not (seen with panproto 0.76).
 */
const resolveScript =
  'import sys, pathlib, lairs.store.repository as s; r = s.Repository.open(pathlib.Path(sys.argv[1])); print(r.resolve(sys.argv[2] if sys.argv[2] in dict(r.tags()) else "HEAD"))'

/** A word for a POSIX shell. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

import { posix } from 'node:path'
import type { ProvenanceBundle } from '../provenance/bundle.ts'
import { shellWord } from '../text/shell.ts'

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
 * For lairs 0.9, which needs Python 3.14. Like the action, it resolves a branch or a tag, or HEAD if there is none of that
 * name. It does not resolve a commit id: lairs returns an id unchanged, even if the store does not have it (seen with
 * panproto 0.76).
 */
const resolveScript =
  'import sys, pathlib, lairs.store.repository as s; r = s.Repository.open(pathlib.Path(sys.argv[1])); n = sys.argv[2]; print(r.resolve(n if n in dict(r.inner.list_branches() + r.tags()) else "HEAD"))'

import { posix } from 'node:path'
import type { ProvenanceBundle } from '../provenance/bundle.ts'
import { printable } from '../text/neutralize.ts'
import { shellWord } from '../text/shell.ts'

/**
 * The shell commands that rebuild what a revision pins, one per line. If one fails, the shell does not run the next ones. A
 * comment after a command is its expected output. A clone lacks the commit if its tag was moved, so that it is fetched.
 * docs/rebuild.md has the same commands, and a test runs them.
 */
export function rebuildCommands(bundle: ProvenanceBundle): readonly string[] {
  const { repository, working_dir, revision, commit, tree, dataset } = bundle
  const store = dataset?.store_commit
  return [
    ...(working_dir === '.'
      ? []
      : [`# The dataset is in the folder ${printable(posix.join('dataset', working_dir))}`]),
    `git clone ${shellWord(`${repository}.git`)} dataset &&`,
    `git -C dataset fetch origin ${commit} &&`,
    `git -C dataset -c advice.detachedHead=false checkout ${commit} &&`,
    `git -C dataset rev-parse 'HEAD^{tree}'${store ? ' &&' : ''}   # ${tree}`,
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

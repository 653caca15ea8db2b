import type { ProvenanceBundle } from '../src/provenance/bundle.ts'
import type { Pinned } from '../src/provenance/pin.ts'

/** What an invented tag `v2` pins, in a repository that is no dataset of lairs. */
export const bundle: ProvenanceBundle = {
  revision: 'v2',
  lexicon_tree_hash: 'hash',
  layers_version: '1.0.0',
  working_dir: '.',
  commit: 'c'.repeat(40),
  committed_at: '2026-11-24T12:00:00Z',
  tree: 'd'.repeat(40),
  tag: null,
  repository: 'https://github.com/o/r',
  layers_git_sha: 'sha',
  vendored_at: '2026-11-24',
  manifest_source: 'packaged',
  lexicons: null,
  dataset: null,
}

/** Of a checkout without history. */
export const growth = { position: 0, previous: undefined, changes: undefined }

/** The tag with other facts, as it is pinned. */
export function pinned(facts: Partial<ProvenanceBundle> = {}): Pinned {
  const all = { ...bundle, ...facts }
  const { revision: name, commit, committed_at: committedAt, tree, tag } = all
  return { revision: { name, commit, committedAt, tree, tag, verification: '' }, bundle: all, growth }
}

import type { ProvenanceBundle } from '../src/provenance/bundle.ts'
import { unknownGrowth } from '../src/provenance/growth.ts'
import type { Pinned } from '../src/provenance/pin.ts'

/** What a made-up tag `v2` pins, in a repository without a lairs Repository. */
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

/** The growth in a checkout without history. */
export const growth = unknownGrowth

/** The pinned tag, with some facts replaced. */
export function pinned(facts: Partial<ProvenanceBundle> = {}): Pinned {
  return { bundle: { ...bundle, ...facts }, growth, verification: '', warnings: 0 }
}

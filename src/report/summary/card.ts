import type { ProvenanceBundle } from '../../provenance/bundle.ts'
import type { Growth } from '../../provenance/growth.ts'
import type { Pinned } from '../../provenance/pin.ts'
import { html } from '../../text/neutralize.ts'
import type { Result } from '../../tracking/result.ts'
import { growthText } from '../growth.ts'
import { rebuildCommands } from '../rebuild.ts'
import { firstRows, code, link, row } from './markup.ts'
import { state } from './state.ts'

/**
 * What one revision pins, and where it is logged, by lines. Its repository is linked to where its pages are at
 * `pages`: what else a checkout says of where it came from is not to be trusted so far.
 */
export function card(
  { bundle, growth }: Pinned,
  results: readonly Result[],
  pages: string,
): readonly string[] {
  const linked = (kind: string, name: string) =>
    bundle.repository === pages ? link(`${pages}/${kind}/${pathOf(name)}`, code(name)) : code(name)
  const { commit, committed_at, dataset } = bundle
  return [
    `<h3>${code(results[0]?.identifier ?? bundle.revision)}</h3>`,
    '<table>',
    ...tagOf(bundle, linked),
    row('Commit', `${linked('commit', commit)} of ${committed_at}`),
    row('Lexicons', lexiconsOf(bundle)),
    row('Records', recordsOf(bundle, growth)),
    ...results.map((result) => row(html(result.title), state(result))),
    '</table>',
    '<details><summary>What it pins</summary>',
    '<table>',
    row('Repository', code(bundle.repository)),
    row('Folder', code(bundle.working_dir)),
    row('Tree', code(bundle.tree)),
    row('Manifest', code(bundle.manifest_source)),
    row('Lexicon tree hash', code(bundle.lexicon_tree_hash)),
    row('Store commit', code(dataset?.store_commit ?? '')),
    '</table>',
    '</details>',
    `<details><summary>Rebuild it</summary><pre>${rebuildCommands(bundle)
      .map((line) => html(line, 2000))
      .join('\n')}</pre></details>`,
  ]
}

function tagOf(
  { revision, tag }: ProvenanceBundle,
  linked: (kind: string, name: string) => string,
): readonly string[] {
  if (tag === null) return []
  const kind = tag.kind === 'annotated' ? `, annotated ${html(tag.date)}` : ''
  return [row('Tag', `${linked('tree', revision)}${kind}`)]
}

function pathOf(name: string): string {
  return name
    .split('/')
    .map((step) => encodeURIComponent(step.toWellFormed()))
    .join('/')
}

function lexiconsOf({ layers_version, lexicons }: ProvenanceBundle): string {
  const version = layers_version === '' ? 'of no known version' : `Layers ${code(layers_version)}`
  if (lexicons === null) return `${version}, not in the tagged commit`
  const { verified, files, record_types } = lexicons
  const counts = `${files} files, ${record_types} record types`
  return `${version}, ${verified ? 'verified' : '<b>not verified</b>'}: ${counts}`
}

function recordsOf({ dataset }: ProvenanceBundle, growth: Growth): string {
  if (dataset === null) return 'no lairs Repository in the tagged commit'
  const counts = Object.entries(dataset.collections).map(
    ([collection, count]) => `<br>${code(collection)}: ${count}`,
  )
  const shown = firstRows(counts, 'more stand in the log')
  return `${dataset.records ?? 'not counted'}${growthText(growth, code)}${shown}`
}

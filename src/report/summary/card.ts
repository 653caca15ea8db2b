import { isPlainFiles, type ProvenanceBundle } from '../../provenance/bundle.ts'
import type { Growth } from '../../provenance/growth.ts'
import type { Pinned } from '../../provenance/pin.ts'
import { html } from '../../text/neutralize.ts'
import type { Result } from '../../tracking/result.ts'
import { rebuildCommands } from '../rebuild.ts'
import { growthText } from '../wording.ts'
import { code, firstRows, link, outcome, row } from './markup.ts'

/**
 * What one revision pins and where it is logged, as lines of HTML. Tag and commit are links only if the dataset is in
 * the repository that contains the workflow (`repositoryUrl`): a checkout can claim any other address.
 */
export function card(
  { bundle, growth }: Pinned,
  results: readonly Result[],
  repositoryUrl: string,
): readonly string[] {
  const linkTo = (kind: string, name: string) =>
    bundle.repository === repositoryUrl
      ? link(`${repositoryUrl}/${kind}/${encodePath(name)}`, code(name))
      : code(name)
  const { commit, committed_at, dataset } = bundle
  return [
    `<h3>${code(results[0]?.identifier ?? bundle.revision)}</h3>`,
    '<table>',
    ...results.flatMap(nameRow),
    ...tagRow(bundle, linkTo),
    row('Commit', `${linkTo('commit', commit)} of ${committed_at}`),
    ...(isPlainFiles(bundle)
      ? [row('Data', 'plain files')]
      : [row('Lexicons', lexiconsText(bundle)), row('Records', recordsText(bundle, growth))]),
    ...results.map((result) => row(html(result.title), outcome(result))),
    '</table>',
    '<details><summary>What it pins</summary>',
    '<table>',
    row('Repository', code(bundle.repository)),
    row('Folder', code(bundle.working_dir)),
    row('Tree', code(bundle.tree)),
    row('Manifest', code(bundle.manifest_source)),
    ...(isPlainFiles(bundle)
      ? []
      : [
          row('Lexicon tree hash', code(bundle.lexicon_tree_hash)),
          row('Store commit', code(dataset?.store_commit ?? '')),
        ]),
    '</table>',
    '</details>',
    `<details><summary>Rebuild it</summary><pre>${rebuildCommands(bundle)
      .map((line) => html(line, 2000))
      .join('\n')}</pre></details>`,
  ]
}

/** The name to use at the backend. The heading looks like a name in W&B, where `v1` is the second version. */
function nameRow({ backend, title, identifier, usableName, outputs }: Result): readonly string[] {
  if (usableName === undefined) return []
  const name = html(title)
  const version = outputs[`${backend}-version`]
  const suffix = version === undefined ? '' : ` (version ${html(version)})`
  const isSame = usableName.endsWith(`/${identifier}`)
  const hint = isSame ? '' : `. The identifier above is not a name in ${name}.`
  return [row(`${name} name`, `${code(usableName)}${suffix}${hint}`)]
}

function tagRow(
  { revision, tag }: ProvenanceBundle,
  linkTo: (kind: string, name: string) => string,
): readonly string[] {
  if (tag === null) return []
  const kind = tag.kind === 'annotated' ? `, annotated ${html(tag.date)}` : ''
  return [row('Tag', `${linkTo('tree', revision)}${kind}`)]
}

/** Percent-encodes a name for a URL path. Slashes stay. */
function encodePath(name: string): string {
  return name
    .split('/')
    .map((segment) => encodeURIComponent(segment.toWellFormed()))
    .join('/')
}

function lexiconsText({ layers_version, lexicons, manifest_source }: ProvenanceBundle): string {
  if (manifest_source === 'none') return 'not recorded'
  const version = layers_version === '' ? 'unknown version' : `Layers ${code(layers_version)}`
  if (manifest_source === 'packaged') return `${version}, packaged with the action`
  if (lexicons === null) return `${version}, not in the tagged commit`
  const { verified, files, record_types } = lexicons
  const counts = `${files} files, ${record_types} record types`
  return `${version}, ${verified ? 'verified' : '<b>not verified</b>'}: ${counts}`
}

function recordsText({ dataset }: ProvenanceBundle, growth: Growth): string {
  if (dataset === null) return 'no lairs Repository in the tagged commit'
  const counts = Object.entries(dataset.collections ?? {}).map(
    ([collection, count]) => `<br>${code(collection)}: ${count}`,
  )
  const lines = firstRows(counts, 'more are in revision.json')
  return `${dataset.records ?? 'not counted'}${growthText(growth, code)}${lines}`
}

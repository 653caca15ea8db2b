import type { ProvenanceBundle } from '../provenance/bundle.ts'
import { html } from '../text.ts'
import { isGood, type Result } from '../tracking/result.ts'
import { verbs } from './report.ts'

/** Of more revisions than this, the rest stands in the log. */
const mostRows = 500

/**
 * The job summary: of one revision, a table of what it pins and where it is logged; of several, a table
 * of them. It is HTML without an empty line, in which GitHub renders no Markdown, and every value in it is
 * escaped.
 */
export function summaryOf(
  bundles: readonly ProvenanceBundle[],
  results: readonly Result[],
): string {
  const [bundle, ...others] = bundles
  const revisions = new Set(results.map(({ revision }) => revision)).size
  if (bundle === undefined) return ''
  const lines = others.length > 0 || revisions > 1 ? table(results) : card(bundle, results)
  return [...lines, ''].join('\n')
}

function card(bundle: ProvenanceBundle, results: readonly Result[]): readonly string[] {
  return [
    `<h3>${code(results[0]?.identifier ?? bundle.revision)}</h3>`,
    '<table>',
    row('Revision', code(bundle.revision)),
    row('Commit', `${code(bundle.commit)} of ${bundle.committed_at}`),
    row('Repository', code(bundle.repository)),
    row('Folder', code(bundle.working_dir)),
    row('Layers', code(bundle.layers_version)),
    row('Lexicon tree hash', code(bundle.lexicon_tree_hash)),
    row('Manifest', code(bundle.manifest_source)),
    ...results.map((result) => row(title(result.backend), state(result))),
    '</table>',
  ]
}

/** Newest first, but before all others those that failed. */
function table(results: readonly Result[]): readonly string[] {
  const backends = [...new Set(results.map(({ backend }) => backend))]
  const revisions = new Map<string, Result[]>()
  for (const result of results) {
    revisions.set(result.revision, [...(revisions.get(result.revision) ?? []), result])
  }
  const newestFirst = [...revisions.values()].reverse()
  const failed = newestFirst.filter((each) => !each.every(isGood))
  const good = newestFirst.filter((each) => each.every(isGood))
  const shown = [...failed, ...good].slice(0, mostRows)
  const left = newestFirst.length - shown.length
  const heads = ['Revision', 'Commit', ...backends.map(title)].map((head) => `<th>${head}</th>`)
  return [
    `<h3>${newestFirst.length} revisions, ${failed.length} of them not as they should be</h3>`,
    '<table>',
    `<tr>${heads.join('')}</tr>`,
    ...shown.map((each) => revisionRow(each, backends)),
    '</table>',
    ...(left === 0 ? [] : [`<p>${left} more stand in the log.</p>`]),
  ]
}

function revisionRow(results: readonly Result[], backends: readonly string[]): string {
  const [first] = results
  const states = backends.map((backend) => {
    const result = results.find((each) => each.backend === backend)
    return result === undefined ? '' : state(result)
  })
  const cells = [code(first?.revision ?? ''), code(first?.commit.slice(0, 12) ?? ''), ...states]
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
}

function state(result: Result): string {
  const { status, url, details } = result
  const link = url === '' ? '' : `: <a href="${html(url, 2000)}">${html(url, 2000)}</a>`
  const why = details.map((detail) => `<br>${code(detail)}`).join('')
  return `${verbs[status]}${link}${why}`
}

function title(backend: string): string {
  return { wandb: 'W&amp;B', mlflow: 'MLflow' }[backend] ?? html(backend)
}

function row(name: string, value: string): string {
  return `<tr><th align="left">${name}</th><td>${value}</td></tr>`
}

/** `@names` and links are left alone in code. */
function code(text: string): string {
  return text === '' ? '–' : `<code>${html(text)}</code>`
}

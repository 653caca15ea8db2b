import type { ProvenanceBundle } from '../provenance/bundle.ts'
import type { Pinned } from '../provenance/derive.ts'
import type { Growth } from '../provenance/growth.ts'
import { html } from '../text.ts'
import { isGood, type Result } from '../tracking/result.ts'
import { growthOf } from './growth.ts'
import { rebuildCommands } from './rebuild.ts'
import { verbs } from './report.ts'

/** GitHub drops a summary of more than 1 MiB, whole. In bytes. */
const largest = 900 * 1024

/** Of more revisions than this, the rest stands in the log. */
const mostRows = 500

/** Of more facts than this in a cell, there is only how many. */
const mostLines = 50

/**
 * The job summary: of one revision, a table of what it pins and where it is logged; of several, a table
 * of them. It is HTML without an empty line, in which GitHub renders no Markdown, and every value in it is
 * escaped.
 */
export function summaryOf(pinned: readonly Pinned[], results: readonly Result[]): string {
  const [first] = pinned
  const revisions = new Set(results.map(({ revision }) => revision)).size
  if (first === undefined) return ''
  const lines = revisions > 1 ? table(results) : card(first, results)
  return [...lines, ''].join('\n')
}

function card({ bundle, growth }: Pinned, results: readonly Result[]): readonly string[] {
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
    row('Lexicons', lexiconsOf(bundle)),
    row('Records', recordsOf(bundle, growth)),
    ...results.map((result) => row(title(result.backend), state(result))),
    '</table>',
    `<details><summary>Rebuild it</summary><pre>${rebuildCommands(bundle)
      .map((line) => html(line, 2000))
      .join('\n')}</pre></details>`,
  ]
}

function lexiconsOf({ lexicons }: ProvenanceBundle): string {
  if (lexicons === null) return 'not in the tagged commit'
  const { verified, files, record_types } = lexicons
  return `${verified ? 'verified' : '<b>not verified</b>'}: ${files} files, ${record_types} record types`
}

function recordsOf({ dataset }: ProvenanceBundle, growth: Growth): string {
  if (dataset === null) return 'no lairs Repository in the tagged commit'
  const counts = Object.entries(dataset.collections).map(
    ([collection, count]) => `<br>${code(collection)}: ${count}`,
  )
  const shown = beginning(counts, 'more stand in the log')
  return `${dataset.records ?? 'not counted'}${growthOf(growth, code)}${shown}`
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
  const rows = fitting([...failed, ...good].map((each) => revisionRow(each, backends)))
  const left = newestFirst.length - rows.length
  const heads = ['Revision', 'Commit', ...backends.map(title)].map((head) => `<th>${head}</th>`)
  return [
    `<h3>${newestFirst.length} revisions, ${failed.length} of them not as they should be</h3>`,
    '<table>',
    `<tr>${heads.join('')}</tr>`,
    ...rows,
    '</table>',
    ...(left === 0 ? [] : [`<p>${left} more stand in the log.</p>`]),
  ]
}

/** As many rows as fit. */
function fitting(rows: readonly string[]): readonly string[] {
  let size = 0
  const end = rows.findIndex((each) => {
    size += Buffer.byteLength(each) + 1
    return size > largest
  })
  return rows.slice(0, Math.min(mostRows, end < 0 ? rows.length : end))
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
  const why = beginning(
    details.map((detail) => `<br>${code(detail, 2000)}`),
    'more',
  )
  return `${verbs[status]}${link}${why}`
}

/** The first lines of a cell, and how many are left out. */
function beginning(lines: readonly string[], more: string): string {
  const left = lines.length - mostLines
  return `${lines.slice(0, mostLines).join('')}${left > 0 ? `<br>${left} ${more}` : ''}`
}

function title(backend: string): string {
  return { wandb: 'W&amp;B', mlflow: 'MLflow' }[backend] ?? html(backend)
}

function row(name: string, value: string): string {
  return `<tr><th align="left">${name}</th><td>${value}</td></tr>`
}

/** `@names` and links are left alone in code. */
function code(text: string, max = 300): string {
  return text === '' ? '–' : `<code>${html(text, max)}</code>`
}

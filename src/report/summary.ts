import type { ProvenanceBundle } from '../provenance/bundle.ts'
import { html } from '../text.ts'
import { identifierOf, type LoggedRevision } from '../tracking/backend.ts'

/**
 * The job summary: a table of what the revision pins and where it is logged. It is HTML without an
 * empty line, in which GitHub renders no Markdown, and every value in it is escaped.
 */
export function summaryOf(
  bundle: ProvenanceBundle,
  artifactName: string,
  logged: readonly LoggedRevision[],
  failed: readonly string[],
): string {
  const rows = [
    row('Revision', code(bundle.revision)),
    row('Commit', `${code(bundle.commit)} of ${bundle.committed_at}`),
    row('Repository', code(bundle.repository)),
    row('Folder', code(bundle.working_dir)),
    row('Layers', code(bundle.layers_version)),
    row('Lexicon tree hash', code(bundle.lexicon_tree_hash)),
    row('Manifest', code(bundle.manifest_source)),
    ...logged.map((entry) => row(title(entry.backend), place(entry))),
    ...failed.map((backend) => row(title(backend), 'not logged: see the errors of this step')),
  ]
  const heading = `<h3>${code(identifierOf(artifactName, bundle.revision))}</h3>`
  return [heading, '<table>', ...rows, '</table>', ''].join('\n')
}

function place({ created, url }: LoggedRevision): string {
  const verb = created ? 'logged' : 'had been logged before'
  if (url === '') return verb
  return `${verb}: <a href="${html(url, 2000)}">${html(url, 2000)}</a>`
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

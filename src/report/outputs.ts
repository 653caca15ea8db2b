import type { ProvenanceBundle } from '../provenance/bundle.ts'
import { identifierOf } from '../tracking/backend.ts'
import type { Result } from '../tracking/result.ts'

/** GitHub takes outputs of 1 MB; this leaves room for the way it counts. */
const largestResults = 900 * 1024

/**
 * The action's outputs, by their names in action.yml: those of one revision are the newest's.
 * `provenance` is the path of `revision.json`. What comes from servers is redacted; what comes from git is
 * exact.
 */
export function outputsOf(
  newest: ProvenanceBundle,
  artifactName: string,
  provenance: string,
  results: readonly Result[],
  redact: (text: string) => string,
): Readonly<Record<string, string>> {
  const fromServers = results.flatMap(({ revision, status, outputs }) =>
    revision === newest.revision && status !== 'dry-run' ? Object.entries(outputs) : [],
  )
  return {
    artifact: identifierOf(artifactName, newest.revision),
    revision: newest.revision,
    commit: newest.commit,
    'lexicon-tree-hash': newest.lexicon_tree_hash,
    'layers-version': newest.layers_version,
    created: String(results.some(({ status }) => status === 'logged')),
    provenance,
    ...Object.fromEntries(fromServers.map(([name, value]) => [name, redact(value)])),
    results: resultsJson(results, redact),
  }
}

/** One object per revision and backend. Of very many, those that fit: they are told in the log. */
function resultsJson(results: readonly Result[], redact: (text: string) => string): string {
  const entries = results.map(({ revision, commit, backend, status, url, identifier }) =>
    JSON.stringify({ revision, commit, backend, status, url: redact(url), identifier }),
  )
  let size = 0
  const fitting = entries.filter((entry) => {
    size += Buffer.byteLength(entry) + 1
    return size < largestResults
  })
  return `[${fitting.join(',')}]`
}

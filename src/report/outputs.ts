import type { ProvenanceBundle } from '../provenance/bundle.ts'
import { identifierOf } from '../tracking/backend.ts'
import type { Result } from '../tracking/result.ts'
import { truncateLines } from './fitting.ts'

/** GitHub takes outputs of 1 MB; this leaves room for the way it counts. */
const largestResults = 900 * 1024

export type OutputsOf = Readonly<{
  newest: ProvenanceBundle
  artifactName: string
  /** The path of `revision.json`. */
  provenance: string
  results: readonly Result[]
}>

/**
 * The action's outputs, by their names in action.yml: those of one revision are the newest's.
 * What comes from servers is redacted; what comes from git is exact. `warn` is told of what does not fit.
 */
export function outputsOf(
  { newest, artifactName, provenance, results }: OutputsOf,
  redact: (text: string) => string,
  warn: (message: string) => void,
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
    results: resultsJson(results, redact, warn),
  }
}

/** One object per revision and backend: of very many, the first that fit. */
function resultsJson(
  results: readonly Result[],
  redact: (text: string) => string,
  warn: (message: string) => void,
): string {
  const entries = results.map(({ revision, commit, backend, status, url, identifier }) =>
    JSON.stringify({ revision, commit, backend, status, url: redact(url), identifier }),
  )
  const { fit, left } = truncateLines(entries, largestResults - 1)
  if (left > 0) {
    warn(
      `The output "results" was cut: it lacks the last ${left} of ${entries.length} entries, as GitHub takes outputs of 1 MB at most. All of them stand in the log.`,
    )
  }
  return `[${fit.join(',')}]`
}

import type { ProvenanceBundle } from '../provenance/bundle.ts'
import type { Messages } from '../text/message.ts'
import { identifierOf } from '../tracking/backend.ts'
import type { Result } from '../tracking/result.ts'
import { truncateLines } from './truncate-lines.ts'

/** GitHub accepts outputs of up to 1 MB. The rest is room for the way it counts. */
const maxResultsBytes = 900 * 1024

/** What the outputs are made of. */
export type OutputSources = Readonly<{
  newest: ProvenanceBundle
  artifactName: string
  /** The path of `revision.json`. */
  provenance: string
  results: readonly Result[]
}>

/**
 * The action's outputs, by their names in action.yml. Outputs about one revision are about the newest. Values from
 * servers are redacted. Values from git are exact. `warn` is called if the results are truncated.
 */
export function outputsOf(
  { newest, artifactName, provenance, results }: OutputSources,
  redact: (text: string) => string,
  warn: Messages['warn'],
): Readonly<Record<string, string>> {
  const backendOutputs = results
    .filter(({ revision }) => revision === newest.revision)
    .flatMap(({ outputs }) => Object.entries(outputs))
  return {
    artifact: identifierOf(artifactName, newest.revision),
    revision: newest.revision,
    commit: newest.commit,
    'lexicon-tree-hash': newest.lexicon_tree_hash,
    'layers-version': newest.layers_version,
    created: String(results.some(({ status }) => status === 'logged')),
    provenance,
    ...Object.fromEntries(backendOutputs.map(([name, value]) => [name, redact(value)])),
    results: resultsJson(results, redact, warn),
  }
}

/** A JSON array with one object per revision and backend. Contains only the first if there are too many. */
function resultsJson(
  results: readonly Result[],
  redact: (text: string) => string,
  warn: Messages['warn'],
): string {
  const entries = results.map(({ revision, commit, backend, status, url, identifier }) =>
    JSON.stringify({ revision, commit, backend, status, url: redact(url), identifier }),
  )
  const { kept, omitted } = truncateLines(entries, maxResultsBytes - 1)
  if (omitted > 0) {
    warn(
      `The output "results" was truncated: the last ${omitted} of ${entries.length} entries are missing. GitHub accepts outputs of up to 1 MB. To get all entries, log fewer tags in one step.`,
    )
  }
  return `[${kept.join(',')}]`
}

import type { ProvenanceBundle } from '../provenance/bundle.ts'
import { identifierOf, type LoggedRevision } from '../tracking/backend.ts'

/**
 * The action's outputs, by their names in action.yml. `provenance` is the path of `revision.json`. What
 * comes from servers is redacted; what comes from git is exact.
 */
export function outputsOf(
  bundle: ProvenanceBundle,
  artifactName: string,
  provenance: string,
  logged: readonly LoggedRevision[],
  redact: (text: string) => string,
): Readonly<Record<string, string>> {
  const fromServers = logged.flatMap(({ outputs }) => Object.entries(outputs))
  return {
    artifact: identifierOf(artifactName, bundle.revision),
    revision: bundle.revision,
    commit: bundle.commit,
    'lexicon-tree-hash': bundle.lexicon_tree_hash,
    'layers-version': bundle.layers_version,
    created: String(logged.some(({ created }) => created)),
    provenance,
    ...Object.fromEntries(fromServers.map(([name, value]) => [name, redact(value)])),
  }
}

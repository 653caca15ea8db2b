import type { ProvenanceBundle } from '../provenance/bundle.ts'
import { identifierOf, type LoggedRevision } from '../tracking/backend.ts'

/** The action's outputs, by their names in action.yml. `provenance` is the path of `revision.json`. */
export function outputsOf(
  bundle: ProvenanceBundle,
  artifactName: string,
  provenance: string,
  logged: readonly LoggedRevision[],
): Readonly<Record<string, string>> {
  return {
    artifact: identifierOf(artifactName, bundle.revision),
    revision: bundle.revision,
    commit: bundle.commit,
    'lexicon-tree-hash': bundle.lexicon_tree_hash,
    'layers-version': bundle.layers_version,
    created: String(logged.some(({ created }) => created)),
    provenance,
    ...Object.assign({}, ...logged.map(({ outputs }) => outputs)),
  }
}

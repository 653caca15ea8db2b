import { isSameRepository } from '../git/remote-url.ts'
import type { ProvenanceBundle } from '../provenance/bundle.ts'

/** The fields of a bundle that tell records apart. Each record has them, also those of version 0.1.0. */
export type RecordedIdentity = Readonly<{
  revision: string
  commit: string
  repository: string
  /** The dataset's folder in the repository: '.' for the top. */
  working_dir: string
}>

/** What an existing record is, compared with a bundle. */
export type Relation =
  /** The same revision of the same dataset. */
  | 'same'
  /** The same revision at another commit: the tag was moved. */
  | 'moved'
  /** Another revision of the same dataset. */
  | 'other revision'
  /** A dataset of another repository, or in another folder. */
  | 'other dataset'

/**
 * Compares a record with a bundle. A dataset is a folder of a repository, whatever its commits are: a fork and a mirror have
 * the same commits, and one repository can have several datasets.
 */
export function relationOf(recorded: RecordedIdentity, bundle: ProvenanceBundle): Relation {
  const isSameDataset =
    isSameRepository(recorded.repository, bundle.repository) &&
    recorded.working_dir === bundle.working_dir
  if (!isSameDataset) return 'other dataset'
  if (recorded.revision !== bundle.revision) return 'other revision'
  return recorded.commit === bundle.commit ? 'same' : 'moved'
}

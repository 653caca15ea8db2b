export type Backend = 'wandb' | 'mlflow'

/** What a first log asks each server for, in its order. */
export const requests: Readonly<Record<Backend, readonly string[]>> = {
  wandb: [
    'Viewer',
    'LoggedRevisions',
    'UpsertBucket',
    'CreateArtifact',
    'CreateArtifactManifest',
    'CreateArtifactFiles',
    'storage/put',
    'CreateArtifactManifest',
    'storage/put',
    'CommitArtifact',
    'ReadArtifact',
    'file_stream',
  ],
  mlflow: [
    'experiments/get-by-name',
    'experiments/create',
    'runs/create',
    'runs/log-batch',
    'runs/log-inputs',
    'artifacts/put',
    'runs/search',
    'runs/update',
    'runs/get',
    'artifacts/get',
  ],
}

/** Those that do not wait for one another: where they begin, and how many they are. */
const sideBySide: Readonly<Record<Backend, readonly (readonly [first: number, count: number])[]>> =
  {
    wandb: [[6, 3]],
    mlflow: [
      [3, 4],
      [8, 2],
    ],
  }

/** The names of the requests of a first log, with those that came side by side in one order. */
export function arranged(backend: Backend, names: readonly string[]): readonly string[] {
  const all = [...names]
  for (const [first, count] of sideBySide[backend]) {
    all.splice(first, count, ...all.slice(first, first + count).sort())
  }
  return all
}

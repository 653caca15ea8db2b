export type Backend = 'wandb' | 'mlflow'

/** The requests of a first log to each server, in order. */
export const requests: Readonly<Record<Backend, readonly string[]>> = {
  wandb: [
    'Viewer',
    'LoggedRevisions',
    'CreateArtifact',
    'CreateArtifactManifest',
    'CreateArtifactFiles',
    'storage/put',
    'storage/put',
    'CommitArtifact',
    'file_stream',
    'ReadArtifact',
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
    'runs/search',
    'artifacts/get',
  ],
}

/** The groups of concurrent requests: the index of the first, and their number. */
const concurrent: Readonly<Record<Backend, readonly (readonly [first: number, count: number])[]>> =
  {
    wandb: [
      [5, 2],
      [7, 2],
    ],
    mlflow: [
      [3, 4],
      [8, 2],
    ],
  }

/** The request names of a first log, with each group of concurrent requests sorted. */
export function sortConcurrent(backend: Backend, names: readonly string[]): readonly string[] {
  const all = [...names]
  for (const [first, count] of concurrent[backend]) {
    all.splice(first, count, ...all.slice(first, first + count).sort())
  }
  return all
}

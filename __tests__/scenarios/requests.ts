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

import { matrix } from './matrix.ts'
import { revision, unmovedRevision } from './revisions.ts'

const both = { backends: ['wandb', 'mlflow'], existing: [], revision } as const

// A fault of one server does not affect the other one. One fault of each kind is enough to show it.
matrix(
  {
    'both, first log': both,
    'both, repeated log': { ...both, existing: [revision] },
    'both, relog': { ...both, existing: [unmovedRevision], ifMoved: 'relog' },
  },
  ['connection refused', 'reset after the request took effect', '401', '503', 'no response'],
)

import { matrix } from './matrix.ts'
import { before, now } from './paths.ts'

const both = { backends: ['wandb', 'mlflow'], before: [], pinned: now } as const

// What goes wrong at one server does not reach the other: one of each kind shows it.
matrix(
  {
    'both, first log': both,
    'both, repeat': { ...both, before: [now] },
    'both, relog': { ...both, before: [before], ifMoved: 'relog' },
  },
  ['connection refused', 'reset after it acted', '401', '503', 'no answer at all'],
)

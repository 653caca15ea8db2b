import { matrix } from './matrix.ts'
import { before, now } from './paths.ts'

const wandb = { backends: ['wandb'], before: [], pinned: now } as const

matrix({
  'W&B, first log': wandb,
  'W&B, repeat': { ...wandb, before: [now] },
  'W&B, relog': { ...wandb, before: [before], ifMoved: 'relog' },
  'W&B, in a run of another': { ...wandb, runs: true },
  'W&B, with a registry': {
    ...wandb,
    registry: true,
    about: /Membership|Organization|LinkArtifact/,
  },
  'W&B, federated identity': { ...wandb, exchange: 'identity', about: /token/ },
})

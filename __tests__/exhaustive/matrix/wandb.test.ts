import { matrix } from './matrix.ts'
import { revision, unmovedRevision } from './revisions.ts'

const wandb = { backends: ['wandb'], existing: [], revision } as const

matrix({
  'W&B, first log': wandb,
  'W&B, repeated log': { ...wandb, existing: [revision] },
  'W&B, relog': { ...wandb, existing: [unmovedRevision], ifMoved: 'relog' },
  'W&B, existing run': { ...wandb, usesExistingRun: true },
  'W&B, with a registry': {
    ...wandb,
    usesRegistry: true,
    requests: /Membership|Organization|LinkArtifact/,
  },
  'W&B, federated identity': { ...wandb, signIn: 'identity', requests: /token/ },
})

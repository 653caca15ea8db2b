import { matrix } from './matrix.ts'
import { revision, unmovedRevision } from './revisions.ts'

const mlflow = { backends: ['mlflow'], existing: [], revision } as const

matrix({
  'MLflow, first log': mlflow,
  'MLflow, repeated log': { ...mlflow, existing: [revision] },
  'MLflow, relog': { ...mlflow, existing: [unmovedRevision], ifMoved: 'relog' },
  'MLflow, existing run': { ...mlflow, usesExistingRun: true },
  'Databricks, secret of a service principal': {
    ...mlflow,
    signIn: 'client-secret',
    requests: /token/,
  },
  'Databricks, federated identity': { ...mlflow, signIn: 'identity', requests: /token/ },
})

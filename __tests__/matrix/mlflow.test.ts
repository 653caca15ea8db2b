import { matrix } from './matrix.ts'
import { before, now } from './paths.ts'

const mlflow = { backends: ['mlflow'], before: [], pinned: now } as const

matrix({
  'MLflow, first log': mlflow,
  'MLflow, repeat': { ...mlflow, before: [now] },
  'MLflow, relog': { ...mlflow, before: [before], ifMoved: 'relog' },
  'MLflow, in a run of another': { ...mlflow, runs: true },
  'Databricks, secret of a service principal': { ...mlflow, exchange: 'client', about: /token/ },
  'Databricks, federated identity': { ...mlflow, exchange: 'identity', about: /token/ },
})

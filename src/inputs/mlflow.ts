import type { Source } from './source.ts'
import { bare, basic, readServerUrl } from './url.ts'

export type MlflowInputs = Readonly<{
  /** Address of the tracking server, with its path, without a slash at its end. */
  trackingUri: string
  /** The value of the `Authorization` header, or undefined for an open server. */
  authorization: string | undefined
  experiment: string
}>

/** Reads the inputs `mlflow-*`. Throws at the first that is missing or wrong. */
export function readMlflow(source: Source): MlflowInputs {
  const { get, getSecret, hide, repositoryName } = source
  const password = getSecret('mlflow-password', 'MLFLOW_TRACKING_PASSWORD')
  const token = getSecret('mlflow-token', 'MLFLOW_TRACKING_TOKEN')
  const user = get('mlflow-username', 'MLFLOW_TRACKING_USERNAME')
  const address = get('mlflow-tracking-uri', 'MLFLOW_TRACKING_URI')
  if (address === '') {
    throw new Error(
      'mlflow-tracking-uri: no address is given. Set it to that of your MLflow server (https://host/path). ' +
        'If it comes from a secret: GitHub passes none to workflows that a fork or Dependabot started.',
    )
  }
  const url = readServerUrl('mlflow-tracking-uri', address)
  const own = { user: decode(url.username), password: decode(url.password) }
  for (const form of [url.password, own.password]) hide(form)
  const authorization = authorize(user || own.user, password || own.password, token)
  if (authorization !== undefined) hide(authorization.replace(/^\w+ /, ''))
  const experiment = get('mlflow-experiment', 'MLFLOW_EXPERIMENT_NAME') || repositoryName
  if (experiment.length > 256) {
    throw new Error(
      `mlflow-experiment: the name has ${experiment.length} characters; MLflow keeps at most 256.`,
    )
  }
  return { trackingUri: bare(url), authorization, experiment }
}

/** A user with a password goes before a token, as in MLflow's own client (mlflow/utils/rest_utils.py). */
function authorize(user: string, password: string, token: string): string | undefined {
  if (user !== '' && password !== '') return basic(user, password)
  if (user !== '' || password !== '') {
    const [given, missing] = user === '' ? ['password', 'username'] : ['username', 'password']
    throw new Error(
      `mlflow-${missing}: it is empty, and mlflow-${given} is given. Set both, or neither. ` +
        'If it comes from a secret: GitHub passes none to workflows that a fork or Dependabot started.',
    )
  }
  return token === '' ? undefined : `Bearer ${token}`
}

/** A percent sign that encodes nothing stands for itself: browsers read such URLs so. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

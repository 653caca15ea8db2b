import { bare, readServerUrl } from '../../http/url.ts'
import { basicAuthorization, checkToken, type Source } from '../../inputs/source.ts'
import type { MlflowCredential, Server } from './settings.ts'

/**
 * Reads the variables by which Databricks' own tools sign in: the host, and a token, the secret of a
 * service principal, or a service principal alone, which then takes GitHub's OIDC token.
 *
 * Throws where the host or a way to sign in is missing.
 */
export function readDatabricks(source: Source, token: string): Server {
  const given = source.variable('DATABRICKS_HOST')
  if (given === '') {
    source.lacks(
      'mlflow-tracking-uri: "databricks" needs the address of the workspace in the variable DATABRICKS_HOST.',
    )
  }
  const address = given.includes('://') ? given : `https://${given}`
  const trackingUri = given === '' ? '' : bare(readServerUrl('DATABRICKS_HOST', address))
  return {
    trackingUri,
    host: 'databricks',
    credential: readCredential(source, token, trackingUri),
    experiment: readExperiment(source.get('mlflow-experiment', 'MLFLOW_EXPERIMENT_NAME')),
  }
}

function readCredential(source: Source, given: string, host: string): MlflowCredential {
  const own = source.variable('DATABRICKS_TOKEN')
  source.hide(own)
  const token = given || checkToken('DATABRICKS_TOKEN', own)
  if (token !== '') return { kind: 'header', authorization: `Bearer ${token}` }
  const clientId = source.variable('DATABRICKS_CLIENT_ID')
  if (clientId === '') {
    source.lacks(
      'mlflow-token: Databricks needs a way to sign in: a token (mlflow-token or DATABRICKS_TOKEN), ' +
        'or a service principal (DATABRICKS_CLIENT_ID, with DATABRICKS_CLIENT_SECRET or "permissions: id-token: write").',
    )
  }
  const secret = source.variable('DATABRICKS_CLIENT_SECRET')
  source.hide(secret)
  if (secret !== '') return { kind: 'client', authorization: basicAuthorization(source, clientId, secret) }
  const audience = source.variable('DATABRICKS_TOKEN_AUDIENCE') || `${host}/oidc/v1/token`
  return { kind: 'identity', clientId, audience }
}

/** On Databricks an experiment lies in a folder of the workspace, whose own prefix its API leaves out. */
function readExperiment(value: string): string {
  if (value.startsWith('/')) return value.replace(/^\/Workspace(?=\/)/, '')
  throw new Error(
    `mlflow-experiment: "${value}" is not the path of an experiment on Databricks. Give an absolute one: /Shared/corpus.`,
  )
}

import { exchangeToken, requestIdToken } from '../../http/authorization.ts'
import type { Tools } from '../../tracking/backend.ts'
import type { MlflowInputs } from './settings.ts'

/**
 * The value of the `Authorization` header, or undefined for an open server. For a service principal of
 * Databricks it is that of an access token, which its secret or GitHub's OIDC token is exchanged for
 * (databricks-sdk-py, credentials_provider.py and oidc.py).
 */
export async function signIn(inputs: MlflowInputs, tools: Tools): Promise<string | undefined> {
  const { credential, trackingUri } = inputs
  if (credential.kind === 'header') return credential.authorization
  const request = { who: 'Databricks', url: `${trackingUri}/oidc/v1/token` }
  if (credential.kind === 'client') {
    return await exchangeToken(tools, {
      ...request,
      form: { grant_type: 'client_credentials', scope: 'all-apis' },
      authorization: credential.authorization,
      hint: 'Check DATABRICKS_CLIENT_ID and DATABRICKS_CLIENT_SECRET.',
    })
  }
  return await exchangeToken(tools, {
    ...request,
    form: {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      subject_token: await requestIdToken(tools, credential.audience),
      client_id: credential.clientId,
      scope: 'all-apis',
    },
    hint: "Check DATABRICKS_CLIENT_ID, and that the service principal's federation policy has this job's issuer, subject and audience.",
  })
}

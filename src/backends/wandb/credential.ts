import { exchangeToken, requestIdToken } from '../../http/authorization.ts'
import type { Tools } from '../../tracking/backend.ts'
import type { WandbInputs } from './settings.ts'

/**
 * The value of the `Authorization` header: the API key's, or that of an access token which W&B gives
 * for GitHub's OIDC token (federated identity; core/internal/api/credentials.go).
 */
export async function signIn(inputs: WandbInputs, tools: Tools): Promise<string> {
  const { credential, baseUrl } = inputs
  if (credential.kind === 'key') return credential.authorization
  const assertion = await requestIdToken(tools, credential.audience)
  return await exchangeToken(tools, {
    who: 'W&B',
    url: `${baseUrl}/oidc/token`,
    form: { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion },
    hint: "Check that oidc-audience is the organization's name, and that a service account has this job's subject.",
  })
}

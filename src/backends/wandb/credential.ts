import {
  basicAuthorization,
  exchangeToken,
  requestIdToken,
  type SignInTools,
} from '../../http/authorization.ts'
import { emptySecretHint, type InputSource } from '../../inputs/source.ts'

/** How the action signs in. */
export type WandbCredential =
  /** An API key, as the value of the `Authorization` header. */
  | Readonly<{ kind: 'key'; authorization: string }>
  /** GitHub's OIDC token for this audience, which W&B exchanges for an access token. */
  | Readonly<{ kind: 'identity'; audience: string }>

/** Reads wandb-api-key and oidc-audience. Throws if both or none are given, or if the key cannot be one. */
export function readCredential(source: InputSource): WandbCredential {
  const key = source.getSecret('wandb-api-key', 'WANDB_API_KEY')
  const audience = source.get('oidc-audience')
  if (key !== '' && audience !== '') {
    throw new Error(
      'wandb-api-key and oidc-audience are both set. Set only one of them. (WANDB_API_KEY counts as wandb-api-key.)',
    )
  }
  if (audience !== '') return { kind: 'identity', audience }
  checkKey(source, key)
  return { kind: 'key', authorization: basicAuthorization(source, 'api', key) }
}

/**
 * An API key can begin with the name of a self-managed server and a hyphen. At least 40 characters follow. The SDK
 * accepts a JWT too. (wandb/sdk/lib/wbauth/validation.py)
 */
function checkKey(source: InputSource, key: string): void {
  if (key === '') {
    source.reportMissing(
      `wandb-api-key: no key is given. Set it from a secret of the repository (secrets.WANDB_API_KEY). ${emptySecretHint}`,
    )
    return
  }
  const withoutServer = key.slice(key.indexOf('-') + 1)
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(key) || /^[\w-]{40,}$/.test(withoutServer)) return
  throw new Error(
    `wandb-api-key: this is not a W&B API key. It has ${key.length} characters, and a key has at least 40 letters, digits, "_" and "-". ` +
      'Copy the key again from the user settings of W&B.',
  )
}

/**
 * Returns the `Authorization` header. An OIDC token is exchanged for an access token first (W&B's "federated
 * identity", core/internal/api/credentials.go).
 *
 * Throws if GitHub or W&B gives no token.
 */
export async function signIn(
  { credential, baseUrl }: Readonly<{ credential: WandbCredential; baseUrl: string }>,
  tools: SignInTools,
): Promise<string> {
  if (credential.kind === 'key') return credential.authorization
  const assertion = await requestIdToken(tools, credential.audience)
  return await exchangeToken(tools, {
    server: 'W&B',
    input: 'wandb-base-url',
    url: `${baseUrl}/oidc/token`,
    form: { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion },
    hint: "Check that oidc-audience is the organization's name, and that a service account has this job's subject.",
  })
}

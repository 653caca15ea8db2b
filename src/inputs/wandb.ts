import type { Source } from './source.ts'
import { bare, basic, readServerUrl } from './url.ts'

export type WandbInputs = Readonly<{
  /** Address of the API, without a slash at its end. */
  baseUrl: string
  /** The value of the `Authorization` header. */
  authorization: string
  /** undefined for the default entity of the API key. */
  entity: string | undefined
  project: string
}>

/** Reads the inputs `wandb-*`. Throws at the first that is missing or wrong. */
export function readWandb({ get, getSecret, repositoryName }: Source): WandbInputs {
  const key = getSecret('wandb-api-key', 'WANDB_API_KEY', (secret) => [
    Buffer.from(`api:${secret}`).toString('base64'),
  ])
  checkKey(key)
  const project = get('wandb-project', 'WANDB_PROJECT') || repositoryName
  if (/[/\\#?%:\r\n]/.test(project) || project.length > 128) {
    throw new Error(
      `wandb-project: "${project}" is not a name for a W&B project. It has at most 128 characters and none of / \\ # ? % :`,
    )
  }
  return {
    baseUrl: readBaseUrl(get('wandb-base-url', 'WANDB_BASE_URL') || 'https://api.wandb.ai'),
    authorization: basic('api', key),
    entity: get('wandb-entity', 'WANDB_ENTITY') || undefined,
    project,
  }
}

/**
 * An API key may begin with the name of an on-premises server and a hyphen; what follows has 40
 * characters or more. A JWT passes as it is. (wandb/sdk/lib/wbauth/validation.py)
 */
function checkKey(key: string): void {
  if (key === '') {
    throw new Error(
      'wandb-api-key: no key is given. Set it from a secret of the repository (secrets.WANDB_API_KEY). ' +
        'GitHub passes no secrets to workflows that a fork or Dependabot started.',
    )
  }
  const bareKey = key.slice(key.indexOf('-') + 1)
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(key) || /^[\w-]{40,}$/.test(bareKey)) return
  throw new Error(
    `wandb-api-key: not a W&B API key: it has ${key.length} characters, where a key has at least 40 letters, digits, "_" and "-". ` +
      'Copy it once more from the user settings of W&B.',
  )
}

function readBaseUrl(value: string): string {
  const url = readServerUrl('wandb-base-url', value)
  if (/(^|\.)wandb\.ai$/.test(url.hostname) && !url.hostname.startsWith('api.')) {
    throw new Error(
      `wandb-base-url: ${url.host} is the address of the web app. Give that of the API: https://api.wandb.ai.`,
    )
  }
  return bare(url)
}

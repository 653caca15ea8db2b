import { bare, readServerUrl } from '../../http/url.ts'
import { basicAuthorization, type Source, whyEmpty } from '../../inputs/source.ts'
import { aliasFor } from './alias.ts'

export type WandbInputs = Readonly<{
  /** Address of the API, without a slash at its end. */
  baseUrl: string
  credential: WandbCredential
  /** undefined for the default entity of the credential. */
  entity: string | undefined
  project: string
  /** A run to log into, which someone else began and ends; undefined for a run of its own. */
  runId: string | undefined
  /** What the newest revision of the step is called besides. */
  aliases: readonly string[]
  /** The registry collection that the artifact is linked to. */
  registry: Registry | undefined
}>

export type WandbCredential =
  /** An API key, as the value of the `Authorization` header. */
  | Readonly<{ kind: 'key'; authorization: string }>
  /** GitHub's OIDC token for that audience, to be exchanged for one of W&B. */
  | Readonly<{ kind: 'identity'; audience: string }>

export type Registry = Readonly<{ project: string; collection: string }>

/** Reads the inputs `wandb-*`. Throws at the first that is missing or wrong. */
export function readWandb(source: Source): WandbInputs {
  const { get } = source
  return {
    credential: readCredential(source),
    baseUrl: readBaseUrl(get('wandb-base-url', 'WANDB_BASE_URL') || 'https://api.wandb.ai'),
    entity: get('wandb-entity', 'WANDB_ENTITY') || undefined,
    project: readProject(get('wandb-project', 'WANDB_PROJECT') || source.repositoryName),
    runId: readRunId(get('wandb-run-id')),
    aliases: readAliases(get('wandb-aliases')),
    registry: readRegistry(get('wandb-registry')),
  }
}

function readCredential(source: Source): WandbCredential {
  const key = source.getSecret('wandb-api-key', 'WANDB_API_KEY')
  const audience = source.get('oidc-audience')
  if (key !== '' && audience !== '') {
    throw new Error(
      'wandb-api-key and oidc-audience are both given (the key perhaps as WANDB_API_KEY): set one of them.',
    )
  }
  if (audience !== '') return { kind: 'identity', audience }
  checkKey(source, key)
  return { kind: 'key', authorization: basicAuthorization(source, 'api', key) }
}

/**
 * An API key may begin with the name of an on-premises server and a hyphen; what follows has 40
 * characters or more. A JWT passes as it is. (wandb/sdk/lib/wbauth/validation.py)
 */
function checkKey(source: Source, key: string): void {
  if (key === '') {
    source.lacks(
      `wandb-api-key: no key is given. Set it from a secret of the repository (secrets.WANDB_API_KEY). ${whyEmpty}`,
    )
    return
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

function readProject(value: string): string {
  if (value.length <= 128 && !/[/\\#?%:\r\n]/.test(value)) return value
  throw new Error(
    `wandb-project: "${value}" is not a name for a W&B project. It has at most 128 characters and none of / \\ # ? % :`,
  )
}

/** (wandb/sdk/wandb_settings.py) */
function readRunId(value: string): string | undefined {
  if (/[:;,#?/'\p{Cc}]/u.test(value)) {
    throw new Error(
      `wandb-run-id: "${value}" is not the id of a run. It is the last part of the run's URL.`,
    )
  }
  return value || undefined
}

/** Those that no tag could have, nor W&B itself: others would move away from what they mean. */
function readAliases(value: string): readonly string[] {
  const aliases = value.split(/[ \t]*\r?\n[ \t]*/).filter(Boolean)
  const wrong = aliases.find((alias) => aliasFor(alias) !== alias)
  if (wrong === undefined) return [...new Set(aliases)]
  throw new Error(
    `wandb-aliases: "${wrong}" cannot be given. An alias has at most 128 characters, none of them "/" or ":"; it is not "latest", not like "v1", and does not begin with "tag-".`,
  )
}

/** A registry is a project of the organization whose name begins with `wandb-registry-`. */
function readRegistry(value: string): Registry | undefined {
  if (value === '') return undefined
  const [, registry, collection] = /^(?:wandb-registry-)?([\w.-]+)\/([\w.-]+)$/.exec(value) ?? []
  if (registry === undefined || collection === undefined) {
    throw new Error(
      `wandb-registry: "${value}" is not a collection of a registry. Write REGISTRY/COLLECTION, for example dataset/corpus.`,
    )
  }
  return { project: `wandb-registry-${registry}`, collection }
}

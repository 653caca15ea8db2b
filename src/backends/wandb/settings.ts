import { baseUrlOf, readServerUrl } from '../../http/url.ts'
import { type InputSource, noRepositoryHint, refuseInsecureTls } from '../../inputs/source.ts'
import { printable } from '../../text/neutralize.ts'
import { appUrlOf } from './addresses.ts'
import { aliasFor, isUsableAlias } from './alias.ts'
import { readCredential, type WandbCredential } from './credential.ts'

export type WandbSettings = Readonly<{
  /** Address of the API, without a final slash. */
  baseUrl: string
  /** Address of the web app, without a final slash. */
  appUrl: string
  /** Headers that name the user for whom the key of a service account acts. */
  userHeaders: Readonly<Record<string, string>>
  credential: WandbCredential
  /** undefined for the credential's default entity. */
  entity: string | undefined
  project: string
  /** The run of another job, which receives the revision. undefined for a run of its own. */
  runId: string | undefined
  /** Extra aliases of the newest revision. */
  aliases: readonly string[]
  /** The registry collection that each version is linked to. */
  registry: RegistryCollection | undefined
}>

/** A registry is a project of the organization. The project's name begins with `wandb-registry-`. */
export type RegistryCollection = Readonly<{ project: string; collection: string }>

/** Reads the inputs `wandb-*`. Throws at the first that is missing or wrong. */
export function readWandbSettings(source: InputSource): WandbSettings {
  const { get } = source
  refuseInsecureTls(source, 'WANDB_INSECURE_DISABLE_SSL')
  const credential = readCredential(source)
  const baseUrl = readBaseUrl(get('wandb-base-url', 'WANDB_BASE_URL') || 'https://api.wandb.ai')
  const appUrl = source.variable('WANDB_APP_URL')
  return {
    credential,
    baseUrl,
    appUrl: appUrl === '' ? appUrlOf(baseUrl) : baseUrlOf(readServerUrl('WANDB_APP_URL', appUrl)),
    userHeaders: readUserHeaders(source),
    entity: get('wandb-entity', 'WANDB_ENTITY') || undefined,
    project: readProject(get('wandb-project', 'WANDB_PROJECT') || source.repositoryName),
    runId: readRunId(get('wandb-run-id')),
    aliases: readAliases(source.getLines('wandb-aliases')),
    registry: readRegistry(get('wandb-registry')),
  }
}

function readBaseUrl(value: string): string {
  const url = readServerUrl('wandb-base-url', value)
  if (/(^|\.)wandb\.ai$/.test(url.hostname) && !url.hostname.startsWith('api.')) {
    throw new Error(
      `wandb-base-url: ${url.host} is the address of the web app. Give the address of the API: https://api.wandb.ai.`,
    )
  }
  const isForge = /(^|\.)forge\.coreweave\.com$/.test(url.hostname)
  if (isForge && (!url.hostname.startsWith('api.') || url.pathname !== '/')) {
    throw new Error(
      `wandb-base-url: ${url.host}${url.pathname} is not the address of the API. Give https://api.forge.coreweave.com or https://api.wandb.ai.`,
    )
  }
  return baseUrlOf(url)
}

/** W&B's SDK sends these headers, with these variables (core/internal/api/gql_client.go). */
function readUserHeaders({ variable }: InputSource): Readonly<Record<string, string>> {
  const values = {
    'x-wandb-username': variable('WANDB_USERNAME'),
    'x-wandb-user-email': variable('WANDB_USER_EMAIL'),
  }
  const isSendable = ([, value]: readonly [string, string]) => /^[\x20-\x7e]+$/.test(value)
  return Object.fromEntries(Object.entries(values).filter(isSendable))
}

/** The SDK has the same rule (wandb/sdk/wandb_settings.py). */
function readProject(value: string): string {
  if (value === '') throw new Error(`wandb-project: no name is given. ${noRepositoryHint}`)
  if (value.length <= 128 && !/[/\\#?%:\r\n]/.test(value)) return value
  throw new Error(
    `wandb-project: "${value}" is not a valid project name. Use at most 128 characters and none of / \\ # ? % :`,
  )
}

/** The SDK has the same rule (wandb/sdk/wandb_settings.py). */
function readRunId(value: string): string | undefined {
  if (/[:;,#?/'\p{Cc}]/u.test(value)) {
    throw new Error(
      `wandb-run-id: "${value}" is not the id of a run. Copy the last part of the run's URL.`,
    )
  }
  return value || undefined
}

/** Throws for a name that W&B uses itself, or that can be the alias of a tag with another name. */
function readAliases(aliases: readonly string[]): readonly string[] {
  const invalid = aliases.find((alias) => !isUsableAlias(alias))
  if (invalid === undefined) return [...new Set(aliases)]
  throw new Error(
    `wandb-aliases: "${invalid}" is not allowed. Use at most 128 characters without "/" and ":". Do not use "latest", names like "v1", and names that begin with "tag-".`,
  )
}

/** Throws if one of `wandb-aliases` is also the alias of a tag. A version could then have it that is not the tag's. */
export function checkAliases(aliases: readonly string[], tags: readonly string[]): void {
  const tag = tags.find((name) => aliases.includes(aliasFor(name)))
  if (tag === undefined) return
  throw new Error(
    `wandb-aliases: "${aliasFor(tag)}" is also the alias of the tag "${printable(tag, 200)}". Nothing was sent. Choose an alias that no tag has.`,
  )
}

function readRegistry(value: string): RegistryCollection | undefined {
  if (value === '') return undefined
  const [, registry, collection] = /^(?:wandb-registry-)?([\w.-]+)\/([\w.-]+)$/.exec(value) ?? []
  if (registry === undefined || collection === undefined) {
    throw new Error(
      `wandb-registry: "${value}" is not a collection of a registry. Write REGISTRY/COLLECTION, for example dataset/corpus.`,
    )
  }
  return { project: `wandb-registry-${registry}`, collection }
}

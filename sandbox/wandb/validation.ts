import type { Json } from './store.ts'

/** An error that the server returns: an HTTP status and a message. */
export class RequestError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Throws a RequestError. */
export function reject(status: number, message: string): never {
  throw new RequestError(status, message)
}

const MAX_NAME_LENGTH = 128
const MAX_METADATA_KEYS = 100
const MAX_RUN_TAG_LENGTH = 64

/** The length in Unicode code points, like in W&B's own client. */
function length(text: string): number {
  return [...text].length
}

/** Parses a JSON object. `name` is its name in error messages. */
export function parseObject(name: string, text: string): Json {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    reject(400, `${name} is not well-formed JSON`)
  }
  return isObject(value) ? value : reject(400, `${name} is not a JSON object`)
}

/** True for an object that is neither null nor an array. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Checks the name of a project: 1 to 128 characters, without those that have a meaning in URLs. */
export function checkProjectName(name: string): void {
  if (name === '' || length(name) > MAX_NAME_LENGTH || /[/\\#?%:\r\n]/.test(name)) {
    reject(400, `invalid project name ${JSON.stringify(name)}`)
  }
}

/** Checks a run id, which is part of the run's URL. */
export function checkRunId(id: string): void {
  if (id === '' || id !== id.trim() || /[:;,#?/']/.test(id)) {
    reject(400, `invalid run id ${JSON.stringify(id)}`)
  }
}

/** Checks the tags of a run: 1 to 64 characters of any kind. */
export function checkRunTags(tags: readonly (string | null)[]): string[] {
  return tags.map((tag) => {
    if (tag === null || tag === '' || length(tag) > MAX_RUN_TAG_LENGTH) {
      reject(
        400,
        `invalid run tag ${JSON.stringify(tag)}: must be 1 to ${MAX_RUN_TAG_LENGTH} characters`,
      )
    }
    return tag
  })
}

/** Parses the config of a run. Each member has the form `{ value }`. */
export function parseConfig(text: string): Json {
  const config = parseObject('config', text)
  for (const [key, item] of Object.entries(config)) {
    if (!isObject(item) || !('value' in item)) reject(400, `config ${key} has no "value"`)
  }
  return config
}

/** Checks the name of a collection. */
export function checkCollectionName(name: string): void {
  if (length(name) > MAX_NAME_LENGTH) {
    reject(400, `invalid artifact name ${name}, must be ${MAX_NAME_LENGTH} characters or less`)
  }
  if (!/^[a-zA-Z0-9_\-.]+$/.test(name)) {
    reject(400, `invalid artifact name ${JSON.stringify(name)}`)
  }
}

/** Checks the type of an artifact. Some types are reserved for collections with certain names. */
export function checkArtifactType(type: string, collection: string): void {
  if (type === '' || length(type) > MAX_NAME_LENGTH || /[/:]/.test(type)) {
    reject(400, `invalid artifact type ${JSON.stringify(type)}`)
  }
  const reserved =
    type.startsWith('wandb-') ||
    type === 'job' ||
    (type === 'run_table' && collection.startsWith('run-')) ||
    (type === 'code' && collection.startsWith('source-'))
  if (reserved) reject(400, `artifact type ${type} is reserved`)
}

/** Checks an alias that a client sets. */
export function checkAlias(alias: string): void {
  if (alias === '' || length(alias) > MAX_NAME_LENGTH || /[/:]/.test(alias)) {
    reject(400, `invalid alias ${JSON.stringify(alias)}`)
  }
  // The Python SDK reads such an alias as the version number, and then cannot read the version.
  if (/^v[\p{N}\p{Script=Han}]+$/u.test(alias))
    reject(400, `alias ${alias} is reserved for version numbers`)
}

/** Checks a tag of an artifact. Unlike an alias, it has no dots. */
export function checkArtifactTag(tag: string): void {
  if (!/^[-\w]+( +[-\w]+)*$/.test(tag)) reject(400, `invalid artifact tag ${JSON.stringify(tag)}`)
}

/** Parses the metadata of an artifact. */
export function parseMetadata(text: string): Json {
  const metadata = parseObject('metadata', text)
  if (Object.keys(metadata).length > MAX_METADATA_KEYS) {
    reject(400, `metadata must have at most ${MAX_METADATA_KEYS} keys`)
  }
  return metadata
}

/** Checks the path of a file within an artifact. */
export function checkFileName(name: string): void {
  const parts = name.split('/')
  if (parts.some((part) => part === '' || part === '.' || part === '..')) {
    reject(400, `invalid file name ${JSON.stringify(name)}`)
  }
}

/** True for 16 bytes in canonical base64. */
export function isBase64MD5(text: string): boolean {
  const bytes = Buffer.from(text, 'base64')
  return bytes.length === 16 && bytes.toString('base64') === text
}

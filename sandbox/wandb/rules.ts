import { refuse } from './refusal.ts'
import type { Json } from './store.ts'

const MAX_NAME = 128
const MAX_METADATA_KEYS = 100
const MAX_RUN_TAG = 64

/** In characters, as W&B's own client counts them, and not in UTF-16 units. */
function length(text: string): number {
  return [...text].length
}

/** Parses what must be a JSON object. */
export function parseObject(what: string, text: string): Json {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    refuse(400, `${what} is not well-formed JSON`)
  }
  return isObject(value) ? value : refuse(400, `${what} is not a JSON object`)
}

/** Whether it is an object, neither null nor an array. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A project's name: 1 to 128 characters, and none that would break its URL. */
export function checkProjectName(name: string): void {
  if (name === '' || length(name) > MAX_NAME || /[/\\#?%:\r\n]/.test(name)) {
    refuse(400, `invalid project name ${JSON.stringify(name)}`)
  }
}

/** A run id, which is part of the run's URL for ever. */
export function checkRunId(id: string): void {
  if (id === '' || id !== id.trim() || /[:;,#?/']/.test(id)) {
    refuse(400, `invalid run id ${JSON.stringify(id)}`)
  }
}

/** The tags of a run. They may hold every character, but not too many of them. */
export function checkRunTags(tags: readonly (string | null)[]): string[] {
  return tags.map((tag) => {
    if (tag === null || tag === '' || length(tag) > MAX_RUN_TAG) {
      refuse(400, `invalid run tag ${JSON.stringify(tag)}: must be 1 to ${MAX_RUN_TAG} characters`)
    }
    return tag
  })
}

/** A run's config, where each key holds its value one level down. */
export function parseConfig(text: string): Json {
  const config = parseObject('config', text)
  for (const [key, item] of Object.entries(config)) {
    if (!isObject(item) || !('value' in item)) refuse(400, `config ${key} has no "value"`)
  }
  return config
}

/** A collection's name. */
export function checkCollectionName(name: string): void {
  if (length(name) > MAX_NAME) {
    refuse(400, `invalid artifact name ${name}, must be ${MAX_NAME} characters or less`)
  }
  if (!/^[a-zA-Z0-9_\-.]+$/.test(name)) {
    refuse(400, `invalid artifact name ${JSON.stringify(name)}`)
  }
}

/** An artifact's type, given the collection's name. */
export function checkArtifactType(type: string, collection: string): void {
  if (type === '' || length(type) > MAX_NAME || /[/:]/.test(type)) {
    refuse(400, `invalid artifact type ${JSON.stringify(type)}`)
  }
  const reserved =
    type.startsWith('wandb-') ||
    type === 'job' ||
    (type === 'run_table' && collection.startsWith('run-')) ||
    (type === 'code' && collection.startsWith('source-'))
  if (reserved) refuse(400, `artifact type ${type} is reserved`)
}

/** An alias that a client sets. */
export function checkAlias(alias: string): void {
  if (alias === '' || length(alias) > MAX_NAME || /[/:]/.test(alias)) {
    refuse(400, `invalid alias ${JSON.stringify(alias)}`)
  }
  // The Python SDK takes any such alias for the version number, and fails to read the version.
  if (/^v\d+$/.test(alias)) refuse(400, `alias ${alias} is reserved for version numbers`)
}

/** An artifact's tag, which has no dots, unlike an alias. */
export function checkArtifactTag(tag: string): void {
  if (!/^[-\w]+( +[-\w]+)*$/.test(tag)) refuse(400, `invalid artifact tag ${JSON.stringify(tag)}`)
}

/** An artifact's metadata. */
export function parseMetadata(text: string): Json {
  const metadata = parseObject('metadata', text)
  if (Object.keys(metadata).length > MAX_METADATA_KEYS) {
    refuse(400, `metadata must have at most ${MAX_METADATA_KEYS} keys`)
  }
  return metadata
}

/** A file's path within an artifact. */
export function checkFileName(name: string): void {
  const parts = name.split('/')
  if (parts.some((part) => part === '' || part === '.' || part === '..')) {
    refuse(400, `invalid file name ${JSON.stringify(name)}`)
  }
}

import { hash } from 'node:crypto'

const maxLength = 128
const prefix = 'tag-'
const hashDigits = 16

/**
 * The alias of a tag at W&B. A name that W&B accepts is used as it is. A version number gets a prefix: `v1` becomes
 * `tag-v1`, because `v1` is W&B's own name of the second version. In any other name, each `/` and `:` becomes `-`. Such
 * an alias begins with `tag-` and ends with 16 hex digits of the name's SHA-256, so that no two tags share an alias.
 *
 * W&B's rules are in wandb/sdk/artifacts/_validators.py. The SDK (seen with wandb 0.30.0) cannot read a version that
 * has an alias like `v1`.
 */
export function aliasFor(revision: string): string {
  if (isUsableAlias(revision)) return revision
  if (isVersionNumber(revision) && prefix.length + revision.length <= maxLength) {
    return `${prefix}${revision}`
  }
  const digits = hash('sha256', revision).slice(0, hashDigits)
  const nameLength = maxLength - prefix.length - 1 - hashDigits
  const name = [...revision.replace(/[/:]/g, '-')].slice(0, nameLength).join('')
  return `${prefix}${name}-${digits}`
}

/** True if W&B accepts a name as an alias, and if no tag of another name can have this alias. */
export function isUsableAlias(name: string): boolean {
  const isReserved = name === 'latest' || name.startsWith(prefix) || isVersionNumber(name)
  return !isReserved && !/[/:]/.test(name) && [...name].length <= maxLength
}

/**
 * True if the SDK reads an alias as a version number: `v` and characters for which Python's `isnumeric` is true, of any
 * script (wandb/util.py). Among these are some Chinese characters, so that all count.
 */
function isVersionNumber(name: string): boolean {
  return /^v[\p{N}\p{Script=Han}]+$/u.test(name)
}

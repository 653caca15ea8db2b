import { createHash } from 'node:crypto'

const longest = 128

/**
 * The alias under which W&B keeps a tag. A name that W&B takes goes as it is. One that it does not take,
 * or that means something else there, begins with `tag-`: `v1` becomes `tag-v1` (`v1` is the name of
 * W&B's own second version), and any other has each `/` and `:` replaced and ends in 16 hex digits of
 * its SHA-256, so that no two tags share one.
 *
 * (Rules: wandb/sdk/artifacts/_validators.py; that an alias like `v1` makes a version unreadable for
 * the SDK was seen with wandb 0.30.0.)
 */
export function aliasFor(revision: string): string {
  if (/^v\d+$/.test(revision) && revision.length + 4 <= longest) return `tag-${revision}`
  const taken = revision !== 'latest' && !/[/:]|^tag-|^v\d+$/.test(revision)
  if (taken && [...revision].length <= longest) return revision
  const digest = createHash('sha256').update(revision).digest('hex').slice(0, 16)
  const name = [...revision.replace(/[/:]/g, '-')].slice(0, longest - 'tag-'.length - 17).join('')
  return `tag-${name}-${digest}`
}

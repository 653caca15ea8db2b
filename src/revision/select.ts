/** What a run is asked to log: a tag, by its name below `refs/tags/`, or a commit, by its full id. */
export type Selection = Readonly<{ kind: 'tag' | 'commit'; name: string }>

/** The event that started the workflow: its name and the ref it is about, as GitHub gives them. */
export type Trigger = Readonly<{ event: string; ref: string }>

const tagPrefix = 'refs/tags/'

/**
 * The revision that is asked for: the `revision` input where it is given, else the tag of the event.
 *
 * Throws where neither names a tag or a commit.
 */
export function select(revision: string, trigger: Trigger): Selection {
  if (revision === '') return fromTrigger(trigger)
  if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(revision)) return { kind: 'commit', name: revision }
  const name = revision.startsWith(tagPrefix) ? revision.slice(tagPrefix.length) : revision
  if (name.startsWith('refs/') || !isRefName(name)) {
    throw new Error(
      `revision: "${revision}" is not the name of a tag. Give one tag (v1 or refs/tags/v1) or one full commit id.`,
    )
  }
  return { kind: 'tag', name }
}

function fromTrigger({ event, ref }: Trigger): Selection {
  if (ref.startsWith(tagPrefix)) return { kind: 'tag', name: ref.slice(tagPrefix.length) }
  throw new Error(
    `There is no tag to log: the event "${event}" is about "${ref}". ` +
      'Start the workflow by the push of a tag (on: push: tags), or name a tag in the input "revision".',
  )
}

/**
 * Whether git would take `name` for a ref below `refs/tags/`, by the rules of `git check-ref-format`.
 * A name that passes has no meaning of its own in git's revision syntax.
 */
export function isRefName(name: string): boolean {
  const forbidden = /[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|\/$|^\/|\.$/u
  const parts = name.split('/')
  return (
    name !== '' &&
    !forbidden.test(name) &&
    parts.every((part) => !part.startsWith('.') && !part.endsWith('.lock'))
  )
}

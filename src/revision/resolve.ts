import { distance } from 'fastest-levenshtein'
import { isoDate } from '../git/date.ts'
import type { Git } from '../git/repository.ts'
import type { Selection } from './select.ts'

/** A revision, read from git objects alone. */
export type Revision = Readonly<{
  /** The tag's name, or the full commit id. */
  name: string
  commit: string
  /** The committer date: ISO 8601, UTC, to the second. */
  committedAt: string
  /** The id of the commit's root tree. */
  tree: string
  /** null for a revision that was given as a commit id. */
  tag: Tag | null
}>

export type Tag = Readonly<{ kind: 'lightweight' }> | AnnotatedTag

export type AnnotatedTag = Readonly<{
  kind: 'annotated'
  /** The id of the tag object. */
  object: string
  /** Name and e-mail address. */
  tagger: string
  /** ISO 8601, UTC, to the second. */
  date: string
  /** Without the signature. */
  message: string
  signature: 'gpg' | 'ssh' | 'x509' | null
}>

/** A tag that leads to no commit, but to a file or a folder, or whose name is no text. */
export class NotACommitError extends Error {}

/**
 * Reads the commit, its tree and the tag's annotation.
 *
 * Throws where the selection does not resolve to a commit in this checkout: the message says what to
 * check, and names the tags that are spelled nearly so. Throws, too, where the event was about another
 * commit: the tag was moved since.
 */
export async function resolve(git: Git, selection: Selection): Promise<Revision> {
  const { kind, name } = selection
  const ref = kind === 'tag' ? `refs/tags/${name}` : name
  const [object, commit] = await Promise.all([git.read(ref), git.read(`${ref}^{commit}`)])
  // In a repository of SHA-256 objects, git takes 40 digits for the beginning of an id.
  if (object === undefined || (kind === 'commit' && object.id !== name)) {
    throw await unresolved(git, selection)
  }
  if (commit === undefined) {
    const target = object.type === 'tag' ? await git.read(`${ref}^{}`) : object
    if (target === undefined) throw damaged(name)
    const what = target === object ? '' : 'tag of a '
    throw new NotACommitError(`${ref} does not lead to a commit: it is a ${what}${target.type}.`)
  }
  if (kind === 'commit' && object.type !== 'commit') {
    throw new Error(`revision: ${name} is the id of a ${object.type}. Give the tag's name instead.`)
  }
  checkEvent(selection, commit.id)
  const { headers } = parseObject(commit.content)
  return {
    name,
    commit: commit.id,
    committedAt: signed(headers.get('committer')).date,
    tree: headers.get('tree') ?? '',
    tag: kind === 'commit' ? null : readTag(object.id, object.type, object.content),
  }
}

function checkEvent({ name, told }: Selection, commit: string): void {
  if (told === undefined || told.commit === '' || told.commit === commit) return
  throw new Error(
    `The tag "${name}" was moved after this workflow was started: the event is about commit ${told.commit}, ` +
      `and the tag leads to ${commit} in this checkout. Nothing was sent. ` +
      'The push that moved it starts a workflow of its own; to log the tag as it is now, start one by hand.',
  )
}

function readTag(id: string, type: string, content: Buffer): Tag {
  return type === 'tag' ? parseTag(id, content) : { kind: 'lightweight' }
}

/** Reads a tag object. The format is git's own (Documentation/user-manual, "Tag Object"). */
export function parseTag(id: string, content: Buffer): AnnotatedTag {
  const { headers, body } = parseObject(content)
  const { who, date } = signed(headers.get('tagger'))
  return { kind: 'annotated', object: id, tagger: who, date, ...splitSignature(body) }
}

/**
 * Splits the text of a tag into its message and the kind of the signature that follows it: the last frame
 * of one, where nothing comes after it. A message may quote another.
 */
export function splitSignature(text: string): Pick<AnnotatedTag, 'message' | 'signature'> {
  const frame = /^-----BEGIN (PGP SIGNATURE|PGP MESSAGE|SSH SIGNATURE|SIGNED MESSAGE)-----$/gm
  const last = [...text.matchAll(frame)].at(-1)
  const isLast = last !== undefined && text.trimEnd().endsWith(`\n-----END ${last[1]}-----`)
  if (!isLast) return { message: text.trimEnd(), signature: null }
  return { message: text.slice(0, last.index).trimEnd(), signature: signatureKind(last[1] ?? '') }
}

function signatureKind(title: string): 'gpg' | 'ssh' | 'x509' {
  if (title.startsWith('PGP')) return 'gpg'
  return title.startsWith('SSH') ? 'ssh' : 'x509'
}

function parseObject(content: Buffer): { headers: Map<string, string>; body: string } {
  const text = content.toString('utf8')
  const blank = text.indexOf('\n\n')
  const headers = new Map<string, string>()
  for (const line of text.slice(0, blank < 0 ? undefined : blank).split('\n')) {
    const [key = '', ...value] = line.split(' ')
    if (key !== '' && !headers.has(key)) headers.set(key, value.join(' '))
  }
  return { headers, body: blank < 0 ? '' : text.slice(blank + 2) }
}

/** Splits `Name <address> 1792490400 +0200` into who and when. A tag of git's first years has no tagger. */
function signed(line = ''): { who: string; date: string } {
  const [, who, seconds] = /^(.*>)? ?(\d{1,11}) [+-]\d{4}$/s.exec(line) ?? []
  return seconds === undefined
    ? { who: line, date: '' }
    : { who: who ?? '', date: isoDate(seconds) }
}

async function unresolved(git: Git, { kind, name }: Selection): Promise<Error> {
  if (kind === 'commit') {
    return new Error(
      `The commit ${name} is not in this checkout. Fetch it: actions/checkout with "fetch-depth: 0" or "ref: ${name}".`,
    )
  }
  const tags = await git.tags()
  // What is no UTF-8 was replaced by U+FFFD, and is not found under its name any more.
  if (tags.includes(name) && name.includes('\ufffd')) {
    return new NotACommitError(`the name of refs/tags/${name} is not UTF-8, and cannot be recorded.`)
  }
  if (tags.includes(name)) {
    return damaged(name)
  }
  const near = nearest(name, tags)
  return new Error(
    `The tag "${name}" does not resolve to a commit in this checkout, which has ` +
      `${tags.length === 0 ? 'no tags' : `${tags.length} tag(s)`}${near.length === 0 ? '' : `; nearest: ${near.join(', ')}`}. ` +
      'Check the spelling, and that actions/checkout fetched the tag ("fetch-depth: 0" fetches all).',
  )
}

function damaged(tag: string): Error {
  return new Error(
    `The tag "${tag}" is there, but the object that it points to is missing from this checkout, or damaged. Check the repository out again.`,
  )
}

/** Up to three of the names, the most alike first. None that shares less than half with `name`. */
export function nearest(name: string, names: readonly string[]): readonly string[] {
  return names
    .map((candidate) => ({ candidate, edits: distance(name, candidate) }))
    .filter(({ candidate, edits }) => edits <= Math.max(name.length, candidate.length) / 2)
    .sort((a, b) => a.edits - b.edits)
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}

import { distance } from 'fastest-levenshtein'
import { parseCommit, parseTag, peel, type Tag, tagNameIn } from '../git/objects.ts'
import type { Git } from '../git/repository.ts'
import { tagPrefix } from '../inputs/event.ts'
import type { Messages } from '../text/message.ts'
import type { Selection } from './select.ts'

/** Clocks differ. */
const toleranceMs = 24 * 60 * 60 * 1000

/**
 * The date if it can decide what is newest, or '' if it cannot: git cannot read it, or it lies in the future. Such a date
 * counts as older than all others.
 */
export function reliableDate(date: string, nowMs: number): string {
  const isReadable = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date)
  return isReadable && Date.parse(date) <= nowMs + toleranceMs ? date : ''
}

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

/** A revision, and how it was selected. */
export type Resolved = Readonly<{ revision: Revision; selection: Selection }>

/** A tag that does not lead to a commit, or whose name is not valid UTF-8. */
export class NotACommitError extends Error {}

/** The step was asked for a revision that this checkout does not have. */
export class UnresolvedError extends Error {}

/** What resolving needs in addition to git. */
export type ResolveTools = Readonly<{
  warn: Messages['warn']
  /** What else is known about a name that git does not know, as sentences, or ''. */
  nameHint: (name: string) => Promise<string>
}>

/**
 * Reads the commit, its tree and the tag's annotation.
 *
 * Throws if the selection does not resolve to a commit in this checkout. The message says what to check, and suggests
 * similar tag names.
 */
export async function resolve(
  git: Git,
  selection: Selection,
  { warn, nameHint }: ResolveTools,
): Promise<Revision> {
  const { kind, name } = selection
  const id = kind === 'commit' ? name : await tagObjectId(git, name)
  if (id === '') throw brokenTagError(name)
  const object = id === undefined ? undefined : await git.read(id)
  if (object === undefined) throw await unresolvedError(git, selection, nameHint)
  if (kind === 'commit' && object.type !== 'commit') {
    throw new UnresolvedError(
      `revision: ${name} is the id of a ${object.type}. Give the tag's name instead.`,
    )
  }
  const commit = await peel(git, object)
  if (commit === undefined) throw damagedTagError(name)
  if (commit.type !== 'commit') {
    const prefix = commit === object ? '' : 'tag of a '
    throw new NotACommitError(
      `${tagPrefix}${name} does not lead to a commit: it is a ${prefix}${commit.type}.`,
    )
  }
  const { committedAt, tree } = parseCommit(commit)
  warnAboutDate(`commit date of ${name}`, committedAt, warn)
  const revision = { name, commit: commit.id, committedAt, tree }
  if (kind === 'commit') return { ...revision, tag: null }
  if (object.type !== 'tag') return { ...revision, tag: { kind: 'lightweight' } }
  warnAboutName(name, tagNameIn(object.content), warn)
  const tag = parseTag(object.id, object.content)
  // A tag from git's first years has neither a tagger nor a date.
  if (tag.tagger !== '') warnAboutDate(`date of the tag ${name}`, tag.date, warn)
  return { ...revision, tag }
}

/** The id of the object of a tag: '' if git cannot read its ref, undefined if there is no such tag. */
async function tagObjectId(git: Git, name: string): Promise<string | undefined> {
  const id = (await git.tags()).get(name)
  if (!id || !name.includes('\ufffd')) return id
  // The list shows invalid UTF-8 as U+FFFD. The id can be that of another tag.
  const exactId = await git.tagId(name)
  if (exactId !== undefined) return exactId
  throw new NotACommitError(`the name of ${tagPrefix}${name} is not UTF-8, and cannot be recorded.`)
}

/** Warns if a tag object carries another name than its ref. */
export function warnAboutName(name: string, ownName: string, warn: ResolveTools['warn']): void {
  if (ownName === name) return
  warn(`The tag object of ${name} has another name, "${ownName}". The name of the ref is recorded.`)
}

function warnAboutDate(what: string, date: string, warn: ResolveTools['warn']): void {
  if (reliableDate(date, Date.now()) !== '') return
  warn(
    `The ${what} cannot be read or is in the future: "${date}". It is recorded unchanged, but is not used to find the newest tag.`,
  )
}

async function unresolvedError(
  git: Git,
  { kind, name }: Selection,
  nameHint: ResolveTools['nameHint'],
): Promise<Error> {
  const tags = await git.tags()
  if (kind === 'tag' && tags.has(name)) return damagedTagError(name)
  const hint = await nameHint(name)
  const ending = hint && ` ${hint}`
  if (kind === 'commit') {
    return new UnresolvedError(
      `The commit ${name} is not in this checkout. Fetch it: actions/checkout with "fetch-depth: 0" or "ref: ${name}".${ending}`,
    )
  }
  const near = nearest(name, [...tags.keys()])
  return new UnresolvedError(
    `There is no tag named "${name}" in this checkout, which has ` +
      `${tags.size === 0 ? 'no tags' : `${tags.size} tag(s)`}${near.length === 0 ? '' : `; nearest: ${near.join(', ')}`}. ` +
      `Check the spelling, and that actions/checkout fetched the tag ("fetch-depth: 0" fetches all).${await formHint(git, name)}${ending}`,
  )
}

/** git would guess what such a name means. The action does not. */
async function formHint(git: Git, name: string): Promise<string> {
  const isAbbreviated = /^[0-9a-f]{4,63}$/i.test(name)
  const isBranch = name === 'HEAD' || (!isAbbreviated && (await git.hasBranch(name)))
  const looks = isAbbreviated ? 'an abbreviated id' : isBranch ? 'a branch' : ''
  return `${looks && ` "${name}" looks like ${looks}.`} The input "revision" accepts tags, patterns and full commit ids.`
}

function damagedTagError(tag: string): Error {
  return new Error(
    `The tag "${tag}" exists, but the object that it points to is missing from this checkout, or damaged. Check the repository out again.`,
  )
}

function brokenTagError(tag: string): Error {
  return new Error(
    `The tag "${tag}" exists, but git cannot read its ref. Delete .git/${tagPrefix}${tag}, or check the repository out again.`,
  )
}

/** To compare 100,000 long names would take seconds. The last names are usually the newest. */
const maxCandidates = 2_000

/** Up to three similar names, the most similar first. A name that differs in more than half is not similar. */
export function nearest(name: string, names: readonly string[]): readonly string[] {
  return names
    .slice(-maxCandidates)
    .filter((candidate) => candidate.length <= 2 * name.length)
    .map((candidate) => ({ candidate, edits: distance(name, candidate) }))
    .filter(({ candidate, edits }) => edits <= Math.max(name.length, candidate.length) / 2)
    .sort((a, b) => a.edits - b.edits)
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}

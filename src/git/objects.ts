import { LimitError, limits } from '../limits.ts'
import { copyOf } from '../text/message.ts'
import { truncationMark } from '../text/neutralize.ts'
import type { GitObject } from './git-object.ts'
import type { ObjectSource } from './tree.ts'

/** Parsing of commit and tag objects (git's Documentation, "gitformat-commit" and the user manual). */

/**
 * The value of the first header line with that key in a commit or a tag, or ''. An object can have many thousands of lines,
 * and a line can be very long, so only this one becomes a string, up to `maxBytes`.
 */
export function headerOf(content: Buffer, key: string, maxBytes = content.length): string {
  const headers = content.subarray(0, headersEnd(content))
  const isFirst = headers.subarray(0, key.length + 1).equals(Buffer.from(`${key} `))
  const lineStart = isFirst ? 0 : headers.indexOf(`\n${key} `) + 1
  if (!isFirst && lineStart === 0) return ''
  const lineEnd = headers.indexOf('\n', lineStart)
  const valueStart = lineStart + key.length + 1
  const valueEnd = lineEnd < 0 ? headers.length : lineEnd
  return headers.toString('utf8', valueStart, Math.min(valueEnd, valueStart + maxBytes))
}

/** An id has 64 digits at most. A longer text is not one. */
const maxIdBytes = 65

/** The id in the first header line with that key, or a text that is not an id. */
export function idIn(content: Buffer, key: 'object' | 'tree'): string {
  return headerOf(content, key, maxIdBytes)
}

/** The text after the headers. */
function bodyOf(content: Buffer): string {
  return content.toString('utf8', headersEnd(content) + 2)
}

/** The headers end with an empty line. */
function headersEnd(content: Buffer): number {
  const end = content.indexOf('\n\n')
  return end < 0 ? content.length : end
}

/** The root tree of a commit, and its committer date: ISO 8601, UTC, to the second, or ''. */
export function parseCommit({
  content,
}: GitObject): Readonly<{ tree: string; committedAt: string }> {
  return {
    tree: idIn(content, 'tree'),
    committedAt: parseIdent(headerOf(content, 'committer')).date,
  }
}

/**
 * Follows tag objects to the object that they lead to, usually a commit. Undefined if an object is missing.
 *
 * Throws a `LimitError` after too many tag objects.
 */
export async function peel(git: ObjectSource, start: GitObject): Promise<GitObject | undefined> {
  let object: GitObject | undefined = start
  for (let depth = 0; object?.type === 'tag'; depth++) {
    if (depth > limits.nestedTags) {
      throw new LimitError(
        `The tag object ${start.id}`,
        `more than ${limits.nestedTags} nested tags`,
        limits.nestedTags,
      )
    }
    object = await git.read(idIn(object.content, 'object'))
  }
  return object
}

/** Who made a commit or a tag, and when. */
export type Ident = Readonly<{
  who: string
  /** ISO 8601, UTC, to the second. The text as it is if git cannot read it, or '' if there is none. */
  date: string
}>

/**
 * Splits `Name <address> 1792490400 +0200`. Like git, it reads the digits after the last `>`, whatever the time zone looks
 * like (git's commit.c, `parse_commit_date`). A tag from git's first years has no tagger.
 */
export function parseIdent(line: string): Ident {
  const whoEnd = line.lastIndexOf('>') + 1
  // `trim` would also remove blanks that are none for git, such as U+00A0.
  const rest = line.slice(whoEnd).replace(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, '')
  const [seconds] = /^\d+/.exec(rest) ?? []
  const date = seconds === undefined ? '' : isoDate(seconds)
  if (whoEnd > 0 || date !== '') {
    return { who: line.slice(0, whoEnd), date: date || truncate(rest, limits.taggerLength) }
  }
  return { who: line, date: '' }
}

/** The last second that JavaScript can show (ECMAScript, "Time Values and Time Range"). */
const maxSeconds = 8_640_000_000_000

/** Seconds since 1970 as ISO 8601 in UTC, to the second, or '' if the number is too large. */
export function isoDate(seconds: string): string {
  if (Number(seconds) > maxSeconds) return ''
  return new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z')
}

/** `unknown`: the checkout may have lost an annotation, and it could not be fetched. */
export type Tag = Readonly<{ kind: 'lightweight' | 'unknown' }> | AnnotatedTag

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

/** The name that a tag object carries. It can differ from the name of the ref. */
export function tagNameIn(content: Buffer): string {
  return headerOf(content, 'tag')
}

/** A tag object as it is recorded. A very long tagger or message is truncated and says so. */
export function parseTag(id: string, content: Buffer): AnnotatedTag {
  const { who, date } = parseIdent(headerOf(content, 'tagger'))
  const { message, signature } = splitSignature(bodyOf(content))
  return truncateTag({ kind: 'annotated', object: id, tagger: who, date, message, signature })
}

/** Without this, one tag could make a record so large that no server accepts it. */
export function truncateTag(tag: AnnotatedTag): AnnotatedTag {
  const tagger = truncate(tag.tagger, limits.taggerLength)
  return { ...tag, tagger, message: truncate(tag.message, limits.messageLength) }
}

function truncate(text: string, maxLength: number): string {
  if (text.length <= maxLength) return copyOf(text)
  return `${copyOf(text.slice(0, maxLength)).toWellFormed()}${truncationMark}${text.length} characters)`
}

/**
 * Splits the text of a tag into its message and the kind of the signature that follows it. A message can quote another
 * signature: only the last one counts, and only if nothing follows it.
 */
export function splitSignature(text: string): Pick<AnnotatedTag, 'message' | 'signature'> {
  const header = /^-----BEGIN (PGP SIGNATURE|PGP MESSAGE|SSH SIGNATURE|SIGNED MESSAGE)-----$/gm
  const last = [...text.matchAll(header)].at(-1)
  const isAtEnd = last !== undefined && text.trimEnd().endsWith(`\n-----END ${last[1]}-----`)
  if (!isAtEnd) return { message: text.trimEnd(), signature: null }
  return { message: text.slice(0, last.index).trimEnd(), signature: signatureKind(last[1] ?? '') }
}

function signatureKind(title: string): 'gpg' | 'ssh' | 'x509' {
  if (title.startsWith('PGP')) return 'gpg'
  return title.startsWith('SSH') ? 'ssh' : 'x509'
}

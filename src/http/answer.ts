import * as v from 'valibot'
import { truncationMark, parseJson, printable } from '../text/neutralize.ts'
import type { Answer } from './message.ts'

/** The JSON value of an answer, or undefined where its body is something else, whatever it claims. */
export function jsonIn({ headers, body }: Answer): unknown {
  return /\bjson\b/.test(headers['content-type'] ?? '') ? parseJson(body) : undefined
}

const Message = v.union([
  v.string(),
  v.pipe(
    v.object({ message: v.string() }),
    v.transform(({ message }) => message),
  ),
])
const Errors = v.union([
  v.pipe(
    v.object({ errors: v.array(Message) }),
    v.transform(({ errors }) => errors),
  ),
  v.pipe(
    v.object({ error: Message }),
    v.transform(({ error }) => [error]),
  ),
])

/** The messages of errors in an answer's JSON, in the forms that GraphQL and REST services use. */
export function errorsIn(json: unknown): readonly string[] {
  const result = v.safeParse(Errors, json)
  return result.success ? result.output : []
}

/**
 * What an answer that is not JSON says, in words: the text of an HTML page without its tags, or the
 * place that a redirect points to, which is mostly a login.
 */
export function wordsOf({ status, headers, body }: Answer): string {
  if (status >= 300 && status < 400) {
    return `a redirect to ${printable(withoutQuery(headers.location ?? 'nowhere'), 200)}`
  }
  const words = body
    .slice(0, mostRead)
    .replace(/<(script|style)\b.*?<\/\1\s*>/gis, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
  const said = printable(words, 500) || (body === '' ? 'an empty body' : 'no words')
  if (body.length <= mostRead) return said
  const [start] = said.split(truncationMark)
  return `${start}${truncationMark}${body.length} characters)`
}

/** What an answer says of what went wrong: the messages in its JSON, or else its words. */
export function complaintIn(answer: Answer): string {
  return errorsIn(jsonIn(answer)).join('; ') || wordsOf(answer)
}

/** What stands further below in a page tells nothing of a refusal. */
const mostRead = 20_000

function withoutQuery(location: string): string {
  return location.replace(/[?#].*$/s, '')
}

/** Words as a sentence: made printable, cut where they are long, with one full stop. */
export function sentence(words: string): string {
  return `${printable(words, 500).replace(/[.\s]+$/, '')}.`
}

import { FileError } from '../text/message.ts'
import { joinFirst, messageOf } from '../text/neutralize.ts'
import { isGood, type Result } from '../tracking/result.ts'
import type { ErrorAnnotation } from './annotations.ts'

/**
 * What failed, as messages: several revisions that failed for one reason share a message. Where the step is
 * about one revision only, its name is left out.
 */
export function complaintsOf(results: readonly Result[]): readonly ErrorAnnotation[] {
  const several = new Set(results.map(({ revision }) => revision)).size > 1
  const failed = new Map<string, Result[]>()
  for (const result of results.filter((each) => !isGood(each))) {
    const message = messageFor(result)
    failed.set(message, [...(failed.get(message) ?? []), result])
  }
  return [...failed].map(([message, those]) => {
    const names = new Set(those.map(({ revision }) => revision))
    const place = those.find((each) => each.place)?.place
    return { message: several ? `${joinFirst([...names], 3)}: ${message}` : message, place }
  })
}

/** Whatever was thrown, as a complaint. */
export function complaintOf(error: unknown): ErrorAnnotation {
  return { message: messageOf(error), place: error instanceof FileError ? error.place : undefined }
}

function messageFor({ backend, revision, status, url, details }: Result): string {
  const said = details.join('; ')
  if (status === 'missing') {
    const why = said === '' ? 'It was never logged there, or its record was deleted' : said
    return `${backend} does not hold it. ${why}.`
  }
  if (status === 'differs') {
    return `${backend} holds "${revision}" otherwise${url && ` (${url})`}: ${said}.`
  }
  return said.endsWith('.') ? said : `${said}.`
}

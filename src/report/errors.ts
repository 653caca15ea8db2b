import { Fault } from '../text/message.ts'
import { list, messageOf } from '../text/neutralize.ts'
import { isGood, type Result } from '../tracking/result.ts'
import type { Complaint } from './annotations.ts'

/**
 * What failed, as messages: several revisions that failed for one reason share a message. Where the step is
 * about one revision only, its name is left out.
 */
export function complaintsOf(results: readonly Result[]): readonly Complaint[] {
  const several = new Set(results.map(({ revision }) => revision)).size > 1
  const failed = new Map<string, Result[]>()
  for (const result of results.filter((each) => !isGood(each))) {
    const message = messageFor(result)
    failed.set(message, [...(failed.get(message) ?? []), result])
  }
  return [...failed].map(([message, those]) => {
    const names = new Set(those.map(({ revision }) => revision))
    const place = those.find((each) => each.place)?.place
    return { message: several ? `${list([...names], 3)}: ${message}` : message, place }
  })
}

/** Whatever was thrown, as a complaint. */
export function complaintOf(error: unknown): Complaint {
  return { message: messageOf(error), place: error instanceof Fault ? error.place : undefined }
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
